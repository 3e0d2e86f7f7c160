import type { Verdict } from '../errors'
import { mailboxOf } from '../person/mailbox'
import { groupsOf } from './groups'
import type { Asked, Perspective, RoundState } from './kinds'
import type { Outcome } from './result'

const DAY_MS = 86_400_000
/** How long people can answer */
export const OPEN_DAYS = 21
/** Everybody has a week before a round may be ended early */
export const EARLIEST_END_DAYS = 7
export const DAYS_BETWEEN_REMINDERS = 5
/** Who is not asked by then is not asked any more */
export const LATEST_INVITATION_DAYS = 3
export const MOST_RATERS = 24
export const MOST_SHARES = 5
/** To whoever looks at lists of one person: sent and taken back again, or given up and begun anew, is no way to flood them */
const MOST_LISTS_A_DAY = 3
/** Before that, people are asked about the same weeks again */
const AGAIN_AFTER_DAYS = 90
/** After "talk first": a talk with a coach, and a while to try */
const AGAIN_AFTER_TALK_DAYS = 60
/** Of a team: two readings are eight weeks apart */
const AGAIN_OF_TEAM_DAYS = 56

function after(at: Date, days: number): Date {
	return new Date(at.getTime() + days * DAY_MS)
}

/** The last round that was closed, with what it came to */
type Last = { closedAt: Date; outcome: Outcome; asked: Asked }

/** From when on somebody may begin another round; null: at once. A round in which too few answered says nothing. */
export function nextFrom(last: Last | null): Date | null {
	if (!last || last.outcome === 'too-few') return null
	if (last.asked === 'team') return after(last.closedAt, AGAIN_OF_TEAM_DAYS)
	if (last.asked === 'part') return after(last.closedAt, AGAIN_AFTER_DAYS)
	return after(last.closedAt, last.outcome === 'talk-first' ? AGAIN_AFTER_TALK_DAYS : AGAIN_AFTER_DAYS)
}

export type BeginRefusal = 'not-of-quarter' | 'under-way' | 'too-soon'

/** `isAskedThere`: the stage asks it of them; what partners say, or a team, is asked of people of its cohorts. */
export function mayBegin(
	facts: { isAskedThere: boolean; isUnderWay: boolean; last: Last | null },
	now: Date,
): Verdict<BeginRefusal> {
	if (!facts.isAskedThere) return { ok: false, why: 'not-of-quarter' }
	if (facts.isUnderWay) return { ok: false, why: 'under-way' }
	const from = nextFrom(facts.last)
	return from && now < from ? { ok: false, why: 'too-soon' } : { ok: true }
}

export type NominateRefusal =
	| 'not-nominating'
	| 'not-asked-here'
	| 'is-self'
	| 'already-named'
	| 'one-manager'
	| 'too-many'

export function mayNominate(facts: {
	state: RoundState
	/** By the instrument */
	perspectives: readonly Perspective[]
	ownEmail: string
	raters: readonly { email: string; perspective: Perspective }[]
	named: { email: string; perspective: Perspective }
}): Verdict<NominateRefusal> {
	const { raters, named } = facts
	if (facts.state !== 'nominating') return { ok: false, why: 'not-nominating' }
	if (!facts.perspectives.includes(named.perspective)) return { ok: false, why: 'not-asked-here' }
	const mailbox = mailboxOf(named.email)
	if (mailbox === mailboxOf(facts.ownEmail)) return { ok: false, why: 'is-self' }
	if (raters.some(({ email }) => mailboxOf(email) === mailbox)) return { ok: false, why: 'already-named' }
	if (raters.length >= MOST_RATERS) return { ok: false, why: 'too-many' }
	if (named.perspective === 'manager' && raters.some(({ perspective }) => perspective === 'manager'))
		return { ok: false, why: 'one-manager' }
	return { ok: true }
}

export type SendRefusal = 'not-nominating' | 'fewer-than-may-be-shown' | 'not-a-choice' | 'enough-letters'

/** `choices`: ids of those who may look at the list first. */
export function maySend(facts: {
	state: RoundState
	fewest: number
	raters: readonly { perspective: Perspective }[]
	choices: readonly string[]
	approverId: string
	/** About rounds of theirs, to whoever was to look at a list */
	lettersToday: number
}): Verdict<SendRefusal> {
	if (facts.state !== 'nominating') return { ok: false, why: 'not-nominating' }
	if (groupsOf(facts.raters, facts.fewest) === null) return { ok: false, why: 'fewer-than-may-be-shown' }
	if (!facts.choices.includes(facts.approverId)) return { ok: false, why: 'not-a-choice' }
	return facts.lettersToday < MOST_LISTS_A_DAY ? { ok: true } : { ok: false, why: 'enough-letters' }
}

/**
 * Fewer people than are ever shown can answer: said by the owner, who then takes the route of observed conversations.
 * `hasOtherRoute`: only conversations take the place of a round by its owner’s word.
 */
export function maySayTooFew(facts: {
	state: RoundState
	fewest: number
	hasOtherRoute: boolean
	raters: readonly { perspective: Perspective }[]
}): Verdict<'not-nominating' | 'no-other-route' | 'enough-are-named'> {
	if (facts.state !== 'nominating') return { ok: false, why: 'not-nominating' }
	if (!facts.hasOtherRoute) return { ok: false, why: 'no-other-route' }
	return groupsOf(facts.raters, facts.fewest) === null ? { ok: true } : { ok: false, why: 'enough-are-named' }
}

export function mayRemind(
	facts: { state: RoundState; openedAt: Date | null; remindedAt: Date | null },
	now: Date,
): Verdict<'not-open' | 'reminded-lately'> {
	if (facts.state !== 'open' || !facts.openedAt) return { ok: false, why: 'not-open' }
	const from = after(facts.remindedAt ?? facts.openedAt, DAYS_BETWEEN_REMINDERS)
	return now < from ? { ok: false, why: 'reminded-lately' } : { ok: true }
}

/** By its owner, early. By itself it ends at `closesAt`. */
export function mayEnd(
	facts: { state: RoundState; openedAt: Date | null },
	now: Date,
): Verdict<'not-open' | 'not-a-week'> {
	if (facts.state !== 'open' || !facts.openedAt) return { ok: false, why: 'not-open' }
	return now < after(facts.openedAt, EARLIEST_END_DAYS) ? { ok: false, why: 'not-a-week' } : { ok: true }
}

export function mayAnswer(facts: { state: RoundState; closesAt: Date | null }, now: Date): Verdict<'round-over'> {
	return facts.state === 'open' && facts.closesAt && now < facts.closesAt
		? { ok: true }
		: { ok: false, why: 'round-over' }
}

export function mayShare(facts: {
	state: RoundState
	choices: readonly string[]
	readerId: string
	shares: number
}): Verdict<'not-closed' | 'not-a-choice' | 'too-many-shares'> {
	if (facts.state !== 'closed') return { ok: false, why: 'not-closed' }
	if (!facts.choices.includes(facts.readerId)) return { ok: false, why: 'not-a-choice' }
	return facts.shares >= MOST_SHARES ? { ok: false, why: 'too-many-shares' } : { ok: true }
}

/** Watched conversations that stand in the place of a round to which too few could come */
export const CONVERSATIONS = 2

/**
 * Half a page to the raters, once. Where too few could answer, those who watched are the raters, and they come first.
 * `watched`: conversations in which somebody found what the level stars
 */
export function mayReply(facts: {
	state: RoundState
	/** Too few could answer about somebody, or did */
	isFew: boolean
	hasReplied: boolean
	watched: number
}): Verdict<'not-closed' | 'replied' | 'not-watched-yet'> {
	if (facts.state !== 'closed' && facts.state !== 'too-few') return { ok: false, why: 'not-closed' }
	if (facts.hasReplied) return { ok: false, why: 'replied' }
	return facts.isFew && facts.watched < CONVERSATIONS ? { ok: false, why: 'not-watched-yet' } : { ok: true }
}

export const round360Refusals: Record<string, string> = {
	'not-of-quarter': 'This is asked in a cohort of the level or quarter, and you have no seat in one.',
	'not-asked-here': 'Choose how you work together.',
	'no-other-route':
		'This list says nothing of too few. “What counts” names the other ways, or ask an admin about a waiver.',
	'under-way': 'A round is under way already.',
	'too-soon': 'The last round is too near: people would be asked about the same weeks again.',
	'not-nominating': 'The list has gone out meanwhile. Reload the page to see how it stands.',
	'is-self': 'This is your own address. Others answer here.',
	'already-named': 'This address is on the list already.',
	'one-manager': 'One line manager is on the list already. Others you work for can be named as peers.',
	'too-many': `Up to ${MOST_RATERS} people can be asked.`,
	'fewer-than-may-be-shown':
		'Too few people are on the list besides your line manager: as many are needed as are shown at least.',
	'not-a-choice': 'Choose somebody from the list.',
	'enough-letters': 'Lists of yours went out three times today. Tomorrow you can send one again.',
	'enough-are-named': 'Three people can answer, by your list. Take off whom you did not mean, or send it.',
	'not-open': 'The round is not open any more. Reload the page to see how it stands.',
	'reminded-lately': `People are reminded at most every ${DAYS_BETWEEN_REMINDERS} days.`,
	'not-a-week': 'Everybody has a week to answer before a round can end.',
	'not-closed': 'There is something to show once the round is closed.',
	'too-many-shares': `Up to ${MOST_SHARES} people can see a result. End one of the others first.`,
	'not-to-approve': 'This list does not wait for your word any more.',
	'not-watched-yet':
		'Two watched conversations come first. Then you tell those who watched what you heard and will try.',
	replied: 'You have answered your raters already.',
}

/** What a page says in the place of the half page; null where it may be written, or was. */
export function whatComesFirst(verdict: ReturnType<typeof mayReply>): string | null {
	return !verdict.ok && verdict.why === 'not-watched-yet' ? (round360Refusals[verdict.why] ?? null) : null
}
