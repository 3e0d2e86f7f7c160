import type { Db } from '../db'
import { worthOf } from './check-out'
import { REOPEN_WITHIN_MS } from './conduct'
import { loadRoom } from './log.server'
import { type RoomFigures, themesOf } from './themes'

/**
 * What a room says to those who were not in it; null before its end is final. A figure that still moved would give one
 * person's number away by subtraction.
 */
export async function readRoomFigures(db: Db, sessionId: string, now: Date): Promise<RoomFigures | null> {
	const closedAt = { lt: new Date(now.getTime() - REOPEN_WITHIN_MS) }
	if ((await db.room.count({ where: { id: sessionId, closedAt } })) === 0) return null
	const room = await loadRoom(db, sessionId)
	return { worth: worthOf(room), themes: themesOf(room) }
}
