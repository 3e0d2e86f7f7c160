import { record } from '../audit/record.server'
import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { decideAssessment, fallsShort, type Scores } from './decision'
import { waitsForDefense } from './defense.server'
import type { Judging } from './naming.server'
import { giveBack } from './release.server'
import { getWording } from './rubric-versions.server'
import { LONGEST_COMMENT } from './schema'
import { isTooClose } from './too-close.server'

type Actor = { id: string; name: string }

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
 * Hands one assessor's scores in; the last of the needed ones decides. Whoever came too close to its author since they were
 * named is released instead: what they noted goes, and the work to somebody else.
 * @throws DomainError 'not-found' | 'conflict' ('submitted' | 'not-defended' | 'too-close') | 'invalid' ('incomplete' | 'reason-needed' | 'comment-too-long')
 */
export async function handInScores(
	db: Db,
	sheet: { sheetId: string; assessorId: string; scores: Scores; comment: string },
	judged: Judging,
	by: Actor,
	now: Date,
): Promise<void> {
	checkComment(sheet.comment)
	const isReleased = await transact(db, async (tx) => {
		const row = await tx.scoreSheet.findFirst({
			where: { id: sheet.sheetId, assessorId: sheet.assessorId },
			select: {
				submissionId: true,
				round: true,
				submittedAt: true,
				submission: { select: { rubricId: true, rubricHash: true, personId: true, stageKey: true } },
			},
		})
		if (!row) throw new DomainError('not-found', 'sheet')
		const rubric = await getWording(tx, judged.rubrics, row.submission)
		const complete = rubric.criteria.every((criterion) => [1, 2, 3, 4].includes(sheet.scores[criterion.id] ?? 0))
		if (!complete) throw new DomainError('invalid', 'incomplete')
		if (fallsShort(rubric, sheet.scores) && sheet.comment.trim() === '')
			throw new DomainError('invalid', 'reason-needed')
		const pair = { assessorId: sheet.assessorId, personId: row.submission.personId }
		if (!row.submittedAt && (await isTooClose(tx, row.submission, sheet.assessorId))) {
			await giveBack(tx, pair, by, now)
			return true
		}
		await tx.$queryRaw`select 1 from "Submission" where id = ${row.submissionId} for update`
		if (await waitsForDefense(tx, row.submissionId, now)) throw new DomainError('conflict', 'not-defended')
		const { count } = await tx.scoreSheet.updateMany({
			where: { id: sheet.sheetId, submittedAt: null, submission: { decision: null, round: row.round } },
			data: { scores: sheet.scores as Prisma.InputJsonValue, comment: sheet.comment, submittedAt: now },
		})
		if (count === 0) throw new DomainError('conflict', 'submitted')
		const scored = { before: 'not scored', after: 'scored' }
		await record(tx, { act: 'assessment-scored', actor: by, subject: row.submissionId, change: scored })
		const sheets = await tx.scoreSheet.findMany({
			where: { submissionId: row.submissionId, round: row.round, submittedAt: { not: null } },
			select: { scores: true },
		})
		const decision = decideAssessment(
			rubric,
			sheets.map((each) => each.scores as Scores),
			judged.assessors,
		)
		if (decision.state !== 'met' && decision.state !== 'again') return false
		await tx.submission.update({ where: { id: row.submissionId }, data: { decision: decision.state, decidedAt: now } })
		await record(tx, {
			act: 'assessment-decided',
			actor: by,
			subject: row.submissionId,
			change: { before: 'undecided', after: decision.state },
		})
		return false
	})
	if (isReleased) throw new DomainError('conflict', 'too-close')
}
