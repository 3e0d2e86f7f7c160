import type { Db } from '../db'
import type { Verdict } from '../errors'
import { REOPEN_WITHIN_MS } from './conduct'

/** More than anybody leaves unfinished; of what a room drops again (a slip that was deleted) the words stay for a while. */
export const MOST_DRAFTS = 200

/**
 * Another tab of the same person has written on: `text` is what lies there, and stays until they were shown it. Empty: it
 * was about a case that was taken off, and what is typed over it is as well (docs/decisions/0056).
 */
type Newer = { ok: false; why: 'newer'; text: string }

/**
 * What somebody is still writing; an empty text forgets it, and so does the end of the room.
 * @param draft `over`: what lay there when it was typed; a page of before a deploy does not say it, and writes over all
 * @returns whether it is kept: not over what another tab wrote, nor once the room is closed, nor beyond what one person
 * may leave there
 */
export async function saveDraft(
	db: Db,
	draft: { roomId: string; personId: string; box: string; text: string; over?: string },
): Promise<Verdict<'room-closed' | 'enough-drafts'> | Newer> {
	const key = { roomId: draft.roomId, personId: draft.personId, box: draft.box }
	const known = draft.over === undefined ? key : { ...key, text: { in: [draft.over, draft.text] } }
	if (draft.text === '') {
		// That it was taken off stays: another tab may still hold the words.
		await db.roomDraft.deleteMany({ where: { ...known, NOT: { text: '' } } })
		const newer = await findNewer(db, key)
		return newer?.text ? newer : { ok: true }
	}
	const others = { where: { personId: draft.personId, box: { not: draft.box } } }
	const room = await db.room.findFirst({
		where: { id: draft.roomId, closedAt: null },
		select: { _count: { select: { drafts: others } } },
	})
	if (!room) return { ok: false, why: 'room-closed' }
	if (room._count.drafts >= MOST_DRAFTS) return { ok: false, why: 'enough-drafts' }
	const data = { text: draft.text }
	const { count } = await db.roomDraft.updateMany({ where: known, data })
	if (count > 0) return { ok: true }
	const begun = await db.roomDraft.createMany({ data: [{ ...key, ...data }], skipDuplicates: true })
	return begun.count > 0 ? { ok: true } : ((await findNewer(db, key)) ?? { ok: true })
}

async function findNewer(db: Db, key: { roomId: string; personId: string; box: string }): Promise<Newer | null> {
	const row = await db.roomDraft.findUnique({ where: { roomId_personId_box: key }, select: { text: true } })
	return row && { ok: false, why: 'newer', text: row.text }
}

/** By box; empty where it was about a case that was taken off. */
export async function listDrafts(db: Db, roomId: string, personId: string): Promise<Record<string, string>> {
	const rows = await db.roomDraft.findMany({ where: { roomId, personId }, select: { box: true, text: true } })
	return Object.fromEntries(rows.map((row) => [row.box, row.text]))
}

/** Once a room cannot be opened again, words nobody sent have no place to go any more. */
export async function forgetUnsentWords(db: Db, now: Date): Promise<void> {
	const closedAt = { lt: new Date(now.getTime() - REOPEN_WITHIN_MS) }
	await db.roomDraft.deleteMany({ where: { room: { closedAt } } })
}
