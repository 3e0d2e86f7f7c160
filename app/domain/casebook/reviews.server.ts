import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Program } from '../program/lesson'
import { aboutOf, keptFromReader } from './apart.server'
import { reaches } from './audience.server'
import { listReadable } from './read.server'

/** What somebody writes about a case in the place of a session they missed. */
export type Review = { caseId: string; heard: string; ask: string; suggest: string }

/** Which of these cases somebody may read as things stand now. */
async function listOpenTo(db: Db | Tx, caseIds: string[], readerId: string): Promise<Set<string>> {
	const rows = await db.case.findMany({
		where: { AND: [{ id: { in: caseIds } }, await reaches(db, readerId)] },
		select: { id: true, ...aboutOf },
	})
	const kept = await keptFromReader(db, rows, readerId)
	return new Set(rows.filter((row) => !kept.has(row)).map(({ id }) => id))
}

/** The cases somebody may write a review of: open to them, and to one of those who would read it. */
export async function listReviewable(db: Db, programs: Program[], readerId: string, judgeIds: string[]) {
	const cases = await listReadable(db, programs, readerId)
	const ids = cases.map(({ id }) => id)
	const open = new Set<string>()
	for (const judgeId of judgeIds) for (const id of await listOpenTo(db, ids, judgeId)) open.add(id)
	return cases.filter(({ id }) => open.has(id)).map(({ id, title }) => ({ id, title }))
}

/**
 * Keeps what somebody wrote about cases, in the stead of what they wrote before. The cases are locked: none is taken back
 * between the look and the words.
 * @param judgeIds of whom one must be free to read all of it
 * @throws DomainError 'conflict' ('case-not-open' | 'nobody-reads-both')
 */
export async function keepReviews(
	tx: Tx,
	text: { inWritingId: string; personId: string; judgeIds: string[] },
	reviews: readonly Review[],
): Promise<void> {
	const ids = reviews.map(({ caseId }) => caseId)
	await tx.$queryRaw`select 1 from "Case" where id in (select unnest(${ids}::text[])) order by id for share`
	const isOpenTo = async (readerId: string) => (await listOpenTo(tx, ids, readerId)).size === new Set(ids).size
	if (!(await isOpenTo(text.personId))) throw new DomainError('conflict', 'case-not-open')
	const judges = await Promise.all(text.judgeIds.map(isOpenTo))
	if (!judges.includes(true)) throw new DomainError('conflict', 'nobody-reads-both')
	const { inWritingId } = text
	await tx.caseReview.deleteMany({ where: { inWritingId } })
	await tx.caseReview.createMany({ data: reviews.map((review) => ({ inWritingId, ...review })) })
}

/**
 * What was written about cases, with their titles: as long as each of them is open to who reads it, its writer too.
 * @returns `isOpen`: whether all that is left of it may be read; if not, there is nothing of it here
 */
export async function readReviews(db: Db | Tx, inWritingId: string, readerId: string) {
	const rows = await db.caseReview.findMany({
		where: { inWritingId },
		select: { caseId: true, heard: true, ask: true, suggest: true, case: { select: { title: true } } },
		orderBy: { caseId: 'asc' },
	})
	const open = await listOpenTo(
		db,
		rows.map(({ caseId }) => caseId),
		readerId,
	)
	const isOpen = open.size === rows.length
	return {
		isOpen,
		left: rows.length,
		reviews: isOpen ? rows.map(({ case: { title }, ...review }) => ({ ...review, title })) : [],
	}
}

/** Whoever takes a case back, or stops it, takes back what was written about it. */
export async function forgetReviews(tx: Tx, caseId: string): Promise<void> {
	await tx.caseReview.deleteMany({ where: { caseId } })
}
