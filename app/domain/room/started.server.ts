import type { Db, Tx } from '../db'

/** Whether a phase has begun in a room: entering it, or arranging groups, begins nothing. */
export async function hasStarted(db: Db | Tx, sessionId: string): Promise<boolean> {
	return (await db.roomEvent.count({ where: { roomId: sessionId, type: 'phase-started' } })) > 0
}
