import { record } from '../audit/record.server'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { assessorColumns, verdictOnLevel } from '../facilitator/assessing.server'
import type { Pathways } from '../facilitator/pathway'
import { momentOf } from '../session/schedule.server'
import { callOffMeeting } from '../session/slot-meeting.server'
import { toldSince } from '../session/who-meets.server'
import { transact } from '../transact.server'
import { unnamePair } from './defense.server'
import { mayCallOff, mayOffer, type SlotFacts, type SlotPart } from './slot'
import { listTakenHours } from './slot-hours.server'
import type { OfferSlotFields } from './slot-schema'

type Actor = { id: string; name: string }
/** Ahead, of one pair: nobody fills up the hours a colleague offers with others */
const MOST_OFFERED = 20

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
	defendsId: true,
	defends: { select: { sheets: { select: { submittedAt: true } } } },
} satisfies Prisma.AssessmentSlotSelect

/**
 * A slot with what its rules ask for, its row held until the change is made: two people never book one. So is the work that
 * is defended in it: nobody scores that meanwhile.
 * @throws DomainError 'not-found'
 */
export async function lockSlot(tx: Tx, slotId: string) {
	await tx.$queryRaw`select 1 from "AssessmentSlot" where id = ${slotId} for update`
	await tx.$queryRaw`
		select 1 from "Submission" where id = (select "defendsId" from "AssessmentSlot" where id = ${slotId}) for update`
	const row = await tx.assessmentSlot.findUnique({ where: { id: slotId }, select: slotColumns })
	if (!row) throw new DomainError('not-found', 'slot')
	return { ...row, facts: slotFacts(row) }
}

export function slotFacts(row: {
	startsAt: Date
	durationMinutes: number
	cancelledAt: Date | null
	seats: { personId: string; part: string }[]
	submission: { id: string } | null
	defends: { sheets: { submittedAt: Date | null }[] } | null
}): SlotFacts {
	const inPart = (part: SlotPart) => row.seats.filter((seat) => seat.part === part).map(({ personId }) => personId)
	return {
		startsAt: row.startsAt,
		durationMinutes: row.durationMinutes,
		cancelledAt: row.cancelledAt,
		shownById: inPart('shows')[0] ?? null,
		playerIds: inPart('plays'),
		assessorIds: inPart('assesses'),
		handedIn: row.submission !== null || (row.defends?.sheets.some(({ submittedAt }) => submittedAt !== null) ?? false),
	}
}

type Offered = Pick<OfferSlotFields, 'date' | 'time' | 'timeZone' | 'minutes' | 'callUrl' | 'place'>

/**
 * An hour of two assessors, offered by one of them or by an admin.
 * @throws DomainError 'conflict' (why: OfferRefusal) | 'invalid' ('no-such-zone') | NoSuchTime
 */
export async function offerSlot(
	db: Db,
	{ pathways }: { pathways: Pathways },
	{ assessorIds, ...work }: { stageKey: string; requirementId: string; assessorIds: string[] },
	fields: Offered,
	by: Actor,
	now: Date,
): Promise<{ id: string }> {
	const { minutes: durationMinutes, timeZone, callUrl, place } = fields
	const { localStart, startsAt } = momentOf({ ...fields, title: '', format: '', durationMinutes })
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = any(${[...assessorIds].sort()}) order by id for no key update`
		const facilitators = await tx.person.findMany({
			where: { id: { in: assessorIds }, disabledAt: null, roles: { some: { role: 'facilitator' } } },
			select: assessorColumns,
		})
		const offered = await tx.assessmentSlot.count({
			where: {
				cancelledAt: null,
				startsAt: { gt: now },
				AND: assessorIds.map((personId) => ({ seats: { some: { personId, part: 'assesses' satisfies SlotPart } } })),
			},
		})
		const verdict = mayOffer(
			{ startsAt, assessorIds },
			{
				areFacilitators: facilitators.length === new Set(assessorIds).size,
				mayAssessLevel: facilitators.every((each) => verdictOnLevel(each, work.stageKey, pathways, now).ok),
				isBusy: (await listTakenHours(tx, assessorIds, [{ startsAt, durationMinutes }])).length > 0,
				hasEnough: offered >= MOST_OFFERED,
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
		const change = { before: 'none', after: 'offered' }
		await record(tx, { act: 'slot-offered', actor: by, subject: id, detail: { stage: work.stageKey }, change })
		return { id }
	})
}

/**
 * By one of its assessors, or an admin. Everybody in it gets a letter with the reason, up to a day after its hour began, and
 * whoever sits in its room is told there; later whoever booked it reads it on their page of slots. They can book another.
 * @returns how they hear of it
 * @throws DomainError 'not-found' | 'conflict' ('called-off' | 'submitted')
 */
export async function callOffSlot(
	db: Db,
	slotId: string,
	reason: string,
	by: Actor & { isAdmin: boolean },
	now: Date,
): Promise<'by-letter' | 'on-their-page' | 'not-at-all'> {
	return transact(db, async (tx) => {
		const slot = await lockSlot(tx, slotId)
		if (!by.isAdmin && !slot.facts.assessorIds.includes(by.id)) throw new DomainError('not-found', 'slot')
		const verdict = mayCallOff(slot.facts)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.assessmentSlot.update({ where: { id: slotId }, data: { cancelledAt: now, cancelReason: reason } })
		await unnamePair(tx, slot)
		if (slot.sessionId) await callOffMeeting(tx, slot.sessionId, reason, now)
		const change = { before: slot.sessionId ? 'booked' : 'offered', after: 'called off' }
		await record(tx, { act: 'slot-called-off', actor: by, subject: slotId, change })
		if (!slot.facts.shownById) return 'not-at-all'
		return slot.startsAt > toldSince(now) ? 'by-letter' : 'on-their-page'
	})
}
