import type { Db } from '../db'
import { REOPEN_WITHIN_MS } from './conduct'

/**
 * What somebody is still writing; an empty text forgets it, and so does the end of the room.
 * @returns whether it is kept: not once the room is closed
 */
export async function saveDraft(
	db: Db,
	draft: { roomId: string; personId: string; box: string; text: string },
): Promise<boolean> {
	const key = { roomId: draft.roomId, personId: draft.personId, box: draft.box }
	if (draft.text === '') {
		await db.roomDraft.deleteMany({ where: key })
		return true
	}
	const isOpen = await db.room.count({ where: { id: draft.roomId, closedAt: null } })
	if (isOpen === 0) return false
	await db.roomDraft.upsert({
		where: { roomId_personId_box: key },
		create: { ...key, text: draft.text },
		update: { text: draft.text },
	})
	return true
}

export async function listDrafts(db: Db, roomId: string, personId: string): Promise<Record<string, string>> {
	const rows = await db.roomDraft.findMany({ where: { roomId, personId }, select: { box: true, text: true } })
	return Object.fromEntries(rows.map((row) => [row.box, row.text]))
}

/** Once a room cannot be opened again, words nobody sent have no place to go any more. */
export async function forgetUnsentWords(db: Db, now: Date): Promise<void> {
	const closedAt = { lt: new Date(now.getTime() - REOPEN_WITHIN_MS) }
	await db.roomDraft.deleteMany({ where: { room: { closedAt } } })
}
