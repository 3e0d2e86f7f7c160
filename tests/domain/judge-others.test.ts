import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { NO_ROUND } from '~/domain/round360/facts'
import { judged, nov, rules } from '../support/evidence'

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
		const rounds360 = { ...NO_ROUND, closedAt: nov(9), answeredAt: nov(9) }
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
		const begun = { signedOff: { begun: true, at: [nov(7)] }, rounds360: { ...at, answeredAt: null } }
		expect(judged(rules.partners, begun)).toEqual(none)
		expect(judged(rules.signedOff, { rounds360: { ...at, answeredAt: nov(3) } }).state).toBe('open')
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
