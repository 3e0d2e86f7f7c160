import type { Verdict } from '../errors'
import type { Role } from '../person/kinds'
import type { Rubric } from './rubric'

/** Scores of one assessor: criterion → 1 … 4. */
export type Scores = Record<string, number>

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
	const low = rubric.criteria.filter((criterion) => {
		const enough = criterion.starred ? STARRED_AT_LEAST : OTHERS_AT_LEAST
		return sheets.length === assessors
			? sheets.some((sheet) => (sheet[criterion.id] ?? 0) < enough)
			: median(sheets.map((sheet) => sheet[criterion.id] ?? 0)) < enough
	})
	return low.length === 0 ? { state: 'met' } : { state: 'again', because: low.map((criterion) => criterion.title) }
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
	'nobody-named': 'Waits for assessors to be named.',
	'being-read': 'The assessors are reading.',
	apart: 'Two assessors differ; a third is to be named and reads it next.',
	'third-reads': 'Two assessors differ, a third reads it now.',
}

export type AssessorRefusal =
	| 'own-work'
	| 'not-facilitator'
	| 'reporting-line'
	| 'second-from-cohort'
	| 'already-named'
	| 'enough-assessors'
	| 'account-closed'
	| 'decided'

/** Who may assess whom: a trained peer, never from the reporting line, and only one of them may know the cohort. */
export function mayAssess(facts: {
	isOwnWork: boolean
	roles: readonly Role[]
	inReportingLine: boolean
	facilitatesCohort: boolean
	otherFromCohort: boolean
	alreadyNamed: boolean
	named: number
	needed: number
	decided: boolean
	closedAccount: boolean
}): Verdict<AssessorRefusal> {
	if (facts.decided) return { ok: false, why: 'decided' }
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (facts.isOwnWork) return { ok: false, why: 'own-work' }
	if (!facts.roles.includes('facilitator')) return { ok: false, why: 'not-facilitator' }
	if (facts.inReportingLine) return { ok: false, why: 'reporting-line' }
	if (facts.alreadyNamed) return { ok: false, why: 'already-named' }
	if (facts.named >= facts.needed) return { ok: false, why: 'enough-assessors' }
	if (facts.facilitatesCohort && facts.otherFromCohort) return { ok: false, why: 'second-from-cohort' }
	return { ok: true }
}

export const assessmentRefusals: Record<string, string> = {
	'own-work': 'Nobody assesses their own work.',
	'not-facilitator': 'Assessors are trained peers: give this person the facilitator role first.',
	'reporting-line': 'This person is in the reporting line of the learner, above or below.',
	'already-named': 'Already named for this work.',
	'enough-assessors': 'Enough assessors are named. A third is added only when two are apart.',
	'second-from-cohort': 'One of the two may know the cohort, the other may not. Choose somebody from outside it.',
	'account-closed': 'This account is closed.',
	decided: 'This work is decided.',
	'too-short': 'There is not enough to judge yet.',
	'too-long': 'That is longer than the assessors are asked to read. Cut it to the limit.',
	'not-in-cohort': 'Assessed work belongs to a cohort. Join one first.',
	'too-early': 'A new try opens two weeks after the last decision.',
	submitted: 'It is handed in already.',
	incomplete: 'Score every criterion.',
	'comment-too-long': 'What you say to the learner holds at most 4,000 characters. Cut it; nothing of it is lost here.',
	'already-met': 'This has been met. There is nothing more to hand in.',
}

const DAY_MS = 86_400_000

/** A new try opens some days after "again"; there is no limit to tries. */
export function mayWrite(
	submissions: { submittedAt: Date | null; decision: string | null; decidedAt: Date | null }[],
	retryDays: number,
	now: Date,
): Verdict<'already-met' | 'submitted' | 'too-early'> & { from?: Date } {
	const last = submissions.at(-1)
	if (submissions.some((each) => each.decision === 'met')) return { ok: false, why: 'already-met' }
	if (!last?.submittedAt) return { ok: true }
	if (!last.decidedAt) return { ok: false, why: 'submitted' }
	const from = new Date(last.decidedAt.getTime() + retryDays * DAY_MS)
	return now < from ? { ok: false, why: 'too-early', from } : { ok: true }
}

export function wordCount(text: string): number {
	return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
