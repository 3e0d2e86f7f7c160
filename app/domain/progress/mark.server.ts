import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Lesson } from '../program/lesson'
import { transact } from '../transact.server'
import type { Stretch } from './anchor'
import { type Color, LONGEST_NOTE, MOST_MARKS } from './mark-kinds'
import { takeAnchor } from './take-anchor'

export type Where = { personId: string; moduleKey: string; partSlug: string }
type Sent = { where: Stretch; version: string; note: string; color: Color }

/** As long as the page offers to put a deleted mark back; it is swept a day later. */
export const UNDO_MS = 3_600_000
const KEPT_DELETED_MS = 86_400_000
/** Of one person; of more, the longest deleted go for good. */
const MOST_DELETED = 100

/**
 * Marks a stretch of a part, perhaps with a note. The same words marked again change the mark they have; a further note
 * stands below the one that is there.
 * @throws DomainError 'conflict' ('passage-changed' | 'too-many-marks' | 'note-is-full')
 */
export async function keepMark(db: Db, lesson: Lesson, where: Where, sent: Sent, now: Date): Promise<void> {
	const anchor = takeAnchor(lesson, where.partSlug, sent)
	await transact(db, async (tx) => {
		await lockOwner(tx, where.personId)
		const same = await tx.mark.findFirst({
			where: { ...where, passage: anchor.passage, start: anchor.start, quote: anchor.quote, deletedAt: null },
			select: { id: true, note: true },
		})
		const said = { color: sent.color, note: withNote(same?.note ?? '', sent.note) }
		if (same)
			return void (await tx.mark.update({
				where: { id: same.id },
				data: { ...said, ...changed },
				select: { id: true },
			}))
		await leaveRoom(tx, where)
		await tx.mark.create({ data: { ...where, ...anchor, ...said, createdAt: now }, select: { id: true } })
	})
}

const changed = { revision: { increment: 1 } }

/** Sent twice it stands once. */
function withNote(note: string, more: string): string {
	if (more === '' || note === more || note.endsWith(`\n\n${more}`)) return note
	if (note === '') return more
	const both = `${note}\n\n${more}`
	if (both.length > LONGEST_NOTE) throw new DomainError('conflict', 'note-is-full')
	return both
}

/**
 * @param said `revision`: of the mark as the page showed it. A note that was changed since is not overwritten.
 * @throws DomainError 'not-found' | 'conflict' ('note-changed')
 */
export async function changeMark(
	db: Db,
	mine: { id: string; personId: string },
	said: { note: string; color: Color; revision: number },
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Mark" where id = ${mine.id} for update`
		const mark = await tx.mark.findFirst({
			where: { ...mine, deletedAt: null },
			select: { note: true, revision: true },
		})
		if (!mark) throw new DomainError('not-found', 'mark')
		if (mark.revision !== said.revision && mark.note !== said.note) throw new DomainError('conflict', 'note-changed')
		await tx.mark.update({
			where: { id: mine.id },
			data: { note: said.note, color: said.color, ...changed },
			select: { id: true },
		})
	})
}

/** Can be put back for an hour. Deleted twice is deleted once. @throws DomainError 'not-found' */
export async function deleteMark(db: Db, mine: { id: string; personId: string }, now: Date): Promise<void> {
	const { count } = await db.mark.updateMany({ where: { ...mine, deletedAt: null }, data: { deletedAt: now } })
	if (count === 0 && (await db.mark.count({ where: mine })) === 0) throw new DomainError('not-found', 'mark')
	const older = await db.mark.findMany({
		where: { personId: mine.personId, deletedAt: { not: null } },
		select: { id: true },
		orderBy: [{ deletedAt: 'desc' }, { id: 'asc' }],
		skip: MOST_DELETED,
	})
	if (older.length > 0) await db.mark.deleteMany({ where: { id: { in: older.map(({ id }) => id) } } })
}

/** The undo of a deletion. @throws DomainError 'not-found' | 'conflict' ('too-many-marks') */
export async function restoreMark(db: Db, mine: { id: string; personId: string }): Promise<void> {
	await transact(db, async (tx) => {
		await lockOwner(tx, mine.personId)
		const mark = await tx.mark.findFirst({ where: mine, select: { moduleKey: true, deletedAt: true } })
		if (!mark) throw new DomainError('not-found', 'mark')
		if (!mark.deletedAt) return
		await leaveRoom(tx, { personId: mine.personId, moduleKey: mark.moduleKey })
		await tx.mark.update({ where: { id: mine.id }, data: { deletedAt: null }, select: { id: true } })
	})
}

/** Sweeps what nobody put back. */
export async function forgetDeletedMarks(db: Db, now: Date): Promise<void> {
	await db.mark.deleteMany({ where: { deletedAt: { lt: new Date(now.getTime() - KEPT_DELETED_MS) } } })
}

/** So that two tabs cannot count the same last place. It holds up nobody who only refers to the person. */
async function lockOwner(tx: Tx, personId: string): Promise<void> {
	await tx.$queryRaw`select 1 from "Person" where id = ${personId} for no key update`
}

async function leaveRoom(tx: Tx, { personId, moduleKey }: { personId: string; moduleKey: string }): Promise<void> {
	const count = await tx.mark.count({ where: { personId, moduleKey, deletedAt: null } })
	if (count >= MOST_MARKS) throw new DomainError('conflict', 'too-many-marks')
}
