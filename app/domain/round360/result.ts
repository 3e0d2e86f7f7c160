import type { Report } from './report'

/** What a round comes to (program-design.md, section 3). It can confirm; it refuses nobody, and only its owner reads which. */
export type Outcome = 'confirmed' | 'undecided' | 'talk-first' | 'too-few'

const FEW = { answers: 3, mean: 3.9 }
const MORE = { answers: 5, mean: 3.7 }
const TALK_BELOW = 3
/** Means are sums of tenths and thirds: 3.9 may come out a hair below itself */
const HAIR = 1e-9

type Overall = Pick<NonNullable<Report['overall']>, 'answers' | 'mean'>

export function outcomeOf(report: { overall: Overall | null } | null): Outcome {
	const overall = report?.overall
	if (!overall || overall.answers < FEW.answers) return 'too-few'
	const needed = overall.answers >= MORE.answers ? MORE.mean : FEW.mean
	if (overall.mean >= needed - HAIR) return 'confirmed'
	return overall.mean < TALK_BELOW - HAIR ? 'talk-first' : 'undecided'
}

export type Change = { from: number; to: number; clear: 'up' | 'down' | null }

/**
 * Whether a later round says something else than an earlier one. A difference within 2 × spread × √(2/n) is what the same
 * opinion gives twice; with two spreads and two numbers of people, 2 × √(s₁²/n₁ + s₂²/n₂).
 */
export function changeBetween(earlier: Report | null, later: Report | null): Change | null {
	const [before, after] = [earlier?.overall, later?.overall]
	if (!before || !after) return null
	const noise = 2 * Math.sqrt(before.spread ** 2 / before.answers + after.spread ** 2 / after.answers)
	const difference = after.mean - before.mean
	const isClear = Math.abs(difference) >= noise + HAIR
	return { from: before.mean, to: after.mean, clear: isClear ? (difference > 0 ? 'up' : 'down') : null }
}
