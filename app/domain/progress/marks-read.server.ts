import type { Db } from '../db'
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
	color: Color
	createdAt: Date
	/** Not null: it can still be put back */
	deletedAt: Date | null
}

/** One's own marks, oldest first, with those one deleted within the hour. Their owner's pages only. */
export async function listMarks(db: Db, personId: string, now: Date, moduleKey?: string): Promise<MarkRow[]> {
	const since = new Date(now.getTime() - UNDO_MS)
	const rows = await db.mark.findMany({
		where: { personId, moduleKey, OR: [{ deletedAt: null }, { deletedAt: { gt: since } }] },
		select: markColumns,
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
	})
	return rows as MarkRow[]
}

export async function listBookmarks(db: Db, personId: string, moduleKey?: string) {
	return db.bookmark.findMany({
		where: { personId, moduleKey },
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

/** Everything readers said of passages, for the owner of the content. */
export async function listRemarks(
	db: Db,
	state?: RemarkState,
): Promise<(RemarkRow & { sender: { id: string; name: string } | null })[]> {
	const rows = await db.remark.findMany({
		where: { state },
		select: { ...remarkColumns, sender: { select: { id: true, name: true } } },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		take: MOST_SHOWN,
	})
	return rows as (RemarkRow & { sender: { id: string; name: string } | null })[]
}

export const MOST_SHOWN = 500

export async function countOpenRemarks(db: Db): Promise<number> {
	return db.remark.count({ where: { state: 'open' } })
}
