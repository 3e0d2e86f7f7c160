import { weekdayFrom } from '../zone/plain-date'
import { instantOf } from '../zone/zone.server'
import { weekdayNames } from './slot-words'
import { type Attendee, bySuit, type SeriesScore, type SlotScore, scoreSeries, scoreSlot, within } from './slots'

/** Looks through the hours of a week for one that suits in every week of a series. */
const DAY_MS = 86_400_000
const STEP_MINUTES = 30
const TOP = 6
/** Of one day no more: hours beside each other suit alike */
const TOP_OF_A_DAY = 2

export type Slot = { weekday: number; time: string }
/** Its seven days by weekday, and everybody with what of theirs touches it */
export type Week = { minutes: number; dates: Map<number, string>; people: Attendee[] }
export type Rated = { date: string; time: string; score: SlotScore }

export function listSlots(): Slot[] {
	const slots: Slot[] = []
	for (let weekday = 1; weekday <= 7; weekday++)
		for (let minutes = 0; minutes < 24 * 60; minutes += STEP_MINUTES) slots.push({ weekday, time: clockOf(minutes) })
	return slots
}

function clockOf(minutes: number): string {
	return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

export function toWeek(planned: { weekBegins: string; minutes: number }, people: Attendee[]): Week {
	const beginMs = Date.parse(`${planned.weekBegins}T00:00:00Z`)
	const span = { fromMs: beginMs - DAY_MS, untilMs: beginMs + 9 * DAY_MS }
	const dates = weekdayNames.map((_, index) => [index + 1, weekdayFrom(planned.weekBegins, index + 1)] as const)
	return { minutes: planned.minutes, dates: new Map(dates), people: within(people, span) }
}

/** Null: that day's clock does not show this time, or shows it twice. */
export function rate({ weekday, time }: Slot, { dates, minutes, people }: Week, zone: string): Rated | null {
	const date = dates.get(weekday) ?? ''
	const start = instantOf(`${date}T${time}`, zone)
	if (!start.ok) return null
	const fromMs = start.at.getTime()
	return { date, time, score: scoreSlot({ fromMs, untilMs: fromMs + minutes * 60_000 }, people) }
}

/** A week in which the clock has no such time counts as one in which who leads cannot. */
export function rateSeries(slot: Slot, weeks: Week[], zone: string): SeriesScore {
	const rated = weeks.map((week) => rate(slot, week, zone))
	const score = scoreSeries(rated.flatMap((each) => (each ? [each.score] : [])))
	return { ...score, barred: score.barred + rated.filter((each) => each === null).length }
}

/** Every weekday and half hour, best first. */
export function rateAll(weeks: Week[], zone: string) {
	return listSlots()
		.map((slot) => ({ ...slot, score: rateSeries(slot, weeks, zone) }))
		.sort(bySuit)
}

/** Those at which who leads can in every week; all of them when there is none. */
function suiting<Each extends { score: SeriesScore }>(series: Each[]): Each[] {
	const free = series.filter(({ score }) => score.barred === 0)
	return free.length > 0 ? free : series
}

/** The best of those that suit, of each day a few. @param series best first */
export function topOf<Each extends Slot & { score: SeriesScore }>(series: Each[]): Each[] {
	const ofDay = new Map<number, number>()
	return suiting(series)
		.filter(({ weekday }) => {
			const taken = (ofDay.get(weekday) ?? 0) + 1
			ofDay.set(weekday, taken)
			return taken <= TOP_OF_A_DAY
		})
		.slice(0, TOP)
}
