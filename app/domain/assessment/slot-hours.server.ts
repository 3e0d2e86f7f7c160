import type { Db, Tx } from '../db'
import { overlaps, SLOT_MINUTES } from './slot'

type Hour = { id?: string; startsAt: Date; durationMinutes: number }
export const LONGEST_MS = Math.max(...SLOT_MINUTES) * 60_000

/**
 * Whose hours some slots would take: which of these hours meet another slot that stands and in which one of the people has
 * any part. Whoever writes by it has locked those people.
 */
export async function listTakenHours<Asked extends Hour>(
	db: Db | Tx,
	personIds: string[],
	hours: Asked[],
): Promise<Asked[]> {
	if (hours.length === 0) return []
	const starts = hours.map(({ startsAt }) => startsAt.getTime())
	const theirs = await db.assessmentSlot.findMany({
		where: {
			cancelledAt: null,
			seats: { some: { personId: { in: personIds } } },
			startsAt: {
				gt: new Date(Math.min(...starts) - LONGEST_MS),
				lt: new Date(Math.max(...starts) + LONGEST_MS),
			},
		},
		select: { id: true, startsAt: true, durationMinutes: true },
	})
	return hours.filter((hour) => theirs.some((each) => each.id !== hour.id && overlaps(each, hour)))
}
