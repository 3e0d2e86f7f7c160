import { record } from '../audit/record.server'
import type { Prisma, Tx } from '../db'
import { callOffMeeting } from '../session/slot-meeting.server'
import { unnamePair } from './defense.server'
import { lockSlot } from './offer-slot.server'
import type { SlotPart } from './slot'

const ONE_LESS = 'One of the two who were to ask does not read it any more.'

/**
 * Whoever does not read some work any more asks about it in no hour ahead: it is called off, so that its author books
 * another with the two who score. What was held stays. Their own sheet is left to who calls: it goes by their record.
 */
export async function leaveDefenses(
	tx: Tx,
	assessorId: string,
	work: Prisma.SubmissionWhereInput,
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const ahead = await tx.assessmentSlot.findMany({
		where: {
			startsAt: { gt: now },
			cancelledAt: null,
			defends: work,
			seats: { some: { personId: assessorId, part: 'assesses' satisfies SlotPart } },
		},
		select: { id: true },
		orderBy: { id: 'asc' },
	})
	for (const { id: slotId } of ahead) {
		const slot = await lockSlot(tx, slotId)
		// Given up, or called off, while we waited for its row.
		if (slot.cancelledAt || !slot.defendsId || !slot.sessionId) continue
		await tx.assessmentSlot.update({ where: { id: slotId }, data: { cancelledAt: now, cancelReason: ONE_LESS } })
		const others = slot.facts.assessorIds.filter((id) => id !== assessorId)
		await unnamePair(tx, { ...slot, facts: { ...slot.facts, assessorIds: others } })
		await callOffMeeting(tx, slot.sessionId, ONE_LESS, now)
		await record(tx, { act: 'slot-called-off', actor: by, subject: slotId })
	}
}
