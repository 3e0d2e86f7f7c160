import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Scores } from './decision'

/** Score sheets as assessors and learners may read them. */
export type OwnSheet = {
	id: string
	learner: string
	cohort: string
	stageKey: string
	assignedAt: Date
	submittedAt: Date | null
	decision: string | null
	/** Two have scored, and nothing is decided */
	apart: boolean
}

/** One assessor's queue: open ones first. */
export async function listOwnSheets(db: Db, assessorId: string): Promise<OwnSheet[]> {
	const rows = await db.scoreSheet.findMany({
		where: { assessorId, submission: { submittedAt: { not: null } } },
		select: {
			id: true,
			assignedAt: true,
			submittedAt: true,
			submission: {
				select: {
					stageKey: true,
					decision: true,
					person: { select: { name: true } },
					cohort: { select: { name: true } },
					sheets: { where: { submittedAt: { not: null } }, select: { id: true } },
				},
			},
		},
		orderBy: [{ submittedAt: { sort: 'asc', nulls: 'first' } }, { assignedAt: 'asc' }],
	})
	return rows.map(({ submission, ...row }) => ({
		...row,
		learner: submission.person.name,
		cohort: submission.cohort.name,
		stageKey: submission.stageKey,
		decision: submission.decision,
		apart: submission.decision === null && submission.sheets.length > 1,
	}))
}

export type SheetDetail = {
	id: string
	scores: Scores
	comment: string
	submittedAt: Date | null
	submission: {
		id: string
		text: string
		stageKey: string
		rubricId: string
		rubricHash: string
		submittedAt: Date | null
		decision: string | null
		learner: string
		cohort: string
		cohortId: string
		/** Assessors named, this one too */
		named: number
	}
	/** The other assessors' scores: only once one's own are handed in. */
	others: { scores: Scores; comment: string }[]
}

/** An assessor's own sheet; somebody else's is not found. */
export async function getOwnSheet(db: Db, sheetId: string, assessorId: string): Promise<SheetDetail> {
	const row = await db.scoreSheet.findFirst({
		where: { id: sheetId, assessorId, submission: { submittedAt: { not: null } } },
		select: {
			id: true,
			scores: true,
			comment: true,
			submittedAt: true,
			submission: {
				select: {
					id: true,
					text: true,
					stageKey: true,
					rubricId: true,
					rubricHash: true,
					submittedAt: true,
					decision: true,
					cohortId: true,
					person: { select: { name: true } },
					cohort: { select: { name: true } },
					_count: { select: { sheets: true } },
					sheets: {
						where: { NOT: { id: sheetId }, submittedAt: { not: null } },
						select: { scores: true, comment: true },
					},
				},
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'sheet')
	const { person, cohort, sheets, _count, ...submission } = row.submission
	return {
		id: row.id,
		scores: row.scores as Scores,
		comment: row.comment,
		submittedAt: row.submittedAt,
		submission: { ...submission, learner: person.name, cohort: cohort.name, named: _count.sheets },
		others: row.submittedAt ? sheets.map((sheet) => ({ scores: sheet.scores as Scores, comment: sheet.comment })) : [],
	}
}

/** What the learner gets back: scores and words without names, once the work is decided. */
export async function listFeedback(
	db: Db,
	submissionId: string,
	personId: string,
): Promise<{ scores: Scores; comment: string }[]> {
	const rows = await db.scoreSheet.findMany({
		where: { submissionId, submittedAt: { not: null }, submission: { personId, decision: { not: null } } },
		select: { id: true, scores: true, comment: true },
		orderBy: { id: 'asc' },
	})
	return rows.map(({ scores, comment }) => ({ scores: scores as Scores, comment }))
}
