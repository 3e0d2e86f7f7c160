import { DomainError } from '../errors'
import { addDays, dayLabel } from '../zone/plain-date'
import { instantOf } from '../zone/zone.server'
import { NoSuchTime } from './schedule.server'

/** When a series meets. */
type Rhythm = { firstStart: string; everyWeeks: number; timeZone: string }
/** A night whose clock skips the hour of a series, or shows it twice; `instead`: the next plain hour */
type OddNight = { date: string; time: string; why: 'no-such-time' | 'twice'; instead: string }

const YEAR_IN_WEEKS = 53

/** Some meetings would fall on such nights, and nobody has agreed to another hour for them. */
export class OddNights extends DomainError {
	constructor(readonly nights: OddNight[]) {
		super('conflict', 'odd-nights')
	}
}

/** When a series meets the nth time. In a night whose clock skips or repeats its hour it is the next plain one. */
export function meetingOf(
	{ firstStart, everyWeeks, timeZone }: Rhythm,
	index: number,
): { localStart: string; startsAt: Date } {
	const [first = '', time = ''] = firstStart.split('T')
	const date = addDays(first, index * everyWeeks * 7)
	const asked = instantOf(`${date}T${time}`, timeZone)
	if (asked.ok) return { localStart: `${date}T${time}`, startsAt: asked.at }
	const localStart = `${date}T${asked.suggestion}`
	const plain = instantOf(localStart, timeZone)
	if (!plain.ok) throw new NoSuchTime(plain)
	return { localStart, startsAt: plain.at }
}

/** The meetings of a series within a year: what whoever starts it is asked about. */
export function meetingsOfYear(series: Rhythm): { localStart: string; startsAt: Date }[] {
	const count = Math.floor(YEAR_IN_WEEKS / series.everyWeeks) + 1
	return Array.from({ length: count }, (_, index) => meetingOf(series, index))
}

/** Of a year's meetings those whose hour there is not, or twice, that night. */
function oddNightsOf({ firstStart, everyWeeks, timeZone }: Rhythm): OddNight[] {
	const [first = '', time = ''] = firstStart.split('T')
	const nights: OddNight[] = []
	for (let weeks = 0; weeks <= YEAR_IN_WEEKS; weeks += everyWeeks) {
		const date = addDays(first, weeks * 7)
		const asked = instantOf(`${date}T${time}`, timeZone)
		if (!asked.ok) nights.push({ date, time, why: asked.why, instead: asked.suggestion })
	}
	return nights
}

/**
 * The first meeting is at a plain hour and ahead; whoever starts or changes a series has agreed to every night of its year
 * that has no such hour. @throws DomainError 'invalid' ('in-the-past') | NoSuchTime | OddNights
 */
export function checkRhythm(series: Rhythm, agrees: boolean, now: Date): void {
	const first = instantOf(series.firstStart, series.timeZone)
	if (!first.ok) throw new NoSuchTime(first)
	if (first.at <= now) throw new DomainError('invalid', 'in-the-past')
	const nights = agrees ? [] : oddNightsOf(series)
	if (nights.length > 0) throw new OddNights(nights)
}

/** "Sun 28 Mar has no 01:30: you would meet at 02:00." */
export function oddNightWords({ date, time, why, instead }: OddNight): string {
	const night = dayLabel(date, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
	return `${night} has ${why === 'twice' ? `${time} twice` : `no ${time}`}: you would meet at ${instead}.`
}
