import type { Db } from '../db'
import { DomainError } from '../errors'
import { decideAssessment, type Scores } from './decision'
import type { Rubric } from './rubric'

export type AssessedWork = {
	submissionId: string
	submittedAt: Date
	decision: 'met' | 'again' | null
	assessors: { id: string; name: string; done: boolean }[]
	/** How many assessors the work needs now: two, or three when two are apart */
	needed: number
	state: 'needs-assessors' | 'being-read' | 'third-needed' | 'met' | 'again'
}

/** What an admin may know of somebody's assessed work: who reads it and how far it is, never a score or the text. */
export async function listAssessedWork(
	db: Db,
	where: { personId: string; stageKey: string },
	judged: { rubric: Rubric; assessors: number },
): Promise<AssessedWork[]> {
	const rows = await db.submission.findMany({
		where: { ...where, submittedAt: { not: null } },
		select: {
			id: true,
			submittedAt: true,
			decision: true,
			sheets: { select: { submittedAt: true, scores: true, assessor: { select: { id: true, name: true } } } },
		},
		orderBy: { createdAt: 'asc' },
	})
	return rows.flatMap((row) => {
		if (!row.submittedAt) return []
		const handedIn = row.sheets.filter((sheet) => sheet.submittedAt)
		const needed = assessorsNeeded(
			judged,
			handedIn.map((sheet) => sheet.scores as Scores),
		)
		const state =
			row.decision ??
			(needed > judged.assessors && row.sheets.length < needed
				? 'third-needed'
				: row.sheets.length < needed
					? 'needs-assessors'
					: 'being-read')
		return [
			{
				submissionId: row.id,
				submittedAt: row.submittedAt,
				decision: row.decision as 'met' | 'again' | null,
				assessors: row.sheets.map((sheet) => ({ ...sheet.assessor, done: sheet.submittedAt !== null })),
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
export async function checkWorkOf(db: Db, submissionId: string, where: { personId: string; stageKey: string }) {
	const found = await db.submission.count({ where: { id: submissionId, ...where } })
	if (found === 0) throw new DomainError('not-found', 'submission')
}

const PAIR = 2

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
			sheets: { select: { submittedAt: true } },
		},
		orderBy: { submittedAt: 'asc' },
	})
	return (
		rows
			// Everybody has handed in and nothing is decided: the scores are apart.
			.filter((row) => row.sheets.length < PAIR || row.sheets.every((sheet) => sheet.submittedAt))
			.map((row) => ({
				submissionId: row.id,
				personId: row.person.id,
				learner: row.person.name,
				cohortId: row.cohortId,
				cohort: row.cohort.name,
				assessors: row.sheets.length,
			}))
	)
}
