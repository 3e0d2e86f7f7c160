import { expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import type { RequirementOf } from '~/domain/program/frontmatter'
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

test('what several partners say is another thing, which a sponsor’s word does not stand for', () => {
	const partners: RequirementOf<'statement'> = { ...rules.signedOff, by: 'partners', ratersAtLeast: 3 }
	expect(judged(partners, { signedOff: { begun: true, at: [nov(7)] } })).toMatchObject({
		state: 'open',
		evidence: [],
		left: 'This kind of evidence cannot be recorded yet.',
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
