import { leaveSlots } from '../assessment/leave-slots.server'
import { record } from '../audit/record.server'
import type { Tx } from '../db'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { leaveGroups } from './arrange-groups.server'
import { leaveSeries } from './series.server'

/**
 * What ends with a seat in a cohort: groups, meetings of one's own, and seats in other cohorts' sessions that make up for
 * one of this cohort. Those that were held stay in the record. Who leaves is told by the calendar. The cohort’s row is locked;
 * the line of a cohort that was to be visited moves with the next round of offers.
 */
export async function leaveSessions(
	tx: Tx,
	seat: { cohortId: string; personId: string },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const { cohortId, personId } = seat
	await leaveGroups(tx, personId, { cohortId }, { id: by.id, now })
	await leaveSlots(tx, seat, now)
	await leaveSeries(tx, personId, cohortId, now)
	const visits = await tx.sessionGuest.findMany({
		where: { personId, missed: { cohortId }, session: { startsAt: { gt: now } } },
		select: { session: { select: { id: true, title: true, cohortId: true, cohort: { select: { name: true } } } } },
	})
	for (const { session } of visits) {
		await tx.sessionGuest.deleteMany({ where: { sessionId: session.id, personId } })
		await leaveGroups(tx, personId, { id: session.id }, { id: by.id, now })
		const detail = { cohort: session.cohort.name, session: session.title }
		const change = { before: 'makes up for one', after: 'none' }
		await record(tx, { act: 'guest-removed', actor: by, subject: personId, detail, change })
		await tellOfSessions(tx, { cohortId: session.cohortId, sessionId: session.id, personIds: [personId] }, now)
	}
}
