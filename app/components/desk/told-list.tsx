import { capitalized, counted, listed } from '~/domain/number-words'

type OfSession = 'invited' | 'moved' | 'elsewhere' | 'clock' | 'cancelled' | 'left'
type OfSeat = 'seat-offer' | 'seat-lapsed' | 'seat-agreed' | 'seat-refused' | 'line-closed'
export type Line =
	| { id: string; title: string; news: OfSession; now: string; was: string | null }
	| { id: string; title: string; news: OfSeat }
	| { id: string; title: string; news: 'time-asked'; person: string }
	| { id: string; title: null; news: OfSession }
/** Somebody with the letters they would get */
export type Hears = { personId: string; name: string; place: string; lines: Line[] }

/** Who would be told what, each on their own clock. `noun`: what the letters are about, when several of them are counted */
export function ToldList({ hear, noun = 'session' }: { hear: Hears[]; noun?: 'session' | 'meeting' }) {
	return (
		<ul className="told mt-3">
			{hear.map(({ personId, name, place, lines }) => (
				<li key={personId}>
					<span className="strong">{name}</span>
					{lines.length === 1 ? (
						<span>{lines[0] ? lineWords(lines[0], place) : null}</span>
					) : (
						<details>
							<summary>
								{capitalized(summaryOf(lines, noun))}
								{lines.some((line) => 'now' in line) ? `, on the clock of ${place}` : null}
							</summary>
							<ul>
								{lines.map((line) => (
									<li key={line.id}>{lineWords(line, null)}</li>
								))}
							</ul>
						</details>
					)}
				</li>
			))}
		</ul>
	)
}

/** "invited to four sessions, two moved" */
function summaryOf(lines: Line[], noun: string): string {
	const some = (news: OfSession, said: (count: string) => string) => {
		const count = lines.filter((line) => line.news === news).length
		return count > 0 ? [said(counted(count, noun, `${noun}s`))] : []
	}
	const questions = lines.filter((line) => line.news === 'time-asked').length
	return listed([
		...lines.flatMap((line) =>
			line.title === null || 'now' in line || (line.news === 'time-asked' && questions > 1) ? [] : otherWords(line),
		),
		...(questions > 1 ? [`asked about their people’s time, ${counted(questions, 'question', 'questions')}`] : []),
		...some('invited', (meetings) => `invited to ${meetings}`),
		...some('moved', (meetings) => `${meetings} moved`),
		...some('elsewhere', (meetings) => `${meetings} in another place`),
		...some('clock', (meetings) => `${meetings} by new rules of the clock`),
		...some('cancelled', (meetings) => `${meetings} cancelled`),
		...some('left', (meetings) => `${meetings} taken out of the calendar`),
	])
}

/** About no session: a seat, or a question to a line manager */
function otherWords(line: Extract<Line, { news: OfSeat | 'time-asked' }>): string {
	return line.news === 'time-asked'
		? `asked to agree to ${line.person}’s time for ${line.title}`
		: seatWords[line.news](line.title)
}

const seatWords: Record<OfSeat, (cohort: string) => string> = {
	'seat-offer': (cohort) => `offered the seat that comes free in ${cohort}`,
	'seat-lapsed': (cohort) => `told that the seat in ${cohort} goes to the next in line`,
	'seat-agreed': (cohort) => `told that their time for ${cohort} is agreed to`,
	'seat-refused': (cohort) => `told that no seat in ${cohort} is kept for them`,
	'line-closed': (cohort) => `told that the line for ${cohort} is closed`,
}

const ownWords: Record<OfSession, string> = {
	invited: 'Invited to a meeting of their own',
	moved: 'A meeting of their own moved',
	elsewhere: 'A meeting of their own in another place',
	clock: 'A meeting of their own by new rules of the clock',
	cancelled: 'A meeting of their own cancelled',
	left: 'A meeting of their own taken out of their calendar',
}

function lineWords(line: Line, place: string | null): string {
	if (line.title === null) return ownWords[line.news]
	if (!('now' in line)) return capitalized(otherWords(line))
	const { title, news, now, was } = line
	const where = place ? ` in ${place}` : ''
	switch (news) {
		case 'invited':
			return `Invited to “${title}”: ${now}${where}`
		case 'moved':
			return `“${title}” moved ${was ? `from ${was} ` : ''}to ${now}${where}`
		case 'elsewhere':
			return `“${title}” in another place: ${now}${where}`
		case 'clock':
			return `“${title}” by new rules of the clock: ${now}${where}`
		case 'cancelled':
			return `“${title}” cancelled: ${now}${where}`
		case 'left':
			return `“${title}” taken out of their calendar: ${now}${where}`
	}
}
