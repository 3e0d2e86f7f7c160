import type { Db, Tx } from '../db'

/** Whether somebody left a number at the end of a room: what it was is nobody's to read here. */
export async function hasCheckedOut(db: Db | Tx, sessionId: string, personId: string): Promise<boolean> {
	const said = await db.roomEvent.count({ where: { roomId: sessionId, actorId: personId, type: 'checked-out' } })
	return said > 0
}
