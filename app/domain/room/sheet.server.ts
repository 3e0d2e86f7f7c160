import type { Db, Tx } from '../db'
import type { Room } from './room'
import { type Learning, learningsIn, maySeeSheet } from './sheet'
import type { RoomView } from './view'

/** What the sheet says, for those who may see the room; empty while it lies on nobody's table. */
export async function readSheet(db: Db | Tx, roomId: string, room: Parameters<typeof maySeeSheet>[0]): Promise<string> {
	if (!maySeeSheet(room)) return ''
	const sheet = await db.roomSheet.findUnique({ where: { roomId }, select: { text: true } })
	return sheet?.text ?? ''
}

/** What a room has learned, line by line. @param seen the room as its reader may see it */
export async function learningsOf(db: Db | Tx, roomId: string, room: Room, seen: RoomView): Promise<Learning[]> {
	return learningsIn(seen, await readSheet(db, roomId, room))
}
