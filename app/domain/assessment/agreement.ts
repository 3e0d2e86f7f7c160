import type { Scores } from './decision'
import { RELEASED_AT_ONCE } from './item-statistics'
import type { Rubric } from './rubric'

/** Two who scored the same work without seeing each other. */
export type ScoredTwice = readonly [Scores, Scores]

export type Agreement = {
	/** Scores compared: of one criterion, or of all together */
	pairs: number
	/** Shares, 0 … 1: the same score, and at most one apart */
	same: number
	near: number
	/** 1 full agreement, 0 what chance would bring; null where every score is the same */
	kappa: number | null
}

export type RubricAgreement = {
	/** Works that are counted */
	works: number
	/** Null before there are enough */
	all: Agreement | null
	criteria: { id: string; title: string; starred: boolean; agreement: Agreement | null }[]
}

/** One criterion says something from so many works on */
export const WORKS_FOR_CRITERION = 2 * RELEASED_AT_ONCE
/** Below it, two people read the words of a criterion differently. Our own choice. */
export const LEAST_KAPPA = 0.4

/** @param works oldest first; those beyond a multiple of RELEASED_AT_ONCE wait, so that nobody's scores are told by a change */
export function agreementOn(rubric: Rubric, works: readonly ScoredTwice[]): RubricAgreement {
	const counted = works.slice(0, works.length - (works.length % RELEASED_AT_ONCE))
	const pairsOf = (id: string) => counted.flatMap(([one, other]) => pairOf(one[id], other[id]))
	return {
		works: counted.length,
		all: counted.length > 0 ? agreementOf(rubric.criteria.flatMap(({ id }) => pairsOf(id))) : null,
		criteria: rubric.criteria.map(({ id, title, starred }) => ({
			id,
			title,
			starred,
			agreement: counted.length >= WORKS_FOR_CRITERION ? agreementOf(pairsOf(id)) : null,
		})),
	}
}

function pairOf(one: number | undefined, other: number | undefined): [number, number][] {
	return one === undefined || other === undefined ? [] : [[one, other]]
}

function agreementOf(pairs: readonly [number, number][]): Agreement | null {
	if (pairs.length === 0) return null
	const share = (apart: number) => pairs.filter(([one, other]) => Math.abs(one - other) <= apart).length / pairs.length
	return { pairs: pairs.length, same: share(0), near: share(1), kappa: weightedKappa(pairs) }
}

/**
 * Cohen's kappa with quadratic weights (Psychological Bulletin, 1968): what is two apart weighs four times what is one apart.
 * Who of the two stands first says nothing, so each pair counts both ways.
 */
export function weightedKappa(pairs: readonly [number, number][]): number | null {
	const scores = pairs.flat()
	const observed = mean(pairs.map(([one, other]) => (one - other) ** 2))
	// Of two scores drawn at random from all: twice their variance.
	const expected = 2 * (mean(scores.map((score) => score ** 2)) - mean(scores) ** 2)
	return expected < 1e-9 ? null : 1 - observed / expected
}

function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}
