import type { Db } from '../db'
import { type WorthFigures, worthOf } from './check-out'
import { REOPEN_WITHIN_MS } from './conduct'
import { loadRoom } from './log.server'

/**
 * What a room was worth to those who checked out of it; null below the minimum, and before its end is final. A figure that
 * still moved would give one person's number away by subtraction.
 */
export async function readWorth(db: Db, sessionId: string, now: Date): Promise<WorthFigures | null> {
	const closedAt = { lt: new Date(now.getTime() - REOPEN_WITHIN_MS) }
	const isOver = await db.room.count({ where: { id: sessionId, closedAt } })
	return isOver ? worthOf(await loadRoom(db, sessionId)) : null
}
