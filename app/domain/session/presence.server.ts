import type { Db, Tx } from '../db'

/** Stays are prolonged every 20 seconds: whoever has been silent for three of those has gone. */
const SILENT_MS = 60_000

/**
 * A stay in a room, for the attendance proposal: from entering to the last sign of life. Whoever was here a moment ago has
 * not been away: a line that breaks often, or a second tab, goes on with the same stay.
 */
export async function beginPresence(
	db: Db,
	{ sessionId, personId, now }: { sessionId: string; personId: string; now: Date },
): Promise<string> {
	const since = new Date(now.getTime() - SILENT_MS)
	const stay = await db.presence.findFirst({
		where: { sessionId, personId, untilAt: { gt: since } },
		select: { id: true },
	})
	if (stay) {
		await prolongPresences(db, [stay.id], now)
		return stay.id
	}
	const row = await db.presence.create({
		data: { sessionId, personId, fromAt: now, untilAt: now },
		select: { id: true },
	})
	return row.id
}

export async function isAnybodyThere(db: Db | Tx, sessionId: string, now: Date): Promise<boolean> {
	const since = new Date(now.getTime() - SILENT_MS)
	return (await db.presence.count({ where: { sessionId, untilAt: { gt: since } } })) > 0
}

/** How many were in some room lately, each person once. */
export async function countPresent(db: Db, now: Date): Promise<number> {
	const since = new Date(now.getTime() - SILENT_MS)
	const people = await db.presence.groupBy({ by: ['personId'], where: { untilAt: { gt: since } } })
	return people.length
}

export async function prolongPresences(db: Db, ids: string[], now: Date): Promise<void> {
	// Never back: a stay may go on in several tabs, by clocks that differ a little. A list as one value: of Prisma's own lists every length is another statement, and this one is asked all the time.
	if (ids.length > 0)
		await db.$executeRaw`update "Presence" set "untilAt" = greatest("untilAt", ${now}) where id = any(${ids})`
}
