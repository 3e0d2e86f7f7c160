import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import type { PinnedLive } from './book-slot.server'
import { findOwnSlot } from './book-slot.server'
import { slotFacts } from './offer-slot.server'
import { mayBook, mayGiveUp, mayPlay, noticeEnds, PAIR, type SlotPart } from './slot'
import { whoMayAssess } from './slot-pair.server'

const columns = {
	id: true,
	stageKey: true,
	requirementId: true,
	timeZone: true,
	durationMinutes: true,
	startsAt: true,
	place: true,
	sessionId: true,
	cancelledAt: true,
	cancelReason: true,
	seats: {
		select: { personId: true, part: true, person: { select: { name: true } } },
		orderBy: [{ since: 'asc' }, { personId: 'asc' }],
	},
	submission: { select: { id: true } },
} satisfies Prisma.AssessmentSlotSelect
type Row = Prisma.AssessmentSlotGetPayload<{ select: typeof columns }>

/** Shown at once */
const MOST_ROWS = 40
/** On one’s home page */
const MOST_DUE = 3
const soonest = [{ startsAt: 'asc' }, { id: 'asc' }] satisfies Prisma.AssessmentSlotOrderByWithRelationInput[]

const namesOf = ({ seats }: Row, part: SlotPart) =>
	seats.filter((seat) => seat.part === part).map(({ person }) => person.name)

/** What of a slot everybody of the level sees. */
function shared(row: Row) {
	const { id, startsAt, durationMinutes, place } = row
	return { id, startsAt, durationMinutes, place, assessors: namesOf(row, 'assesses') }
}

export type OwnSlot = ReturnType<typeof shared> & {
	sessionId: string | null
	players: string[]
	/** Until then it can be given up; null once that is over */
	giveUpUntil: Date | null
	hasBegun: boolean
}

/**
 * The slots of a level as one of its people sees them: their own, those they can book, and those in which somebody still
 * lacks a player. Slots whose assessors may not judge them are left out, without a word on why.
 */
export async function listSlotsFor(db: Db, personId: string, pinned: PinnedLive, mayWriteNow: boolean, now: Date) {
	const { stageKey, rule, rubric, cohortId } = pinned
	const ofWork = { stageKey, requirementId: rule.id, cancelledAt: null }
	const own = await findOwnSlot(db, personId, pinned)
	const ownRow = own ? await db.assessmentSlot.findUnique({ where: { id: own.id }, select: columns }) : null
	const ahead = await db.assessmentSlot.findMany({
		where: { ...ofWork, startsAt: { gt: now } },
		select: columns,
		orderBy: soonest,
		take: MOST_ROWS,
	})
	const fits = cohortId
		? await whoMayAssess(
				db,
				ahead.map((row) => slotFacts(row).assessorIds),
				{ personId, cohortId, rubric },
			)
		: []
	const person = { id: personId, inCohort: cohortId !== null }
	const isFree = (row: Row, index: number) =>
		mayBook(
			slotFacts(row),
			{
				...person,
				hasOther: own !== null,
				pairFits: fits[index]?.length === PAIR,
				notNow: mayWriteNow ? null : 'submitted',
			},
			now,
		).ok
	return {
		own: ownRow && toOwn(ownRow, now),
		free: ahead.filter(isFree).map((row) => ({ ...shared(row), bookUntil: noticeEnds(row) })),
		playing: ahead
			.filter((row) => slotFacts(row).playerIds.includes(personId))
			.map((row) => ({
				...shared(row),
				for: namesOf(row, 'shows')[0] ?? '',
				sessionId: row.sessionId,
				mayStop: mayGiveUp(slotFacts(row), now).ok,
			})),
		lacking: ahead
			.filter((row) => mayPlay(slotFacts(row), person, rule.live?.players ?? 0, now).ok)
			.map((row) => ({ ...shared(row), for: namesOf(row, 'shows')[0] ?? '' })),
	}
}

function toOwn(row: Row, now: Date): OwnSlot {
	return {
		...shared(row),
		sessionId: row.sessionId,
		players: namesOf(row, 'plays'),
		giveUpUntil: mayGiveUp(slotFacts(row), now).ok ? noticeEnds(row) : null,
		hasBegun: row.startsAt <= now,
	}
}

/** For who assesses, or for an admin: ahead, and what is over and not handed in or within a month. */
export async function listOffered(db: Db, now: Date, assessorId?: string) {
	const mine = assessorId ? { seats: { some: { personId: assessorId, part: 'assesses' satisfies SlotPart } } } : {}
	const ahead = await db.assessmentSlot.findMany({
		where: { ...mine, startsAt: { gt: now } },
		select: columns,
		orderBy: soonest,
		take: MOST_ROWS,
	})
	const over = await db.assessmentSlot.findMany({
		where: { ...mine, startsAt: { lte: now }, sessionId: { not: null } },
		select: columns,
		orderBy: [{ startsAt: 'desc' }, { id: 'asc' }],
		take: MOST_ROWS / 2,
	})
	return { ahead: ahead.map(toOffered), over: over.map(toOffered) }
}

function toOffered(row: Row) {
	const { stageKey, requirementId, sessionId, cancelReason } = row
	return {
		...shared(row),
		...{ stageKey, requirementId, sessionId, cancelReason },
		shownBy: namesOf(row, 'shows')[0] ?? null,
		players: namesOf(row, 'plays'),
		isOff: row.cancelledAt !== null,
		handedIn: row.submission !== null,
	}
}
export type OfferedSlot = ReturnType<typeof toOffered>

/** Whoever may be asked to assess, by name. */
export async function listWhoAssess(db: Db | Tx): Promise<{ id: string; name: string; email: string }[]> {
	return db.person.findMany({
		where: { disabledAt: null, roles: { some: { role: 'facilitator' } } },
		select: { id: true, name: true, email: true },
		orderBy: [{ name: 'asc' }, { id: 'asc' }],
	})
}

/** The slot somebody shows their work in; of anybody else it is not found. @throws DomainError 'not-found' */
export async function getOwnSlot(db: Db, slotId: string, personId: string): Promise<{ sessionId: string | null }> {
	const slot = await db.assessmentSlot.findFirst({
		where: { id: slotId, seats: { some: { personId, part: 'shows' satisfies SlotPart } } },
		select: { sessionId: true },
	})
	if (!slot) throw new DomainError('not-found', 'slot')
	return slot
}

/** Somebody's slots that are ahead, or on, and those they have still to hand in. */
export async function listSlotsDue(db: Db, personId: string, now: Date) {
	const rows = await db.slotSeat.findMany({
		where: {
			personId,
			slot: {
				cancelledAt: null,
				sessionId: { not: null },
				OR: [{ startsAt: { gt: now } }, { submission: null, seats: { some: { personId, part: 'shows' } } }],
			},
		},
		select: {
			part: true,
			slot: { select: { id: true, stageKey: true, startsAt: true, durationMinutes: true, sessionId: true } },
		},
		orderBy: { slot: { startsAt: 'asc' } },
		take: MOST_DUE,
	})
	return rows.map(({ part, slot }) => ({ ...slot, part: part as SlotPart, hasBegun: slot.startsAt <= now }))
}
export type SlotDue = Awaited<ReturnType<typeof listSlotsDue>>[number]
