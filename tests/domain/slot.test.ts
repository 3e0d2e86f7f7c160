import { describe, expect, test } from 'vitest'
import {
	mayBook,
	mayCallOff,
	mayGiveUp,
	mayHandInHeld,
	mayOffer,
	mayPlay,
	noticeEnds,
	overlaps,
	type SlotFacts,
	slotEnds,
} from '~/domain/assessment/slot'
import { nov } from '../support/evidence'

const now = nov(20)
const slot = (said: Partial<SlotFacts> = {}): SlotFacts => ({
	startsAt: nov(25, 16),
	durationMinutes: 45,
	cancelledAt: null,
	shownById: null,
	playerIds: [],
	assessorIds: ['arjun', 'grace'],
	handedIn: false,
	...said,
})
const ines = { id: 'ines', inCohort: true, hasOther: false, isBusy: false, pairFits: true, notNow: null }

describe('a slot', () => {
	test('is booked by somebody of the level whom both may assess', () => {
		expect(mayBook(slot(), ines, now)).toEqual({ ok: true })
	})

	test.each<[string, SlotFacts, Partial<Parameters<typeof mayBook>[1]>, Date, string]>([
		['one that was called off', slot({ cancelledAt: nov(19) }), {}, now, 'called-off'],
		['one that somebody has', slot({ shownById: 'bo' }), {}, now, 'taken'],
		['their own', slot({ shownById: 'ines' }), {}, now, 'has-seat'],
		['one they play in', slot({ playerIds: ['ines'] }), {}, now, 'has-seat'],
		['one less than a day away', slot(), {}, noticeEnds(slot()), 'too-late'],
		['one without a cohort', slot(), { inCohort: false }, now, 'not-in-cohort'],
		['one after it was met', slot(), { notNow: 'already-met' }, now, 'already-met'],
		['one while another try is read', slot(), { notNow: 'submitted' }, now, 'submitted'],
		['one within two weeks of the last', slot(), { notNow: 'too-early' }, now, 'too-early'],
		['one for work that was not handed in', slot(), { notNow: 'not-handed-in' }, now, 'not-handed-in'],
		['one at an hour they have a part in another', slot(), { isBusy: true }, now, 'busy-then'],
		['a second one', slot(), { hasOther: true }, now, 'has-other'],
		['one of their manager or mentor', slot(), { pairFits: false }, now, 'not-for-you'],
	])('cannot be booked: %s', (_what, facts, said, at, why) => {
		expect(mayBook(facts, { ...ines, ...said }, at)).toEqual({ ok: false, why })
	})

	test('is given up until a day before, to the second', () => {
		const last = noticeEnds(slot())
		expect(mayGiveUp(slot(), new Date(last.getTime() - 1))).toEqual({ ok: true })
		expect(mayGiveUp(slot(), last)).toEqual({ ok: false, why: 'notice-over' })
	})

	const taken = { shownById: 'bo' }
	test.each<[string, SlotFacts, boolean, Date, string | null]>([
		['that somebody has', slot(taken), true, now, null],
		['with one of two already', slot({ ...taken, playerIds: ['kim'] }), true, now, null],
		['with both', slot({ ...taken, playerIds: ['kim', 'robin'] }), true, now, 'enough-players'],
		['that nobody has', slot(), true, now, 'not-taken'],
		['of one’s own', slot({ shownById: 'ines' }), true, now, 'has-seat'],
		['one assesses', slot({ ...taken, assessorIds: ['ines', 'grace'] }), true, now, 'has-seat'],
		['without a cohort', slot(taken), false, now, 'not-in-cohort'],
		['that has begun', slot(taken), true, nov(25, 16), 'is-over'],
		['that was called off', slot({ ...taken, cancelledAt: nov(19) }), true, now, 'called-off'],
	])('has players of the level: one %s', (_what, facts, inCohort, at, why) => {
		expect(mayPlay(facts, { id: 'ines', inCohort, isBusy: false }, 2, at)).toEqual(
			why ? { ok: false, why } : { ok: true },
		)
	})

	test('is played in by nobody who has a part in another at that hour', () => {
		expect(mayPlay(slot(taken), { id: 'ines', inCohort: true, isBusy: true }, 2, now)).toEqual({
			ok: false,
			why: 'busy-then',
		})
	})

	test('meets another to the minute: one may begin when another ends', () => {
		const at = (startsAt: Date, durationMinutes = 45) => ({ startsAt, durationMinutes })
		expect(overlaps(at(nov(25, 16)), at(nov(25, 16)))).toBe(true)
		expect(overlaps(at(nov(25, 16), 60), at(new Date(nov(25, 17).getTime() - 1)))).toBe(true)
		expect(overlaps(at(nov(25, 16), 60), at(nov(25, 17)))).toBe(false)
		expect(overlaps(at(nov(25, 17)), at(nov(25, 16), 60))).toBe(false)
	})

	const hour = { startsAt: nov(25, 16), assessorIds: ['arjun', 'grace'] }
	const free = { areFacilitators: true, mayAssessLevel: true, isBusy: false, hasEnough: false }
	test.each<[string, Partial<typeof hour>, Partial<typeof free>, string | null]>([
		['two who are free', {}, {}, null],
		['an hour less than a day away', { startsAt: nov(21, 11) }, {}, 'too-late'],
		['one person twice', { assessorIds: ['arjun', 'arjun'] }, {}, 'same-person'],
		['somebody who is no assessor', {}, { areFacilitators: false }, 'not-facilitator'],
		['somebody who may not assess the level now', {}, { mayAssessLevel: false }, 'not-for-level'],
		['somebody with another slot then', {}, { isBusy: true }, 'assessor-busy'],
		['two who have twenty ahead', {}, { hasEnough: true }, 'too-many-offered'],
	])('is offered by a pair: %s', (_what, said, pair, why) => {
		expect(mayOffer({ ...hour, ...said }, { ...free, ...pair }, now)).toEqual(why ? { ok: false, why } : { ok: true })
	})

	test('is called off once, until it is handed in', () => {
		expect(mayCallOff(slot({ shownById: 'ines' }))).toEqual({ ok: true })
		expect(mayCallOff(slot({ cancelledAt: nov(19) }))).toEqual({ ok: false, why: 'called-off' })
		expect(mayCallOff(slot({ handedIn: true }))).toEqual({ ok: false, why: 'submitted' })
	})

	test('is handed in once, after its hour', () => {
		const ends = slotEnds(slot())
		expect(ends).toEqual(new Date('2026-11-25T16:45:00Z'))
		expect(mayHandInHeld(slot(), ends)).toEqual({ ok: true })
		expect(mayHandInHeld(slot(), new Date(ends.getTime() - 1))).toEqual({ ok: false, why: 'not-held' })
		expect(mayHandInHeld(slot({ cancelledAt: nov(19) }), nov(26))).toEqual({ ok: false, why: 'called-off' })
		expect(mayHandInHeld(slot({ handedIn: true }), nov(26))).toEqual({ ok: false, why: 'submitted' })
	})
})
