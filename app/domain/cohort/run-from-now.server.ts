import { record } from '../audit/record.server'
import type { Tx } from '../db'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { closeLine } from './lapse-offers.server'

/**
 * A planned cohort whose session took place is running, and its people hear of what is ahead, as when an admin starts it.
 * One that is open to join stays open: that is an admin's to end. Its row is locked.
 */
export async function runFromNow(
	tx: Tx,
	cohort: { id: string; name: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const { count } = await tx.cohort.updateMany({
		where: { id: cohort.id, status: 'planned' },
		data: { status: 'running' },
	})
	if (count === 0) return
	const detail = { cohort: cohort.name, status: 'running' }
	await record(tx, { act: 'cohort-changed', actor: by, subject: cohort.id, detail })
	await closeLine(tx, cohort.id, now, 'waiting')
	await tellOfSessions(tx, { cohortId: cohort.id }, now)
}
