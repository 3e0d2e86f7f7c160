import type { Db } from '../db'
import { transact } from '../transact.server'
import { dateSession, lockCohort, refuseDated, type SessionFields } from './schedule.server'

type Actor = { id: string; name: string }

/**
 * All sessions of a plan, in its order, or none of them.
 * @throws DomainError 'not-found' | 'invalid' | 'conflict' ('planned-meanwhile') | NoSuchTime
 */
export async function schedulePlan(
	db: Db,
	cohortId: string,
	sessions: (SessionFields & { planNumber: number })[],
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const { name: cohort } = await lockCohort(tx, cohortId)
		await refuseDated(
			tx,
			cohortId,
			sessions.map(({ planNumber }) => planNumber),
		)
		for (const { planNumber, ...fields } of sessions)
			await dateSession(tx, { cohortId, cohort, kind: 'led', planNumber }, fields, by, now)
	})
}
