import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { listHandedIn } from '../insight/read-figures.server'
import type { Draft } from '../insight/schema'
import { listLeaves } from '../leave/read.server'
import { transact } from '../transact.server'
import { mayAppeal, mayWrite, wordCount } from './decision'
import type { Rubric } from './rubric'
import { keepWording } from './rubric-versions.server'
import { LONGEST_WORK } from './schema'
import { dropFile, putFile, type SentFile } from './work-files.server'
import type { Work } from './works'

/** `since`: work begun before that is of another certification */
type Whose = { personId: string; stageKey: string; since?: Date | null }
type Where = Whose & { requirementId: string }

export type SubmissionRow = {
	id: string
	text: string
	/** What the room of its slot kept; '' of written work, and without consent */
	record: string
	/** Of a team, as they stood when it was handed in */
	figures: Draft[]
	updatedAt: Date
	submittedAt: Date | null
	decision: 'met' | 'again' | null
	decidedAt: Date | null
	firstDecidedAt: Date | null
	round: number
	rubricId: string
	rubricHash: string
	/** How many assessors of this round are named, and have scored */
	named: number
	scored: number
}

/** A person's tries at one of a stage's assessed works, oldest first. */
export async function listSubmissions(db: Db | Tx, { since, ...of }: Where): Promise<SubmissionRow[]> {
	const rows = await db.submission.findMany({
		where: { ...of, ...(since ? { createdAt: { gte: since } } : {}) },
		select: {
			id: true,
			text: true,
			record: true,
			figures: true,
			updatedAt: true,
			submittedAt: true,
			decision: true,
			decidedAt: true,
			firstDecidedAt: true,
			round: true,
			rubricId: true,
			rubricHash: true,
			sheets: { select: { round: true, submittedAt: true } },
		},
		orderBy: { createdAt: 'asc' },
	})
	return rows.map(({ sheets, decision, figures, ...row }) => ({
		...row,
		figures: figures as Draft[],
		decision: decision as SubmissionRow['decision'],
		...countSheets(sheets, row.round),
	}))
}

/** How many of the pair that reads now are named, and have scored. */
export function countSheets(sheets: { round: number; submittedAt: Date | null }[], round: number) {
	const now = sheets.filter((sheet) => sheet.round === round)
	return { named: now.length, scored: now.filter((sheet) => sheet.submittedAt).length }
}

type Pinned = { rule: Work; rubric: Rubric; cohortId: string | null }

/**
 * Keeps the text while somebody writes, and a file that came with it; the first save makes the row.
 * @throws DomainError 'invalid' ('too-long' | FileFault) | 'conflict' ('not-in-cohort' | 'submitted' | 'too-early' |
 * 'already-met' | 'too-many-files' | 'too-much')
 */
export async function saveSubmission(
	db: Db,
	where: Whose,
	text: string,
	pinned: Pinned,
	now: Date,
	file: SentFile | null = null,
): Promise<void> {
	await transact(db, (tx) => keepText(tx, where, text, pinned, now, file))
}

/**
 * Takes a file off again, keeps the text as it stands, and puts what came with it in the place that is free now.
 * @throws DomainError 'conflict' ('file-gone'), and as above
 */
export async function takeFileOff(
	db: Db,
	where: Whose,
	text: string,
	pinned: Pinned,
	now: Date,
	fileId: string,
	file: SentFile | null = null,
): Promise<void> {
	await transact(db, async (tx) => {
		const submissionId = await keepRow(tx, where, text, pinned, now)
		await dropFile(tx, submissionId, fileId)
		await attach(tx, { submissionId, personId: where.personId }, pinned, now, file)
	})
}

async function keepText(
	tx: Tx,
	where: Whose,
	text: string,
	pinned: Pinned,
	now: Date,
	file: SentFile | null = null,
): Promise<string> {
	const id = await keepRow(tx, where, text, pinned, now)
	await attach(tx, { submissionId: id, personId: where.personId }, pinned, now, file)
	return id
}

async function attach(
	tx: Tx,
	work: { submissionId: string; personId: string },
	{ rule }: Pinned,
	now: Date,
	file: SentFile | null,
): Promise<void> {
	if (!file) return
	if (!rule.files) throw new DomainError('invalid', 'no-files-here')
	await putFile(tx, work, file, now)
}

async function keepRow(tx: Tx, whose: Whose, text: string, pinned: Pinned, now: Date): Promise<string> {
	if (text.length > LONGEST_WORK) throw new DomainError('invalid', 'too-long')
	if (!pinned.cohortId) throw new DomainError('conflict', 'not-in-cohort')
	await tx.$queryRaw`select 1 from "Person" where id = ${whose.personId} for update`
	const rows = await listSubmissions(tx, { ...whose, requirementId: pinned.rule.id })
	const verdict = mayWrite(rows, pinned.rule.retryDays, await listLeaves(tx, whose.personId), now)
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
	const open = rows.find((row) => !row.submittedAt)
	if (open) {
		await tx.submission.update({ where: { id: open.id }, data: { text } })
		return open.id
	}
	await keepWording(tx, pinned.rubric, now)
	const { personId, stageKey } = whose
	const row = await tx.submission.create({
		data: {
			personId,
			stageKey,
			requirementId: pinned.rule.id,
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

/**
 * A text, or a file where the rules allow one. Figures of the level that are handed in go with it as they stand now: they are
 * read with it, and what is changed in them later changes nothing of it.
 * @throws DomainError 'invalid' ('too-short' | 'too-long' | FileFault) | 'conflict'
 */
export async function handIn(
	db: Db,
	where: Whose,
	text: string,
	pinned: Pinned,
	now: Date,
	file: SentFile | null = null,
): Promise<void> {
	const words = wordCount(text)
	if (pinned.rule.minWords && words < pinned.rule.minWords) throw new DomainError('invalid', 'too-short')
	if (pinned.rule.maxWords && words > pinned.rule.maxWords) throw new DomainError('invalid', 'too-long')
	await transact(db, async (tx) => {
		const id = await keepText(tx, where, text, pinned, now, file)
		const isEmpty = words === 0 && (await tx.workFile.count({ where: { submissionId: id } })) === 0
		if (isEmpty) throw new DomainError('invalid', 'too-short')
		const figures = (await listHandedIn(tx, where.personId, where.stageKey)) as Prisma.InputJsonValue
		await tx.submission.update({ where: { id }, data: { submittedAt: now, figures } })
	})
}

/**
 * Has another pair read the same text, who learn nothing of the first. What the first pair wrote stays, and so does the day
 * from which a new try is possible.
 * @throws DomainError 'conflict' ('not-again' | 'appealed' | 'too-late' | 'tried-again')
 */
export async function appeal(
	db: Db,
	where: Where & { submissionId: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const { submissionId, ...whose } = where
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${where.personId} for update`
		const rows = await listSubmissions(tx, whose)
		const verdict = mayAppeal(rows, submissionId, await listLeaves(tx, where.personId), now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const { count } = await tx.submission.updateMany({
			where: { id: submissionId, round: 1, decision: 'again' },
			data: {
				round: 2,
				decision: null,
				decidedAt: null,
				firstDecidedAt: rows.find(({ id }) => id === submissionId)?.decidedAt,
			},
		})
		if (count === 0) throw new DomainError('conflict', 'appealed')
		const change = { before: 'again', after: 'appealed' }
		await record(tx, { act: 'assessment-appealed', actor: by, subject: submissionId, change })
	})
}
