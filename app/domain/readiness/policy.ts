import type { Verdict } from '../errors'

/** The questions are about the last quarter: sooner, one asks oneself about the same weeks again. */
export const WEEKS_BETWEEN = 6
export const MOST_SHARES = 5
const WEEK_MS = 7 * 86_400_000

export function nextFrom(finishedAt: Date): Date {
	return new Date(finishedAt.getTime() + WEEKS_BETWEEN * WEEK_MS)
}

/** `lastFinishedAt`: of what is not deleted. Who wants to answer anew deletes the last result. */
export function mayBegin(facts: { lastFinishedAt: Date | null; now: Date }): Verdict<'too-soon'> {
	if (!facts.lastFinishedAt || nextFrom(facts.lastFinishedAt) <= facts.now) return { ok: true }
	return { ok: false, why: 'too-soon' }
}

export function mayFinish(facts: { open: number }): Verdict<'open-questions'> {
	return facts.open === 0 ? { ok: true } : { ok: false, why: 'open-questions' }
}

/**
 * A finished result may be shown to a few named people one works with: the line manager, who leads one's cohorts, mentors.
 * `choices`: ids of those. Nobody else is asked, and no role opens it.
 */
export function mayShare(facts: {
	isFinished: boolean
	choices: readonly string[]
	readerId: string
	shares: number
}): Verdict<'not-finished' | 'not-a-choice' | 'too-many'> {
	if (!facts.isFinished) return { ok: false, why: 'not-finished' }
	if (!facts.choices.includes(facts.readerId)) return { ok: false, why: 'not-a-choice' }
	if (facts.shares >= MOST_SHARES) return { ok: false, why: 'too-many' }
	return { ok: true }
}

export const readinessRefusals = {
	'not-finished': 'Finish it first. What is half answered says too little to show.',
	'not-a-choice': 'Choose somebody from the list.',
	'too-many': `Up to ${MOST_SHARES} people can see a result. End one of the others first.`,
} as const
