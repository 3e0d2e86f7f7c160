import { Form, useNavigation } from '@remix-run/react'
import type { sayTalk } from '~/domain/simulation/say'
import { Answered, Scene } from './turn'

type Said = ReturnType<typeof sayTalk>

/** What was said so far, and the turn one is in: what the last choice brought stands at its top, where the page goes on. */
export function TalkSoFar({ talk: { past, now }, made }: { talk: Said; made: number }) {
	const isBusy = useNavigation().state !== 'idle'
	const last = past.at(-1)
	return (
		<>
			{past.length > 0 ? (
				<ol className="turns" aria-label="The talk so far">
					{past.map((turn) => (
						<li key={turn.number}>
							<Scene turn={turn} />
							{turn === last ? null : <Answered turn={turn} />}
						</li>
					))}
				</ol>
			) : null}
			{now ? (
				<section className="turns now" id="now" tabIndex={-1} aria-labelledby="turn">
					<h2 className="vh" id="turn">
						Turn {now.number}
					</h2>
					{last ? <Answered turn={last} /> : null}
					<Scene turn={now} />
					<Form method="post" key={made} className="choices" aria-label="What do you do?">
						<input type="hidden" name="at" value={made} />
						<p className="micro faint">Turn {now.number}. What do you do?</p>
						{now.choices.map((choice) => (
							<button key={choice.id} className="opt" type="submit" name="choice" value={choice.id} disabled={isBusy}>
								{choice.isAct ? <i>{choice.text}</i> : `“${choice.text}”`}
							</button>
						))}
					</Form>
				</section>
			) : null}
		</>
	)
}
