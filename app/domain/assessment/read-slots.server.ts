import type { Db, Prisma } from '../db'
import { DomainError } from '../errors'
import { findOwnSlot, type PinnedLive, readsIt, whyNotNow } from './book-slot.server'
import { findToDefend } from './defense.server'
import { slotFacts } from './offer-slot.server'
import { firstToBook, mayBook, mayGiveUp, mayPlay, noticeEnds, PAIR, type SlotPart, slotEnds } from './slot'
import { LONGEST_MS, listTakenHours } from './slot-hours.server'
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
	defendsId: true,
	defends: { select: { sheets: { select: { submittedAt: true } } } },
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
	/** What was said in it is to be handed in */
	isOver: boolean
}

/** Slots that may still be on at this moment; slotEnds says which are. */
const notLongOver = (now: Date) => ({ gt: new Date(now.getTime() - LONGEST_MS) })
const isOver = (slot: { startsAt: Date; durationMinutes: number }, now: Date) => slotEnds(slot) <= now

/**
 * The slots of a level as one of its people sees them: their own, those they can book, and those in which somebody still
 * lacks a player. Slots whose assessors may not judge them are left out, without a word on why.
 */
export async function listSlotsFor(db: Db, personId: string, pinned: PinnedLive, now: Date) {
	const { stageKey, rule, rubric, pathways, since } = pinned
	const whose = { personId, stageKey, requirementId: rule.id, since }
	const work = rule.defense ? await findToDefend(db, whose) : null
	const cohortId = pinned.cohortId ?? work?.cohortId ?? null
	const notNow = await whyNotNow(db, whose, rule, work, now)
	const ofWork = { stageKey, requirementId: rule.id, cancelledAt: null }
	const own = await findOwnSlot(db, personId, pinned)
	const ownRow = own ? await db.assessmentSlot.findUnique({ where: { id: own.id }, select: columns }) : null
	const list = (where: Prisma.AssessmentSlotWhereInput) =>
		db.assessmentSlot.findMany({
			where: { ...ofWork, ...where },
			select: columns,
			orderBy: soonest,
			take: MOST_ROWS,
		})
	const nobody = { none: { part: 'shows' satisfies SlotPart } }
	// Those that others have do not take the place of those that can be booked.
	const open = await list({ startsAt: { gt: firstToBook(now) }, seats: nobody })
	const played = await list({
		startsAt: notLongOver(now),
		seats: { some: { personId, part: 'plays' satisfies SlotPart } },
	})
	const taken = await list({ startsAt: { gt: now }, NOT: { seats: nobody } })
	const busy = new Set((await listTakenHours(db, [personId], [...open, ...taken])).map(({ id }) => id))
	const fits = cohortId
		? await whoMayAssess(
				db,
				open.map((row) => slotFacts(row).assessorIds),
				{ personId, cohortId, rubric, asked: { pathways, now } },
			)
		: []
	const person = (row: Row) => ({ id: personId, inCohort: cohortId !== null, isBusy: busy.has(row.id) })
	const isFree = (row: Row, index: number) =>
		mayBook(
			slotFacts(row),
			{
				...person(row),
				hasOther: own !== null,
				pairFits: fits[index]?.length === PAIR && readsIt(slotFacts(row), work),
				notNow,
			},
			now,
		).ok
	return {
		notNow,
		own: ownRow && toOwn(ownRow, now),
		calledOff: own ? null : await findCalledOff(db, personId, pinned),
		free: open.filter(isFree).map((row) => ({ ...shared(row), bookUntil: noticeEnds(row) })),
		playing: played
			.filter((row) => !isOver(row, now))
			.map((row) => ({
				...shared(row),
				for: namesOf(row, 'shows')[0] ?? '',
				sessionId: row.sessionId,
				mayStop: mayGiveUp(slotFacts(row), now).ok,
			})),
		lacking: taken
			.filter((row) => mayPlay(slotFacts(row), person(row), rule.live?.players ?? 0, now).ok)
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
		isOver: isOver(row, now),
	}
}

/** The last slot somebody had for this work, if its assessors called it off and nothing was booked or handed in since. */
async function findCalledOff(db: Db, personId: string, { stageKey, rule }: PinnedLive) {
	const last = await db.slotSeat.findFirst({
		where: { personId, part: 'shows' satisfies SlotPart, slot: { stageKey, requirementId: rule.id } },
		select: { slot: { select: columns } },
		orderBy: [{ since: 'desc' }, { slotId: 'asc' }],
	})
	return last?.slot.cancelledAt ? { ...shared(last.slot), reason: last.slot.cancelReason } : null
}

/** For who assesses, or for an admin: ahead or on, and what is over. */
export async function listOffered(db: Db, now: Date, assessorId?: string) {
	const mine = assessorId ? { seats: { some: { personId: assessorId, part: 'assesses' satisfies SlotPart } } } : {}
	const ahead = await db.assessmentSlot.findMany({
		where: {
			...mine,
			OR: [{ startsAt: { gt: now } }, { startsAt: notLongOver(now), sessionId: { not: null } }],
		},
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
	return {
		ahead: ahead.filter((row) => !isOver(row, now)).map((row) => toOffered(row, now)),
		over: over.filter((row) => isOver(row, now)).map((row) => toOffered(row, now)),
	}
}

function toOffered(row: Row, now: Date) {
	const { stageKey, requirementId, sessionId, cancelReason, defendsId } = row
	return {
		...shared(row),
		...{ stageKey, requirementId, sessionId, cancelReason },
		shownBy: namesOf(row, 'shows')[0] ?? null,
		players: namesOf(row, 'plays'),
		hasBegun: row.startsAt <= now,
		isOff: row.cancelledAt !== null,
		isDefense: defendsId !== null,
		handedIn: slotFacts(row).handedIn,
	}
}
export type OfferedSlot = ReturnType<typeof toOffered>

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
				OR: [
					{ startsAt: notLongOver(now) },
					{ submission: null, defendsId: null, seats: { some: { personId, part: 'shows' } } },
				],
			},
		},
		select: {
			part: true,
			slot: {
				select: {
					...{
						id: true,
						stageKey: true,
						requirementId: true,
						startsAt: true,
						durationMinutes: true,
						sessionId: true,
						defendsId: true,
					},
					submission: { select: { id: true } },
				},
			},
		},
		orderBy: { slot: { startsAt: 'asc' } },
		// One of them may have ended within its hour, and is left out below.
		take: MOST_DUE + 1,
	})
	return rows
		.map(({ part, slot: { submission, defendsId, ...slot } }) => ({
			...{ ...slot, part: part as SlotPart, isOver: isOver(slot, now), isDefense: defendsId !== null },
			handedIn: submission !== null || defendsId !== null,
		}))
		.filter(({ isOver, part, handedIn }) => !isOver || (part === 'shows' && !handedIn))
		.slice(0, MOST_DUE)
}
export type SlotDue = Awaited<ReturnType<typeof listSlotsDue>>[number]
