import type { Db, Tx } from '../db'

/** Stays in a room, for the attendance proposal: from entering to the last sign of life. */
export async function beginPresence(db: Db, stay: { sessionId: string; personId: string; now: Date }): Promise<string> {
	const row = await db.presence.create({
		data: { sessionId: stay.sessionId, personId: stay.personId, fromAt: stay.now, untilAt: stay.now },
		select: { id: true },
	})
	return row.id
}

/** Stays are prolonged every 20 seconds: whoever has been silent for three of those has gone. */
const SILENT_MS = 60_000

export async function isAnybodyThere(db: Db | Tx, sessionId: string, now: Date): Promise<boolean> {
	const since = new Date(now.getTime() - SILENT_MS)
	return (await db.presence.count({ where: { sessionId, untilAt: { gt: since } } })) > 0
}

export async function prolongPresences(db: Db, ids: string[], now: Date): Promise<void> {
	// A list as one value: of Prisma's own lists every length is another statement, and this one is asked all the time.
	if (ids.length > 0) await db.$executeRaw`update "Presence" set "untilAt" = ${now} where id = any(${ids})`
}
