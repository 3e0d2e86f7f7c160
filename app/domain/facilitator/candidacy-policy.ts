import type { FacilitatorPart } from '../cohort/kinds'
import type { Verdict } from '../errors'
import { holdsLevel, type Standing } from './kinds'

/** Who may do what for somebody on the way to leading a level. Rule: docs/decisions/0052. */
export type CandidacyRefusal =
	| 'closed-account'
	| 'holds-it'
	| 'nominated-already'
	| 'own-line'
	| 'yourself'
	| 'not-a-mentor'
	| 'not-a-lead'
	| 'not-in-crew'
	| 'not-running-it'
	| 'cancelled'
	| 'not-held'
	| 'did-not-lead'
	| 'not-watched'
	| 'handed-in'
	| 'steps-left'
	| 'signed-already'
	| 'not-training'
	| 'no-pathway'

const no = <Why extends CandidacyRefusal>(why: Why): { ok: false; why: Why } => ({ ok: false, why })
const YES = { ok: true } as const

/** How somebody stands to whoever is on the way to leading a level (known.server.ts). */
export type KnownFacts = {
	isSelf: boolean
	inLine: boolean
	isMentor: boolean
	isAdmin: boolean
	/** As an admin: nobody about themself, while another one could (policy.ts, mayDecideFor) */
	decides: boolean
	leadsLevel: boolean
	/** Of whom it is about */
	closedAccount: boolean
	standing: Standing | null
}

/** Somebody else, and outside the reporting line of whom it is about: nobody judges up or down. */
type Other = { isSelf: boolean; inLine: boolean }

function asOther({ isSelf, inLine }: Other): Verdict<'yourself' | 'own-line'> {
	if (isSelf) return no('yourself')
	return inLine ? no('own-line') : YES
}

/** By oneself or by a colleague; what rank somebody has is no part of it. A line manager speaks about the time instead. */
export function mayNominate(
	facts: Other & { closedAccount: boolean; isCandidate: boolean; standing: Standing | null },
): Verdict<CandidacyRefusal> {
	if (facts.closedAccount) return no('closed-account')
	if (facts.inLine && !facts.isSelf) return no('own-line')
	if (holdsLevel(facts.standing)) return no('holds-it')
	return facts.isCandidate ? no('nominated-already') : YES
}

export function mayVouch(facts: Other & { isMentor: boolean; leadsLevel: boolean }): Verdict<CandidacyRefusal> {
	const other = asOther(facts)
	if (!other.ok) return other
	return facts.isMentor || facts.leadsLevel ? YES : no('not-a-mentor')
}

/** Whoever leads the level and is of the crew of that session, for somebody who helps to lead it. */
export function mayWatch(
	facts: Other & {
		leadsLevel: boolean
		cancelled: boolean
		ownSeat: FacilitatorPart | null
		theirSeat: FacilitatorPart | null
	},
): Verdict<CandidacyRefusal> {
	const other = asOther(facts)
	if (!other.ok) return other
	if (!facts.leadsLevel) return no('not-a-lead')
	if (facts.ownSeat === null) return no('not-in-crew')
	if (facts.theirSeat === null || facts.theirSeat === 'observer') return no('not-running-it')
	return facts.cancelled ? no('cancelled') : YES
}

/**
 * Of a session that was held, with the person and whoever watched them in its room for as long as counts, and with the lead
 * in their hands by that room's own log. Who watches is asked again: lines and months change between the session and this.
 */
export function mayHandIn(
	facts: Other & {
		leadsLevel: boolean
		handedIn: boolean
		wasHeld: boolean
		heldLead: boolean
		wasWatched: boolean
	},
): Verdict<CandidacyRefusal> {
	if (facts.handedIn) return no('handed-in')
	const other = asOther(facts)
	if (!other.ok) return other
	if (!facts.leadsLevel) return no('not-a-lead')
	if (!facts.wasHeld) return no('not-held')
	if (!facts.heldLead) return no('did-not-lead')
	return facts.wasWatched ? YES : no('not-watched')
}

export function maySign(
	facts: Other & { leadsLevel: boolean; isReady: boolean; signed: boolean },
): Verdict<CandidacyRefusal> {
	const other = asOther(facts)
	if (!other.ok) return other
	if (!facts.leadsLevel) return no('not-a-lead')
	if (!facts.isReady) return no('steps-left')
	return facts.signed ? no('signed-already') : YES
}

/** By an admin: whoever trains and has done what comes before may help to lead, beside a qualified lead. */
export function mayBeLetCoLead(facts: {
	decides: boolean
	standing: Standing | null
	isReady: boolean
}): Verdict<CandidacyRefusal> {
	if (!facts.decides) return no('yourself')
	if (facts.standing !== 'training') return no('not-training')
	return facts.isReady ? YES : no('steps-left')
}

/** Who reads somebody's way: they, admins, and mentors and whoever leads the level, outside their line. */
export function mayReadWay(facts: Other & { isAdmin: boolean; leadsLevel: boolean; isMentor: boolean }): boolean {
	if (facts.isSelf || facts.isAdmin) return true
	return !facts.inLine && (facts.leadsLevel || facts.isMentor)
}

/** Who reads what an observer scored: they; once it is handed in, whom it is about, whoever watched them for the level too, and admins. */
export function mayReadSheet(facts: {
	isObserver: boolean
	handedIn: boolean
	isSelf: boolean
	isAdmin: boolean
	watchedToo: boolean
}): boolean {
	return facts.isObserver || (facts.handedIn && (facts.isSelf || facts.isAdmin || facts.watchedToo))
}

export const candidacyRefusals: Record<CandidacyRefusal | 'nobody-there' | 'watched-already', string> = {
	'nobody-there': 'Nobody here has this work address.',
	'watched-already': 'You watch this session for them already.',
	'closed-account': 'This account is closed.',
	'holds-it': 'This person leads the level already.',
	'nominated-already': 'This person is on the way already.',
	'own-line': 'Somebody of their own reporting line cannot do this for them.',
	yourself: 'Somebody else has to do this for you.',
	'not-a-mentor': 'A word counts from a mentor, or from whoever leads the level.',
	'not-a-lead': 'Only whoever is qualified to lead this level can do this.',
	'not-in-crew': 'You have no part in that cohort. An admin can name you as an observer.',
	'not-running-it': 'They do not help to lead that cohort.',
	cancelled: 'That session was cancelled.',
	'not-held': 'That session is not over yet, or they were not in its room.',
	'did-not-lead':
		'They did not hold the lead in its room, so there is nothing to score. Call it off, and watch another session.',
	'not-watched': 'You were not in its room for as long as counts. Call it off, so that somebody else can watch.',
	'handed-in': 'These scores are handed in, and cannot be changed.',
	'steps-left': 'Steps before this one are not done yet.',
	'signed-already': 'Somebody who leads the level has signed.',
	'not-training': 'Begin their training first.',
	'no-pathway': 'Nothing says how one comes to lead this level.',
}
