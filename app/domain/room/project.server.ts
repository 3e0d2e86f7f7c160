import type { Tx } from '../db'
import { closeCommitment, promiseInRoom } from '../practice/commit.server'
import type { RoomEvent } from './room'

/** Whether `project` has something to do for it. */
export function isProjected({ type }: RoomEvent): boolean {
	return type === 'promised' || type === 'outcome-told' || type === 'room-closed'
}

/** What a room says that other pages show. */
export async function project(tx: Tx, roomId: string, event: RoomEvent, now: Date): Promise<void> {
	if (event.type === 'promised')
		await promiseInRoom(tx, { personId: event.byId, sessionId: roomId, text: event.text, dueOn: event.dueOn, now })
	if (event.type === 'outcome-told') await closeUnlessClosed(tx, event, now)
	if (event.type === 'room-closed') {
		await tx.room.update({ where: { id: roomId }, data: { closedAt: now } })
		// Words nobody sent have no place to go any more.
		await tx.roomDraft.deleteMany({ where: { roomId } })
	}
}

/** Closed meanwhile on the home page: what was said there stays. */
async function closeUnlessClosed(
	tx: Tx,
	event: Extract<RoomEvent, { type: 'outcome-told' }>,
	now: Date,
): Promise<void> {
	const open = await tx.commitment.findFirst({
		where: { id: event.commitmentId, personId: event.byId, closedAt: null },
		select: { id: true },
	})
	if (open)
		await closeCommitment(tx, {
			id: open.id,
			personId: event.byId,
			outcome: event.outcome,
			learned: event.learned,
			now,
		})
}
