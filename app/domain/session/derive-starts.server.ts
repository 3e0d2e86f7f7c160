import type { Db } from '../db'
import { isDatabaseAway } from '../errors'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { transact } from '../transact.server'
import { instantOf } from '../zone/zone.server'

/**
 * Derives the instants of coming sessions again: newer zone data may hold another rule for a date that is already planned,
 * and the wall time is what was promised (docs/decisions/0008). Its people are told: their calendars go by the old rule. A
 * wall time that newer rules skip or double keeps its instant, and so does a row that cannot be read: it must not keep
 * everybody else out.
 * @param onFault hears of each row that could not be read
 * @returns how many sessions moved
 */
export async function deriveStarts(
	db: Db,
	now: Date,
	onFault: (sessionId: string, error: unknown) => void,
): Promise<number> {
	const coming = await db.session.findMany({
		where: { startsAt: { gt: now }, cancelledAt: null },
		select: { id: true, cohortId: true, localStart: true, timeZone: true, startsAt: true },
	})
	let moved = 0
	for (const { cohortId, ...session } of coming) {
		try {
			const result = instantOf(session.localStart, session.timeZone)
			if (!result.ok || result.at.getTime() === session.startsAt.getTime()) continue
			moved += await transact(db, async (tx) => {
				// Only what was read: another node, or an admin, may have changed it meanwhile.
				const { count } = await tx.session.updateMany({
					where: session,
					data: { startsAt: result.at, revision: { increment: 1 } },
				})
				if (count > 0) await tellOfSessions(tx, { cohortId, sessionId: session.id }, now)
				return count
			})
		} catch (error) {
			if (isDatabaseAway(error)) throw error
			onFault(session.id, error)
		}
	}
	return moved
}
