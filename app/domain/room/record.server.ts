import type { Db } from '../db'
import { isDomainError } from '../errors'
import { loadRoom } from './log.server'
import { recordOf } from './record'
import { asShown } from './struck.server'

/** What the room of a session kept for one of its people; '' when nobody entered it, or it never began. */
export async function readRecord(db: Db, sessionId: string, personId: string): Promise<string> {
	const room = await loadRoom(db, sessionId).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	return room && room.status !== 'waiting' ? recordOf(asShown(room), personId) : ''
}
