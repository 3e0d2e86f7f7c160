import type { Tx } from '../db'
import { callOffMeeting } from '../session/slot-meeting.server'
import type { SlotPart } from './slot'

const LEFT = 'Whoever booked it has left the cohort.'

/**
 * Whoever leaves a cohort leaves the slots they have booked with its rules, and no longer plays in those of its people. What
 * was held stays. The cohort's row is locked; their seats in its meetings end with leaveSeries.
 */
export async function leaveSlots(tx: Tx, seat: { cohortId: string; personId: string }, now: Date): Promise<void> {
	const { cohortId, personId } = seat
	const ahead = { startsAt: { gt: now }, cancelledAt: null, session: { cohortId } }
	await tx.slotSeat.deleteMany({ where: { personId, part: 'plays' satisfies SlotPart, slot: ahead } })
	const booked = await tx.assessmentSlot.findMany({
		where: { ...ahead, seats: { some: { personId, part: 'shows' satisfies SlotPart } } },
		select: { id: true, sessionId: true },
	})
	for (const { id: slotId, sessionId } of booked) {
		await tx.slotSeat.deleteMany({ where: { slotId, part: { not: 'assesses' satisfies SlotPart } } })
		await tx.assessmentSlot.update({ where: { id: slotId }, data: { sessionId: null } })
		if (sessionId) await callOffMeeting(tx, sessionId, LEFT, now)
	}
}
