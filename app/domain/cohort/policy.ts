import type { Verdict } from '../errors'
import type { Role } from '../person/kinds'
import type { CohortStatus, FacilitatorPart } from './kinds'

export type EnrollRefusal = 'already-in' | 'same-stage' | 'not-open' | 'cohort-full' | 'leads-it' | 'account-closed'

/** Who gets a seat. The page calls it to explain, the write to enforce. `seats`, `taken`: people. */
export function mayEnroll(facts: {
	status: CohortStatus
	seats: number
	taken: number
	alreadyIn: boolean
	/** Has a seat in another cohort of this level that is not over */
	inSameStage: boolean
	facilitates: boolean
	closedAccount: boolean
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
	return { ok: true }
}

export type FacilitatorRefusal = 'needs-role' | 'in-training' | 'is-member' | 'second-lead' | 'account-closed'

/** Who may lead. Somebody in training observes until they are signed off; one cohort has one lead. */
export function mayFacilitate(facts: {
	roles: readonly Role[]
	part: FacilitatorPart
	isMember: boolean
	otherLead: boolean
	closedAccount: boolean
}): Verdict<FacilitatorRefusal> {
	if (facts.closedAccount) return { ok: false, why: 'account-closed' }
	if (facts.isMember) return { ok: false, why: 'is-member' }
	if (facts.part === 'observer') {
		return facts.roles.includes('trainee') || facts.roles.includes('facilitator')
			? { ok: true }
			: { ok: false, why: 'needs-role' }
	}
	if (!facts.roles.includes('facilitator'))
		return { ok: false, why: facts.roles.includes('trainee') ? 'in-training' : 'needs-role' }
	if (facts.part === 'lead' && facts.otherLead) return { ok: false, why: 'second-lead' }
	return { ok: true }
}

export const cohortRefusals: Record<
	EnrollRefusal | FacilitatorRefusal | 'fewer-seats-than-people' | 'no-such-stage' | 'no-such-zone',
	string
> = {
	'already-in': 'Already in this cohort.',
	'same-stage': 'You are in another cohort for this level already.',
	'not-open': 'This cohort takes nobody at the moment.',
	'cohort-full': 'Somebody took the last place. Every seat of this cohort is taken.',
	'leads-it': 'Whoever facilitates a cohort cannot take a seat in it.',
	'account-closed': 'This account is closed.',
	'needs-role': 'Give this person the facilitator role first.',
	'in-training': 'A facilitator in training observes; leading comes after sign-off.',
	'is-member': 'This person has a seat in the cohort and cannot facilitate it.',
	'second-lead': 'This cohort has a lead already. Take that one off first.',
	'fewer-seats-than-people': 'There are more people in the cohort than that.',
	'no-such-stage': 'Choose a level from the list.',
	'no-such-zone': 'Choose a zone from the list.',
}
