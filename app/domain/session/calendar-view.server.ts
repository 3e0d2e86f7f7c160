import type { Db } from '../db'
import { lanesOf } from '../lanes'
import { dayIn, minuteOf, type ZoneDay } from '../zone/day.server'
import { addDays, isInReach, plusMonths } from '../zone/plain-date'
import { dateOf, localOf } from '../zone/zone.server'
import { type Axis, axisOf, hoursOf, missingFrom, placeOnAxis, shownHours, weekOf, weeksOfMonth } from './calendar-grid'
import type { CalendarView, MonthView, WeekView } from './calendar-view'
import { type CalendarReader, listBetween, readAgenda, type TimedRow } from './my-calendar.server'

export type AskedCalendar = { view: string; on: string; show: string }

/** The calendar as an address asks for it; what it does not say, or says wrongly, is the agenda and today. */
export async function readCalendar(
	db: Db,
	reader: CalendarReader,
	now: Date,
	asked: AskedCalendar,
): Promise<CalendarView> {
	const today = dateOf(now, reader.timeZone)
	if (asked.view === 'month') return readMonth(db, reader, now, today, asked.on)
	if (asked.view === 'week') return readWeek(db, reader, now, today, asked.on)
	return readAgenda(db, reader, now, asked.show === 'past' ? 'past' : 'ahead', asked.on)
}

async function readMonth(db: Db, reader: CalendarReader, now: Date, today: string, on: string): Promise<MonthView> {
	const givenDay = isInReach(on) ? on : null
	const givenMonth = isInReach(`${on}-01`) ? on : null
	const month = givenDay?.slice(0, 7) ?? givenMonth ?? today.slice(0, 7)
	const weeks = weeksOfMonth(month)
	const days = weeks.flat()
	const { from } = dayIn(days[0] ?? today, reader.timeZone)
	const { until } = dayIn(days.at(-1) ?? today, reader.timeZone)
	const timed = await listBetween(db, reader, from, until, now)
	const byDay = new Map<string, TimedRow[]>()
	for (const each of timed) {
		const date = dateOf(each.startsAt, reader.timeZone)
		byDay.set(date, [...(byDay.get(date) ?? []), each])
	}
	const firstBusy = days.find((date) => date.startsWith(month) && byDay.has(date))
	return {
		view: 'month',
		month,
		previous: plusMonths(month, -1),
		next: plusMonths(month, 1),
		today,
		chosen: givenDay ?? (today.startsWith(month) ? today : (firstBusy ?? `${month}-01`)),
		weeks: weeks.map((week) => week.map((date) => ({ date, rows: (byDay.get(date) ?? []).map(({ row }) => row) }))),
	}
}

async function readWeek(db: Db, reader: CalendarReader, now: Date, today: string, on: string): Promise<WeekView> {
	const day = [on, `${on}-01`].find(isInReach) ?? today
	const days = weekOf(day).map((date) => dayIn(date, reader.timeZone))
	const [first, last] = [days[0], days.at(-1)]
	const timed = first && last ? await listBetween(db, reader, first.from, last.until, now) : []
	const axis = axisOf(days.map(({ change }) => change))
	const laid = days.map((each) => ({
		date: each.date,
		note: noteOf(each),
		missing: missingFrom(axis, each.change),
		blocks: lanesOf(timed.flatMap((session) => blockOf(axis, each, session, reader.timeZone))),
	}))
	const blocks = laid.flatMap((each) => each.blocks)
	const shown = shownHours(axis, blocks)
	return {
		view: 'week',
		days: laid,
		shown,
		hours: hoursOf(axis).filter(({ at }) => at >= shown.from && at < shown.until),
		previous: addDays(day, -7),
		next: addDays(day, 7),
		today,
	}
}

/** The part of a session that lies on a day; nothing when none does. */
function blockOf(axis: Axis, day: ZoneDay, { row, startsAt, endsAt }: TimedRow, zone: string) {
	if (startsAt >= day.until || endsAt <= day.from) return []
	const begunBefore = startsAt < day.from
	const goesOn = endsAt > day.until
	return [
		{
			...row,
			begunBefore,
			goesOn,
			from: begunBefore ? 0 : heightOf(axis, day, startsAt, zone),
			until: endsAt >= day.until ? placeOnAxis(axis, 24 * 60, false) : heightOf(axis, day, endsAt, zone),
		},
	]
}

function heightOf(axis: Axis, { change }: ZoneDay, at: Date, zone: string): number {
	const goesBack = change !== null && change.toMinute < change.fromMinute
	return placeOnAxis(axis, minuteOf(localOf(at, zone)), goesBack && at >= change.at)
}

function noteOf({ change }: ZoneDay): string | null {
	if (!change) return null
	const way = change.toMinute > change.fromMinute ? 'forward' : 'back'
	return `The clock goes ${way} from ${clock(change.fromMinute)} to ${clock(change.toMinute)}.`
}

function clock(minute: number): string {
	return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
