import type { Db, Tx } from '../db'
import type { Unavailable } from './kinds'

/** The times of the week at which people said they cannot come, when they applied for a level; the newest word of each. */
export async function listUnavailable(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, Unavailable[]>> {
	const rows = await db.application.findMany({
		where: { personId: { in: personIds }, state: { in: ['in', 'placed', 'seated'] }, intake: { stageKey } },
		select: { personId: true, unavailable: true },
		orderBy: { createdAt: 'asc' },
	})
	return new Map(rows.map(({ personId, unavailable }) => [personId, unavailable as unknown as Unavailable[]]))
}
