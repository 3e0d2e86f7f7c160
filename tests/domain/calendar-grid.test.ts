import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lanesOf, type Stretch } from '~/domain/lanes'
import {
	axisOf,
	hoursOf,
	missingFrom,
	placeOnAxis,
	shownHours,
	weekOf,
	weeksOfMonth,
} from '~/domain/session/calendar-grid'
import { dayIn, minuteOf } from '~/domain/zone/day.server'
import { addDays, plusMonths } from '~/domain/zone/plain-date'
import { dateOf, listZones, localOf } from '~/domain/zone/zone.server'
import { runs } from '../support/counting'

const aDate = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('2000-01-01', days))

describe('a month', () => {
	test.each([
		['2026-02', '2026-01-26', 5],
		['2027-02', '2027-02-01', 4],
		['2026-08', '2026-07-27', 6],
		['2026-11', '2026-10-26', 6],
	])('%s begins with Monday %s and takes %i weeks', (month, monday, count) => {
		const weeks = weeksOfMonth(month)
		expect([weeks[0]?.[0], weeks.length]).toEqual([monday, count])
	})

	test('holds each of its days once, in whole weeks of days that follow each other', () => {
		fc.assert(
			fc.property(aDate, (date) => {
				const month = date.slice(0, 7)
				const days = weeksOfMonth(month).flat()
				expect(days.length % 7).toBe(0)
				expect(new Date(`${days[0]}T00:00:00Z`).getUTCDay()).toBe(1)
				for (const [index, day] of days.entries()) expect(day).toBe(addDays(days[0] ?? '', index))
				expect(days).toContain(date)
				// No week without a day of the month.
				expect(days.slice(0, 7).some((day) => day.startsWith(month))).toBe(true)
				expect(days.slice(-7).some((day) => day.startsWith(month))).toBe(true)
				expect(days.at(-1)?.slice(0, 7) === month || days.at(-1)?.startsWith(plusMonths(month, 1))).toBe(true)
			}),
			runs(200),
		)
	})
})

/** Days on which the clock is set in 2026 and 2027, and how long they are. */
const SET = [
	['Europe/Berlin', '2026-10-25', 25, 180, 120],
	['Europe/Berlin', '2027-03-28', 23, 120, 180],
	['America/New_York', '2026-11-01', 25, 120, 60],
	['America/New_York', '2027-03-14', 23, 120, 180],
	['America/Vancouver', '2026-03-08', 23, 120, 180],
	['Australia/Lord_Howe', '2027-04-04', 24.5, 120, 90],
	['Australia/Lord_Howe', '2026-10-04', 23.5, 120, 150],
	// At midnight: the day begins at one.
	['Africa/Cairo', '2027-04-30', 23, null, null],
] as const

const hours = (date: string, zone: string) => {
	const { from, until } = dayIn(date, zone)
	return (until.getTime() - from.getTime()) / 3_600_000
}

describe('a day', () => {
	test.each(SET)('in %s, %s, has %d hours', (zone, date, long, fromMinute, toMinute) => {
		const { change } = dayIn(date, zone)
		expect(hours(date, zone)).toBe(long)
		expect(change && [change.fromMinute, change.toMinute]).toEqual(fromMinute === null ? null : [fromMinute, toMinute])
	})

	test.each([
		['Asia/Kolkata', '2026-10-25'],
		// From 2026 on British Columbia sets its clock no more.
		['America/Vancouver', '2026-11-01'],
		['America/Vancouver', '2027-03-14'],
		['Europe/Berlin', '2026-10-26'],
	])('in %s, %s, has 24 hours and no change', (zone, date) => {
		expect([hours(date, zone), dayIn(date, zone).change]).toEqual([24, null])
	})

	test('begins with its first minute and ends with its last, in every zone', () => {
		const zones = listZones()
		const recent = fc.integer({ min: 0, max: 3_650 }).map((days) => addDays('2024-01-01', days))
		fc.assert(
			fc.property(fc.constantFrom(...zones), recent, (zone, date) => {
				const { from, until } = dayIn(date, zone)
				expect(dateOf(from, zone)).toBe(date)
				expect(dateOf(new Date(until.getTime() - 60_000), zone)).toBe(date)
				expect(dateOf(until, zone)).toBe(addDays(date, 1))
			}),
			runs(300),
		)
	})
})

/** Each quarter of an hour of a week, where the axis has it. */
function heightsOf(monday: string, zone: string) {
	const days = weekOf(monday).map((date) => dayIn(date, zone))
	const axis = axisOf(days.map(({ change }) => change))
	return {
		axis,
		days: days.map(({ from, until, change, date }) => {
			const heights: number[] = []
			for (let ms = from.getTime(); ms < until.getTime(); ms += 900_000) {
				const at = new Date(ms)
				const isSecond = change !== null && change.toMinute < change.fromMinute && at >= change.at
				heights.push(placeOnAxis(axis, minuteOf(localOf(at, zone)), isSecond))
			}
			return { date, heights, missing: missingFrom(axis, change) }
		}),
	}
}

describe('the hours of a week in which the clock is set', () => {
	test.each([
		['Europe/Berlin', '2026-10-25', 1_500],
		['Europe/Berlin', '2027-03-28', 1_440],
		['America/New_York', '2026-11-01', 1_500],
		['America/New_York', '2027-03-14', 1_440],
		['America/Vancouver', '2026-11-01', 1_440],
		['Asia/Kolkata', '2026-10-25', 1_440],
		['Australia/Lord_Howe', '2027-04-04', 1_470],
		['Australia/Lord_Howe', '2026-10-04', 1_440],
	])(
		'in %s, around %s: no two moments of a day stand at one height, and none in an hour it does not have',
		(zone, date, long) => {
			const { axis, days } = heightsOf(date, zone)
			expect(placeOnAxis(axis, 24 * 60, false)).toBe(long)
			for (const { heights, missing } of days) {
				const gaps = missing.reduce((sum, { from, until }) => sum + until - from, 0)
				expect(heights).toEqual([...new Set(heights)].sort((a, b) => a - b))
				expect(heights.length * 15 + gaps).toBe(long)
				for (const { from, until } of missing) expect(heights.some((at) => at >= from && at < until)).toBe(false)
			}
		},
	)

	test('two o’clock is named twice in the week it comes twice', () => {
		const { axis } = heightsOf('2026-10-25', 'Europe/Berlin')
		const named = hoursOf(axis).filter(({ label }) => label === '02:00')
		expect(named).toEqual([
			{ at: 120, label: '02:00', again: false },
			{ at: 180, label: '02:00', again: true },
		])
		expect(hoursOf(axis).find(({ label }) => label === '03:00')?.at).toBe(240)
	})

	test('show working hours, and further where a session is', () => {
		const axis = axisOf([])
		expect(shownHours(axis, [])).toEqual({ from: 480, until: 1080 })
		expect(shownHours(axis, [{ from: 390, until: 450 }])).toEqual({ from: 360, until: 1080 })
		expect(shownHours(axis, [{ from: 1390, until: 1440 }])).toEqual({ from: 480, until: 1440 })
	})
})

const aBlock = fc
	.tuple(fc.integer({ min: 0, max: 1_400 }), fc.integer({ min: 5, max: 240 }))
	.map(([from, long]): Stretch => ({ from, until: from + long }))

describe('sessions beside each other', () => {
	test('never share a lane while both are on, and take no more lanes than are on at once', () => {
		fc.assert(
			fc.property(fc.array(aBlock, { maxLength: 25 }), (blocks) => {
				const placed = lanesOf(blocks)
				expect(placed).toHaveLength(blocks.length)
				for (const one of placed) {
					expect(one.lane).toBeLessThan(one.lanes)
					for (const other of placed) {
						if (one === other || one.from >= other.until || other.from >= one.until) continue
						expect(one.lane).not.toBe(other.lane)
						expect(one.lanes).toBe(other.lanes)
					}
				}
				const most = Math.max(
					0,
					...blocks.map(({ from }) => blocks.filter((each) => each.from <= from && from < each.until).length),
				)
				expect(Math.max(0, ...placed.map(({ lanes }) => lanes))).toBe(most)
			}),
			runs(300),
		)
	})

	test('take the whole width when one ends as the next begins', () => {
		const placed = lanesOf([
			{ from: 600, until: 660 },
			{ from: 660, until: 720 },
		])
		expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
			[0, 1],
			[0, 1],
		])
	})
})
