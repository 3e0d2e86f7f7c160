import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Pathways } from '../facilitator/pathway'
import { listLeaves } from '../leave/read.server'
import { refuseRestless } from '../session/restless.server'
import { lockCohort } from '../session/schedule.server'
import { callOffMeeting, meetInSlot } from '../session/slot-meeting.server'
import { transact } from '../transact.server'
import { mayWrite } from './decision'
import { findToDefend, lockToDefend, namePair, type ToDefend, unnamePair } from './defense.server'
import { lockSlot } from './offer-slot.server'
import type { Rubric } from './rubric'
import { mayBook, mayGiveUp, mayPlay, type NotNow, PAIR, type SlotFacts, type SlotPart } from './slot'
import { listTakenHours } from './slot-hours.server'
import { whoMayAssess } from './slot-pair.server'
import { reseat } from './slot-seats.server'
import { listSubmissions } from './submissions.server'
import type { Work } from './works'

type Actor = { id: string; name: string }
/** By which rules somebody shows their work, in which cohort, and since when tries count. */
export type PinnedLive = {
	stageKey: string
	stageLabel: string
	rule: Work
	rubric: Rubric
	pathways: Pathways
	cohortId: string | null
	since: Date | null
}

const GIVEN_UP = 'It was given up.'

/**
 * Gives somebody the slot, and makes the meeting. The slot's row is held: of two who book the last one at once, one has it.
 * What was handed in is defended also by somebody who has left the cohort since: in the one it was handed in to.
 * @throws DomainError 'not-found' | 'conflict' (why: BookRefusal | 'enough-changes')
 */
export async function bookSlot(db: Db, slotId: string, learner: Actor, pinned: PinnedLive, now: Date): Promise<void> {
	const { stageKey, rule, rubric, pathways, since } = pinned
	const meeting = rule.live ?? rule.defense
	const whose = { personId: learner.id, stageKey, requirementId: rule.id, since }
	await transact(db, async (tx) => {
		const left = pinned.cohortId === null && rule.defense ? await findToDefend(tx, whose) : null
		const cohortId = pinned.cohortId ?? left?.cohortId ?? null
		const hasSeat = await lockSeat(tx, cohortId, learner.id)
		const slot = await lockOf(tx, slotId, pinned)
		const [fit] = cohortId
			? await whoMayAssess(tx, [slot.facts.assessorIds], {
					...{ personId: learner.id, cohortId, rubric },
					asked: { pathways, now },
				})
			: []
		const work = rule.defense ? await lockToDefend(tx, whose) : null
		const verdict = mayBook(
			slot.facts,
			{
				id: learner.id,
				inCohort: hasSeat || (cohortId !== null && work?.cohortId === cohortId),
				hasOther: (await findOwnSlot(tx, learner.id, pinned)) !== null,
				isBusy: (await listTakenHours(tx, [learner.id], [slot])).length > 0,
				pairFits: fit?.length === PAIR && readsIt(slot.facts, work),
				notNow: await whyNotNow(tx, whose, rule, work, now),
			},
			now,
		)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (!cohortId || !meeting) throw new DomainError('conflict', 'not-in-cohort')
		await refuseRestless(tx, cohortId, learner.id, now)
		const { localStart, timeZone, startsAt, durationMinutes, callUrl, place } = slot
		const sessionId = await meetInSlot(
			tx,
			cohortId,
			{
				...{ localStart, timeZone, startsAt, durationMinutes, callUrl, place },
				title: `${pinned.stageLabel}: ${rule.form}`,
				format: meeting.format,
			},
			[learner.id, ...slot.facts.assessorIds],
			now,
			{ hasScene: rule.live !== undefined },
		)
		await tx.slotSeat.create({
			data: { slotId, personId: learner.id, part: 'shows' satisfies SlotPart, since: now },
		})
		await tx.assessmentSlot.update({ where: { id: slotId }, data: { sessionId, defendsId: work?.id } })
		if (work) await namePair(tx, work.id, slot.facts.assessorIds, now)
		const change = { before: 'offered', after: 'booked' }
		await record(tx, { act: 'slot-booked', actor: learner, subject: slotId, detail: { stage: stageKey }, change })
	})
}

/** Whoever reads work already is one of the two who ask about it. */
export function readsIt({ assessorIds }: Pick<SlotFacts, 'assessorIds'>, work: ToDefend | null): boolean {
	return work === null || work.namedIds.every((id) => assessorIds.includes(id))
}

/** Why nothing can be shown, or asked about, now; null when it can. */
export async function whyNotNow(
	db: Db | Tx,
	whose: { personId: string; stageKey: string; requirementId: string; since: Date | null },
	rule: Work,
	work: ToDefend | null,
	now: Date,
): Promise<NotNow | null> {
	if (rule.defense) return work ? null : 'not-handed-in'
	const rows = await listSubmissions(db, whose)
	const verdict = mayWrite(rows, rule.retryDays, await listLeaves(db, whose.personId), now)
	return verdict.ok ? null : verdict.why
}

/**
 * Holds somebody’s cohort and their own row: two slots asked for at once by one person are answered one after the other.
 * @returns whether they still have a seat in that cohort
 */
async function lockSeat(tx: Tx, cohortId: string | null, personId: string): Promise<boolean> {
	if (cohortId) await lockCohort(tx, cohortId)
	await tx.$queryRaw`select 1 from "Person" where id = ${personId} for no key update`
	return cohortId !== null && (await tx.cohortMember.count({ where: { cohortId, personId } })) > 0
}

/** A slot of this work; of another it is not found. */
export async function lockOf(tx: Tx, slotId: string, { stageKey, rule }: Pick<PinnedLive, 'stageKey' | 'rule'>) {
	const slot = await lockSlot(tx, slotId)
	if (slot.stageKey !== stageKey || slot.requirementId !== rule.id) throw new DomainError('not-found', 'slot')
	return slot
}

/** The slot somebody has for this work: ahead, or held and not handed in; of a defense, until it is decided. */
export async function findOwnSlot(
	db: Db | Tx,
	personId: string,
	{ stageKey, rule, since }: Pick<PinnedLive, 'stageKey' | 'rule' | 'since'>,
): Promise<{ id: string } | null> {
	if (rule.defense) return (await findToDefend(db, { personId, stageKey, requirementId: rule.id, since }))?.slot ?? null
	return db.assessmentSlot.findFirst({
		where: {
			stageKey,
			requirementId: rule.id,
			cancelledAt: null,
			submission: null,
			seats: { some: { personId, part: 'shows' satisfies SlotPart } },
		},
		select: { id: true },
		orderBy: { startsAt: 'desc' },
	})
}

/**
 * Until a day before: it is free again, whoever would have played has their hour back, and the meeting leaves all calendars.
 * @throws DomainError 'not-found' | 'conflict' ('notice-over')
 */
export async function giveUpSlot(db: Db, slotId: string, learner: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const slot = await lockSlot(tx, slotId)
		if (slot.facts.shownById !== learner.id || slot.cancelledAt) throw new DomainError('not-found', 'slot')
		const verdict = mayGiveUp(slot.facts, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.slotSeat.deleteMany({ where: { slotId, part: { not: 'assesses' satisfies SlotPart } } })
		await unnamePair(tx, slot)
		await tx.assessmentSlot.update({ where: { id: slotId }, data: { sessionId: null, defendsId: null } })
		if (slot.sessionId) await callOffMeeting(tx, slot.sessionId, GIVEN_UP, now)
		const change = { before: 'booked', after: 'offered' }
		await record(tx, {
			act: 'slot-given-up',
			actor: learner,
			subject: slotId,
			detail: { stage: slot.stageKey },
			change,
		})
	})
}

/** Plays a party for somebody of the level. @throws DomainError 'not-found' | 'conflict' (why: PlayRefusal) */
export async function playIn(db: Db, slotId: string, player: Actor, pinned: PinnedLive, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const inCohort = await lockSeat(tx, pinned.cohortId, player.id)
		const slot = await lockOf(tx, slotId, pinned)
		const isBusy = (await listTakenHours(tx, [player.id], [slot])).length > 0
		const verdict = mayPlay(slot.facts, { id: player.id, inCohort, isBusy }, pinned.rule.live?.players ?? 0, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.slotSeat.create({
			data: { slotId, personId: player.id, part: 'plays' satisfies SlotPart, since: now },
		})
		await reseat(tx, slotId, player.id, now)
	})
}

/** @throws DomainError 'not-found' | 'conflict' ('notice-over') */
export async function stopPlaying(db: Db, slotId: string, player: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const slot = await lockSlot(tx, slotId)
		if (!slot.facts.playerIds.includes(player.id)) throw new DomainError('not-found', 'slot')
		const verdict = mayGiveUp(slot.facts, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.slotSeat.deleteMany({ where: { slotId, personId: player.id } })
		await reseat(tx, slotId, player.id, now)
	})
}
