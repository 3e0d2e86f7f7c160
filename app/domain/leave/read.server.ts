import type { Db, Tx } from '../db'
import type { Leave } from './clock'

const columns = { fromDay: true, untilDay: true } as const

/** All leave of one person, the last first. */
export async function listLeaves(db: Db | Tx, personId: string): Promise<(Leave & { id: string })[]> {
	return db.leave.findMany({ where: { personId }, select: { id: true, ...columns }, orderBy: { fromDay: 'desc' } })
}

/** Of several people; most have none and are not in it. */
export async function readLeaves(db: Db | Tx, personIds: string[]): Promise<Map<string, Leave[]>> {
	const leaves = new Map<string, Leave[]>()
	const rows = await db.leave.findMany({
		where: { personId: { in: personIds } },
		select: { personId: true, ...columns },
		orderBy: { fromDay: 'asc' },
	})
	for (const { personId, ...leave } of rows) leaves.set(personId, [...(leaves.get(personId) ?? []), leave])
	return leaves
}

/** Who of these is away on a day, yyyy-mm-dd. */
export async function listAway(db: Db | Tx, personIds: string[], day: string): Promise<Set<string>> {
	const rows = await db.leave.findMany({
		where: { personId: { in: personIds }, fromDay: { lte: day }, untilDay: { gte: day } },
		select: { personId: true },
	})
	return new Set(rows.map(({ personId }) => personId))
}
