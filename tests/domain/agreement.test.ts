import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreementOn, type ScoredTwice, weightedKappa } from '~/domain/assessment/agreement'
import type { Rubric } from '~/domain/assessment/rubric'
import { runs } from '../support/counting'

const score = fc.integer({ min: 1, max: 4 })
const pairs = fc.array(fc.tuple(score, score), { minLength: 1, maxLength: 40 })

describe('weighted kappa', () => {
	test.each<[string, [number, number][], number | null]>([
		[
			'is 1 where both always agree',
			[
				[1, 1],
				[4, 4],
				[2, 2],
			],
			1,
		],
		[
			'is −1 where two could not be further apart',
			[
				[1, 4],
				[4, 1],
			],
			-1,
		],
		[
			'is nothing where every score is the same',
			[
				[3, 3],
				[3, 3],
			],
			null,
		],
		// Scores 1, 1, 2, 3 and 1, 2, 2, 3: mean square apart 1/4, variance 39/64.
		[
			'is what it is by hand',
			[
				[1, 1],
				[1, 2],
				[2, 2],
				[3, 3],
			],
			1 - 0.25 / (2 * (39 / 64)),
		],
	])('%s', (_what, given, expected) => {
		const found = weightedKappa(given)
		if (expected === null) expect(found).toBeNull()
		else expect(found).toBeCloseTo(expected, 10)
	})

	test('does not ask who of the two stood first, and lies between −1 and 1', () => {
		fc.assert(
			fc.property(pairs, (given) => {
				const found = weightedKappa(given)
				const turned = weightedKappa(given.map(([one, other], at) => (at % 2 ? [one, other] : [other, one])))
				expect(turned === null).toBe(found === null)
				expect(turned ?? 0).toBeCloseTo(found ?? 0, 10)
				expect(Math.abs(found ?? 0)).toBeLessThanOrEqual(1 + 1e-9)
			}),
			runs(300),
		)
	})

	test('equals the sum over a table of all pairs of scores, each weighed by the square of its distance', () => {
		fc.assert(
			fc.property(pairs, (given) => {
				const both = given.flatMap(
					([one, other]) =>
						[
							[one, other],
							[other, one],
						] as [number, number][],
				)
				const share = (of: (pair: [number, number]) => boolean) => both.filter(of).length / both.length
				let observed = 0
				let expected = 0
				for (const i of [1, 2, 3, 4])
					for (const j of [1, 2, 3, 4]) {
						observed += (i - j) ** 2 * share(([one, other]) => one === i && other === j)
						expected += (i - j) ** 2 * share(([one]) => one === i) * share(([, other]) => other === j)
					}
				const found = weightedKappa(given)
				if (found === null) expect(expected).toBeCloseTo(0, 8)
				else expect(found).toBeCloseTo(1 - observed / expected, 8)
			}),
			runs(200),
		)
	})
})

const levels: Rubric['criteria'][number]['levels'] = ['a', 'b', 'c', 'd']
const rubric: Rubric = {
	kind: 'rubric',
	id: 'r',
	hash: 'h',
	title: 'R',
	guidance: 'g',
	criteria: [
		{ id: 'x', title: 'X', starred: true, levels },
		{ id: 'y', title: 'Y', starred: false, levels },
	],
}
const works = (count: number): ScoredTwice[] =>
	Array.from({ length: count }, (_, at) => [
		{ x: 3, y: 1 + (at % 4) },
		{ x: at % 2 ? 3 : 2, y: 1 + (at % 4) },
	])

describe('the agreement on a rubric', () => {
	test('says nothing before eight works, and nothing new before eight more', () => {
		expect(agreementOn(rubric, works(7))).toMatchObject({ works: 0, all: null })
		expect(agreementOn(rubric, works(15))).toEqual(agreementOn(rubric, works(8)))
		expect(agreementOn(rubric, works(8)).all).toMatchObject({ pairs: 16, same: 0.75, near: 1 })
	})

	test('says something of one criterion from sixteen on', () => {
		expect(agreementOn(rubric, works(8)).criteria.map(({ agreement }) => agreement)).toEqual([null, null])
		const [x, y] = agreementOn(rubric, works(16)).criteria
		expect(x?.agreement).toMatchObject({ pairs: 16, same: 0.5, near: 1 })
		expect(y?.agreement).toMatchObject({ same: 1, kappa: 1 })
	})
})
