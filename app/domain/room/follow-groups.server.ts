import { randomUUID } from 'node:crypto'
import type { Tx } from '../db'
import { isDomainError } from '../errors'
import { evolve } from './evolve'
import { castAt, listedGroups } from './groups'
import { loadRoom, write } from './log.server'
import type { RoomEvent } from './room'

/**
 * The groups of a session were arranged outside of its room, at the desk or because somebody left: whoever is in the
 * room hears of it as of any news. Without a room, or once it is closed, there is nobody to tell.
 * @param anew everybody was dealt out again
 */
export async function tellRoomOfGroups(
	tx: Tx,
	roomId: string,
	{ anew, byId, now }: { anew: boolean; byId: string; now: Date },
): Promise<void> {
	await tx.$queryRaw`select 1 from "Room" where id = ${roomId} for no key update`
	const room = await loadRoom(tx, roomId).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
	if (!room || room.status === 'closed') return
	const rows = await tx.sessionGroup.findMany({
		where: { sessionId: roomId },
		select: { id: true, name: true, seats: { select: { personId: true }, orderBy: { place: 'asc' } } },
	})
	const groups = listedGroups(rows)
	const before = room.groups.list
	if (JSON.stringify(groups) === JSON.stringify(before)) return
	const arranged = { ...room, groups: { ...room.groups, list: groups, cast: anew ? {} : room.groups.cast } }
	const cast = room.status === 'running' ? castAt(arranged, room.phase.index, () => true) : {}
	const event: RoomEvent = { type: 'groups-made', groups, cast, anew }
	const after = evolve(room, event)
	await write(tx, roomId, after.seq, [{ event, after, opId: randomUUID(), actorId: byId }], now)
}
