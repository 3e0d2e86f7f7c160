import type { Db } from '../db'
import { instantOf } from '../zone/zone.server'

/**
 * Derives the instants of coming sessions again: newer zone data may hold another rule for a date that is already planned,
 * and the wall time is what was promised (docs/decisions/0008). A wall time that newer rules skip or double keeps its instant.
 * @returns how many sessions moved
 */
export async function deriveStarts(db: Db, now: Date): Promise<number> {
	const coming = await db.session.findMany({
		where: { startsAt: { gt: now }, cancelledAt: null },
		select: { id: true, localStart: true, timeZone: true, startsAt: true },
	})
	let moved = 0
	for (const session of coming) {
		const result = instantOf(session.localStart, session.timeZone)
		if (!result.ok || result.at.getTime() === session.startsAt.getTime()) continue
		// Only what was read: another node, or an admin, may have changed it meanwhile.
		const { count } = await db.session.updateMany({
			where: { id: session.id, localStart: session.localStart, timeZone: session.timeZone, startsAt: session.startsAt },
			data: { startsAt: result.at },
		})
		moved += count
	}
	return moved
}
