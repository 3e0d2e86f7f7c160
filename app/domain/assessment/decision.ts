import type { Verdict } from '../errors'
import { type Leave, runsOutAt } from '../leave/clock'
import type { Rubric } from './rubric'

/** Scores of one assessor: criterion → 1 … 4. */
export type Scores = Record<string, number>

/** One assessor's word for the learner. `round` 2: of the pair that read the appeal. */
export type Feedback = { round: number; scores: Scores; comment: string }

export type AssessmentDecision =
	| { state: 'waiting'; handedIn: number }
	| { state: 'third-needed'; because: string[] }
	| { state: 'met' }
	| { state: 'again'; because: string[] }

const STARRED_AT_LEAST = 3
const OTHERS_AT_LEAST = 2
const TOO_FAR_APART = 2

/**
 * Two assessors score alone (docs/decisions/0010): every starred criterion at 3 or more and every other at 2 or more from
 * both is met. A gap of 2, or a split on a starred criterion, goes to a third; with three, the median of each criterion decides.
 */
export function decideAssessment(rubric: Rubric, sheets: Scores[], assessors: number): AssessmentDecision {
	if (sheets.length < assessors) return { state: 'waiting', handedIn: sheets.length }
	if (sheets.length === assessors) {
		const apart = rubric.criteria.filter((criterion) => disagree(criterion, sheets)).map((criterion) => criterion.title)
		if (apart.length > 0) return { state: 'third-needed', because: apart }
	}
	const low = rubric.criteria.filter((criterion) =>
		sheets.length === assessors
			? sheets.some((sheet) => isLow(criterion, sheet[criterion.id] ?? 0))
			: isLow(criterion, median(sheets.map((sheet) => sheet[criterion.id] ?? 0))),
	)
	return low.length === 0 ? { state: 'met' } : { state: 'again', because: low.map((criterion) => criterion.title) }
}

function isLow({ starred }: Rubric['criteria'][number], score: number): boolean {
	return score < (starred ? STARRED_AT_LEAST : OTHERS_AT_LEAST)
}

/** Whether one assessor's scores alone say "again": then their author is to hear why. */
export function fallsShort(rubric: Rubric, scores: Scores): boolean {
	return rubric.criteria.some((criterion) => isLow(criterion, scores[criterion.id] ?? 0))
}

function disagree(criterion: Rubric['criteria'][number], sheets: Scores[]): boolean {
	const given = sheets.map((sheet) => sheet[criterion.id] ?? 0)
	const apart = Math.max(...given) - Math.min(...given) >= TOO_FAR_APART
	const split =
		criterion.starred && given.some((each) => each >= STARRED_AT_LEAST) && given.some((each) => each < STARRED_AT_LEAST)
	return apart || split
}

function median(numbers: number[]): number {
	const sorted = [...numbers].sort((a, b) => a - b)
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

/** How far undecided work is. `named`, `scored`: assessors. Everybody has scored and nothing is decided: they are apart. */
export type Reading = 'nobody-named' | 'being-read' | 'apart' | 'third-reads'

export function readingOf(work: { named: number; scored: number }, assessors: number): Reading {
	if (work.named === 0) return 'nobody-named'
	if (work.scored < assessors) return 'being-read'
	return work.named > assessors ? 'third-reads' : 'apart'
}

/** The same words for the learner, on every page that says it. */
export const readingWords: Record<Reading, string> = {
	'nobody-named': 'Waits for assessors to take it.',
	'being-read': 'The assessors are reading.',
	apart: 'Two assessors differ; a third is to be named and reads it next.',
	'third-reads': 'Two assessors differ, a third reads it now.',
}

const DAY_MS = 86_400_000

type Tried = { submittedAt: Date | null; decision: string | null; decidedAt: Date | null; firstDecidedAt?: Date | null }

/** A new try opens some days after the first "again", however an appeal ends; there is no limit to tries. */
export function mayWrite(
	submissions: readonly Tried[],
	retryDays: number,
	leaves: readonly Leave[],
	now: Date,
): Verdict<'already-met' | 'submitted' | 'too-early'> & { from?: Date } {
	const last = submissions.at(-1)
	if (submissions.some((each) => each.decision === 'met')) return { ok: false, why: 'already-met' }
	if (submissions.some((each) => each.submittedAt && !each.decidedAt)) return { ok: false, why: 'submitted' }
	if (!last?.submittedAt || !last.decidedAt) return { ok: true }
	const decided = last.firstDecidedAt ?? last.decidedAt
	const from = runsOutAt(decided, new Date(decided.getTime() + retryDays * DAY_MS), leaves)
	return now < from ? { ok: false, why: 'too-early', from } : { ok: true }
}

/** Our own choice. */
export const APPEAL_DAYS = 30

/** One appeal for each try, while it is the last that was handed in; its days stand still in leave. Nobody has to say why. */
export function mayAppeal(
	submissions: readonly (Tried & { id: string; round: number })[],
	submissionId: string,
	leaves: readonly Leave[],
	now: Date,
): Verdict<'not-again' | 'appealed' | 'too-late' | 'tried-again'> & { until?: Date } {
	const handedIn = submissions.filter((each) => each.submittedAt)
	const asked = handedIn.find((each) => each.id === submissionId)
	if (asked && asked.round > 1) return { ok: false, why: 'appealed' }
	if (asked?.decision !== 'again' || !asked.decidedAt) return { ok: false, why: 'not-again' }
	if (handedIn.at(-1) !== asked) return { ok: false, why: 'tried-again' }
	const { decidedAt } = asked
	const until = runsOutAt(decidedAt, new Date(decidedAt.getTime() + APPEAL_DAYS * DAY_MS), leaves)
	return now < until ? { ok: true, until } : { ok: false, why: 'too-late' }
}

export function wordCount(text: string): number {
	return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
