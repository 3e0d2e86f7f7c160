import { Form } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { capitalized, counted, listed } from '~/domain/number-words'
import { Icon } from '../ui/icon'

type OfSession = 'invited' | 'moved' | 'elsewhere' | 'clock' | 'cancelled' | 'left'
type OfSeat = 'seat-offer' | 'seat-lapsed' | 'seat-agreed' | 'seat-refused' | 'line-closed'
type Line =
	| { id: string; title: string; news: OfSession; now: string; was: string | null }
	| { id: string; title: string; news: OfSeat }
	| { id: string; title: string; news: 'time-asked'; person: string }
	| { id: string; title: null; news: OfSession }
export type Shown = {
	preview: {
		hear: { personId: string; name: string; place: string; lines: Line[] }[]
		silent: string[]
		concerns: string[]
		fingerprint: string
		isAgain: boolean
	}
	sent: [string, string][]
}

/** Before anybody is told: who will hear what, on their own clock. Confirming sends the same fields again. */
export function WhoHears({
	shown,
	act,
	aside,
	isMove = false,
	noun = 'session',
	children,
}: {
	shown: Shown
	/** "Change it": that they are told is added where somebody is */
	act: string
	aside?: string
	/** Every session in it had a date before: nobody is asked to a new one, told of the old one or not */
	isMove?: boolean
	/** What the letters are about, when several of them are counted */
	noun?: 'session' | 'meeting'
	/** What changes, above who hears of it */
	children?: ReactNode
}) {
	const heading = useRef<HTMLHeadingElement>(null)
	const { silent, concerns, fingerprint, isAgain } = shown.preview
	const hear = isMove
		? shown.preview.hear.map((each) => ({ ...each, lines: each.lines.map(asMoved) }))
		: shown.preview.hear
	useEffect(() => {
		if (fingerprint) heading.current?.focus()
	}, [fingerprint])
	return (
		<section className="hears" aria-labelledby="who-hears">
			<h2 className="h2" id="who-hears" ref={heading} tabIndex={-1}>
				{hear.length > 0
					? 'Nothing is sent yet. This is who will be told what'
					: 'Nothing is kept yet. Look at this first'}
			</h2>
			{isAgain ? (
				<p className="say warn mt-3" role="alert">
					<Icon name="warn" />
					<span>Something changed since you looked. This is how it stands now.</span>
				</p>
			) : null}
			{concerns.length > 0 ? (
				<div className="say warn mt-3">
					<Icon name="warn" />
					<ul>
						{concerns.map((concern) => (
							<li key={concern}>{concern}</li>
						))}
					</ul>
				</div>
			) : null}
			{children}
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
			{silent.length > 0 ? <p className="small soft mt-3">No letter for {listed(silent)}.</p> : null}
			{aside ? <p className="small soft mt-3">{aside}</p> : null}
			<Form method="post" className="mt-4">
				{shown.sent.map(([name, value]) => (
					<input key={`${name} ${value}`} type="hidden" name={name} value={value} />
				))}
				<input type="hidden" name="seen" value={fingerprint} />
				<button className="btn ink" type="submit">
					{hear.length > 0 ? `${act} and tell them` : act}
				</button>{' '}
				<a className="btn text" href="?">
					Leave everything as it is
				</a>
			</Form>
		</section>
	)
}

function asMoved(line: Line): Line {
	return 'now' in line && line.news === 'invited' ? { ...line, news: 'moved' } : line
}

/** "invited to four sessions, two moved" */
function summaryOf(lines: Line[], noun: string): string {
	const some = (news: OfSession, said: (count: string) => string) => {
		const count = lines.filter((line) => line.news === news).length
		return count > 0 ? [said(counted(count, noun, `${noun}s`))] : []
	}
	return listed([
		...lines.flatMap((line) => (line.title === null || 'now' in line ? [] : otherWords(line))),
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
