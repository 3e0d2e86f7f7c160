import { expect } from 'vitest'
import { boxOf } from '~/domain/room/boxes'
import type { RoomEvent } from '~/domain/room/room'
import type { Player, Stage } from './room-stage'
import type { Screen } from './sockets'

/** The boxes somebody of the model writes in. */
export function boxesOf({ part }: Player, { format }: Stage): string[] {
	const board = format.phases.find((phase) => phase.kind === 'write')
	return part === 'observer' ? [boxOf.aside] : (board?.columns.map(({ id }) => boxOf.column(board.id, id)) ?? [])
}

/** @param after how far the log was when it was typed */
export async function keepDraft(
	{ db, roomId }: Stage,
	{ drafts }: Player,
	{ client }: Screen,
	{ box, text, after }: { box: string; text: string; after: number },
): Promise<void> {
	drafts.delete(box)
	const { ok } = await client.saveDraft(box, text)
	if (!ok) return
	// Where the database is just ended nobody knows how far the log was.
	const now = await db.room.findUnique({ where: { id: roomId }, select: { lastSeq: true } }).catch(() => null)
	drafts.set(box, { text, after, before: now?.lastSeq ?? Number.POSITIVE_INFINITY })
}

/** What was said to be kept lies there, but for what a case took along that was taken off since. */
export async function expectDraftsToLie(
	{ db, roomId, players }: Stage,
	rows: readonly { seq: number; event: RoomEvent }[],
): Promise<void> {
	for (const { id: personId, drafts } of players)
		for (const [box, { text, after, before }] of drafts) {
			const taken = rows.filter(({ seq, event }) => seq > after && takesAlong(event, box))
			const row = await db.roomDraft.findFirst({ where: { roomId, personId, box } })
			if (taken.some(({ seq }) => seq > before)) expect(row, 'of a case that was taken off').toMatchObject({ text: '' })
			else if (taken.length === 0) expect(row).toMatchObject({ text })
		}
}

function takesAlong(event: RoomEvent, box: string): boolean {
	if (event.type !== 'case-taken-off') return false
	return box === boxOf.aside || event.boards.some((board) => box.startsWith(boxOf.column(board, '')))
}
