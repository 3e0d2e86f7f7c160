import { addDays } from './plain-date'
import { dateOf, localOf, observancesOf } from './zone.server'

/** A day on the clock of one zone: most have 24 hours, those on which the clock is set have 23, 25 or half an hour more or less. */
export type ZoneDay = {
	date: string
	from: Date
	/** When the next day begins */
	until: Date
	change: ClockChange | null
}

/** Minutes since midnight by the wall: the clock showed `fromMinute` and was set to `toMinute`. */
export type ClockChange = { at: Date; fromMinute: number; toMinute: number }

const DAY_MS = 86_400_000
/** No zone is further from UTC */
const WIDEST_MS = 26 * 3_600_000

export function dayIn(date: string, zoneName: string): ZoneDay {
	const from = startOf(date, zoneName)
	const until = startOf(addDays(date, 1), zoneName)
	const set = changesAround(date, zoneName).find(({ at }) => at > from.getTime() && at < until.getTime())
	if (!set) return { date, from, until, change: null }
	const at = new Date(set.at)
	return {
		date,
		from,
		until,
		change: { at, fromMinute: minuteOf(set.before), toMinute: minuteOf(localOf(at, zoneName)) },
	}
}

/** The first instant of a day: its midnight or, where the clock skips that, what it is set to. */
function startOf(date: string, zoneName: string): Date {
	const midnightMs = Date.parse(`${date}T00:00:00Z`)
	const changes = changesAround(date, zoneName)
	const midnights = changes.flatMap(({ offsetFrom, offsetTo }) => [offsetFrom, offsetTo])
	const possible = [
		...midnights.map((offset) => midnightMs - offset * 60_000),
		...changes.map(({ at }) => at),
		midnightMs - offsetAt(midnightMs, zoneName) * 60_000,
	]
	const within = possible.filter((ms) => dateOf(new Date(ms), zoneName) === date)
	return new Date(within.length > 0 ? Math.min(...within) : midnightMs)
}

/** Each time the clock is set within two days of a date. `before`: what it showed. */
function changesAround(date: string, zoneName: string) {
	const midnightMs = Date.parse(`${date}T00:00:00Z`)
	const [from, until] = [midnightMs - WIDEST_MS - DAY_MS, midnightMs + WIDEST_MS + DAY_MS]
	return observancesOf(zoneName, new Date(from), new Date(until))
		.map(({ local, offsetFrom, offsetTo }) => {
			const at = Date.parse(`${local}Z`) - offsetFrom * 60_000
			return { at, before: local.slice(0, 16), offsetFrom, offsetTo }
		})
		.filter(({ at, offsetFrom, offsetTo }) => at >= from && offsetFrom !== offsetTo)
}

function offsetAt(ms: number, zoneName: string): number {
	return (Date.parse(`${localOf(new Date(ms), zoneName)}:00Z`) - ms) / 60_000
}

/** "2026-10-25T03:00" is minute 180. */
export function minuteOf(local: string): number {
	return Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
}
