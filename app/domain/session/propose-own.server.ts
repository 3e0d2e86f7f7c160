import type { Db } from '../db'
import { addDays, weekdayOf } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import { readPeers } from './attendees.server'
import { readOwnSeats } from './own-seats.server'
import { AHEAD, SELF_RUN, type SelfRunFormat } from './self-run'
import { rateAll, rateSeries, topOf, toWeek } from './slot-search.server'
import { againstSeries } from './slot-words'

type Asked = {
	format: SelfRunFormat
	everyWeeks: number
	/** From when on: the best hours of the seven days from here are looked for */
	date: string
	time?: string
	timeZone: string
	people: string[]
}

/**
 * Hours at which a meeting of one's own suits those who would meet, weighed over its first meetings like a cohort's
 * sessions; `chosen`: how the hour in the form suits. @throws DomainError 'not-found' | 'invalid'
 */
export async function proposeOwn(db: Db, cohortId: string, asked: Asked, byId: string, now: Date) {
	const { date, time, timeZone, everyWeeks, format } = asked
	const { seats } = await readOwnSeats(db, cohortId, asked, byId)
	const today = dateOf(now, timeZone)
	const from = date > today ? date : addDays(today, 1)
	const begins = Array.from({ length: AHEAD }, (_, index) => addDays(from, index * everyWeeks * 7))
	const days = { from, to: addDays(begins.at(-1) ?? from, 6) }
	const people = await readPeers(db, { personIds: seats, readerId: byId }, days)
	const { minutes } = SELF_RUN[format]
	const weeks = begins.map((weekBegins) => toWeek({ weekBegins, minutes }, people))
	const dayOf = (weekday: number) => weeks[0]?.dates.get(weekday) ?? from
	return {
		people: people.length,
		top: topOf(rateAll(weeks, timeZone)).map(({ weekday, time, score }) => ({
			date: dayOf(weekday),
			time,
			weight: score.weight,
			against: againstSeries(score),
		})),
		chosen:
			time && date === from
				? { date, time, against: againstSeries(rateSeries({ weekday: weekdayOf(date), time }, weeks, timeZone)) }
				: null,
	}
}
