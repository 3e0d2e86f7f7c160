import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { momentOf } from '../session/schedule.server'
import { callOffMeeting } from '../session/slot-meeting.server'
import { transact } from '../transact.server'
import { mayCallOff, mayOffer, type SlotFacts, type SlotPart } from './slot'
import type { OfferSlotFields } from './slot-schema'

type Actor = { id: string; name: string }
/** Ahead, of one assessor */
const MOST_OFFERED = 20
const LONGEST_MS = 60 * 60_000

const slotColumns = {
	id: true,
	stageKey: true,
	requirementId: true,
	localStart: true,
	timeZone: true,
	durationMinutes: true,
	startsAt: true,
	callUrl: true,
	place: true,
	sessionId: true,
	cancelledAt: true,
	cancelReason: true,
	seats: { select: { personId: true, part: true }, orderBy: [{ since: 'asc' }, { personId: 'asc' }] },
	submission: { select: { id: true } },
} satisfies Prisma.AssessmentSlotSelect

/** A slot with what its rules ask for, its row held until the change is made: two people never book one. @throws DomainError 'not-found' */
export async function lockSlot(tx: Tx, slotId: string) {
	await tx.$queryRaw`select 1 from "AssessmentSlot" where id = ${slotId} for update`
	const row = await tx.assessmentSlot.findUnique({ where: { id: slotId }, select: slotColumns })
	if (!row) throw new DomainError('not-found', 'slot')
	return { ...row, facts: slotFacts(row) }
}

export function slotFacts(row: {
	startsAt: Date
	cancelledAt: Date | null
	seats: { personId: string; part: string }[]
	submission: { id: string } | null
}): SlotFacts {
	const inPart = (part: SlotPart) => row.seats.filter((seat) => seat.part === part).map(({ personId }) => personId)
	return {
		startsAt: row.startsAt,
		cancelledAt: row.cancelledAt,
		shownById: inPart('shows')[0] ?? null,
		playerIds: inPart('plays'),
		assessorIds: inPart('assesses'),
		handedIn: row.submission !== null,
	}
}

type Offered = Pick<OfferSlotFields, 'date' | 'time' | 'timeZone' | 'minutes' | 'callUrl' | 'place'>

/**
 * An hour of two assessors, offered by one of them or by an admin.
 * @throws DomainError 'conflict' (why: OfferRefusal) | 'invalid' ('no-such-zone') | NoSuchTime
 */
export async function offerSlot(
	db: Db,
	work: { stageKey: string; requirementId: string },
	assessorIds: string[],
	fields: Offered,
	by: Actor,
	now: Date,
): Promise<{ id: string }> {
	const { minutes: durationMinutes, timeZone, callUrl, place } = fields
	const { localStart, startsAt } = momentOf({ ...fields, title: '', format: '', durationMinutes })
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = any(${[...assessorIds].sort()}) order by id for no key update`
		const facilitators = await tx.person.count({
			where: { id: { in: assessorIds }, disabledAt: null, roles: { some: { role: 'facilitator' } } },
		})
		const endsAt = new Date(startsAt.getTime() + durationMinutes * 60_000)
		const near = await tx.assessmentSlot.findMany({
			where: {
				...ofAnyOf(assessorIds),
				startsAt: { gt: new Date(startsAt.getTime() - LONGEST_MS), lt: endsAt },
			},
			select: { startsAt: true, durationMinutes: true },
		})
		const counts = await Promise.all(
			assessorIds.map((id) => tx.assessmentSlot.count({ where: { ...ofAnyOf([id]), startsAt: { gt: now } } })),
		)
		const verdict = mayOffer(
			{ startsAt, assessorIds },
			{
				areFacilitators: facilitators === new Set(assessorIds).size,
				isBusy: near.some((each) => each.startsAt.getTime() + each.durationMinutes * 60_000 > startsAt.getTime()),
				hasEnough: counts.some((count) => count >= MOST_OFFERED),
			},
			now,
		)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const seat = { part: 'assesses' satisfies SlotPart, since: now }
		const { id } = await tx.assessmentSlot.create({
			data: {
				...{ ...work, localStart, timeZone, durationMinutes, startsAt, callUrl, place, createdAt: now },
				seats: { create: assessorIds.map((personId) => ({ personId, ...seat })) },
			},
			select: { id: true },
		})
		await record(tx, { act: 'slot-offered', actor: by, subject: id, detail: { stage: work.stageKey } })
		return { id }
	})
}

const ofAnyOf = (assessorIds: string[]) => ({
	cancelledAt: null,
	seats: { some: { part: 'assesses', personId: { in: assessorIds } } },
})

/**
 * By one of its assessors, or an admin. Whoever booked it hears of it with the reason, and books another.
 * @throws DomainError 'not-found' | 'conflict' ('called-off' | 'submitted')
 */
export async function callOffSlot(
	db: Db,
	slotId: string,
	reason: string,
	by: Actor & { isAdmin: boolean },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const slot = await lockSlot(tx, slotId)
		if (!by.isAdmin && !slot.facts.assessorIds.includes(by.id)) throw new DomainError('not-found', 'slot')
		const verdict = mayCallOff(slot.facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.assessmentSlot.update({ where: { id: slotId }, data: { cancelledAt: now, cancelReason: reason } })
		if (slot.sessionId) await callOffMeeting(tx, slot.sessionId, reason, now)
		await record(tx, { act: 'slot-called-off', actor: by, subject: slotId })
	})
}
