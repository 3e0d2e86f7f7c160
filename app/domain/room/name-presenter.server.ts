import { randomUUID } from 'node:crypto'
import type { Tx } from '../db'
import { DomainError } from '../errors'
import { evolve } from './evolve'
import { loadRoom, write } from './log.server'
import type { RoomEvent } from './room'

/**
 * Names who brings the case from outside the room. Whoever waits in it hears of it as of any news: the log grows, and
 * every node reads on.
 * @throws DomainError 'conflict' ('case-told') once the room has begun
 */
export async function namePresenter(
	tx: Tx,
	roomId: string,
	personId: string,
	by: { id: string; now: Date },
): Promise<void> {
	await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for no key update`
	const room = await loadRoom(tx, roomId)
	if (room.status !== 'waiting') throw new DomainError('conflict', 'case-told')
	if (room.presenters[1] === personId) return
	const event: RoomEvent = { type: 'presenter-chosen', personId }
	const after = evolve(room, event)
	await write(tx, roomId, after.seq, [{ event, after, opId: randomUUID(), actorId: by.id }], by.now)
}
