import type { Db } from '../db'
import { worthOf } from './check-out'
import { REOPEN_WITHIN_MS } from './conduct'
import { loadRoom } from './log.server'
import { asShown } from './struck.server'
import { type RoomFigures, themesOf } from './themes'

/**
 * What a room says to those who were not in it; null before its end is final. A figure that still moved would give one
 * person's number away by subtraction.
 */
export async function readRoomFigures(db: Db, sessionId: string, now: Date): Promise<RoomFigures | null> {
	const closedAt = { lt: new Date(now.getTime() - REOPEN_WITHIN_MS) }
	if ((await db.room.count({ where: { id: sessionId, closedAt } })) === 0) return null
	const room = await loadRoom(db, sessionId)
	return { worth: worthOf(room), themes: themesOf(asShown(room)) }
}

/** For a page of a cohort: what each of its rooms was worth, where enough of its people said so. */
export async function sayWorthOfRooms(db: Db, sessions: { id: string; title: string }[], now: Date) {
	const read = await Promise.all(
		sessions.map(async (each) => ({ ...each, room: await readRoomFigures(db, each.id, now) })),
	)
	return read.flatMap(({ id, title, room }) => (room?.worth ? [{ id, title, ...room.worth }] : []))
}
