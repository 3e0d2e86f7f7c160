import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawQuestions } from '~/domain/assessment/check'
import { ANSWERS_FOR_DISCRIMINATION, ANSWERS_FOR_SHARES, itemStatistics } from '~/domain/assessment/item-statistics'
import { aBank, aBankQuestion, answersTo, dice } from '../support/assessment'
import { runs } from '../support/counting'

const QUESTIONS = ['one', 'two', 'three', 'four', 'five'].map((id) => aBankQuestion(id, 'listening'))
const bank = { id: 'small', questions: QUESTIONS }
/** Everybody meets every question; `rights` says which of them one person got right, the rest take option b or c. */
const tries = (rights: string[][], wrong: (person: number) => string = () => 'b') =>
	rights.map((right, person) => ({
		drawn: QUESTIONS.map(({ id }) => ({ id, options: ['a', 'b', 'c'] })),
		answers: Object.fromEntries(QUESTIONS.map(({ id }) => [id, [right.includes(id) ? 'a' : wrong(person)]])),
	}))
const people = (count: number, right: (person: number) => string[]) =>
	Array.from({ length: count }, (_, at) => right(at))
const of = (id: string, rights: string[][], wrong?: (person: number) => string) => {
	const found = itemStatistics(bank, tries(rights, wrong)).find(({ question }) => question.id === id)
	if (!found) throw new Error(`no question ${id}`)
	return found
}

describe('of a question', () => {
	test('nothing but a count is said while fewer than eight have met it', () => {
		const few = of(
			'one',
			people(ANSWERS_FOR_SHARES - 1, () => []),
		)
		expect(few).toMatchObject({ asked: 7, difficulty: null, discrimination: null, taken: null, flaws: [] })
		expect(
			of(
				'one',
				people(ANSWERS_FOR_SHARES, () => []),
			),
		).toMatchObject({ asked: 8, difficulty: 0 })
	})

	test('the difficulty is the share of right answers, and each option has the number who took it', () => {
		const found = of(
			'one',
			people(10, (at) => (at < 7 ? ['one'] : [])),
			(at) => (at === 9 ? 'c' : 'b'),
		)
		expect(found.difficulty).toBe(0.7)
		expect(found.taken).toEqual([
			{ id: 'a', count: 7 },
			{ id: 'b', count: 2 },
			{ id: 'c', count: 1 },
		])
	})

	test.each([
		[
			'told apart by it, those who know the rest are',
			(at: number) => (at < 20 ? QUESTIONS.map(({ id }) => id) : []),
			1,
			[],
		],
		[
			'got right by those who know the rest least, it is turned round',
			(at: number) => (at < 20 ? ['two', 'three', 'four', 'five'] : ['one']),
			-1,
			['turned'],
		],
		[
			'got right by half of each kind, it does not separate',
			(at: number) => [...(at % 2 ? ['one'] : []), ...(at < 20 ? ['two', 'three', 'four', 'five'] : [])],
			0,
			['does-not-separate'],
		],
	])('%s', (_what, right, discrimination, flaws) => {
		const found = of('one', people(40, right), (at) => (at % 2 ? 'b' : 'c'))
		expect(found.discrimination).toBeCloseTo(discrimination, 6)
		expect(found.flaws.filter((flaw) => flaw !== 'idle-answer')).toEqual(flaws)
	})

	test('no discrimination is made up where all did alike, nor of fewer than thirty', () => {
		expect(
			of(
				'one',
				people(40, () => ['one']),
			).discrimination,
		).toBeNull()
		const mixed = (at: number) => (at % 2 ? ['one', 'two'] : [])
		expect(of('one', people(ANSWERS_FOR_DISCRIMINATION - 1, mixed)).discrimination).toBeNull()
		expect(of('one', people(ANSWERS_FOR_DISCRIMINATION, mixed)).discrimination).not.toBeNull()
	})

	test.each([
		['few know it', people(10, (at) => (at < 3 ? ['one'] : [])), 'few-know', true],
		['four in ten know it', people(10, (at) => (at < 4 ? ['one'] : [])), 'few-know', false],
		['all know it', people(40, () => ['one']), 'all-know', true],
		['all of nine know it: too few to say so', people(9, () => ['one']), 'all-know', false],
		['a wrong answer is taken by nobody', people(40, (at) => (at < 30 ? ['one'] : [])), 'idle-answer', true],
		['all know it, and nobody takes a wrong answer', people(40, () => ['one']), 'idle-answer', false],
	] as const)('it is said when %s', (_what, rights, flaw, isSaid) => {
		expect(of('one', rights as string[][]).flaws.includes(flaw)).toBe(isSaid)
	})
})

test('figures stay within their ranges, counts add up, and a question nobody met has none', () => {
	const whole = aBank()
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 }), { maxLength: 60 }), (seeds) => {
			const sheets = seeds.map((seed) => {
				const drawn = drawQuestions(whole, { draw: 15, perOutcomeAtLeast: 2 } as never, new Set(), dice(seed))
				return { drawn, answers: answersTo(whole, drawn, seed % 16) }
			})
			const all = itemStatistics(whole, sheets)
			expect(all.reduce((sum, { asked }) => sum + asked, 0)).toBe(15 * seeds.length)
			for (const { asked, difficulty, discrimination, taken } of all) {
				expect(difficulty === null).toBe(asked < ANSWERS_FOR_SHARES)
				if (discrimination !== null) expect(Math.abs(discrimination)).toBeLessThanOrEqual(1 + 1e-9)
				for (const { count } of taken ?? []) expect(count).toBeLessThanOrEqual(asked)
			}
		}),
		runs(100),
	)
})
