import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { shownSince } from '~/domain/certification/period'
import { asSeenByOthers } from '~/domain/certification/requirements'
import { anEvidence, judged, nov, rules, someRounds } from '../support/evidence'

type Row = [what: string, signedOff: Evidence['signedOff'], state: string, short: string, metAt: Date | null]

test.each<Row>([
	['nobody was asked for', { begun: false, at: [] }, 'open', 'open', null],
	['somebody was asked for, or said no to', { begun: true, at: [] }, 'in-progress', 'asked', null],
	['a sponsor gave', { begun: true, at: [nov(7)] }, 'met', 'signed off', nov(7)],
	['two gave, the first of which counts', { begun: true, at: [nov(9), nov(4)] }, 'met', 'signed off', nov(4)],
])('a word on the deliverable that %s', (_what, signedOff, state, short, metAt) => {
	expect(judged(rules.signedOff, { signedOff })).toMatchObject({ state, short, metAt })
})

describe('what partners say', () => {
	const at = { confirmedAt: nov(3), closedAt: nov(3), tooFewAt: nov(3) }

	test('is met once enough have answered, whatever it was', () => {
		const rounds360 = someRounds({ closedAt: nov(9), answeredAt: nov(9) })
		expect(judged(rules.partners, { rounds360 })).toEqual({
			id: 'partners',
			kind: 'statement',
			title: 'What partners say',
			state: 'met',
			short: 'answered',
			evidence: ['Three partners or more have answered'],
			left: null,
			metAt: nov(9),
		})
	})

	test('is open otherwise, and no sponsor’s word and no round to which too few came shows in it', () => {
		const none = judged(rules.partners, {})
		expect(none).toMatchObject({ state: 'open', short: 'open', evidence: [], metAt: null })
		const begun = { signedOff: { begun: true, at: [nov(7)] }, rounds360: someRounds(at) }
		expect(judged(rules.partners, begun)).toEqual(none)
		expect(judged(rules.signedOff, { rounds360: someRounds({ ...at, answeredAt: nov(3) }) }).state).toBe('open')
	})
})

describe('team safety', () => {
	const at = (day: number) => ({ at: nov(day) })

	test.each<[string, Evidence['teamReadings'], string, string, Date | null]>([
		['that nobody was asked about', [], 'open', 'open', null],
		['that was read once', [at(1)], 'in-progress', 'in progress', null],
		['that was read again a day too soon', [at(1 - 55), at(1)], 'in-progress', 'in progress', null],
		['that was read again after eight weeks', [at(1 - 56), at(1)], 'met', 'met', nov(1)],
		['that was read in between', [at(-60), at(-30), at(-4)], 'met', 'met', nov(-4)],
	])('%s', (_what, teamReadings, state, short, metAt) => {
		expect(judged(rules.team, { teamReadings })).toMatchObject({ state, short, metAt })
	})

	test.each<[string, Evidence['plansWatched'], string, Date | null]>([
		['by nobody', [], 'open', null],
		['by one', [at(4)], 'in-progress', null],
		['by two', [at(4), at(9)], 'met', nov(9)],
	])('with a written plan that was watched %s', (_what, plansWatched, state, metAt) => {
		expect(judged(rules.team, { plansWatched })).toMatchObject({ state, metAt })
		// Half of each is neither.
		expect(judged(rules.team, { plansWatched, teamReadings: [at(1)] }).metAt).toEqual(metAt)
	})

	test('is met by its readings or its plan alone: no 360 round and no watched conversation is one', () => {
		const rounds360 = someRounds({ confirmedAt: nov(3), closedAt: nov(3), answeredAt: nov(3), tooFewAt: nov(3) })
		expect(judged(rules.team, { rounds360, observations: [at(1), at(2)] }).state).toBe('open')
		expect(judged(rules.view, { teamReadings: [at(-60), at(1)] }).state).toBe('open')
	})

	test('to others is met or open: not when, not by what, and not that it is begun', () => {
		const [begun] = asSeenByOthers([judged(rules.team, { teamReadings: [at(1)], plansWatched: [at(2)] })])
		const [none] = asSeenByOthers([judged(rules.team, {})])
		expect(begun).toEqual(none)
		const [met] = asSeenByOthers([judged(rules.team, { teamReadings: [at(-60), at(1)] })])
		expect(met).toMatchObject({ state: 'met', evidence: [], metAt: null })
		expect(asSeenByOthers([judged(rules.team, { plansWatched: [at(4), at(9)] })])).toEqual([met])
	})

	test('is renewed by one reading since', () => {
		const renewal = {
			...rules.team,
			options: [{ ...rules.team.options[0], readings: 1, weeksApart: 0 }],
		} as typeof rules.team
		const shown = shownSince(anEvidence({ teamReadings: [at(1)] }), nov(2))
		expect(judged(renewal, shown).state).toBe('open')
		expect(judged(renewal, { teamReadings: [at(3)] })).toMatchObject({ state: 'met', metAt: nov(3) })
	})
})

type Log = [what: string, days: (number | null)[], state: string, short: string, metAt: Date | null]

test.each<Log>([
	['that is empty', [], 'open', '0 of 2', null],
	['in which one is open', [null], 'in-progress', '0 of 2', null],
	['in which one of two is agreed', [7, null], 'in-progress', '1 of 2', null],
	['in which more are agreed than asked for', [12, null, 9, 4], 'met', '2 of 2', nov(9)],
])('a conflict log %s', (_what, days, state, short, metAt) => {
	const conflicts = days.map((day) => ({ settledAt: day === null ? null : nov(day) }))
	expect(judged(rules.conflicts, { conflicts })).toMatchObject({ state, short, metAt })
})
