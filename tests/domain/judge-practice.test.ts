import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import type { RequirementOf } from '~/domain/program/frontmatter'
import { anEntry, judged, nov, rules } from '../support/evidence'

type Row = [what: string, practice: Evidence['practice'], state: string, short: string, left: string | null]

describe('three hours of practice, an hour or more in two weeks', () => {
	test.each<Row>([
		[
			'of which nothing is written down',
			[],
			'open',
			'0 min of 3 h, 0 of 2 weeks',
			'Still to come: 3 h and two weeks of at least 1 h.',
		],
		[
			'of which a week is done',
			[anEntry(2, 75)],
			'in-progress',
			'1 h 15 of 3 h, 1 of 2 weeks',
			'Still to come: 1 h 45 and one week of at least 1 h.',
		],
		[
			'all in one week',
			[anEntry(2, 120), anEntry(3, 120)],
			'in-progress',
			'4 h of 3 h, 1 of 2 weeks',
			'Still to come: one week of at least 1 h.',
		],
		[
			'with a second week of 59 minutes',
			[anEntry(2, 120), anEntry(9, 59), anEntry(16, 30)],
			'in-progress',
			'3 h 29 of 3 h, 1 of 2 weeks',
			'Still to come: one week of at least 1 h.',
		],
		['in two weeks', [anEntry(2, 120), anEntry(9, 60)], 'met', '3 h of 3 h, 2 of 2 weeks', null],
	])('%s', (_what, practice, state, short, left) => {
		expect(judged(rules.practice, { practice })).toMatchObject({ state, short, left })
	})

	test('is met when the log first said enough, in the order of writing down', () => {
		const late = anEntry(9, 60, { at: nov(20) })
		const practice = [anEntry(23, 90), late, anEntry(2, 120)]
		expect(judged(rules.practice, { practice }).metAt).toEqual(nov(20))
	})

	test('shows how much, and never what or which day', () => {
		const said = judged(rules.practice, { practice: [anEntry(2, 120), anEntry(9, 90, { kind: 'talk' })] })
		expect(said.evidence).toEqual(['2 h 30 of practice', 'One week of at least 1 h'])
	})
})

describe('meetings in the log', () => {
	const reviews: RequirementOf<'practice'> = {
		id: 'practice',
		kind: 'practice',
		meetings: [{ kind: 'peer-review', count: 3, minutesAtLeast: 60, ofOwnWork: 1 }],
	}
	const review = (day: number, said: { minutes?: number; own?: boolean } = {}) =>
		anEntry(day, said.minutes ?? 60, { kind: 'peer-review', ofOwnWork: said.own ?? false })

	test.each<Row>([
		[
			'that are too short, or of another kind, do not count',
			[review(2, { minutes: 59, own: true }), anEntry(3, 60)],
			'in-progress',
			'0 of 3 peer reviews, 0 of 1 peer reviews of your own work',
			'Still to come: three peer reviews and one peer review of your own work.',
		],
		[
			'are not enough when none was about own work',
			[review(2), review(9), review(16)],
			'in-progress',
			'3 of 3 peer reviews, 0 of 1 peer reviews of your own work',
			'Still to come: one peer review of your own work.',
		],
		[
			'are enough with one about own work',
			[review(2), review(9, { own: true }), review(16)],
			'met',
			'3 of 3 peer reviews, 1 of 1 peer reviews of your own work',
			null,
		],
	])('%s', (_what, practice, state, short, left) => {
		expect(judged(reviews, { practice })).toMatchObject({ state, short, left })
	})
})

describe('a retrospective', () => {
	test('is one that stands in the log, on the day it was written there', () => {
		const retro = anEntry(12, 60, { kind: 'retrospective' })
		expect(judged(rules.retro, { practice: [anEntry(5, 60)] })).toMatchObject({ state: 'open', short: '0 of 1' })
		expect(judged(rules.retro, { practice: [retro] })).toMatchObject({
			state: 'met',
			short: '1 of 1',
			left: null,
			evidence: ['One retrospective in your log'],
			metAt: retro.at,
		})
	})
})

describe('two simulations', () => {
	const at = (...days: number[]) => days.map((day) => ({ at: nov(day) }))

	test.each<[string, number[], string, string, string | null, Date | null]>([
		['of which none is finished', [], 'open', '0 of 2', 'Two simulations to play to an ending.', null],
		['of which one is', [4], 'in-progress', '1 of 2', 'One simulation to play to an ending.', null],
		['that are finished', [9, 4], 'met', '2 of 2', null, nov(9)],
		['and one more', [9, 4, 20], 'met', '2 of 2', null, nov(9)],
	])('%s', (_what, days, state, short, left, metAt) => {
		expect(judged(rules.simulation, { simulations: at(...days) })).toMatchObject({ state, short, left, metAt })
	})

	test('are said by how many, and nothing besides', () => {
		expect(judged(rules.simulation, { simulations: at(4) }).evidence).toEqual(['One simulation finished'])
	})
})
