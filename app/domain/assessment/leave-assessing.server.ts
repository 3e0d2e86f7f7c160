import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { callOffMeeting } from '../session/slot-meeting.server'
import { unnamePair } from './defense.server'
import { lockSlot } from './offer-slot.server'
import type { SlotPart } from './slot'

const ONE_LESS = 'One of the two who were to ask does not read it any more.'
const LEFT = 'One of its two assessors does not assess any more.'

type Actor = { id: string; name: string }

/**
 * Whoever does not read some work any more asks about it in no hour ahead: it is called off, so that its author books
 * another with the two who score. What was held stays. Their own sheet is left to who calls: it goes by their record.
 */
export async function leaveDefenses(
	tx: Tx,
	assessorId: string,
	work: Prisma.SubmissionWhereInput,
	by: Actor | null,
	now: Date,
): Promise<void> {
	for (const slotId of await listAhead(tx, assessorId, { defends: work }, now)) {
		const slot = await lockSlot(tx, slotId)
		// Given up, or called off, while we waited for its row.
		if (slot.cancelledAt || !slot.defendsId) continue
		await callOff(tx, slot, assessorId, ONE_LESS, by, now)
	}
}

/**
 * Whoever assesses no more, because their account is closed or their role is gone, holds nothing back: what they have not
 * scored goes to the queue, and their hours ahead are called off, the offered ones too. Whoever booked one, and everybody
 * else in it, hears of it.
 */
export async function leaveAssessing(tx: Tx, assessorId: string, by: Actor, now: Date): Promise<void> {
	for (const slotId of await listAhead(tx, assessorId, {}, now)) {
		const slot = await lockSlot(tx, slotId)
		if (!slot.cancelledAt) await callOff(tx, slot, assessorId, LEFT, by, now)
	}
	const open = { assessorId, submittedAt: null, submission: { decision: null } }
	const works = await tx.scoreSheet.findMany({ where: open, select: { submissionId: true } })
	if (works.length === 0) return
	const ids = works.map(({ submissionId }) => submissionId).sort()
	await tx.$queryRaw`select 1 from "Submission" where id = any(${ids}) order by id for update`
	await tx.scoreSheet.deleteMany({ where: open })
	await recordReleased(tx, assessorId, by)
}

/** Cohorts of whoever has booked an hour ahead with somebody: they would hear of it. */
export async function listBookedIn(db: Db, assessorId: string, now: Date): Promise<string[]> {
	const slots = await db.assessmentSlot.findMany({
		where: hoursAhead(assessorId, now),
		select: { session: { select: { cohortId: true } } },
	})
	return [...new Set(slots.flatMap(({ session }) => session?.cohortId ?? []))]
}

/** In which somebody assesses. */
const hoursAhead = (assessorId: string, now: Date) =>
	({
		startsAt: { gt: now },
		cancelledAt: null,
		seats: { some: { personId: assessorId, part: 'assesses' satisfies SlotPart } },
	}) satisfies Prisma.AssessmentSlotWhereInput

async function listAhead(tx: Tx, assessorId: string, where: Prisma.AssessmentSlotWhereInput, now: Date) {
	const slots = await tx.assessmentSlot.findMany({
		where: { ...where, ...hoursAhead(assessorId, now) },
		select: { id: true },
		orderBy: { id: 'asc' },
	})
	return slots.map(({ id }) => id)
}

async function callOff(
	tx: Tx,
	slot: Awaited<ReturnType<typeof lockSlot>>,
	assessorId: string,
	reason: string,
	by: Actor | null,
	now: Date,
): Promise<void> {
	await tx.assessmentSlot.update({ where: { id: slot.id }, data: { cancelledAt: now, cancelReason: reason } })
	const others = slot.facts.assessorIds.filter((id) => id !== assessorId)
	await unnamePair(tx, { ...slot, facts: { ...slot.facts, assessorIds: others } })
	if (slot.sessionId) await callOffMeeting(tx, slot.sessionId, reason, now)
	const change = { before: slot.sessionId ? 'booked' : 'offered', after: 'called off' }
	await record(tx, { act: 'slot-called-off', actor: by, subject: slot.id, change })
}

/** The same whoever does it and why: the log does not tell a mentor from somebody who has no time. */
export async function recordReleased(tx: Tx, assessorId: string, by: Actor | null): Promise<void> {
	const change = { before: 'named', after: 'released' }
	await record(tx, { act: 'assessor-released', actor: by, subject: assessorId, change })
}
