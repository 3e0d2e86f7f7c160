import { Link } from '@remix-run/react'
import { WORTH_MOST } from '~/domain/room/kinds'
import type { RoomFigures } from '~/domain/room/themes'
import { FEWEST_ANSWERS, type SurveyFigures } from '~/domain/session/survey'
import { paths } from '~/paths'

/** What learners said of a session on its page, once enough of them have. */
export function SurveyResult({ figures, better = [] }: { figures: SurveyFigures | null; better?: string[] }) {
	return (
		<>
			{figures ? <SurveySpread figures={figures} /> : null}
			{better.length > 0 ? (
				<>
					<h3 className="h3 mt-5">What would make the next one better</h3>
					<ul className="rows">
						{better.map((words, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: two may say the same, and the list never changes
							<li key={`${index}-${words}`}>
								<span className="grow whitespace-pre-line">{words}</span>
							</li>
						))}
					</ul>
				</>
			) : null}
			{figures ? null : (
				<p className="small soft mt-3">
					For two weeks after a session its page asks learners what would make the next one better; and whoever left no
					number in the room, whether it was worth the hour. Of each nothing is shown before {FEWEST_ANSWERS} have
					answered, and then only {FEWEST_ANSWERS} more at a time. Nobody sees who answered.
				</p>
			)}
		</>
	)
}

function SurveySpread({ figures }: { figures: SurveyFigures }) {
	return (
		<>
			<p className="mt-4">
				<b className="num">{figures.mean.toFixed(1)} of 5</b>{' '}
				<span className="soft">on the page afterward, from {figures.answers} answers</span>
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

type Line = { id: string; title: string; mean: number; answers: number }

/** Each session whose answers are shown, in a line. `rooms`: of the number that people left at the end of their room */
export function SurveyBySession({ sessions, rooms }: { sessions: Line[]; rooms: Line[] }) {
	return (
		<>
			{sessions.length > 1 ? <Lines of={5} lines={sessions} /> : null}
			{rooms.length > 0 ? (
				<>
					<h3 className="h3 mt-5">At the end of the room</h3>
					<Lines of={WORTH_MOST} lines={rooms} />
				</>
			) : null}
		</>
	)
}

function Lines({ lines, of }: { lines: Line[]; of: number }) {
	return (
		<ul className="rows mt-4">
			{lines.map((session) => (
				<li key={session.id}>
					<span className="grow">
						<Link to={`${paths.facilitateSession({ session: session.id })}#survey`}>{session.title}</Link>
					</span>
					<span className="num small">
						{session.mean.toFixed(1)} of {of}, {session.answers} answers
					</span>
				</li>
			))}
		</ul>
	)
}
