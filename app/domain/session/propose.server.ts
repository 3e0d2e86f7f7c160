import type { CohortDetail } from '../cohort/read.server'
import type { Db } from '../db'
import { addDays } from '../zone/plain-date'
import { dateOf, instantOf } from '../zone/zone.server'
import { listTakenPlaces, placeKey, readAttendees } from './attendees.server'
import { type PlannedSession, planFrom } from './plan'
import {
	listSlots,
	type Rated,
	rate,
	rateAll,
	rateSeries,
	type Slot,
	topOf,
	toWeek,
	type Week,
} from './slot-search.server'
import { againstSeries, againstSlot, concernsOf } from './slot-words'
import { bySuit, overlapMs, scoreSlot, wantsAnother } from './slots'
import { noSuchTimeWords } from './when.server'

type PlanWeek = PlannedSession & Week

/**
 * Dates for all sessions of a plan: one weekday and time that suits best, or the one that was asked for. A week in which it
 * does not gets another slot of the same week, and says why.
 */
export async function proposePlan(
	db: Db,
	cohort: Pick<CohortDetail, 'id' | 'timeZone'>,
	left: PlannedSession[],
	asked: Slot | null,
	now: Date,
) {
	const zone = cohort.timeZone
	const { plan, weeksLater } = planFrom(left, dateOf(now, zone))
	const [first, last] = [plan[0], plan.at(-1)]
	if (!first || !last) return null
	const days = { from: first.weekBegins, to: addDays(last.weekBegins, 6) }
	const people = await readAttendees(db, cohort.id, days)
	const weeks = plan.map((planned): PlanWeek => ({ ...planned, ...toWeek(planned, people) }))
	const series = rateAll(weeks, zone)
	const best = series[0] ?? { weekday: 1, time: '09:00' }
	const chosen = asked ?? { weekday: best.weekday, time: best.time }
	return {
		zone,
		weeksLater,
		top: topOf(series).map(({ weekday, time, score }) => ({
			weekday,
			time,
			weight: score.weight,
			against: againstSeries(score),
		})),
		chosen: { ...chosen, against: againstSeries(rateSeries(chosen, weeks, zone)) },
		rows: weeks.map((week) => proposeWeek(week, chosen, zone)),
		people: people.length,
	}
}

/**
 * How sessions at these moments and places suit everybody, whoever chose them.
 * @param dates `id`: of a session that is there already and would be moved, its guests too; it is no clash where it was
 */
export async function rateDates(
	db: Db,
	cohort: { id: string },
	dates: { id?: string; startsAt: Date; minutes: number; place: string }[],
): Promise<{ people: number; lines: string[][]; concerns: string[][] }> {
	const sorted = dates.map(({ startsAt }) => dateOf(startsAt, 'UTC')).sort()
	const [from, to] = [sorted[0], sorted.at(-1)]
	if (!from || !to) return { people: 0, lines: [], concerns: [] }
	const moving = dates.flatMap(({ id }) => (id ? [id] : []))
	const all = await readAttendees(db, cohort.id, { from, to }, moving)
	const taken = await listTakenPlaces(
		db,
		dates.map(({ place }) => place),
		{ from, to },
		moving,
	)
	const rated = dates.map(({ id, startsAt, minutes, place }) => {
		const fromMs = startsAt.getTime()
		const slot = { fromMs, untilMs: fromMs + minutes * 60_000 }
		const people = all.filter(({ only }) => only === undefined || only === id)
		const there = taken.find((each) => each.place === placeKey(place) && overlapMs(slot, each) > 0)
		const score = scoreSlot(slot, people)
		const against = againstSlot(score)
		const lines = there ? [`${place} is taken then: ${there.what}`, ...against] : against
		return { lines, concerns: concernsOf(score) }
	})
	return {
		people: all.filter(({ only }) => only === undefined).length,
		lines: rated.map(({ lines }) => lines),
		concerns: rated.map(({ concerns }) => concerns),
	}
}

function proposeWeek(week: PlanWeek, chosen: Slot, zone: string) {
	const date = week.dates.get(chosen.weekday) ?? ''
	const asChosen = rate(chosen, week, zone)
	if (asChosen && !wantsAnother(asChosen.score)) return said(week, asChosen, null)
	const why = asChosen ? againstSlot(asChosen.score).join('. ') : whyNoSuchTime(date, chosen.time, zone)
	const other = bestOfWeek(week, chosen, zone)
	const isBetter = other !== null && (!asChosen || (!leadCannot(other) && bySuit(other, asChosen) < 0))
	if (isBetter) return said(week, other, why)
	return said(week, asChosen ?? { date, time: chosen.time, score: scoreSlot({ fromMs: 0, untilMs: 0 }, []) }, null)
}

function said({ number, week, title, format, minutes, about }: PlannedSession, rated: Rated, instead: string | null) {
	const { date, time, score } = rated
	const planned = { number, week, title, format, minutes, about }
	return { ...planned, date, time, against: againstSlot(score), instead, leadCannot: leadCannot(rated) }
}

/** Of a row: no slot of its week is free for everybody who leads, or that one would stand there. */
function leadCannot({ score }: Rated): boolean {
	return score.barred.length > 0
}

function whyNoSuchTime(date: string, time: string, timeZone: string): string {
	const result = instantOf(`${date}T${time}`, timeZone)
	return result.ok ? '' : noSuchTimeWords({ date, time, timeZone }, result)
}

/** Of slots that suit alike the one nearest to what was chosen: the same hour on another day first. */
function bestOfWeek(week: PlanWeek, chosen: Slot, zone: string): Rated | null {
	const rated = listSlots().flatMap((slot) => {
		const each = rate(slot, week, zone)
		return each ? [{ ...each, away: distance(slot, chosen) }] : []
	})
	return rated.sort((one, other) => bySuit(one, other) || one.away - other.away)[0] ?? null
}

function distance(one: Slot, other: Slot): number {
	const hours = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60
	return Math.abs(hours(one.time) - hours(other.time)) * 7 + Math.abs(one.weekday - other.weekday)
}
