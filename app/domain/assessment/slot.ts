import type { Verdict } from '../errors'

/**
 * Slot: an hour at which two assessors see work shown live (docs/decisions/0049), or ask about work that they have read
 * (0051). One person of the level books it; where others are needed to play the parties, people of the level take those
 * seats. It ends in two score sheets, after work shown live in a text as well.
 */
export const SLOT_PARTS = ['assesses', 'shows', 'plays'] as const
export type SlotPart = (typeof SLOT_PARTS)[number]

export const SLOT_MINUTES = [30, 45, 60] as const
export const PAIR = 2
const HOUR_MS = 3_600_000
/** So long before it a slot is booked, and given up, at the latest: three to five people keep the hour free. */
export const NOTICE_HOURS = 24

export type SlotFacts = {
	startsAt: Date
	durationMinutes: number
	cancelledAt: Date | null
	/** Whoever shows their work in it */
	shownById: string | null
	playerIds: string[]
	assessorIds: string[]
	/** What was said in it is handed in; of a defense, that somebody has scored */
	handedIn: boolean
}

type Hour = Pick<SlotFacts, 'startsAt' | 'durationMinutes'>

/** Until then people are in it, and find where they meet. */
export function slotEnds({ startsAt, durationMinutes }: Hour): Date {
	return new Date(startsAt.getTime() + durationMinutes * 60_000)
}

/** Nobody is in two at once; one may begin when another ends. */
export function overlaps(one: Hour, other: Hour): boolean {
	return one.startsAt < slotEnds(other) && other.startsAt < slotEnds(one)
}

/** The last moment for booking it, and for giving it up. */
export function noticeEnds({ startsAt }: Pick<SlotFacts, 'startsAt'>): Date {
	return new Date(startsAt.getTime() - NOTICE_HOURS * HOUR_MS)
}

/** What begins later than this can still be booked. */
export function firstToBook(now: Date): Date {
	return new Date(now.getTime() + NOTICE_HOURS * HOUR_MS)
}

export type BookRefusal =
	| 'called-off'
	| 'too-late'
	| 'taken'
	| 'not-in-cohort'
	| 'has-seat'
	| 'has-other'
	| 'busy-then'
	| 'not-for-you'
	| 'already-met'
	| 'submitted'
	| 'too-early'
	| 'not-handed-in'

/** Why there is nothing that could be shown, or asked about, now. */
export type NotNow = Extract<BookRefusal, 'already-met' | 'submitted' | 'too-early' | 'not-handed-in'>

/** What asking for a slot does. The page calls it to explain, the write to enforce. */
export function mayBook(
	slot: SlotFacts,
	person: {
		id: string
		inCohort: boolean
		/** Books another slot of the same work that is still ahead, or not yet handed in */
		hasOther: boolean
		/** Has a part in another slot at that hour */
		isBusy: boolean
		/**
		 * Both assessors may judge this person: reporting line, mentors and cohort (assessor-policy.ts); whoever reads the work
		 * to be defended is one of them
		 */
		pairFits: boolean
		notNow: NotNow | null
	},
	now: Date,
): Verdict<BookRefusal> {
	if (slot.cancelledAt) return { ok: false, why: 'called-off' }
	if (slot.shownById) return { ok: false, why: slot.shownById === person.id ? 'has-seat' : 'taken' }
	if (slot.playerIds.includes(person.id)) return { ok: false, why: 'has-seat' }
	if (noticeEnds(slot) <= now) return { ok: false, why: 'too-late' }
	if (!person.inCohort) return { ok: false, why: 'not-in-cohort' }
	if (person.notNow) return { ok: false, why: person.notNow }
	if (person.hasOther) return { ok: false, why: 'has-other' }
	if (person.isBusy) return { ok: false, why: 'busy-then' }
	return person.pairFits ? { ok: true } : { ok: false, why: 'not-for-you' }
}

export type PlayRefusal =
	| 'called-off'
	| 'not-taken'
	| 'is-over'
	| 'has-seat'
	| 'busy-then'
	| 'enough-players'
	| 'not-in-cohort'

/** Plays one of the parties for whoever shows their work. @param needed how many the rules ask for */
export function mayPlay(
	slot: SlotFacts,
	person: { id: string; inCohort: boolean; isBusy: boolean },
	needed: number,
	now: Date,
): Verdict<PlayRefusal> {
	if (slot.cancelledAt) return { ok: false, why: 'called-off' }
	if (slot.startsAt <= now) return { ok: false, why: 'is-over' }
	if (!slot.shownById) return { ok: false, why: 'not-taken' }
	if (!person.inCohort) return { ok: false, why: 'not-in-cohort' }
	if ([slot.shownById, ...slot.playerIds, ...slot.assessorIds].includes(person.id))
		return { ok: false, why: 'has-seat' }
	if (person.isBusy) return { ok: false, why: 'busy-then' }
	return slot.playerIds.length < needed ? { ok: true } : { ok: false, why: 'enough-players' }
}

/** Of whoever books it, or plays in it: until a day before. */
export function mayGiveUp(slot: SlotFacts, now: Date): Verdict<'notice-over'> {
	return noticeEnds(slot) > now ? { ok: true } : { ok: false, why: 'notice-over' }
}

export type OfferRefusal =
	| 'too-late'
	| 'same-person'
	| 'not-facilitator'
	| 'not-for-level'
	| 'assessor-busy'
	| 'too-many-offered'

export function mayOffer(
	slot: { startsAt: Date; assessorIds: string[] },
	pair: { areFacilitators: boolean; mayAssessLevel: boolean; isBusy: boolean; hasEnough: boolean },
	now: Date,
): Verdict<OfferRefusal> {
	if (noticeEnds(slot) <= now) return { ok: false, why: 'too-late' }
	if (new Set(slot.assessorIds).size < PAIR) return { ok: false, why: 'same-person' }
	if (!pair.areFacilitators) return { ok: false, why: 'not-facilitator' }
	if (!pair.mayAssessLevel) return { ok: false, why: 'not-for-level' }
	if (pair.isBusy) return { ok: false, why: 'assessor-busy' }
	return pair.hasEnough ? { ok: false, why: 'too-many-offered' } : { ok: true }
}

/** By one of its assessors, or an admin, until it is handed in: whoever could not come books another one then. */
export function mayCallOff(slot: SlotFacts): Verdict<'called-off' | 'submitted'> {
	if (slot.cancelledAt) return { ok: false, why: 'called-off' }
	return slot.handedIn ? { ok: false, why: 'submitted' } : { ok: true }
}

export type HeldRefusal = 'called-off' | 'not-held' | 'submitted'

/** What was said is handed in after the hour, and once: until then an assessor calls it off when nobody came. */
export function mayHandInHeld(slot: SlotFacts, now: Date): Verdict<HeldRefusal> {
	if (slot.cancelledAt) return { ok: false, why: 'called-off' }
	if (slotEnds(slot) > now) return { ok: false, why: 'not-held' }
	return slot.handedIn ? { ok: false, why: 'submitted' } : { ok: true }
}

export const slotRefusals: Record<
	BookRefusal | PlayRefusal | OfferRefusal | HeldRefusal | 'notice-over' | 'enough-changes' | 'too-short' | 'too-long',
	string
> = {
	'called-off': 'This was called off meanwhile.',
	'too-late': 'Slots are offered and booked up to a day before. Choose a later one.',
	taken: 'Somebody else was faster. Choose another one.',
	'not-in-cohort': 'Assessed work belongs to a cohort. Join one for this level first.',
	'has-seat': 'You have a part in this one already.',
	'has-other': 'You have a slot. Give that one up first, or hand in what was said in it.',
	'busy-then': 'You have a part in another slot at that hour. Choose another one.',
	'enough-changes': 'You booked a dozen times within a day, and your assessors heard of each. Book again tomorrow.',
	'not-for-you': 'These two may not both assess you. Choose another one.',
	'already-met': 'This has been met. There is nothing more to show.',
	submitted: 'It is handed in already.',
	'too-early': 'A new try is not open yet. Its day stands on this page.',
	'not-handed-in': 'Hand the work in first: both assessors read it before they ask about it.',
	'not-taken': 'Nobody has booked this one any more.',
	'is-over': 'It has begun, so it stays as it is.',
	'enough-players': 'Both parties are played by somebody by now.',
	'notice-over': 'It is less than a day away: others count on you. If you cannot come, write to your assessors.',
	'same-person': 'Two different people assess. Choose somebody else as the second.',
	'not-facilitator': 'Assessors are trained peers: one of them has no facilitator role.',
	'not-for-level':
		'One of the two may not assess this level now: it takes being qualified for it, and its sample answers scored close to the key. “Assess” says what is missing.',
	'assessor-busy': 'One of the two has another slot at that hour.',
	'too-many-offered': 'Twenty slots of these two are ahead. Call one off, or wait until it is over.',
	'not-held': 'Its hour is not over yet. Hand in afterwards what was said.',
	'too-short': 'There is not enough to judge yet: a few sentences that you said, and what each party answered.',
	'too-long': 'That is longer than the assessors are asked to read. Cut it to 20,000 characters.',
}

/** Slots that somebody has booked with an assessor and that are not handed in. */
export const bookedWith = (assessorId: string) => ({
	cancelledAt: null,
	sessionId: { not: null },
	// Work that is defended counts by its sheet.
	...{ submission: null, defendsId: null },
	seats: { some: { personId: assessorId, part: 'assesses' } },
})
