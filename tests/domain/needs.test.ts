import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CAREER_LEVELS } from '~/domain/person/kinds'
import { firstNeeds, inOrder, type Need, needsOf } from '~/domain/person/needs'

const today = '2026-11-20'
const ladder = (stage: string) => `technical-leadership-ladder/${stage}`
const need = (stage: string, said: Partial<Need> = {}): Need => ({
	careerTrack: 'manager',
	careerLevel: 'Manager',
	stageKey: ladder(stage),
	strength: 'must',
	withinDays: 90,
	...said,
})
const manager = { careerTrack: 'manager', careerLevel: 'Manager', levelSince: '2026-08-22', leaves: [] }

describe('what somebody needs', () => {
	test.each([
		['is due so many days after they came to their level', manager, need('l2'), '2026-11-20', false],
		['is late the day after', { ...manager, levelSince: '2026-08-21' }, need('l2'), '2026-11-19', true],
		[
			'is due later by the days they were away, the day itself among them',
			{ ...manager, leaves: [{ fromDay: '2026-11-20', untilDay: '2026-11-29' }] },
			need('l2'),
			'2026-11-30',
			false,
		],
		[
			'has no day while nobody knows since when they are there',
			{ ...manager, levelSince: null },
			need('l2'),
			null,
			false,
		],
		['has no day where they are only invited', manager, need('l2', { strength: 'invited' }), null, false],
	])('%s', (_what, person, row, dueOn, isOverdue) => {
		expect(needsOf(person, [row], today)).toEqual([
			{ stageKey: ladder('l2'), strength: row.strength, dueOn, isOverdue },
		])
	})

	test('is what their own track and level call for, the strongest and soonest first', () => {
		const rows = [
			need('l4', { strength: 'invited' }),
			need('l3', { withinDays: 300 }),
			need('l2', { withinDays: 200 }),
			need('l1', { strength: 'expected', withinDays: 10 }),
			need('l9', { careerLevel: 'Director' }),
			need('l8', { careerTrack: 'ic' }),
		]
		expect(needsOf(manager, rows, today).map(({ stageKey }) => stageKey.slice(-2))).toEqual(['l2', 'l3', 'l1', 'l4'])
	})

	test('comes in the same order whatever the order of the rows', () => {
		const rows = ['l1', 'l2', 'l3', 'l4'].map((stage, index) => need(stage, { withinDays: 90 + (index % 2) }))
		fc.assert(
			fc.property(fc.shuffledSubarray(rows, { minLength: 4 }), (shuffled) => {
				expect(needsOf(manager, shuffled, today)).toEqual(needsOf(manager, rows, today))
			}),
		)
	})
})

describe('the table of a new organization', () => {
	test('names levels people can have, each stage once for each', () => {
		for (const { careerTrack, careerLevel } of firstNeeds)
			expect(CAREER_LEVELS[careerTrack] as readonly string[]).toContain(careerLevel)
		const keys = firstNeeds.map((row) => [row.careerTrack, row.careerLevel, row.stageKey].join())
		expect(new Set(keys).size).toBe(keys.length)
	})

	test('calls managers and senior engineers up the ladder', () => {
		const of = (careerTrack: 'manager' | 'ic', careerLevel: string) =>
			firstNeeds
				.filter(
					(row) => row.careerTrack === careerTrack && row.careerLevel === careerLevel && row.strength !== 'invited',
				)
				.map(({ stageKey }) => stageKey.slice(-2))
		expect(CAREER_LEVELS.manager.map((level) => of('manager', level))).toEqual([
			['l1'],
			['l1'],
			['l2'],
			['l3'],
			['l4'],
			['l4'],
			[],
			[],
		])
		expect(CAREER_LEVELS.ic.map((level) => of('ic', level))).toEqual([[], ['l1'], ['l2'], ['l3'], ['l3', 'l4']])
	})

	test('stands in the order of tracks, levels and stages', () => {
		expect(
			inOrder([...firstNeeds].reverse())
				.slice(0, 3)
				.map(({ careerLevel }) => careerLevel),
		).toEqual(['Tech lead', 'Junior manager', 'Manager'])
	})
})
