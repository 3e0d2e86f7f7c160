import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { MOST_ENTRIES, type PracticeKind } from './log-kinds'

export type EntryKey = { id: string; personId: string }
export type EntryFields = {
	stageKey: string
	onDay: string
	minutes: number
	kind: PracticeKind
	ofOwnWork: boolean
	line: string
}

/** Deleted entries wait so long for their undo. */
const KEPT_DELETED_MS = 24 * 60 * 60_000

/**
 * Writes practice down. The page made the id, so that a form sent twice adds one; a meeting held here is added once,
 * and one that was taken out comes back.
 * @throws DomainError 'not-found' | 'conflict' ('too-many-entries')
 */
export async function addEntry(
	db: Db,
	key: EntryKey,
	fields: EntryFields & { sessionId?: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${key.personId} for no key update`
		const known = await tx.practiceEntry.findUnique({ where: { id: key.id }, select: { personId: true } })
		if (known?.personId === key.personId) return
		if (known) throw new DomainError('not-found', 'entry')
		const { personId } = key
		const { sessionId } = fields
		if (sessionId) {
			const { count } = await tx.practiceEntry.updateMany({ where: { personId, sessionId }, data: { deletedAt: null } })
			if (count > 0) return
		}
		await leaveRoom(tx, personId, fields.stageKey)
		await tx.practiceEntry.create({ data: { ...key, ...fields, createdAt: now } })
	})
}

/** What was taken from a meeting stays that meeting. @throws DomainError 'not-found' */
export async function changeEntry(db: Db, key: EntryKey, fields: EntryFields): Promise<void> {
	const { count } = await db.practiceEntry.updateMany({ where: { ...key, deletedAt: null }, data: fields })
	if (count === 0) throw new DomainError('not-found', 'entry')
}

/** Can be put back for a day. Taken out twice is taken out once. @throws DomainError 'not-found' */
export async function takeEntryOut(db: Db, key: EntryKey, now: Date): Promise<void> {
	const { count } = await db.practiceEntry.updateMany({ where: { ...key, deletedAt: null }, data: { deletedAt: now } })
	if (count === 0 && (await db.practiceEntry.count({ where: key })) === 0) throw new DomainError('not-found', 'entry')
}

/** @throws DomainError 'not-found' | 'conflict' ('too-many-entries') */
export async function putEntryBack(db: Db, key: EntryKey): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${key.personId} for no key update`
		const entry = await tx.practiceEntry.findFirst({ where: key, select: { deletedAt: true, stageKey: true } })
		if (!entry) throw new DomainError('not-found', 'entry')
		if (!entry.deletedAt) return
		await leaveRoom(tx, key.personId, entry.stageKey)
		await tx.practiceEntry.update({ where: { id: key.id }, data: { deletedAt: null } })
	})
}

/** Sweeps what nobody put back. */
export async function forgetDeletedEntries(db: Db, now: Date): Promise<void> {
	await db.practiceEntry.deleteMany({ where: { deletedAt: { lt: new Date(now.getTime() - KEPT_DELETED_MS) } } })
}

async function leaveRoom(tx: Tx, personId: string, stageKey: string): Promise<void> {
	const count = await tx.practiceEntry.count({ where: { personId, stageKey, deletedAt: null } })
	if (count >= MOST_ENTRIES) throw new DomainError('conflict', 'too-many-entries')
}
