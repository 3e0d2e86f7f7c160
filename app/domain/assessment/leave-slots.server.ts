import type { Tx } from '../db'
import { callOffMeeting } from '../session/slot-meeting.server'
import { unnamePair } from './defense.server'
import { lockSlot } from './offer-slot.server'
import type { SlotPart } from './slot'
import { reseat } from './slot-seats.server'

const LEFT = 'Whoever booked it has left the cohort.'

/**
 * Whoever leaves a cohort leaves the slots they have booked with its rules, and plays for nobody of the level any more,
 * whichever cohort those are of. What was held stays. The cohort's row is locked; their seats in its meetings end with
 * leaveSeries.
 */
export async function leaveSlots(tx: Tx, seat: { cohortId: string; personId: string }, now: Date): Promise<void> {
	const { cohortId, personId } = seat
	const cohort = await tx.cohort.findUniqueOrThrow({ where: { id: cohortId }, select: { program: true, stage: true } })
	const inPart = (part: SlotPart) => ({ seats: { some: { personId, part } } })
	const theirs = await tx.assessmentSlot.findMany({
		where: {
			startsAt: { gt: now },
			cancelledAt: null,
			OR: [
				{ ...inPart('shows'), session: { cohortId } },
				{ ...inPart('plays'), stageKey: `${cohort.program}/${cohort.stage}` },
			],
		},
		select: { id: true },
		orderBy: { id: 'asc' },
	})
	for (const { id: slotId } of theirs) {
		const slot = await lockSlot(tx, slotId)
		const { facts, sessionId } = slot
		if (facts.shownById === personId) {
			await tx.slotSeat.deleteMany({ where: { slotId, part: { not: 'assesses' satisfies SlotPart } } })
			await unnamePair(tx, slot)
			await tx.assessmentSlot.update({ where: { id: slotId }, data: { sessionId: null, defendsId: null } })
			if (sessionId) await callOffMeeting(tx, sessionId, LEFT, now)
		} else {
			await tx.slotSeat.deleteMany({ where: { slotId, personId, part: 'plays' satisfies SlotPart } })
			await reseat(tx, slotId, personId, now)
		}
	}
}
