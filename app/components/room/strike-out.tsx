import { Form } from '@remix-run/react'
import { createContext, useContext } from 'react'
import { Section } from '../ui/section'

type Line = { key: string; text: string }

/** Lines that whoever leads may strike out now; null for everybody else, and while they only read. */
const Strikes = createContext<readonly Line[] | null>(null)
export const StrikesProvider = Strikes.Provider

/**
 * Beside a line of the recap: takes it out for everybody, once that is asked.
 * @param isElsewhere the line does not stand here, but heads the page: it is shown again
 */
export function Strike({ line, isElsewhere = false }: { line: string; isElsewhere?: boolean }) {
	const known = useContext(Strikes)?.find(({ text }) => text === line)
	if (!known) return null
	return (
		<>
			{isElsewhere ? <p className="h3">{line}</p> : null}
			<details className="recap-strike">
				<summary className="small">
					Strike out<span className="vh">: {line}</span>
				</summary>
				<Form method="post" className="mt-2">
					<input type="hidden" name="line" value={known.key} />
					<p className="small soft">
						It goes from this page and from both files, for everybody. You can put it back. Whoever was in the room may
						still see it there. A promise is still its person’s, and is not told in the next room.
					</p>
					<button className="btn bad sm mt-2" type="submit" name="intent" value="strike">
						Strike it out for everybody
					</button>
				</Form>
			</details>
		</>
	)
}

/** What stands in the recap no more: only whoever leads sees it, to put it back. */
export function Struck({ lines }: { lines: readonly Line[] }) {
	if (lines.length === 0) return null
	return (
		<Section id="struck" title="Struck out" aside="Only who leads sees this">
			<ul className="rows">
				{lines.map(({ key, text }) => (
					<li key={key}>
						<span className="grow soft">{text}</span>
						<Form method="post">
							<input type="hidden" name="line" value={key} />
							<button
								className="btn text sm"
								type="submit"
								name="intent"
								value="put-back"
								aria-label={`Put it back: ${text}`}
							>
								Put it back
							</button>
						</Form>
					</li>
				))}
			</ul>
		</Section>
	)
}
