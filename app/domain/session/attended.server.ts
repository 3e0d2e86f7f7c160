import type { Db } from '../db'

/** Sessions of a cohort at which somebody was confirmed as present, with the minutes. */
export async function listAttended(db: Db, personId: string, cohortId: string): Promise<Map<string, number>> {
	const rows = await db.attendance.findMany({
		where: { personId, state: 'present', session: { cohortId } },
		select: { sessionId: true, minutesPresent: true },
	})
	return new Map(rows.map((row) => [row.sessionId, row.minutesPresent]))
}
