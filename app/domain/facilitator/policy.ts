import type { FacilitatorPart } from '../cohort/kinds'
import type { Verdict } from '../errors'
import type { Role } from '../person/kinds'
import { EXPIRES_SOON_DAYS, type Grant, type QualificationState, type Standing } from './kinds'

/** `coLeadsAt`: since when somebody in training may help to lead */
export type QualificationFacts = { state: QualificationState; until: Date | null; coLeadsAt?: Date | null }

/** How a qualification stands now. Only being qualified ends with a date; whoever trains, trains until signed off. */
export function standingOf(held: QualificationFacts, now: Date): Standing {
	return held.state === 'qualified' && held.until !== null && held.until <= now ? 'over' : held.state
}

export function endsSoon(held: QualificationFacts, now: Date): boolean {
	if (standingOf(held, now) !== 'qualified' || held.until === null) return false
	return held.until.getTime() - now.getTime() <= EXPIRES_SOON_DAYS * 86_400_000
}

export type PartRefusal = 'not-qualified' | 'trains-for-it' | 'qualification-paused' | 'qualification-over'

/**
 * Which part somebody may take in cohorts of a level, by what they hold for it (docs/decisions/0020, 0052): leading wants a
 * qualification in force; observing also takes whoever trains for it, and co-leading whoever an admin lets, after the steps
 * before it.
 */
export function mayTakePart(part: FacilitatorPart, held: QualificationFacts | null, now: Date): Verdict<PartRefusal> {
	if (!held) return { ok: false, why: 'not-qualified' }
	switch (standingOf(held, now)) {
		case 'qualified':
			return { ok: true }
		case 'training':
			if (part === 'observer' || (part === 'co' && held.coLeadsAt)) return { ok: true }
			return { ok: false, why: 'trains-for-it' }
		case 'paused':
			return { ok: false, why: 'qualification-paused' }
		case 'over':
			return { ok: false, why: 'qualification-over' }
	}
}

export type GrantRefusal =
	| 'closed-account'
	| 'role-first'
	| 'trainee-role-first'
	| 'train-first'
	| 'holds-it'
	| 'is-paused'
	| 'steps-left'
	| 'lead-signs-first'
	| 'two-sign'
	| 'own-way'
	| 'practice-first'

/** What the way to a level says of a signature (steps.ts). */
export type WayFacts = {
	isReady: boolean
	leadSigned: boolean
	adminSignedAsLead: boolean
	practiceLeft: boolean
}

/**
 * Nobody decides about their own way (docs/decisions/0052). Where nobody else could, the one admin begins their own training
 * or appoints themself, because somebody has to lead first; they never sign themself off.
 */
export function mayDecideFor(facts: { isOwn: boolean; otherAdmins: number }, grant: Grant): Verdict<'own-way'> {
	const isFirst = facts.otherAdmins === 0 && grant !== 'qualified'
	return facts.isOwn && !isFirst ? { ok: false, why: 'own-way' } : { ok: true }
}

/** The role that comes before a grant; null where they hold it. */
export function roleLacking(grant: Grant, roles: readonly Role[]): 'trainee' | 'facilitator' | null {
	if (roles.includes('facilitator')) return null
	if (grant !== 'training') return 'facilitator'
	return roles.includes('trainee') ? null : 'trainee'
}

/** What an admin may give somebody for a level, given what they hold for it. */
export function mayGrant(
	facts: {
		grant: Grant
		/** The admin themself */
		isOwn: boolean
		/** Who could decide instead */
		otherAdmins: number
		roles: readonly Role[]
		closedAccount: boolean
		held: QualificationFacts | null
		/** Null where the content has no pathway to the level: then an admin signs alone */
		way: WayFacts | null
	},
	now: Date,
): Verdict<GrantRefusal> {
	if (facts.closedAccount) return { ok: false, why: 'closed-account' }
	const decides = mayDecideFor(facts, facts.grant)
	if (!decides.ok) return decides
	const standing = facts.held && standingOf(facts.held, now)
	if (standing === 'paused') return { ok: false, why: 'is-paused' }
	const lacks = roleLacking(facts.grant, facts.roles)
	if (facts.grant === 'training') {
		if (lacks) return { ok: false, why: 'trainee-role-first' }
		return standing === 'qualified' || standing === 'training' ? { ok: false, why: 'holds-it' } : { ok: true }
	}
	if (lacks) return { ok: false, why: 'role-first' }
	if (facts.grant === 'qualified') return mayQualify(standing, facts.way)
	return standing === 'qualified' ? { ok: false, why: 'holds-it' } : { ok: true }
}

/** Signed off after training, or for another year; whoever never trained is appointed by name, with a reason. */
function mayQualify(standing: Standing | null, way: WayFacts | null): Verdict<GrantRefusal> {
	if (!standing) return { ok: false, why: 'train-first' }
	if (!way) return { ok: true }
	if (standing !== 'training') return way.practiceLeft ? { ok: false, why: 'practice-first' } : { ok: true }
	if (!way.isReady) return { ok: false, why: 'steps-left' }
	if (!way.leadSigned) return { ok: false, why: 'lead-signs-first' }
	return way.adminSignedAsLead ? { ok: false, why: 'two-sign' } : { ok: true }
}

/** Leading and co-leading count; watching does not (program-design.md, section 10). `leads`: cohorts not over yet. */
export function hasRoomFor(part: FacilitatorPart, load: { leads: number; most: number }): boolean {
	return part === 'observer' || load.leads < load.most
}

export const qualificationRefusals: Record<GrantRefusal | 'no-such-stage' | 'changed-meanwhile', string> = {
	'closed-account': 'This account is closed.',
	'role-first': 'Give this person the facilitator role first, on their page.',
	'trainee-role-first': 'Give this person the role of a facilitator, or of one in training, first: on their page.',
	'train-first': 'Nobody is signed off without training. Begin training, or appoint this person with a reason.',
	'holds-it': 'This person holds that already.',
	'is-paused': 'This qualification is paused. End the pause first.',
	'steps-left': 'Steps of their way are not done yet: see “Next facilitators”. Or appoint this person with a reason.',
	'lead-signs-first': 'Somebody who leads this level signs first.',
	'own-way': 'Nobody decides about their own way. Another admin does this for you.',
	'two-sign': 'You have signed as a lead of the level. Another admin signs now.',
	'practice-first':
		'Another year takes practice: sessions led, one watched, one calibration. What is missing stands on their way; past its end you can appoint them with a reason.',
	'no-such-stage': 'Choose a level from the list.',
	'changed-meanwhile': 'Somebody has changed this meanwhile. Look at the table again.',
}
