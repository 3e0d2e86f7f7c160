import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Requirement } from '../program/frontmatter'
import { decideAssessment, type Scores } from './decision'
import type { Rubric } from './rubric'
import { type Rubrics, readWordings } from './rubric-versions.server'
import { countSheets } from './submissions.server'
import { findWork } from './works'

/** By which rubrics of today and by how many work is judged; each by the words that are pinned to it. */
export type Judging = { rubrics: Rubrics; assessors: number }

export type AssessedWork = {
	submissionId: string
	requirementId: string
	submittedAt: Date
	decision: 'met' | 'again' | null
	/** Another pair reads it, or has */
	appealed: boolean
	assessors: { id: string; name: string; done: boolean }[]
	/** How many assessors the work needs now: two, or three when two are apart */
	needed: number
	state: 'needs-assessors' | 'being-read' | 'third-needed' | 'met' | 'again'
}

/** What an admin may know of somebody's assessed work: who reads it and how far it is, never a score or the text. */
export async function listAssessedWork(
	db: Db,
	where: { personId: string; stageKey: string },
	{ rubrics, rules }: { rubrics: Rubrics; rules: readonly Requirement[] },
): Promise<AssessedWork[]> {
	const rows = await db.submission.findMany({
		where: { ...where, submittedAt: { not: null } },
		select: {
			id: true,
			requirementId: true,
			submittedAt: true,
			decision: true,
			round: true,
			rubricId: true,
			rubricHash: true,
			sheets: {
				select: { round: true, submittedAt: true, scores: true, assessor: { select: { id: true, name: true } } },
			},
		},
		orderBy: { createdAt: 'asc' },
	})
	const wordings = await readWordings(db, rubrics, rows)
	return rows.flatMap((row) => {
		const rubric = wordings.get(row.rubricHash)
		if (!row.submittedAt || !rubric) return []
		const assessors = assessorsOf(rules, row.requirementId)
		const pair = row.sheets.filter((sheet) => sheet.round === row.round)
		const handedIn = pair.filter((sheet) => sheet.submittedAt)
		const needed = assessorsNeeded(
			{ rubric, assessors },
			handedIn.map((sheet) => sheet.scores as Scores),
		)
		const state =
			row.decision ??
			(needed > assessors && pair.length < needed
				? 'third-needed'
				: pair.length < needed
					? 'needs-assessors'
					: 'being-read')
		return [
			{
				submissionId: row.id,
				requirementId: row.requirementId,
				submittedAt: row.submittedAt,
				decision: row.decision as 'met' | 'again' | null,
				appealed: row.round > 1,
				assessors: pair.map((sheet) => ({ ...sheet.assessor, done: sheet.submittedAt !== null })),
				needed,
				state: state as AssessedWork['state'],
			},
		]
	})
}

/** Two, and a third once two are apart. */
export function assessorsNeeded(judged: { rubric: Rubric; assessors: number }, handedIn: Scores[]): number {
	return decideAssessment(judged.rubric, handedIn, judged.assessors).state === 'third-needed' ||
		handedIn.length > judged.assessors
		? judged.assessors + 1
		: judged.assessors
}

/** That a work named in a form is this person's: somebody else's is not found. @throws DomainError 'not-found' */
export async function getWorkOf(
	db: Db,
	submissionId: string,
	where: { personId: string; stageKey: string },
): Promise<{ requirementId: string }> {
	const found = await db.submission.findFirst({
		where: { id: submissionId, ...where },
		select: { requirementId: true },
	})
	if (!found) throw new DomainError('not-found', 'submission')
	return found
}

const PAIR = 2

/** How many assessors the rules of a cohort ask for. */
export function assessorsOf(requirements: unknown, requirementId: string): number {
	return findWork(requirements as Requirement[], requirementId)?.assessors ?? PAIR
}

/** Work handed in that has fewer than two assessors, or whose two are apart and need a third; oldest first. */
export async function listUnread(
	db: Db,
): Promise<
	{ submissionId: string; personId: string; learner: string; cohortId: string; cohort: string; assessors: number }[]
> {
	const rows = await db.submission.findMany({
		where: { submittedAt: { not: null }, decision: null },
		select: {
			id: true,
			cohortId: true,
			person: { select: { id: true, name: true } },
			cohort: { select: { name: true } },
			round: true,
			sheets: { select: { round: true, submittedAt: true } },
		},
		orderBy: { submittedAt: 'asc' },
	})
	return (
		rows
			.map((row) => ({ ...row, ...countSheets(row.sheets, row.round) }))
			// Everybody has handed in and nothing is decided: the scores are apart.
			.filter(({ named, scored }) => named < PAIR || named === scored)
			.map((row) => ({
				submissionId: row.id,
				personId: row.person.id,
				learner: row.person.name,
				cohortId: row.cohortId,
				cohort: row.cohort.name,
				assessors: row.named,
			}))
	)
}
