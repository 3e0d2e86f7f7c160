import type { Db } from '../db'
import { sql } from '../sql.server'
import { UNDO_MS } from './mark.server'
import type { Color, Reason, RemarkState } from './mark-kinds'

const markColumns = {
	id: true,
	moduleKey: true,
	partSlug: true,
	passage: true,
	start: true,
	quote: true,
	before: true,
	after: true,
	note: true,
	revision: true,
	color: true,
	createdAt: true,
	deletedAt: true,
} as const

export type MarkRow = {
	id: string
	moduleKey: string
	partSlug: string
	passage: string
	start: number
	quote: string
	before: string
	after: string
	note: string
	revision: number
	color: Color
	createdAt: Date
	/** Not null: it can still be put back */
	deletedAt: Date | null
}

/** One's own marks, oldest first, with those one deleted within the hour. Their owner's pages only. */
export async function listMarks(db: Db, personId: string, now: Date): Promise<MarkRow[]> {
	const since = new Date(now.getTime() - UNDO_MS)
	const rows = await db.mark.findMany({
		where: { personId, OR: [{ deletedAt: null }, { deletedAt: { gt: since } }] },
		select: markColumns,
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
	})
	return rows as MarkRow[]
}

export type MarksNear = { marks: MarkRow[]; isBookmarked: boolean }
type Where = { personId: string; moduleKey: string; partSlug: string }

/**
 * What the page of a part asks for: whether it is bookmarked, its marks, and those of parts that its lesson no longer has:
 * their words may stand in this one now.
 * @param slugs of every part of the lesson
 */
export async function readMarksNear(db: Db, where: Where, slugs: string[], now: Date): Promise<MarksNear> {
	const [row] = await db.$queryRaw<StoredNear[]>`select ${marksNearSql(where, slugs, now)}`
	return toMarksNear(row)
}

/** The same as columns of a query that asks for more. */
export function marksNearSql({ personId, moduleKey, partSlug }: Where, slugs: string[], now: Date) {
	const since = new Date(now.getTime() - UNDO_MS)
	return sql`
		(select json_agg(m order by m."createdAt", m.id) from "Mark" m
			where m."personId" = ${personId} and m."moduleKey" = ${moduleKey}
				and (m."partSlug" = ${partSlug} or m."partSlug" <> all(${slugs}))
				and (m."deletedAt" is null or m."deletedAt" > ${since})) as marks,
		exists (select 1 from "Bookmark" b where b."personId" = ${personId}
			and b."moduleKey" = ${moduleKey} and b."partSlug" = ${partSlug}) as "isBookmarked"`
}

export type StoredNear = { marks: Stored[] | null; isBookmarked: boolean }

export function toMarksNear(row: StoredNear | undefined): MarksNear {
	return {
		marks: (row?.marks ?? []).map(({ createdAt, deletedAt, ...mark }) => ({
			...mark,
			createdAt: new Date(createdAt),
			deletedAt: deletedAt === null ? null : new Date(deletedAt),
		})),
		isBookmarked: row?.isBookmarked ?? false,
	}
}

/** As JSON tells it: instants are text. */
type Stored = Omit<MarkRow, 'createdAt' | 'deletedAt'> & { createdAt: string; deletedAt: string | null }

export async function listBookmarks(db: Db, personId: string) {
	return db.bookmark.findMany({
		where: { personId },
		select: { moduleKey: true, partSlug: true, createdAt: true },
		orderBy: { createdAt: 'desc' },
	})
}

/** For the line on Learn. */
export async function countMarks(db: Db, personId: string): Promise<{ marks: number; bookmarks: number }> {
	const [marks, bookmarks] = await Promise.all([
		db.mark.count({ where: { personId, deletedAt: null } }),
		db.bookmark.count({ where: { personId } }),
	])
	return { marks, bookmarks }
}

const remarkColumns = {
	id: true,
	moduleKey: true,
	partSlug: true,
	passage: true,
	start: true,
	quote: true,
	before: true,
	after: true,
	contentHash: true,
	reason: true,
	text: true,
	createdAt: true,
	state: true,
	answer: true,
	answeredAt: true,
} as const

export type RemarkRow = {
	id: string
	moduleKey: string
	partSlug: string
	passage: string
	start: number
	quote: string
	before: string
	after: string
	contentHash: string
	reason: Reason
	text: string
	createdAt: Date
	state: RemarkState
	answer: string
	answeredAt: Date | null
}

/** What one sent with one's name, newest first. */
export async function listOwnRemarks(db: Db, senderId: string): Promise<RemarkRow[]> {
	const rows = await db.remark.findMany({
		where: { senderId },
		select: remarkColumns,
		orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
	})
	return rows as RemarkRow[]
}

export type SentRemark = RemarkRow & { sender: { id: string; name: string } | null }

export const MOST_SHOWN = 500

/** What readers said of passages, for the owner of the content: what is open first, then the newest. */
export async function listRemarks(db: Db, onlyOpen = false): Promise<{ remarks: SentRemark[]; areMore: boolean }> {
	const read = async (state: RemarkState | { not: RemarkState }, take: number) =>
		(await db.remark.findMany({
			where: { state },
			select: { ...remarkColumns, sender: { select: { id: true, name: true } } },
			orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
			take,
		})) as SentRemark[]
	const open = await read('open', MOST_SHOWN + 1)
	const settled = onlyOpen ? [] : await read({ not: 'open' }, MOST_SHOWN + 1 - open.length)
	const found = [...open, ...settled]
	return { remarks: found.slice(0, MOST_SHOWN), areMore: found.length > MOST_SHOWN }
}

export async function countOpenRemarks(db: Db): Promise<number> {
	return db.remark.count({ where: { state: 'open' } })
}
