import type { Verdict } from '../errors'
import { hasRoomFor, mayTakePart, type PartRefusal, type QualificationFacts } from '../facilitator/policy'
import type { Role } from '../person/kinds'
import type { CohortStatus, FacilitatorPart } from './kinds'

export type EnrollRefusal =
	| 'already-in'
	| 'same-stage'
	| 'not-open'
	| 'cohort-full'
	| 'seats-held'
	| 'guest-ahead'
	| 'leads-it'
	| 'account-closed'
	| 'kin-here'

/** Who gets a seat. The page calls it to explain, the write to enforce. `seats`, `taken`, `held`: people. */
export function mayEnroll(facts: {
	status: CohortStatus
	seats: number
	taken: number
	/** Seats offered to people who stood in line */
	held: number
	/** Who comes to one session ahead for a make-up, to the one that most come to */
	guests: number
	alreadyIn: boolean
	/** Has a seat in another cohort of this level that is not over */
	inSameStage: boolean
	facilitates: boolean
	closedAccount: boolean
	/** Somebody of their team or reporting line is there, and no admin lets the two sit together */
	besideKin: boolean
	/** An admin may add people before a cohort opens and while it runs. */
	byAdmin: boolean
}): Verdict<EnrollRefusal> {
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (facts.alreadyIn) return { ok: false, why: 'already-in' }
	// An admin may give a second seat on purpose; nobody takes one by a click.
	if (facts.inSameStage && !facts.byAdmin) return { ok: false, why: 'same-stage' }
	if (facts.facilitates) return { ok: false, why: 'leads-it' }
	const isOpen = facts.byAdmin ? facts.status !== 'finished' && facts.status !== 'cancelled' : facts.status === 'open'
	if (!isOpen) return { ok: false, why: 'not-open' }
	if (facts.taken >= facts.seats) return { ok: false, why: 'cohort-full' }
	if (facts.taken + facts.held >= facts.seats) return { ok: false, why: 'seats-held' }
	if (facts.taken + facts.held + facts.guests >= facts.seats) return { ok: false, why: 'guest-ahead' }
	if (facts.besideKin) return { ok: false, why: 'kin-here' }
	return { ok: true }
}

export type FacilitatorRefusal =
	| 'needs-role'
	| 'in-training'
	| 'is-member'
	| 'second-lead'
	| 'account-closed'
	| 'own-line'
	| 'load-full'
	| PartRefusal

/**
 * Who may lead. Somebody in training observes, and helps to lead once an admin lets them, until they are signed off; one
 * cohort has one lead; nobody leads or watches people of their own reporting line, nor leads more cohorts at once than their
 * page says. Rule: docs/decisions/0020, 0052.
 */
export function mayFacilitate(
	facts: {
		roles: readonly Role[]
		part: FacilitatorPart
		isMember: boolean
		otherLead: boolean
		closedAccount: boolean
		/** For the level of this cohort */
		held: QualificationFacts | null
		/** Other cohorts they lead or co-lead that are not over, and how many they take at once */
		load: { leads: number; most: number }
		/** Somebody above or below them has a seat */
		inOwnLine: boolean
	},
	now: Date,
): Verdict<FacilitatorRefusal> {
	const fits = fitsRole(facts)
	if (!fits.ok) return fits
	const holds = mayTakePart(facts.part, facts.held, now)
	if (!holds.ok) return holds
	if (facts.part === 'lead' && facts.otherLead) return { ok: false, why: 'second-lead' }
	// Observers hear the cases too.
	if (facts.inOwnLine) return { ok: false, why: 'own-line' }
	return hasRoomFor(facts.part, facts.load) ? { ok: true } : { ok: false, why: 'load-full' }
}

function fitsRole(facts: {
	roles: readonly Role[]
	part: FacilitatorPart
	isMember: boolean
	closedAccount: boolean
	held: QualificationFacts | null
}): Verdict<FacilitatorRefusal> {
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (facts.isMember) return { ok: false, why: 'is-member' }
	if (facts.part === 'observer') {
		return facts.roles.includes('trainee') || facts.roles.includes('facilitator')
			? { ok: true }
			: { ok: false, why: 'needs-role' }
	}
	if (facts.roles.includes('facilitator')) return { ok: true }
	if (!facts.roles.includes('trainee')) return { ok: false, why: 'needs-role' }
	const helps = facts.part === 'co' && facts.held?.coLeadsAt
	return helps ? { ok: true } : { ok: false, why: 'in-training' }
}

export const cohortRefusals: Record<
	EnrollRefusal | FacilitatorRefusal | 'fewer-seats-than-people' | 'no-such-stage' | 'no-such-zone',
	string
> = {
	'already-in': 'Already in this cohort.',
	'same-stage': 'You are in another cohort for this level already.',
	'not-open': 'This cohort takes nobody at the moment.',
	'cohort-full': 'Somebody took the last place. Every seat of this cohort is taken.',
	'seats-held':
		'Every free seat is offered to somebody who stood in line. Wait for their answer, or take the offer back.',
	'guest-ahead':
		'A guest has the last place in a session ahead, to make up for one they missed. Wait for that session, or take the guest off it.',
	'leads-it': 'Whoever facilitates a cohort cannot take a seat in it.',
	'account-closed': 'This account is closed.',
	'kin-here':
		'Somebody of your team or reporting line is in this cohort already. Choose another one, or tell an admin.',
	'needs-role': 'Give this person the facilitator role first.',
	'in-training': 'A facilitator in training observes; leading comes after sign-off.',
	'is-member': 'This person has a seat in the cohort and cannot facilitate it.',
	'second-lead':
		'This cohort has a lead already. Say below that this person comes in that one’s place, or take that one off first.',
	'not-qualified': 'This person is not qualified for the level. Appoint them on the page of facilitators first.',
	'trains-for-it':
		'This person still trains for the level. They observe; an admin lets them co-lead after the steps before it, and they lead once they are signed off.',
	'qualification-paused': 'This person’s qualification is paused. End the pause on the page of facilitators first.',
	'qualification-over':
		'This person’s qualification for the level has ended. Renew it on the page of facilitators first.',
	'own-line': 'Somebody of this person’s own reporting line has a seat here.',
	'load-full':
		'This person leads as many cohorts as they take at once. Name somebody else, or raise the number on their page.',
	'fewer-seats-than-people':
		'More people are in the cohort, hold an offer for it, or come to one of its sessions as guests, than that.',
	'no-such-stage': 'Choose a level from the list.',
	'no-such-zone': 'Choose a zone from the list.',
}
