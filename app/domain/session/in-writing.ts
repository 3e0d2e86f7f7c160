import type { Verdict } from '../errors'
import type { Requirement } from '../program/frontmatter'
import type { SessionKind } from './kinds'

/**
 * A session done in writing (docs/decisions/0059). `review`: of one that was missed, two cases of the casebook are reviewed;
 * `rehearsal`: of a role-play that somebody watches, they write the part they would have played.
 */
export type InWritingKind = 'review' | 'rehearsal'
export const CASES_REVIEWED = 2
/** Of each review, all its parts together, and of a rehearsal */
export const FEWEST_WORDS = 150
export const LONGEST_REHEARSAL = 8_000
export const LONGEST_REVIEW_PART = 3_000

export type InWritingState = 'to-write' | 'handed-in' | 'returned' | 'accepted'

export function stateOfText(text: {
	handedInAt: Date | null
	returnedAt: Date | null
	acceptedAt: Date | null
}): InWritingState {
	if (text.acceptedAt) return 'accepted'
	if (text.returnedAt) return 'returned'
	return text.handedInAt ? 'handed-in' : 'to-write'
}

/** Which text somebody has before them: when it was handed in, or came back, in ms; 0 while neither was. */
export function versionOf({ handedInAt, returnedAt }: { handedInAt: Date | null; returnedAt: Date | null }): number {
	return (returnedAt ?? handedInAt)?.getTime() ?? 0
}

type Presence = { minutesPresent: number; countsFrom: number }

export type ReviewRefusal = 'no-make-up' | 'cancelled' | 'not-confirmed' | 'not-missed' | 'not-in-cohort'

/** Whether somebody may make up for a session by reviewing cases. `makeUps`: how many the rules of their cohort allow. */
export function mayReview(
	facts: Presence & {
		kind: SessionKind
		makeUps: number
		isCancelled: boolean
		isConfirmed: boolean
		isMember: boolean
	},
): Verdict<ReviewRefusal> {
	if (facts.kind !== 'led' || facts.makeUps === 0) return { ok: false, why: 'no-make-up' }
	if (!facts.isMember) return { ok: false, why: 'not-in-cohort' }
	if (facts.isCancelled) return { ok: false, why: 'cancelled' }
	if (!facts.isConfirmed) return { ok: false, why: 'not-confirmed' }
	return facts.minutesPresent >= facts.countsFrom ? { ok: false, why: 'not-missed' } : { ok: true }
}

/**
 * Whether somebody may say that they watch a role-play, and write: before it begins, so that the others know. Who has said
 * so may take it back, whatever the session has become.
 */
export function mayWatch(facts: {
	isRolePlay: boolean
	isAhead: boolean
	watches: boolean
}): Verdict<'no-role-play' | 'begun'> {
	if (!facts.isRolePlay && !facts.watches) return { ok: false, why: 'no-role-play' }
	return facts.isAhead ? { ok: true } : { ok: false, why: 'begun' }
}

/** Whether there is a rehearsal to hand in: of whoever said ahead that they watch, and was there. */
export function mayRehearse(
	facts: Presence & { watches: boolean; isConfirmed: boolean },
): Verdict<'not-watching' | 'not-confirmed' | 'was-not-there'> {
	if (!facts.watches) return { ok: false, why: 'not-watching' }
	if (!facts.isConfirmed) return { ok: false, why: 'not-confirmed' }
	return facts.minutesPresent >= facts.countsFrom ? { ok: true } : { ok: false, why: 'was-not-there' }
}

/**
 * Whether a text may be handed in, or put in the place of the one that is there. `isSeen`: that one, or none, stood on the
 * page it was written on. Else they read first what waits, or what to change.
 */
export function mayHandIn(facts: {
	state: InWritingState | null
	isSeen: boolean
}): Verdict<'already-accepted' | 'came-back' | 'waits-already'> {
	if (facts.state === 'accepted') return { ok: false, why: 'already-accepted' }
	if (facts.isSeen) return { ok: true }
	return { ok: false, why: facts.state === 'returned' ? 'came-back' : 'waits-already' }
}

/**
 * Whether who leads may accept a text or send it back. `isWhole`: nothing of it went with a case that was taken back;
 * `isSeen`: it is the one they have read.
 */
export function mayJudgeText(facts: {
	state: InWritingState
	isOpen: boolean
	isWhole: boolean
	isSeen: boolean
}): Verdict<'not-waiting' | 'not-open-to-you' | 'replaced' | 'case-went'> {
	if (facts.state !== 'handed-in') return { ok: false, why: 'not-waiting' }
	if (!facts.isOpen) return { ok: false, why: 'not-open-to-you' }
	if (!facts.isSeen) return { ok: false, why: 'replaced' }
	return facts.isWhole ? { ok: true } : { ok: false, why: 'case-went' }
}

/** A role-play goes round in turns (content/formats). */
export function isRolePlay(format: string): boolean {
	return format.startsWith('roleplay-')
}

/** How many sessions the rules of a cohort let somebody make up for. */
export function makeUpsOf(rules: readonly Requirement[]): number {
	const rule = rules.find((each) => each.kind === 'sessions')
	return rule?.kind === 'sessions' ? rule.makeUps : 0
}

export const inWritingRefusals: Record<string, string> = {
	'no-make-up': 'Nothing of this session can be made up in writing.',
	cancelled: 'This session is cancelled, so nobody missed it.',
	'not-confirmed': 'Your facilitator confirms first who was there.',
	'not-missed': 'You were there, and it counts already.',
	'not-in-cohort': 'You make up for a session with your own cohort.',
	'no-role-play': 'Only a role-play can be watched and then written.',
	begun: 'The session has begun. Say in the room that you pass; that needs no reason.',
	'not-watching': 'You did not say ahead that you watch, so this session counts as for everybody.',
	'was-not-there': 'A rehearsal belongs to a session you were in for most of its time.',
	'already-accepted': 'It was accepted, and stays as it is.',
	'came-back': 'Your text came back meanwhile. Reload the page to see what to change; copy what you wrote first.',
	'waits-already':
		'Another text of yours was handed in meanwhile, and waits. Reload the page to see it; copy what you wrote first.',
	'case-not-open': 'One of these cases is not offered here, or not any more. Choose another one of the list.',
	'not-waiting': 'Somebody has answered it meanwhile. Reload the page to see how it stands.',
	replaced: 'Its writer has changed it meanwhile. The new text stands on this page: read it, and decide again.',
	'not-open-to-you': 'One of its cases is not for you to read. Somebody else who leads the cohort answers it.',
	'case-went':
		'One of its cases was taken back, and what was said about it went too. Send it back, so that another is chosen.',
}
