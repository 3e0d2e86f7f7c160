import type { Verdict } from '../errors'
import type { Role } from './kinds'

/** Rules about people. The last admin cannot lock everybody out. */
export function mayLoseAdmin(facts: { otherActiveAdmins: number }): Verdict<'last-admin'> {
	return facts.otherActiveAdmins > 0 ? { ok: true } : { ok: false, why: 'last-admin' }
}

/** Somebody cannot be above themself in the line, however long the way round. `lineAbove`: ids from the manager upwards. */
export function mayReportTo(
	person: { id: string },
	manager: { id: string },
	lineAbove: readonly string[],
): Verdict<'own-manager' | 'circle'> {
	if (person.id === manager.id) return { ok: false, why: 'own-manager' }
	if (lineAbove.includes(person.id)) return { ok: false, why: 'circle' }
	return { ok: true }
}

/** The desks a person may open. Somebody in training looks over the facilitator's shoulder; mentoring is a flag until its pages are built. */
export function desksOf(roles: readonly Role[]): ('learner' | 'facilitator' | 'admin')[] {
	const desks: ('learner' | 'facilitator' | 'admin')[] = ['learner']
	if (roles.includes('facilitator') || roles.includes('trainee')) desks.push('facilitator')
	if (roles.includes('admin')) desks.push('admin')
	return desks
}

export const personRefusals = {
	'last-admin': 'This is the last admin. Give somebody else the role first.',
	'own-manager': 'Nobody reports to themself. Choose another line manager.',
	circle: 'That would be a circle: this person is above the chosen manager.',
	'email-taken': 'Somebody already has this address. Open their page instead, or use another address.',
	'no-such-zone': 'Choose a zone from the list.',
	'no-such-region': 'Choose public holidays from the list.',
	'no-such-manager': 'That line manager is not in the directory any more. Choose again.',
} as const
