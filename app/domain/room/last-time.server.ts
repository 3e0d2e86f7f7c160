import type { Tx } from '../db'
import { learningKey } from '../pattern/draft.server'
import type { Outcome } from '../practice/kinds'
import { listPromisesOf } from '../practice/read.server'
import { heldBefore, listPromisedBefore } from '../session/agenda.server'
import type { LastTime } from './room'
import { evolveStruck, type StrikeEvent } from './strike'

type Held = { cohortId: string; seriesId: string | null; startsAt: Date }

/**
 * Of the last of the same: what a few promised each other by themselves is not told to their cohort. Nor is what was struck
 * out of a recap since: it stays its person’s own.
 */
export async function promisesBefore(tx: Tx, session: Held): Promise<LastTime[]> {
	const rows = await listPromisesOf(tx, await listPromisedBefore(tx, session))
	const struck = await listStruckBefore(tx, session)
	const isStruck = (line: string) => struck.has(learningKey(line))
	return rows
		.filter(({ text }) => !isStruck(text))
		.map((row) => ({
			commitmentId: row.id,
			personId: row.personId,
			text: row.text,
			outcome: row.outcome as Outcome | null,
			learned: isStruck(row.learned) ? '' : row.learned,
		}))
}

/** Digests of the lines that stand in no recap of the earlier rooms any more; without folding their logs. */
async function listStruckBefore(tx: Tx, session: Held): Promise<Set<string>> {
	const rows = await tx.roomEvent.findMany({
		where: { type: 'line-struck', room: { session: heldBefore(session) } },
		select: { roomId: true, payload: true },
		orderBy: { seq: 'asc' },
	})
	const inRoom = new Map<string, string[]>()
	for (const { roomId, payload } of rows)
		inRoom.set(roomId, evolveStruck(inRoom.get(roomId) ?? [], payload as unknown as StrikeEvent))
	return new Set([...inRoom.values()].flat())
}

/** As they stand when the room begins: another of the same may have been held since somebody opened the door. */
export async function promisedByNow(tx: Tx, sessionId: string): Promise<LastTime[] | null> {
	const session = await tx.session.findUnique({
		where: { id: sessionId },
		select: { cohortId: true, seriesId: true, startsAt: true },
	})
	return session && promisesBefore(tx, session)
}
