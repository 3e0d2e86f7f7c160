import type { Verdict } from '../errors'
import type { CohortStatus, OpenWish, WishState } from './kinds'
import { type EnrollRefusal, mayEnroll } from './policy'

/**
 * Seats, offers and the line of a cohort. An open offer holds a seat, and so does a guest of a session ahead: people,
 * open offers and guests together never pass the number of seats. The page asks these rules to explain itself, the writes to enforce them.
 */
export type Wish = {
	id: string
	personId: string
	state: OpenWish
	since: Date
	/** No offer is for them: a closed account, or a seat in another cohort of the stage meanwhile */
	standsAside?: boolean
}
export type Line = {
	status: CohortStatus
	seats: number
	members: number
	/** Guests of one session ahead, of the one that has most */
	guests: number
	/** Who comes to a session ahead as a guest, of all of them */
	guestIds?: readonly string[]
	/** Open ones, in any order */
	wishes: readonly Wish[]
	/** From then on no offer can be made or lasts: the day before the first session */
	offersUntil: Date
	/** Nobody is kept apart where it is not said */
	apart?: Apart
}
/** Whom Belay does not seat together: people of one team or reporting line (docs/decisions/0017, the hard rules). */
export type Apart = {
	/** Who has a seat, leads, co-leads, observes, or comes to a session ahead as a guest */
	there: readonly string[]
	/** False also for two whom an admin lets sit together */
	keeps: (one: string, other: string) => boolean
}

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What a place in line may become. Whatever is not open is over for good; who asks again stands at the end. */
const NEXT: Record<OpenWish, readonly WishState[]> = {
	asked: ['taken', 'waiting', 'refused', 'left', 'lapsed'],
	waiting: ['offered', 'taken', 'left', 'lapsed'],
	offered: ['taken', 'declined', 'lapsed'],
}

export function mayBecome(from: WishState, to: WishState): boolean {
	return (NEXT[from as OpenWish] ?? []).includes(to)
}

/** The last moment an offer may last to: a day before the first session. */
export function offersUntil(firstSessionAt: Date): Date {
	return new Date(firstSessionAt.getTime() - DAY_MS)
}

/** Seats nobody has and nobody is offered. */
export function freeSeats(line: Line): number {
	return line.seats - line.members - line.guests - heldSeats(line)
}

export function heldSeats({ wishes }: Pick<Line, 'wishes'>): number {
	return wishes.filter((wish) => wish.state === 'offered').length
}

/** Who waits for an offer, the first in line first. */
export function inLine({ wishes }: Pick<Line, 'wishes'>): Wish[] {
	return wishes
		.filter((wish) => wish.state === 'waiting' && !wish.standsAside)
		.sort((one, other) => one.since.getTime() - other.since.getTime() || (one.id < other.id ? -1 : 1))
}

/** 1 for the first in line; null for whoever waits for nothing. */
export function placeInLine(line: Pick<Line, 'wishes'>, personId: string): number | null {
	return inLine(line).findIndex((wish) => wish.personId === personId) + 1 || null
}

/** How long an offer made now lasts; null when none can be made any more. */
export function offerEnd(line: Pick<Line, 'offersUntil'>, offerHours: number, now: Date): Date | null {
	if (line.offersUntil <= now) return null
	return new Date(Math.min(now.getTime() + offerHours * HOUR_MS, line.offersUntil.getTime()))
}

/** Who is offered a seat now: as many from the head of the line as seats are free, while the cohort is open and time is left. */
export function nextUp(line: Line, now: Date): Wish[] {
	if (line.status !== 'open' || line.offersUntil <= now) return []
	const free = freeSeats(line)
	const up: Wish[] = []
	for (const wish of inLine(line)) {
		if (up.length >= free) break
		// Whoever would sit beside somebody of their own keeps the place in line, and the next is asked.
		const offered = up.map(({ personId }) => personId)
		if (!kinHere(line, wish.personId).length && !offered.some((other) => line.apart?.keeps(wish.personId, other)))
			up.push(wish)
	}
	return up
}

/** Who of somebody's own is in the cohort, or is offered a seat there. */
export function kinHere({ apart, wishes }: Pick<Line, 'apart' | 'wishes'>, personId: string): string[] {
	const offered = wishes.filter((wish) => wish.state === 'offered').map((wish) => wish.personId)
	return [...(apart?.there ?? []), ...offered].filter((other) => other !== personId && apart?.keeps(personId, other))
}

/** Where it is not the number of seats that is asked about */
const ONE_FREE = { seats: 1, taken: 0, held: 0, guests: 0 } as const

export type AskRefusal = EnrollRefusal | 'in-line' | 'has-offer' | 'asked-already' | 'time-declined'
export type WayIn = { ok: true; way: 'seat' | 'line' | 'ask' } | { ok: false; why: AskRefusal }

/**
 * What becomes of somebody who asks for a seat: a seat when one is free and nobody is ahead, else the line; where line
 * managers agree first, they are asked. A day before the first session the line is over: then a free seat is anybody's.
 */
export function wayIn(
	facts: Omit<
		Parameters<typeof mayEnroll>[0],
		'byAdmin' | 'seats' | 'taken' | 'held' | 'guests' | 'status' | 'besideKin'
	> & {
		line: Line
		personId: string
		needsApproval: boolean
	},
	now: Date,
): WayIn {
	const { line, personId, needsApproval, ...person } = facts
	const verdict = mayEnroll({ ...person, status: line.status, ...ONE_FREE, besideKin: false, byAdmin: false })
	if (!verdict.ok) return verdict
	const own = line.wishes.find((wish) => wish.personId === personId)
	if (own?.state === 'offered') return { ok: false, why: 'has-offer' }
	if (own?.state === 'asked') return { ok: false, why: 'asked-already' }
	if (kinHere(line, personId).length > 0) return { ok: false, why: 'kin-here' }
	const isOver = line.offersUntil <= now
	const isFree = freeSeats(line) > 0
	// Whoever waits has been agreed to already.
	if (own) return isOver && isFree ? { ok: true, way: 'seat' } : { ok: false, why: 'in-line' }
	if (isOver && !isFree) return { ok: false, why: 'cohort-full' }
	if (needsApproval) return { ok: true, way: 'ask' }
	const ahead = inLine(line).filter((wish) => kinHere(line, wish.personId).length === 0)
	return { ok: true, way: isFree && (isOver || ahead.length === 0) ? 'seat' : 'line' }
}

export type OfferRefusal = EnrollRefusal | 'offer-over'

/** Whether an offer still stands. A seat held is a seat: a full cohort is no reason here. */
export function mayTake(
	offer: { state: WishState; endsAt: Date | null },
	person: {
		status: CohortStatus
		inSameStage: boolean
		facilitates: boolean
		closedAccount: boolean
		besideKin: boolean
	},
	now: Date,
): Verdict<OfferRefusal> {
	if (offer.state !== 'offered' || offer.endsAt === null || offer.endsAt <= now) return { ok: false, why: 'offer-over' }
	// Begun meanwhile: the offer was made while it was open, and stands.
	const status = person.status === 'planned' || person.status === 'running' ? 'open' : person.status
	return mayEnroll({ ...person, status, ...ONE_FREE, alreadyIn: false, byAdmin: false })
}

export type TransferRefusal = EnrollRefusal | 'other-stage' | 'same-cohort' | 'not-running' | 'read-by-two'

/** Whether a seat may be changed for one in another cohort of the same stage. */
export function mayTransfer(facts: {
	from: { id: string; stageKey: string; status: CohortStatus }
	to: { id: string; stageKey: string; line: Line }
	alreadyIn: boolean
	facilitates: boolean
	/** One of the seats held there is held for them */
	hasOffer: boolean
	/** Somebody of their team or reporting line is there, and no admin lets the two sit together */
	besideKin: boolean
	/** Two people of that cohort assess work of theirs that is not decided */
	readByTwo: boolean
}): Verdict<TransferRefusal> {
	const { from, to, alreadyIn, facilitates, hasOffer, besideKin, readByTwo } = facts
	if (from.id === to.id) return { ok: false, why: 'same-cohort' }
	if (from.stageKey !== to.stageKey) return { ok: false, why: 'other-stage' }
	if (!mayWithdraw(from.status)) return { ok: false, why: 'not-running' }
	if (readByTwo) return { ok: false, why: 'read-by-two' }
	const { status, seats, members: taken, guests } = to.line
	const held = heldSeats(to.line) - (hasOffer ? 1 : 0)
	const seat = { status, seats, taken, guests, held, alreadyIn, inSameStage: false, facilitates, closedAccount: false }
	return mayEnroll({ ...seat, besideKin, byAdmin: true })
}

/** A seat can be given up while there is something ahead. */
export function mayWithdraw(status: CohortStatus): boolean {
	return status !== 'finished' && status !== 'cancelled'
}

export const seatRefusals: Record<
	Exclude<AskRefusal | OfferRefusal | TransferRefusal, EnrollRefusal> | 'manager-asked',
	string
> = {
	'in-line': 'You are in line already.',
	'has-offer': 'A seat is offered to you already.',
	'asked-already': 'Your line manager has been asked already.',
	'manager-asked':
		'Their line manager has been asked and can still answer. Wait for that word, or take them out of the line.',
	'time-declined': 'Your line manager did not agree to the time for this cohort. Talk it over; an admin can ask again.',
	'offer-over': 'This offer is over: it was answered already, or its time has passed.',
	'other-stage': 'That cohort takes another level.',
	'same-cohort': 'Choose another cohort.',
	'read-by-two':
		'Two people of that cohort are assessing work of theirs, and only one may know the cohort. Release one in the gradebook and name somebody from outside, then move them.',
	'not-running': 'This cohort is over, so its seats stay as they are.',
}
