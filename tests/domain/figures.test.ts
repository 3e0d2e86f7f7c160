import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf, changeWords, type Measured, sideWords } from '~/domain/insight/figures'
import { lackingOf, measuredOf } from '~/domain/insight/policy'
import { draftForm } from '~/domain/insight/schema'

const side = (value: number, of: number | null = null) => ({ from: '2026-01-01', to: '2026-03-31', value, of })
const measured = (said: Partial<Measured>): Measured => ({
	unit: 'mean',
	population: 10,
	spread: 0.6,
	before: side(3),
	after: side(3),
	...said,
})

describe('a change', () => {
	test.each([
		// 2 × 0.6 × √(2/6) = 0.69: six people of program-design.md, section 8
		['of a mean, below', { population: 6, before: side(3.2), after: side(3.8) }, false, 0.6, 0.69],
		['of a mean, above', { population: 6, before: side(3.2), after: side(3.9) }, true, 0.7, 0.69],
		['of a mean without its spread', { spread: null, after: side(4) }, null, 1, null],
		['of a share, below', { unit: 'share', before: side(4, 11), after: side(6, 11) }, false, 18.18, 42.46],
		['of a share, above', { unit: 'share', before: side(10, 100), after: side(30, 100) }, true, 20, 11.31],
		['of a count, below', { unit: 'count', before: side(16), after: side(9) }, false, -7, 10],
		['of a count, above', { unit: 'count', before: side(64), after: side(36) }, true, -28, 20],
		['of nothing', { unit: 'count', before: side(0), after: side(0) }, false, 0, 0],
		['of a share that was whole and stays so', { unit: 'share', before: side(9, 9), after: side(9, 9) }, false, 0, 0],
		['downward by half a hundredth', { spread: 0.001, before: side(0.125), after: side(0) }, true, -0.13, 0],
	] as const)('%s', (_what, said, isClear, by, needed) => {
		expect(changeOf(measured(said as Partial<Measured>))).toEqual({ by, needed, isClear })
	})

	test('is as clear in the other direction', () => {
		const shares = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 40, max: 80 }))
		fc.assert(
			fc.property(shares, shares, ([a, ofA], [b, ofB]) => {
				const there = changeOf(measured({ unit: 'share', before: side(a, ofA), after: side(b, ofB) }))
				const back = changeOf(measured({ unit: 'share', before: side(b, ofB), after: side(a, ofA) }))
				expect(back).toEqual({ ...there, by: there.by === 0 ? 0 : -there.by })
			}),
		)
	})

	test('reads as what it is, and claims nothing of why', () => {
		expect(changeWords(measured({ unit: 'share', before: side(4, 11), after: side(6, 11) }))).toBe(
			'18 points up. No clear change: with so few, less than 43 points comes by chance alone.',
		)
		expect(changeWords(measured({ unit: 'count', before: side(64), after: side(36) }))).toBe(
			'28 down. That is more than chance alone would do; why, the figure does not say.',
		)
		expect(changeWords(measured({ spread: null, after: side(4) }))).toContain('1 up. Without the spread')
		expect([sideWords('share', side(9, 11)), sideWords('mean', side(3.4))]).toEqual(['9 of 11 (82 %)', '3.4'])
	})
})

const rule = { of: ['retention', 'engagement'], populationAtLeast: 8 }
const typed = {
	figure: 'one',
	kind: 'retention',
	team: 'own',
	unit: 'share',
	source: 'HR report',
	population: '14',
	beforeFrom: '2026-01-01',
	beforeTo: '2026-06-30',
	before: '11',
	beforeOf: '14',
	afterFrom: '2026-07-01',
	afterTo: '2026-10-31',
	after: '13',
	afterOf: '14',
	changed: 'Two fewer left.',
	causes: 'A hiring freeze in the market.',
	done: 'Stay talks from July on.',
	limits: 'Nothing about why.',
}
const lacking = (said: object) => lackingOf(draftForm.parse({ ...typed, ...said }), rule)

describe('what a figure lacks before it is handed in', () => {
	test('is nothing when it is whole', () => {
		expect(lacking({})).toEqual({})
		expect(measuredOf(draftForm.parse(typed))).toEqual({
			unit: 'share',
			population: 14,
			spread: null,
			before: { from: '2026-01-01', to: '2026-06-30', value: 11, of: 14 },
			after: { from: '2026-07-01', to: '2026-10-31', value: 13, of: 14 },
		})
	})

	test.each([
		['a figure the level does not ask for', { kind: 'velocity' }, ['kind']],
		['no source', { source: '  ' }, ['source']],
		['too few people', { population: '7' }, ['population']],
		['nobody', { population: undefined }, ['population']],
		['no figure', { before: undefined }, ['before']],
		['a share of nothing', { afterOf: undefined }, ['afterOf']],
		['more than there are', { after: '15' }, ['after']],
		['a period that ends before it begins', { beforeTo: '2025-12-31' }, ['beforeTo']],
		['two periods that overlap', { afterFrom: '2026-06-30' }, ['afterFrom']],
		['no days', { beforeFrom: undefined, afterTo: undefined }, ['beforeFrom', 'afterTo']],
		['no reading', { changed: '', limits: ' ' }, ['changed', 'limits']],
	])('%s', (_what, said, fields) => {
		expect(Object.keys(lacking(said)).sort()).toEqual([...fields].sort())
	})

	test('a mean needs no “out of”, and a draft nothing at all', () => {
		expect(lacking({ unit: 'mean', beforeOf: undefined, afterOf: undefined })).toEqual({})
		const draft = draftForm.parse({ figure: 'one', kind: 'retention', team: 'own', unit: 'share' })
		expect(measuredOf(draft)).toBeNull()
		expect(draft).toMatchObject({ before: null, source: '', limits: '' })
	})
})
