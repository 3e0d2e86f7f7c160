import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOf, isClosedByClock, isLate, minutesGiven, TIMES_GIVEN } from '~/domain/assessment/timed'

const at = (minute: number, ms = 0) => new Date(Date.UTC(2026, 10, 2, 10, minute, 0, ms))

describe('the time of a check', () => {
	test.each([
		['no clock, no end', undefined, 100, null],
		['no clock, and extra time changes nothing', undefined, 200, null],
		['as the level says', 20, 100, 20],
		['a quarter more', 20, 125, 25],
		['rounded up, never down', 15, 125, 19],
		['half as much again', 25, 150, 38],
		['three times', 20, 300, 60],
	])('%s', (_what, minutes, percent, given) => {
		expect(minutesGiven({ minutes }, percent)).toBe(given)
		expect(endOf(at(0), given)).toEqual(given === null ? null : at(given))
	})

	test('is never shortened by what is given, and grows with it', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 600 }), (minutes) => {
				const given = TIMES_GIVEN.map((percent) => minutesGiven({ minutes }, percent) ?? 0)
				expect(given[0]).toBe(minutes)
				expect(given).toEqual([...given].sort((a, b) => a - b))
			}),
		)
	})

	test.each([
		['a moment before', { endsAt: at(20) }, at(19, 59_999), false],
		['at the end itself', { endsAt: at(20) }, at(20), true],
		['after it', { endsAt: at(20) }, at(21), true],
		['without a clock', { endsAt: null }, at(59), false],
	])('what comes %s', (_when, attempt, now, late) => {
		expect(isLate(attempt, now)).toBe(late)
	})

	test.each([
		['handed in before', at(20), at(12), false],
		['handed in by the clock', at(20), at(20), true],
		['still open', at(20), null, false],
		['without a clock', null, at(12), false],
	])('a try %s', (_what, endsAt, submittedAt, byClock) => {
		expect(isClosedByClock({ endsAt, submittedAt })).toBe(byClock)
	})
})
