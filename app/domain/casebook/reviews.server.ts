import { createHash } from 'node:crypto'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import type { Program } from '../program/lesson'
import { aboutOf, keptFromReader } from './apart.server'
import { reaches } from './audience.server'
import { listReadable } from './read.server'

/** What somebody writes about a case in the place of a session they missed. */
export type Review = { caseId: string; heard: string; ask: string; suggest: string }

type Seat = { sessionId: string; personId: string }

/** Which of these cases somebody may read as things stand now. */
async function listOpenTo(db: Db | Tx, among: Prisma.CaseWhereInput, readerId: string) {
	const rows = await db.case.findMany({
		where: { AND: [among, await reaches(db, readerId)] },
		select: { id: true, savedBy: true, ...aboutOf },
	})
	const kept = await keptFromReader(db, rows, readerId)
	return rows.filter((row) => !kept.has(row))
}

/**
 * Of the cases that their writer and one of those who lead may both read, half at most, drawn for this session and this
 * person, and what they have written about. All of them would tell which cases of the casebook are by or about the other.
 */
async function listOffered(db: Db | Tx, seat: Seat, judgeIds: readonly string[]): Promise<Set<string>> {
	const mine = await listOpenTo(db, {}, seat.personId)
	const within = { id: { in: mine.map(({ id }) => id) } }
	let open: typeof mine = []
	for (const judgeId of judgeIds.toSorted()) {
		const both = await listOpenTo(db, within, judgeId)
		if (both.length > open.length) open = both
	}
	const chosen = await db.caseReview.findMany({
		where: { inWriting: seat, caseId: { in: open.map(({ id }) => id) } },
		select: { caseId: true },
	})
	const drawn = open.map((row) => ({ id: row.id, lot: lotOf(seat, row) })).sort((a, b) => a.lot.localeCompare(b.lot))
	const half = drawn.slice(0, Math.floor(drawn.length / 2))
	return new Set([...half.map(({ id }) => id), ...chosen.map(({ caseId }) => caseId)])
}

/** The same at each look. Nobody works it out: the id of the author’s window is on no page of others. */
function lotOf({ sessionId, personId }: Seat, { id, savedBy }: { id: string; savedBy: string }): string {
	return createHash('sha256')
		.update(JSON.stringify([sessionId, personId, id, savedBy]))
		.digest('hex')
}

/** The cases somebody may write a review of (listOffered). */
export async function listReviewable(db: Db, programs: Program[], seat: Seat, judgeIds: readonly string[]) {
	const offered = await listOffered(db, seat, judgeIds)
	const cases = await listReadable(db, programs, seat.personId)
	return cases.filter(({ id }) => offered.has(id)).map(({ id, title }) => ({ id, title }))
}

/**
 * Keeps what somebody wrote about cases, in the stead of what they wrote before. The cases are locked: none is taken back
 * between the look and the words. Why a case is not offered is not said.
 * @throws DomainError 'conflict' ('case-not-open')
 */
export async function keepReviews(
	tx: Tx,
	text: Seat & { inWritingId: string; judgeIds: readonly string[] },
	reviews: readonly Review[],
): Promise<void> {
	const { inWritingId, judgeIds, sessionId, personId } = text
	const ids = reviews.map(({ caseId }) => caseId)
	await tx.$queryRaw`select 1 from "Case" where id in (select unnest(${ids}::text[])) order by id for share`
	const offered = await listOffered(tx, { sessionId, personId }, judgeIds)
	if (!ids.every((id) => offered.has(id))) throw new DomainError('conflict', 'case-not-open')
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
	const open = await listOpenTo(db, { id: { in: rows.map(({ caseId }) => caseId) } }, readerId)
	const isOpen = open.length === rows.length
	return {
		isOpen,
		left: rows.length,
		reviews: isOpen ? rows.map(({ case: { title }, ...review }) => ({ ...review, title })) : [],
	}
}

/** Whoever takes a case back, or stops it, takes back what was written about it: why a text came back speaks of it, too. */
export async function forgetReviews(tx: Tx, caseId: string): Promise<void> {
	await tx.inWriting.updateMany({ where: { reviews: { some: { caseId } } }, data: { reason: '' } })
	await tx.caseReview.deleteMany({ where: { caseId } })
}
