import { describe, expect, test } from 'vitest'
import { freeOf, type HostingFacts, mayBook, mayChange, movesUp } from '~/domain/activity/hosting'
import { nov, now } from '../support/evidence'

const aHosting = (said: Partial<HostingFacts> = {}): HostingFacts => ({
	seats: 2,
	booked: 0,
	waiting: 0,
	startsAt: nov(30),
	closesAt: nov(28),
	cancelledAt: null,
	...said,
})
const somebody = { isOfQuarter: true, isHost: false, hasSeat: false, hasOther: false }

describe('whoever asks for a seat', () => {
	test.each([
		['while one is free', {}, 'booked'],
		['with all taken', { booked: 2 }, 'waiting'],
		['with one free that somebody in line is to have', { booked: 1, waiting: 1 }, 'waiting'],
	] as const)('%s', (_when, hosting, way) => {
		expect(mayBook(aHosting(hosting), somebody, now)).toEqual({ ok: true, way })
	})

	test.each([
		['after it was called off', { cancelledAt: nov(20) }, {}, 'called-off'],
		['after the last day for booking', { closesAt: nov(26) }, {}, 'booking-closed'],
		['from outside the quarter', {}, { isOfQuarter: false }, 'not-of-quarter'],
		['at their own table', {}, { isHost: true }, 'is-host'],
		['twice', {}, { hasSeat: true }, 'has-seat'],
		['with a seat for the same at another time', {}, { hasOther: true }, 'has-other'],
	] as const)('%s gets none', (_who, hosting, person, why) => {
		expect(mayBook(aHosting(hosting), { ...somebody, ...person }, now)).toEqual({ ok: false, why })
	})
})

test.each([
	['as many as seats are free', { booked: 1, waiting: 3 }, 1],
	['all of a short line', { seats: 9, booked: 1, waiting: 3 }, 3],
	['nobody into a full one', { booked: 2, waiting: 3 }, 0],
	['nobody into one that has more people than seats', { seats: 1, booked: 2, waiting: 3 }, 0],
	['nobody after the last day for booking', { waiting: 3, closesAt: nov(25) }, 0],
	['nobody into one that was called off', { waiting: 3, cancelledAt: nov(25) }, 0],
])('the line moves up: %s', (_who, hosting, count) => {
	expect(movesUp(aHosting(hosting), now)).toBe(count)
	expect(freeOf(aHosting(hosting))).toBeGreaterThanOrEqual(count)
})

test('it is changed until it begins, and takes a seat from nobody', () => {
	expect(mayChange(aHosting({ booked: 2 }), { seats: 2 }, now)).toEqual({ ok: true })
	expect(mayChange(aHosting({ booked: 2 }), { seats: 1 }, now)).toEqual({ ok: false, why: 'fewer-than-booked' })
	expect(mayChange(aHosting({ startsAt: now }), { seats: 2 }, now)).toEqual({ ok: false, why: 'is-over' })
	expect(mayChange(aHosting({ cancelledAt: now }), { seats: 2 }, now)).toEqual({ ok: false, why: 'called-off' })
})
