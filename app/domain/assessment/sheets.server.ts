import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Draft } from '../insight/schema'
import type { Feedback, Scores } from './decision'

/** Score sheets as assessors and learners may read them. */
export type OwnSheet = {
	id: string
	learner: string
	cohort: string
	stageKey: string
	requirementId: string
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
			round: true,
			assignedAt: true,
			submittedAt: true,
			submission: {
				select: {
					stageKey: true,
					requirementId: true,
					decision: true,
					round: true,
					person: { select: { name: true } },
					cohort: { select: { name: true } },
					sheets: { where: { submittedAt: { not: null } }, select: { round: true } },
				},
			},
		},
		orderBy: [{ submittedAt: { sort: 'asc', nulls: 'first' } }, { assignedAt: 'asc' }],
	})
	return rows.map(({ submission, round, ...row }) => {
		const decision = decisionOf(submission, round)
		return {
			...row,
			learner: submission.person.name,
			cohort: submission.cohort.name,
			stageKey: submission.stageKey,
			requirementId: submission.requirementId,
			decision,
			apart: decision === null && submission.sheets.filter((sheet) => sheet.round === round).length > 1,
		}
	})
}

/** What a pair decided. Who has been read a first time and appealed is with another pair: the first said "again". */
function decisionOf(submission: { decision: string | null; round: number }, round: number): string | null {
	return round < submission.round ? 'again' : submission.decision
}

/** Which of a stage's works was scored */
export type Scored = { stageKey: string; requirementId: string }

/** What somebody has scored since then, one for each text. */
export async function listScored(db: Db, assessorId: string, since: Date): Promise<Scored[]> {
	const rows = await db.scoreSheet.findMany({
		where: { assessorId, submittedAt: { gte: since } },
		select: { submission: { select: { stageKey: true, requirementId: true } } },
	})
	return rows.map(({ submission }) => submission)
}

export type SheetDetail = {
	id: string
	scores: Scores
	comment: string
	submittedAt: Date | null
	/** 2: one of the pair that reads an appeal */
	round: number
	submission: {
		id: string
		text: string
		/** What the room kept, as its author let assessors read it */
		record: string
		/** Of a team, as they stood when it was handed in */
		figures: Draft[]
		stageKey: string
		requirementId: string
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
	/** The scores of the others of one's own pair: only once one's own are handed in. */
	others: { scores: Scores; comment: string }[]
}

/** An assessor's own sheet; somebody else's is not found. */
export async function getOwnSheet(db: Db, sheetId: string, assessorId: string): Promise<SheetDetail> {
	const row = await db.scoreSheet.findFirst({
		where: { id: sheetId, assessorId, submission: { submittedAt: { not: null } } },
		select: {
			id: true,
			round: true,
			scores: true,
			comment: true,
			submittedAt: true,
			submission: {
				select: {
					id: true,
					round: true,
					text: true,
					record: true,
					figures: true,
					stageKey: true,
					requirementId: true,
					rubricId: true,
					rubricHash: true,
					submittedAt: true,
					decision: true,
					cohortId: true,
					person: { select: { name: true } },
					cohort: { select: { name: true } },
					sheets: { select: { id: true, round: true, submittedAt: true, scores: true, comment: true } },
				},
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'sheet')
	const { person, cohort, sheets, round: _round, ...submission } = row.submission
	const pair = sheets.filter((sheet) => sheet.round === row.round)
	const others = pair.filter((sheet) => sheet.id !== sheetId && sheet.submittedAt)
	return {
		id: row.id,
		round: row.round,
		scores: row.scores as Scores,
		comment: row.comment,
		submittedAt: row.submittedAt,
		submission: {
			...submission,
			figures: submission.figures as Draft[],
			decision: decisionOf(row.submission, row.round),
			learner: person.name,
			cohort: cohort.name,
			named: pair.length,
		},
		others: row.submittedAt ? others.map((sheet) => ({ scores: sheet.scores as Scores, comment: sheet.comment })) : [],
	}
}

/** What the learner gets back of each of their tries: scores and words without names, of each pair once it has decided. */
export async function listFeedback(
	db: Db,
	submissionIds: string[],
	personId: string,
): Promise<Map<string, Feedback[]>> {
	const rows = await db.submission.findMany({
		where: { id: { in: submissionIds }, personId },
		select: {
			id: true,
			round: true,
			decision: true,
			sheets: {
				where: { submittedAt: { not: null } },
				select: { round: true, scores: true, comment: true },
				orderBy: [{ round: 'asc' }, { id: 'asc' }],
			},
		},
	})
	return new Map(
		rows.map((row) => [
			row.id,
			row.sheets
				.filter((sheet) => decisionOf(row, sheet.round) !== null)
				.map(({ round, scores, comment }) => ({ round, scores: scores as Scores, comment })),
		]),
	)
}
