import type { Db } from '../db'
import type { Verdict } from '../errors'
import { REOPEN_WITHIN_MS } from './conduct'

/** More than anybody leaves unfinished; of what a room drops again (a slip that was deleted) the words stay for a while. */
export const MOST_DRAFTS = 200

/**
 * What somebody is still writing; an empty text forgets it, and so does the end of the room.
 * @returns whether it is kept: not once the room is closed, nor beyond what one person may leave there
 */
export async function saveDraft(
	db: Db,
	draft: { roomId: string; personId: string; box: string; text: string },
): Promise<Verdict<'room-closed' | 'enough-drafts'>> {
	const key = { roomId: draft.roomId, personId: draft.personId, box: draft.box }
	if (draft.text === '') {
		await db.roomDraft.deleteMany({ where: key })
		return { ok: true }
	}
	const others = { where: { personId: draft.personId, box: { not: draft.box } } }
	const room = await db.room.findFirst({
		where: { id: draft.roomId, closedAt: null },
		select: { _count: { select: { drafts: others } } },
	})
	if (!room) return { ok: false, why: 'room-closed' }
	if (room._count.drafts >= MOST_DRAFTS) return { ok: false, why: 'enough-drafts' }
	await db.roomDraft.upsert({
		where: { roomId_personId_box: key },
		create: { ...key, text: draft.text },
		update: { text: draft.text },
	})
	return { ok: true }
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
