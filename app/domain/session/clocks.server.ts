import { listed } from '../number-words'
import { localOf, placeOf, whenOf } from '../zone/zone.server'
import type { Clock } from './said'

const DAY_BEGINS = '08:00'
const DAY_ENDS = '19:00'

/** One moment on the clock of everybody concerned, from west to east; hours outside 8 to 19 are marked. */
export function clocksAt(
	session: { startsAt: Date; durationMinutes: number },
	people: { name: string; timeZone: string }[],
): Clock[] {
	const end = new Date(session.startsAt.getTime() + session.durationMinutes * 60_000)
	const localIn = (zone: string) => localOf(session.startsAt, zone)
	const locals = [...new Set(people.map((person) => localIn(person.timeZone)))].sort()
	return locals.map((local) => {
		const there = people.filter((person) => localIn(person.timeZone) === local)
		const zones = [...new Set(there.map((person) => person.timeZone))]
		const from = whenOf(session.startsAt, zones[0] ?? '')
		const until = whenOf(end, zones[0] ?? '')
		const isLate = until.time > DAY_ENDS || until.day !== from.day
		return {
			local,
			places: listed(zones.map(placeOf)),
			day: from.shortDay,
			hours: `${from.time} to ${until.time}`,
			who: listed(there.map((person) => person.name)),
			odd: from.time < DAY_BEGINS ? 'early' : isLate ? 'late' : null,
		}
	})
}
