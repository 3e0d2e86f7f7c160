import type { Verdict } from '../errors'

/**
 * The survey of a session: two questions, asked once of each learner after it (docs/decisions/0019). Whoever left a number
 * in the room is asked the second alone. Frozen with the product, not set by anybody: nothing is shown of fewer answers
 * than this, and nothing changes by fewer.
 */
export const FEWEST_ANSWERS = 5
export const ASKED_FOR_DAYS = 14

export const WORTH = [5, 4, 3, 2, 1] as const
export const worthNames: Record<(typeof WORTH)[number], string> = {
	5: 'Very much',
	4: 'Yes',
	3: 'Partly',
	2: 'Hardly',
	1: 'No',
}

export type SurveyRefusal =
	| 'not-over'
	| 'cancelled'
	| 'nobody-leads'
	| 'was-away'
	| 'survey-closed'
	| 'answered'
	| 'asked-enough'

/** Whether somebody of the cohort is asked about a session now. */
export function mayAnswerSurvey(
	facts: {
		kind: string
		/** The end by the clock, or the moment before it at which its room was closed */
		endedAt: Date
		cancelled: boolean
		/** Not confirmed as there; until anybody is: without a seat when it ended, or said ahead that they cannot come */
		wasAway: boolean
		answered: boolean
		/** Within the ten minutes a month of who is asked (asking/budget.ts); else it waits until it is */
		fits: boolean
	},
	now: Date,
): Verdict<SurveyRefusal> {
	if (facts.cancelled) return { ok: false, why: 'cancelled' }
	if (facts.kind === 'self-run') return { ok: false, why: 'nobody-leads' }
	if (now < facts.endedAt) return { ok: false, why: 'not-over' }
	if (now >= closesAt(facts.endedAt)) return { ok: false, why: 'survey-closed' }
	if (facts.answered) return { ok: false, why: 'answered' }
	if (facts.wasAway) return { ok: false, why: 'was-away' }
	return facts.fits ? { ok: true } : { ok: false, why: 'asked-enough' }
}

export function closesAt(endedAt: Date): Date {
	return new Date(endedAt.getTime() + ASKED_FOR_DAYS * 86_400_000)
}

/** Whether what is held is enough to be shown together with what came just now. `held`: answers nobody has seen. */
export function completesBatch(held: number): boolean {
	return held >= FEWEST_ANSWERS
}

/** A row of a number, or of words */
export type AnswerRow = { worth: number | null; better: string }

/** Number and words of an answer, apart: together they came from a node that ran while this one was already deployed. */
export function apart({ worth, better }: AnswerRow): AnswerRow[] {
	return worth !== null && better !== '' ? [asNumber(worth), asWords(better)] : [{ worth, better }]
}

export function asNumber(worth: number): AnswerRow {
	return { worth, better: '' }
}

export function asWords(better: string): AnswerRow {
	return { worth: null, better }
}

export type SurveyFigures = {
	answers: number
	/** One decimal */
	mean: number
	/** From "very much" down to "no" */
	spread: { worth: number; name: string; count: number }[]
}

/** What the numbers that were released say; null below the minimum, whatever is released. */
export function figuresOf(released: readonly number[]): SurveyFigures | null {
	if (released.length < FEWEST_ANSWERS) return null
	const sum = released.reduce((total, worth) => total + worth, 0)
	return {
		answers: released.length,
		mean: Math.round((sum / released.length) * 10) / 10,
		spread: WORTH.map((worth) => ({
			worth,
			name: worthNames[worth],
			count: released.filter((given) => given === worth).length,
		})),
	}
}

/** The words that were released; none below the minimum, whatever is released. Who wrote nothing counts as well. */
export function wordsOf(released: readonly string[]): string[] {
	return released.length < FEWEST_ANSWERS ? [] : released.filter(Boolean)
}

export const surveyRefusals: Record<SurveyRefusal, string> = {
	'not-over': 'The session is not over yet.',
	cancelled: 'This session is cancelled.',
	'nobody-leads': 'Nobody is asked about a session you run yourselves.',
	'was-away': 'Only those who were there are asked.',
	'survey-closed': 'The two weeks for an answer have passed.',
	answered: 'You have answered already. Answers cannot be told apart, so none can be changed.',
	'asked-enough': 'You were asked ten minutes’ worth this month. This one waits until there is room again.',
}
