import { Link } from '@remix-run/react'
import { WORTH_MOST } from '~/domain/room/kinds'
import type { RoomFigures } from '~/domain/room/themes'
import { FEWEST_ANSWERS, type SurveyFigures } from '~/domain/session/survey'
import { paths } from '~/paths'

/** What learners said of a session, once enough of them have. `words`: whether the second question is shown. */
export function SurveyResult({ figures, words = true }: { figures: SurveyFigures | null; words?: boolean }) {
	if (!figures)
		return (
			<p className="small soft mt-3">
				Learners are asked two questions for two weeks after a session. Nothing is shown before {FEWEST_ANSWERS} have
				answered, and then only {FEWEST_ANSWERS} more at a time. Nobody sees who answered.
			</p>
		)
	return (
		<>
			<p className="mt-4">
				<b className="num">{figures.mean.toFixed(1)} of 5</b>{' '}
				<span className="soft">from {figures.answers} answers</span>
			</p>
			<table className="spread mt-3">
				<caption className="vh">Was it worth the hour?</caption>
				<thead className="vh">
					<tr>
						<th scope="col">Answer</th>
						<th scope="col">How many</th>
					</tr>
				</thead>
				<tbody>
					{figures.spread.map((row) => (
						<tr key={row.worth}>
							<th scope="row" className="small">
								{row.worth}, {row.name.toLowerCase()}
							</th>
							<td>
								<svg className="spread-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
									<rect width={(100 * row.count) / figures.answers} height="8" />
								</svg>
								<span className="num small">{row.count}</span>
							</td>
						</tr>
					))}
				</tbody>
			</table>
			{words && figures.better.length > 0 ? (
				<>
					<h3 className="h3 mt-5">What would make the next one better</h3>
					<ul className="rows">
						{figures.better.map((better, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and the list never changes
							<li key={`${index}-${better}`}>
								<span className="grow whitespace-pre-line">{better}</span>
							</li>
						))}
					</ul>
				</>
			) : null}
		</>
	)
}

/** What the room itself said: the number people left at its end, as a mean, and the themes it shared. */
export function RoomSaid({ room }: { room: RoomFigures | null }) {
	if (!room) return null
	const { worth, themes } = room
	return (
		<>
			{worth ? (
				<p className="mt-4">
					<b className="num">
						{worth.mean.toFixed(1)} of {WORTH_MOST}
					</b>{' '}
					<span className="soft">at the end of the room, from {worth.answers} people</span>
				</p>
			) : null}
			{themes.length > 0 ? (
				<>
					<h3 className="h3 mt-5">Themes the room has shared</h3>
					<ul className="rows">
						{themes.map((theme) => (
							<li key={theme}>{theme}</li>
						))}
					</ul>
				</>
			) : null}
		</>
	)
}

/** Each session whose answers are shown, in a line. */
export function SurveyBySession({
	sessions,
}: {
	sessions: { id: string; title: string; mean: number; answers: number }[]
}) {
	if (sessions.length < 2) return null
	return (
		<ul className="rows mt-4">
			{sessions.map((session) => (
				<li key={session.id}>
					<span className="grow">
						<Link to={`${paths.facilitateSession({ session: session.id })}#survey`}>{session.title}</Link>
					</span>
					<span className="num small">
						{session.mean.toFixed(1)} of 5, {session.answers} answers
					</span>
				</li>
			))}
		</ul>
	)
}
