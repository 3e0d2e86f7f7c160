import { randomUUID } from 'node:crypto'
import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { evolve } from './evolve'
import { loadRoom, write } from './log.server'
import { readRecap } from './recap.server'
import type { RoomEvent } from './room'

type By = { id: string; name: string; timeZone: string }

/**
 * Takes a line out of the recap of a session for everybody, or puts it back. It stays in the log of the room; the audit
 * log holds that it was done, and none of its words.
 * @throws DomainError 'not-found' | 'forbidden' ('not-lead') | 'conflict' ('no-such-line')
 */
export async function strikeLine(
	db: Db,
	{ sessionId, key, struck }: { sessionId: string; key: string; struck: boolean },
	by: By,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Room" where id = ${sessionId} for no key update`
		const { session, cleaning } = await readRecap(tx, sessionId, by, now)
		if (!cleaning) throw new DomainError('forbidden', 'not-lead')
		const lines = struck ? cleaning.standing : cleaning.struck
		if (!lines.some((line) => line.key === key)) throw new DomainError('conflict', 'no-such-line')
		const event: RoomEvent = { type: 'line-struck', byId: by.id, key, struck }
		const after = evolve(await loadRoom(tx, sessionId), event)
		await write(tx, sessionId, after.seq, [{ event, after, opId: randomUUID(), actorId: by.id }], now)
		await record(tx, {
			act: struck ? 'recap-line-struck' : 'recap-line-put-back',
			actor: by,
			subject: sessionId,
			detail: { cohort: session.cohort.name },
		})
	})
}
