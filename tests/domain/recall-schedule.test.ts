import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RATINGS, type Rating } from '~/domain/progress/recall-kinds'
import { type Memory, retrievability, schedule } from '~/domain/progress/recall-schedule'
import { runs } from '../support/counting'

/**
 * FSRS-6 as its authors describe it (github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm, "FSRS-6"), written
 * down here once more from the formulas alone. G: 1 again, 2 hard, 3 good, 4 easy. D: difficulty, S: stability in days,
 * R: chance of recall, t: days since the last review. The parameters are the published defaults.
 */
const w = [
	0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
	0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
] as const
const { exp, max, min, round } = Math
const DECAY = -w[20]
const FACTOR = 0.9 ** (1 / DECAY) - 1
const within = (low: number, value: number, high: number) => min(high, max(low, value))

const chance = (t: number, S: number) => (1 + (FACTOR * t) / S) ** DECAY
/** Days until the chance has fallen to 90 %, in whole days, one at least */
const interval = (S: number) => max(1, round((S / FACTOR) * (0.9 ** (1 / DECAY) - 1)))

const firstStability = (G: number) => w[(G - 1) as 0 | 1 | 2 | 3]
const firstDifficulty = (G: number) => w[4] - exp(w[5] * (G - 1)) + 1
const nextDifficulty = (D: number, G: number) => {
	const damped = D + (-w[6] * (G - 3) * (10 - D)) / 9
	return within(1, w[7] * firstDifficulty(4) + (1 - w[7]) * damped, 10)
}
const stabilityAfterRecall = (D: number, S: number, R: number, G: number) =>
	S *
	(1 + exp(w[8]) * (11 - D) * S ** -w[9] * (exp(w[10] * (1 - R)) - 1) * (G === 2 ? w[15] : 1) * (G === 4 ? w[16] : 1))
/** Forgetting never makes a memory firmer. */
const stabilityAfterLapse = (D: number, S: number, R: number) =>
	min(S, w[11] * D ** -w[12] * ((S + 1) ** w[13] - 1) * exp(w[14] * (1 - R)))

type Review = [t: number, rating: Rating]

function described(reviews: Review[]): Memory & { intervalDays: number } {
	let [S, D] = [0, 0]
	for (const [index, [t, rating]] of reviews.entries()) {
		const G = RATINGS.indexOf(rating) + 1
		const R = chance(t, S)
		if (index === 0) [S, D] = [firstStability(G), within(1, firstDifficulty(G), 10)]
		else [S, D] = [G === 1 ? stabilityAfterLapse(D, S, R) : stabilityAfterRecall(D, S, R, G), nextDifficulty(D, G)]
	}
	return { stability: S, difficulty: D, intervalDays: interval(S) }
}

function scheduled(reviews: Review[]): Memory & { intervalDays: number } {
	let now: (Memory & { intervalDays: number }) | null = null
	for (const [t, rating] of reviews) now = schedule(now, t, rating)
	if (!now) throw new Error('no review')
	return now
}

describe('the next day of a question is the one FSRS-6 describes', () => {
	test.each<[string, Review[], number]>([
		['forgotten at first sight', [[0, 'again']], 1],
		['hard at first sight', [[0, 'hard']], 1],
		['known at first sight', [[0, 'good']], 2],
		['easy at first sight', [[0, 'easy']], 8],
		[
			'known twice',
			[
				[0, 'good'],
				[2, 'good'],
			],
			11,
		],
		[
			'known, then hard',
			[
				[0, 'good'],
				[2, 'hard'],
			],
			8,
		],
		[
			'known, then easy',
			[
				[0, 'good'],
				[2, 'easy'],
			],
			19,
		],
		[
			'known three times',
			[
				[0, 'good'],
				[2, 'good'],
				[11, 'good'],
			],
			46,
		],
		[
			'easy, and still known a month too late',
			[
				[0, 'easy'],
				[40, 'good'],
			],
			87,
		],
		[
			'forgotten after seven weeks, and known again',
			[
				[0, 'good'],
				[2, 'good'],
				[11, 'good'],
				[46, 'again'],
				[2, 'good'],
			],
			7,
		],
	])('%s', (_what, reviews, days) => {
		const ours = scheduled(reviews)
		const theirs = described(reviews)
		expect([ours.intervalDays, theirs.intervalDays]).toEqual([days, days])
		expect(ours.stability).toBeCloseTo(theirs.stability, 4)
		expect(ours.difficulty).toBeCloseTo(theirs.difficulty, 4)
	})

	test('whatever was answered, and on whatever days', () => {
		const review = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.constantFrom(...RATINGS))
		fc.assert(
			fc.property(fc.array(review, { minLength: 1, maxLength: 8 }), (reviews) => {
				const [ours, theirs] = [scheduled(reviews), described(reviews)]
				expect(Math.abs(ours.stability / theirs.stability - 1)).toBeLessThan(1e-4)
				expect(Math.abs(ours.intervalDays - theirs.intervalDays)).toBeLessThanOrEqual(1)
				expect(ours.intervalDays).toBeGreaterThanOrEqual(1)
			}),
			runs(200),
		)
	})

	test('the chance of recall falls along the described curve, to 90 % on the day of the stability', () => {
		for (const stability of [0.3, 2, 11, 87])
			for (const days of [0, 1, 7, 30, 365])
				expect(retrievability({ stability, difficulty: 5 }, days)).toBeCloseTo(chance(days, stability), 6)
		expect(retrievability({ stability: 11, difficulty: 5 }, 11)).toBeCloseTo(0.9, 6)
	})
})
