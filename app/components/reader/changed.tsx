import { Form } from '@remix-run/react'
import type { Rewording } from '~/domain/program/changes'

/** A part that was edited after one read it: what it said, what it says now. */
export function Changed({ passages }: { passages: Rewording[] }) {
	if (passages.length === 0) return null
	return (
		<section className="changed" aria-labelledby="changed">
			<h2 className="h3" id="changed">
				This part has changed since you read it
			</h2>
			<details>
				<summary>
					{passages.length === 1 ? 'One passage reads otherwise' : `${passages.length} passages read otherwise`}
				</summary>
				<ol>
					{passages.map(({ before, after }, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, and two passages may be alike.
						<li key={index}>
							{before ? (
								<p>
									<span className="small strong">Before: </span>
									<del>{before}</del>
								</p>
							) : null}
							{after ? (
								<p>
									<span className="small strong">Now: </span>
									<ins>{after}</ins>
								</p>
							) : null}
						</li>
					))}
				</ol>
			</details>
			<Form method="post" preventScrollReset>
				<button className="btn text sm" type="submit" name="intent" value="read">
					I have seen it
				</button>
			</Form>
		</section>
	)
}
