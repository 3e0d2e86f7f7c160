import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../db'
import { closeCommitment, reopenCommitment } from '../practice/commit.server'
import type { Outcome } from '../practice/kinds'
import { hasRecap } from '../session/agenda'
import { transact } from '../transact.server'
import { evolve } from './evolve'
import { loadRoom, write } from './log.server'
import type { RoomEvent } from './room'

type Own = { id: string; personId: string; now: Date }
type Closing = Own & { outcome: Outcome; learned: string }

/**
 * Closes one's own commitment outside of a room. A room that opens with it and is not over yet hears of it as of any news:
 * it was made before this was said. @throws DomainError 'not-found' | 'conflict' ('already-closed')
 */
export async function closeAndTell(db: Db, closing: Closing): Promise<void> {
	await transact(db, async (tx) => {
		// Rooms first, as whoever says it in the room does: else two could wait for each other.
		const roomIds = await lockRoomsOf(tx, closing)
		await closeCommitment(tx, closing)
		for (const roomId of roomIds) await tellRoom(tx, roomId, closing)
	})
}

/** Opens it again, in those rooms too: a line somebody regrets is read there by nobody else. @throws DomainError 'not-found' */
export async function reopenAndTell(db: Db, reopening: Own): Promise<void> {
	await transact(db, async (tx) => {
		const roomIds = await lockRoomsOf(tx, reopening)
		await reopenCommitment(tx, reopening)
		for (const roomId of roomIds) await tellRoom(tx, roomId, { ...reopening, outcome: null, learned: '' })
	})
}

/** Of the cohort in which it was promised, those that may still be sat in. */
async function lockRoomsOf(tx: Tx, { id, personId, now }: Own): Promise<string[]> {
	const made = await tx.commitment.findFirst({
		where: { id, personId },
		select: { session: { select: { cohortId: true, startsAt: true } } },
	})
	if (!made?.session) return []
	const { cohortId, startsAt } = made.session
	const rooms = await tx.room.findMany({
		where: { closedAt: null, session: { cohortId, startsAt: { gt: startsAt }, cancelledAt: null } },
		select: { id: true, session: { select: { startsAt: true, durationMinutes: true, cancelledAt: true } } },
		orderBy: { id: 'asc' },
	})
	const open = rooms.filter(({ session }) => !hasRecap({ ...session, room: null }, { begun: true }, now))
	const ids = open.map((room) => room.id)
	await tx.$queryRaw`select 1 from "Room" where id = any(${ids}) order by id for no key update`
	return ids
}

type Told = Own & { outcome: Outcome | null; learned: string }

async function tellRoom(tx: Tx, roomId: string, { id, personId, outcome, learned, now }: Told): Promise<void> {
	const room = await loadRoom(tx, roomId)
	const entry = room.lastTime.find(({ commitmentId }) => commitmentId === id)
	if (!entry || room.status === 'closed' || (entry.outcome === outcome && entry.learned === learned)) return
	const event: RoomEvent = { type: 'outcome-told', commitmentId: id, byId: personId, outcome, learned }
	const after = evolve(room, event)
	await write(tx, roomId, after.seq, [{ event, after, opId: randomUUID(), actorId: personId }], now)
}
