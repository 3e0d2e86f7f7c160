import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OPEN_WISHES, type OpenWish, type WishState } from '~/domain/cohort/kinds'
import {
	freeSeats,
	inLine,
	type Line,
	mayBecome,
	mayTake,
	mayTransfer,
	mayWithdraw,
	nextUp,
	offerEnd,
	offersUntil,
	placeInLine,
	type Wish,
	wayIn,
} from '~/domain/cohort/seats'
import { ordinal } from '~/domain/number-words'
import { runs } from '../support/counting'
import { nov } from '../support/evidence'

const now = nov(10)
const wish = (id: string, state: OpenWish, day = 1, said: Partial<Wish> = {}): Wish => ({
	id,
	personId: id,
	state,
	since: nov(day),
	...said,
})
const aLine = (said: Partial<Line> = {}): Line => ({
	status: 'open',
	seats: 8,
	members: 8,
	guests: 0,
	wishes: [],
	offersUntil: nov(20),
	...said,
})
const somebody = {
	personId: 'me',
	needsApproval: false,
	alreadyIn: false,
	inSameStage: false,
	facilitates: false,
	closedAccount: false,
}

describe('who asks for a seat', () => {
	test.each<[string, Partial<Line>, 'seat' | 'line']>([
		['gets one that is free', { members: 7 }, 'seat'],
		['stands in line when every seat is taken', {}, 'line'],
		[
			'stands in line when the free seat is offered to somebody',
			{ members: 7, wishes: [wish('a', 'offered')] },
			'line',
		],
		['stands in line when a guest of a session ahead has the free seat', { members: 7, guests: 1 }, 'line'],
		['stands in line behind whoever waits, seat or no seat', { members: 6, wishes: [wish('a', 'waiting')] }, 'line'],
		['is not held up by who is asking their manager', { members: 7, wishes: [wish('a', 'asked')] }, 'seat'],
		[
			'is not held up by a closed account',
			{ members: 7, wishes: [wish('a', 'waiting', 1, { standsAside: true })] },
			'seat',
		],
		[
			'gets a free seat on the last day, whoever waits',
			{ members: 7, offersUntil: nov(9), wishes: [wish('a', 'waiting')] },
			'seat',
		],
	])('%s', (_what, line, way) => expect(wayIn({ ...somebody, line: aLine(line) }, now)).toEqual({ ok: true, way }))

	test('is asked about first, where line managers agree', () => {
		expect(wayIn({ ...somebody, needsApproval: true, line: aLine({ members: 0 }) }, now)).toEqual({
			ok: true,
			way: 'ask',
		})
		expect(wayIn({ ...somebody, needsApproval: true, line: aLine() }, now)).toEqual({ ok: true, way: 'ask' })
	})

	test.each<[string, Partial<Parameters<typeof wayIn>[0]>, Partial<Line>, string]>([
		['who is in it', { alreadyIn: true }, {}, 'already-in'],
		['who is in another one of the level', { inSameStage: true }, {}, 'same-stage'],
		['who leads it', { facilitates: true }, {}, 'leads-it'],
		['a closed account', { closedAccount: true }, {}, 'account-closed'],
		['of a cohort that runs', {}, { status: 'running', members: 0 }, 'not-open'],
		['of a cohort that is planned', {}, { status: 'planned', members: 0 }, 'not-open'],
		['who waits', {}, { wishes: [wish('me', 'waiting')] }, 'in-line'],
		['who has an offer', {}, { members: 7, wishes: [wish('me', 'offered')] }, 'has-offer'],
		['whose manager is asked', {}, { wishes: [wish('me', 'asked')] }, 'asked-already'],
		['of a full cohort, on the last day', {}, { offersUntil: nov(9) }, 'cohort-full'],
	])('is refused: %s', (_what, facts, line, why) => {
		expect(wayIn({ ...somebody, line: aLine(line), ...facts }, now)).toEqual({ ok: false, why })
	})

	test('whoever waits takes a free seat on the last day, when no offer can be made any more', () => {
		const line = aLine({ members: 7, offersUntil: nov(9), wishes: [wish('me', 'waiting')] })
		expect(wayIn({ ...somebody, needsApproval: true, line }, now)).toEqual({ ok: true, way: 'seat' })
	})
})

describe('the line', () => {
	const wishes = [wish('c', 'waiting', 3), wish('a', 'waiting', 1), wish('b', 'waiting', 2), wish('x', 'asked', 1)]

	test('is in the order of asking', () => {
		expect(inLine({ wishes }).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
		expect(placeInLine({ wishes }, 'c')).toBe(3)
		expect(placeInLine({ wishes }, 'x')).toBeNull()
		expect([1, 2, 3, 11, 12, 13, 21, 22, 23, 101, 111].map(ordinal).join(' ')).toBe(
			'first second third 11th 12th 13th 21st 22nd 23rd 101st 111th',
		)
	})

	test('moves up by as many as seats are free, and no further', () => {
		const up = (said: Partial<Line>) => nextUp(aLine({ wishes, ...said }), now).map(({ id }) => id)
		expect(up({ members: 8 })).toEqual([])
		expect(up({ members: 6 })).toEqual(['a', 'b'])
		expect(up({ members: 6, wishes: [...wishes, wish('o', 'offered')] })).toEqual(['a'])
		expect(up({ members: 9 })).toEqual([])
		expect(up({ members: 6, status: 'planned' })).toEqual([])
		expect(up({ members: 6, status: 'running' })).toEqual([])
		expect(up({ members: 6, offersUntil: now })).toEqual([])
	})

	test('passes over who would sit beside their own, and who would sit beside one offered in the same step', () => {
		const own =
			(...pairs: string[]) =>
			(one: string, other: string) =>
				pairs.includes(`${one}${other}`) || pairs.includes(`${other}${one}`)
		const up = (apart: Line['apart'], said: Partial<Line> = {}) =>
			nextUp(aLine({ wishes, members: 6, ...said, apart }), now).map(({ id }) => id)
		expect(up({ there: ['s'], keeps: own('as') })).toEqual(['b', 'c'])
		expect(up({ there: [], keeps: own('ab') })).toEqual(['a', 'c'])
		const offered = { members: 5, wishes: [...wishes, wish('o', 'offered')] }
		expect(up({ there: [], keeps: own('ao') }, offered)).toEqual(['b', 'c'])
		expect(up({ there: ['s'], keeps: own('as', 'bs', 'cs') })).toEqual([])
	})

	test('of people who are kept apart holds nobody up', () => {
		const waits = [wish('a', 'waiting')]
		const line = (keeps: (one: string, other: string) => boolean) =>
			aLine({ members: 7, wishes: waits, apart: { there: ['s'], keeps } })
		expect(wayIn({ ...somebody, line: line((one) => one === 'a') }, now)).toEqual({ ok: true, way: 'seat' })
		expect(wayIn({ ...somebody, line: line(() => false) }, now)).toEqual({ ok: true, way: 'line' })
		expect(wayIn({ ...somebody, line: line((one) => one === 'me') }, now)).toEqual({ ok: false, why: 'kin-here' })
	})

	test('never offers more than there is, whatever stands in it', () => {
		const anyWish = fc.record({
			state: fc.constantFrom(...OPEN_WISHES),
			since: fc.integer({ min: 1, max: 9 }),
			standsAside: fc.boolean(),
		})
		fc.assert(
			fc.property(
				fc.array(anyWish, { maxLength: 20 }),
				fc.integer({ min: 0, max: 12 }),
				fc.integer({ min: 0, max: 14 }),
				(list, seats, members) => {
					const line = aLine({
						seats,
						members,
						wishes: list.map((each, index) => ({
							...each,
							id: `w${index}`,
							personId: `p${index}`,
							since: nov(each.since),
						})),
					})
					const up = nextUp(line, now)
					expect(up.length).toBeLessThanOrEqual(Math.max(0, freeSeats(line)))
					expect(up).toEqual(inLine(line).slice(0, up.length))
					// Nobody waits beside a free seat.
					if (up.length < freeSeats(line)) expect(up).toEqual(inLine(line))
				},
			),
			runs(300),
		)
	})
})

describe('an offer', () => {
	test('lasts its hours, and never into the last day before the first session', () => {
		const first = nov(20, 9)
		const line = { offersUntil: offersUntil(first) }
		expect(line.offersUntil).toEqual(nov(19, 9))
		expect(offerEnd(line, 48, nov(10))).toEqual(nov(12))
		expect(offerEnd(line, 48, nov(18))).toEqual(nov(19, 9))
		expect(offerEnd(line, 48, nov(19, 9))).toBeNull()
		expect(offerEnd(line, 48, nov(20))).toBeNull()
	})

	const person = {
		status: 'open',
		inSameStage: false,
		facilitates: false,
		closedAccount: false,
		besideKin: false,
	} as const
	test.each<[string, WishState, Date | null, Partial<Parameters<typeof mayTake>[1]>, string | null]>([
		['stands until its end', 'offered', nov(11), {}, null],
		['stands when the cohort has begun meanwhile', 'offered', nov(11), { status: 'running' }, null],
		['is over at its end', 'offered', now, {}, 'offer-over'],
		['is over once it is taken', 'taken', nov(11), {}, 'offer-over'],
		['is over once it is let go', 'declined', nov(11), {}, 'offer-over'],
		['is none for who waits', 'waiting', null, {}, 'offer-over'],
		['is not for a cohort that was cancelled', 'offered', nov(11), { status: 'cancelled' }, 'not-open'],
		['is not for who has a seat of the level meanwhile', 'offered', nov(11), { inSameStage: true }, 'same-stage'],
		['is not for who leads it meanwhile', 'offered', nov(11), { facilitates: true }, 'leads-it'],
		['is not for a closed account', 'offered', nov(11), { closedAccount: true }, 'account-closed'],
		['is not beside who is of one team meanwhile', 'offered', nov(11), { besideKin: true }, 'kin-here'],
	])('%s', (_what, state, endsAt, said, why) => {
		expect(mayTake({ state, endsAt }, { ...person, ...said }, now)).toEqual(why ? { ok: false, why } : { ok: true })
	})

	test('what is over stays over', () => {
		const over: WishState[] = ['taken', 'declined', 'lapsed', 'left', 'refused']
		for (const from of over) for (const to of [...OPEN_WISHES, ...over]) expect(mayBecome(from, to)).toBe(false)
		for (const from of OPEN_WISHES) expect(mayBecome(from, 'taken')).toBe(true)
		expect(mayBecome('waiting', 'asked')).toBe(false)
		expect(mayBecome('asked', 'offered')).toBe(false)
	})
})

describe('a seat changed for another', () => {
	const fit = {
		from: { id: 'a', stageKey: 'ladder/l1', status: 'running' },
		to: { id: 'b', stageKey: 'ladder/l1', line: aLine({ status: 'running', members: 7 }) },
		alreadyIn: false,
		facilitates: false,
		hasOffer: false,
		besideKin: false,
		readByTwo: false,
	} as const
	const to = (line: Partial<Line>) => ({ to: { ...fit.to, line: aLine({ members: 7, ...line }) } })
	test.each<[string, Partial<Parameters<typeof mayTransfer>[0]>, string | null]>([
		['is in a cohort of the level that has one free', {}, null],
		['may be the one held for them', { ...to({ wishes: [wish('me', 'offered')] }), hasOffer: true }, null],
		['is not one held for another', to({ wishes: [wish('a', 'offered')] }), 'seats-held'],
		['is not in a full cohort', to({ members: 8 }), 'cohort-full'],
		['is not in the same cohort', { to: { ...fit.to, id: 'a' } }, 'same-cohort'],
		['is not of another level', { to: { ...fit.to, stageKey: 'ladder/l2' } }, 'other-stage'],
		['is not in a finished cohort', to({ status: 'finished' }), 'not-open'],
		['is not out of a finished cohort', { from: { ...fit.from, status: 'finished' } }, 'not-running'],
		['is not where they are already', { alreadyIn: true }, 'already-in'],
		['is not where they lead', { facilitates: true }, 'leads-it'],
		['is not beside one of their own', { besideKin: true }, 'kin-here'],
		['is not where two assess them', { readByTwo: true }, 'read-by-two'],
	])('%s', (_what, facts, why) => {
		expect(mayTransfer({ ...fit, ...facts })).toEqual(why ? { ok: false, why } : { ok: true })
	})

	test('a seat can be given up until the cohort is over', () => {
		expect(
			['planned', 'open', 'running', 'finished', 'cancelled'].filter((status) => mayWithdraw(status as never)),
		).toEqual(['planned', 'open', 'running'])
	})
})
