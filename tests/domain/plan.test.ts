import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveLocal, planFrom, planSessions } from '~/domain/session/plan'
import { addDays, weekdayFrom, weekdayOf } from '~/domain/zone/plain-date'
import { instantOf } from '~/domain/zone/zone.server'
import { runs } from '../support/counting'

const session = (title: string) => ({ title, format: 'critique-60', minutes: 60, about: '' })
const stage = {
	sessions: [session('One'), session('Two'), session('Three')],
	pace: [
		{ week: 1, minutes: 60, items: ['m1', 's1'] },
		{ week: 3, minutes: 60, items: ['s2'] },
		{ week: 6, minutes: 60, items: ['s3', 'k'] },
	],
}

describe('a plan', () => {
	test('puts each session into the week of the pace, counted from the cohort’s first day', () => {
		const plan = planSessions(stage, '2026-12-02')
		expect(plan.map(({ number, week, weekBegins }) => [number, week, weekBegins])).toEqual([
			[1, 1, '2026-12-02'],
			[2, 3, '2026-12-16'],
			[3, 6, '2027-01-06'],
		])
		// The cohort starts on a Wednesday: its first Tuesday is six days later.
		expect(plan.map(({ weekBegins }) => weekdayFrom(weekBegins, 2))).toEqual(['2026-12-08', '2026-12-22', '2027-01-12'])
	})

	test('gives a session that its pace forgets the week after the one before', () => {
		const pace = [{ week: 2, minutes: 60, items: ['s1'] }]
		expect(planSessions({ ...stage, pace }, '2026-12-02').map(({ week }) => week)).toEqual([2, 3, 4])
	})

	test('whose weeks are past moves by whole weeks, all of it', () => {
		const plan = planSessions(stage, '2026-12-02')
		expect(planFrom(plan, '2026-11-30')).toEqual({ plan, weeksLater: 0 })
		const moved = planFrom(plan, '2026-12-10')
		expect(moved.weeksLater).toBe(2)
		expect(moved.plan.map(({ weekBegins }) => weekBegins)).toEqual(['2026-12-16', '2026-12-30', '2027-01-20'])
	})
})

const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2024-01-01', days))
const time = fc.integer({ min: 0, max: 1_439 }).map((minutes) => {
	const two = (value: number) => String(value).padStart(2, '0')
	return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
})

describe('a move', () => {
	test('there and back is where it was', () => {
		fc.assert(
			fc.property(day, time, fc.integer({ min: -400, max: 400 }), (date, hour, days) => {
				const move = (by: number) => ({ days: by, weekday: null, time: null })
				const local = `${date}T${hour}`
				expect(moveLocal(moveLocal(local, move(days)), move(-days))).toBe(local)
			}),
			runs(500),
		)
	})

	test('to another weekday and hour stays in its week, and back is where it was', () => {
		fc.assert(
			fc.property(day, time, fc.integer({ min: 1, max: 7 }), time, (date, hour, weekday, other) => {
				const local = `${date}T${hour}`
				const moved = moveLocal(local, { days: 0, weekday, time: other })
				const [movedDate = '', movedTime] = moved.split('T')
				expect([weekdayOf(movedDate), movedTime]).toEqual([weekday, other])
				const monday = (of: string) => addDays(of, 1 - weekdayOf(of))
				expect(monday(movedDate)).toBe(monday(date))
				expect(moveLocal(moved, { days: 0, weekday: weekdayOf(date), time: hour })).toBe(local)
			}),
			runs(500),
		)
	})

	/** Wall time, the instant before the change of the clock, and the instant after it, a week or more later. */
	test.each([
		['Europe/Berlin', '2027-03-25T10:00', 7, '2027-03-25T09:00:00.000Z', '2027-04-01T08:00:00.000Z'],
		['Europe/Berlin', '2027-10-28T10:00', 7, '2027-10-28T08:00:00.000Z', '2027-11-04T09:00:00.000Z'],
		['America/New_York', '2027-03-11T10:00', 7, '2027-03-11T15:00:00.000Z', '2027-03-18T14:00:00.000Z'],
		['America/New_York', '2027-11-04T10:00', 7, '2027-11-04T14:00:00.000Z', '2027-11-11T15:00:00.000Z'],
		// British Columbia stays on UTC−7: no change in March 2027 or November 2027.
		['America/Vancouver', '2027-03-11T10:00', 7, '2027-03-11T17:00:00.000Z', '2027-03-18T17:00:00.000Z'],
		['America/Vancouver', '2027-11-04T10:00', 7, '2027-11-04T17:00:00.000Z', '2027-11-11T17:00:00.000Z'],
		['Asia/Kolkata', '2027-03-25T10:00', 7, '2027-03-25T04:30:00.000Z', '2027-04-01T04:30:00.000Z'],
		['Asia/Kolkata', '2027-10-28T10:00', 14, '2027-10-28T04:30:00.000Z', '2027-11-11T04:30:00.000Z'],
		// Half an hour, and the other way round.
		['Australia/Lord_Howe', '2027-04-01T10:00', 7, '2027-03-31T23:00:00.000Z', '2027-04-07T23:30:00.000Z'],
		['Australia/Lord_Howe', '2027-09-30T10:00', 7, '2027-09-29T23:30:00.000Z', '2027-10-06T23:00:00.000Z'],
	])('in %s keeps the wall time of %s over %i days', (zone, local, days, before, after) => {
		const at = (wall: string) => {
			const result = instantOf(wall, zone)
			return result.ok ? result.at.toISOString() : result.why
		}
		const moved = moveLocal(local, { days, weekday: null, time: null })
		expect([at(local), at(moved)]).toEqual([before, after])
		expect(moved.slice(11)).toBe(local.slice(11))
	})
})
