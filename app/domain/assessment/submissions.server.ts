import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import type { Role } from '../person/kinds'
import { inSameLine } from '../person/line.server'
import type { RequirementOf } from '../program/frontmatter'
import { transact } from '../transact.server'
import { decideAssessment, mayAssess, mayWrite, type Scores, wordCount } from './decision'
import { assessorsNeeded } from './naming.server'
import type { Rubric } from './rubric'
import { LONGEST_COMMENT, LONGEST_WORK } from './schema'

type Actor = { id: string; name: string }
type Rule = RequirementOf<'assessment'>
type Where = { personId: string; stageKey: string }

export type SubmissionRow = {
	id: string
	text: string
	updatedAt: Date
	submittedAt: Date | null
	decision: 'met' | 'again' | null
	decidedAt: Date | null
	/** How many assessors are named, and have scored */
	named: number
	scored: number
}

/** A person's tries at a stage's assessed work, oldest first. */
export async function listSubmissions(db: Db | Tx, where: Where): Promise<SubmissionRow[]> {
	const rows = await db.submission.findMany({
		where,
		select: {
			id: true,
			text: true,
			updatedAt: true,
			submittedAt: true,
			decision: true,
			decidedAt: true,
			sheets: { select: { submittedAt: true } },
		},
		orderBy: { createdAt: 'asc' },
	})
	return rows.map(({ sheets, decision, ...row }) => ({
		...row,
		decision: decision as SubmissionRow['decision'],
		named: sheets.length,
		scored: sheets.filter((sheet) => sheet.submittedAt).length,
	}))
}

/**
 * Keeps the text while somebody writes; the first save makes the row.
 * @throws DomainError 'invalid' ('too-long') | 'conflict' ('not-in-cohort' | 'submitted' | 'too-early' | 'already-met')
 */
export async function saveSubmission(
	db: Db,
	where: Where,
	text: string,
	pinned: { rule: Rule; rubric: Rubric; cohortId: string | null },
	now: Date,
): Promise<void> {
	await transact(db, (tx) => keepText(tx, where, text, pinned, now))
}

async function keepText(
	tx: Tx,
	where: Where,
	text: string,
	pinned: { rule: Rule; rubric: Rubric; cohortId: string | null },
	now: Date,
): Promise<string> {
	if (text.length > LONGEST_WORK) throw new DomainError('invalid', 'too-long')
	if (!pinned.cohortId) throw new DomainError('conflict', 'not-in-cohort')
	await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
	const rows = await listSubmissions(tx, where)
	const verdict = mayWrite(rows, pinned.rule.retryDays, now)
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
	const open = rows.find((row) => !row.submittedAt)
	if (open) {
		await tx.submission.update({ where: { id: open.id }, data: { text } })
		return open.id
	}
	const row = await tx.submission.create({
		data: {
			...where,
			cohortId: pinned.cohortId,
			rubricId: pinned.rubric.id,
			rubricHash: pinned.rubric.hash,
			text,
			createdAt: now,
		},
		select: { id: true },
	})
	return row.id
}

/** @throws DomainError 'invalid' ('too-short' | 'too-long') | 'conflict' */
export async function handIn(
	db: Db,
	where: Where,
	text: string,
	pinned: { rule: Rule; rubric: Rubric; cohortId: string | null },
	now: Date,
): Promise<void> {
	const words = wordCount(text)
	if (pinned.rule.minWords && words < pinned.rule.minWords) throw new DomainError('invalid', 'too-short')
	if (pinned.rule.maxWords && words > pinned.rule.maxWords) throw new DomainError('invalid', 'too-long')
	await transact(db, async (tx) => {
		const id = await keepText(tx, where, text, pinned, now)
		await tx.submission.update({ where: { id }, data: { submittedAt: now } })
	})
}

/** @throws DomainError 'not-found' | 'conflict' (why: AssessorRefusal) */
export async function nameAssessor(
	db: Db,
	naming: { submissionId: string; assessorId: string },
	judged: { rubric: Rubric; assessors: number },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Submission" where id = ${naming.submissionId} for update`
		const submission = await tx.submission.findUnique({
			where: { id: naming.submissionId },
			select: {
				personId: true,
				decision: true,
				sheets: { select: { assessorId: true, submittedAt: true, scores: true } },
				cohort: { select: { facilitators: { select: { personId: true } }, members: { select: { personId: true } } } },
			},
		})
		const assessor = await tx.person.findUnique({
			where: { id: naming.assessorId },
			select: { disabledAt: true, roles: { select: { role: true } } },
		})
		if (!submission || !assessor) throw new DomainError('not-found', 'submission')
		const crew = [...submission.cohort.facilitators, ...submission.cohort.members]
		const ofCohort = (personId: string) => crew.some((each) => each.personId === personId)
		const verdict = mayAssess({
			isOwnWork: naming.assessorId === submission.personId,
			roles: assessor.roles.map(({ role }) => role as Role),
			inReportingLine: await inSameLine(tx, naming.assessorId, submission.personId),
			facilitatesCohort: ofCohort(naming.assessorId),
			otherFromCohort: submission.sheets.some((sheet) => ofCohort(sheet.assessorId)),
			alreadyNamed: submission.sheets.some((sheet) => sheet.assessorId === naming.assessorId),
			named: submission.sheets.length,
			needed: assessorsNeeded(
				judged,
				submission.sheets.flatMap((sheet) => (sheet.submittedAt ? [sheet.scores as Scores] : [])),
			),
			decided: submission.decision !== null,
			closedAccount: assessor.disabledAt !== null,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.scoreSheet.create({ data: { ...naming, assignedAt: now } })
		await record(tx, { act: 'assessor-named', actor: by, subject: naming.assessorId })
	})
}

/** Takes an assessor off who has not handed in; what they noted so far goes. @throws DomainError 'conflict' ('submitted') */
export async function releaseAssessor(
	db: Db,
	naming: { submissionId: string; assessorId: string },
	by: Actor,
): Promise<void> {
	await transact(db, async (tx) => {
		const { count } = await tx.scoreSheet.deleteMany({ where: { ...naming, submittedAt: null } })
		if (count === 0) throw new DomainError('conflict', 'submitted')
		await record(tx, { act: 'assessor-released', actor: by, subject: naming.assessorId })
	})
}

/** Keeps an assessor's scores while they think. @throws DomainError 'conflict' ('submitted') */
export async function keepScores(
	db: Db,
	sheet: { sheetId: string; assessorId: string; scores: Scores; comment: string },
): Promise<void> {
	checkComment(sheet.comment)
	const { count } = await db.scoreSheet.updateMany({
		where: { id: sheet.sheetId, assessorId: sheet.assessorId, submittedAt: null },
		data: { scores: sheet.scores as Prisma.InputJsonValue, comment: sheet.comment },
	})
	if (count === 0) throw new DomainError('conflict', 'submitted')
}

function checkComment(comment: string): void {
	if (comment.length > LONGEST_COMMENT) throw new DomainError('invalid', 'comment-too-long')
}

/**
 * Hands one assessor's scores in; the last of the needed ones decides.
 * @throws DomainError 'not-found' | 'conflict' ('submitted') | 'invalid' ('incomplete' | 'comment-too-long')
 */
export async function handInScores(
	db: Db,
	sheet: { sheetId: string; assessorId: string; scores: Scores; comment: string },
	judged: { rubric: Rubric; assessors: number },
	by: Actor,
	now: Date,
): Promise<void> {
	const complete = judged.rubric.criteria.every((criterion) => [1, 2, 3, 4].includes(sheet.scores[criterion.id] ?? 0))
	if (!complete) throw new DomainError('invalid', 'incomplete')
	checkComment(sheet.comment)
	await transact(db, async (tx) => {
		const row = await tx.scoreSheet.findFirst({
			where: { id: sheet.sheetId, assessorId: sheet.assessorId },
			select: { submissionId: true },
		})
		if (!row) throw new DomainError('not-found', 'sheet')
		await tx.$queryRaw`select 1 from "Submission" where id = ${row.submissionId} for update`
		const { count } = await tx.scoreSheet.updateMany({
			where: { id: sheet.sheetId, submittedAt: null, submission: { decision: null } },
			data: { scores: sheet.scores as Prisma.InputJsonValue, comment: sheet.comment, submittedAt: now },
		})
		if (count === 0) throw new DomainError('conflict', 'submitted')
		await record(tx, { act: 'assessment-scored', actor: by, subject: row.submissionId })
		const sheets = await tx.scoreSheet.findMany({
			where: { submissionId: row.submissionId, submittedAt: { not: null } },
			select: { scores: true },
		})
		const decision = decideAssessment(
			judged.rubric,
			sheets.map((each) => each.scores as Scores),
			judged.assessors,
		)
		if (decision.state !== 'met' && decision.state !== 'again') return
		await tx.submission.update({ where: { id: row.submissionId }, data: { decision: decision.state, decidedAt: now } })
		await record(tx, {
			act: 'assessment-decided',
			actor: by,
			subject: row.submissionId,
			detail: { decision: decision.state },
		})
	})
}
