import { loadOf } from '../cohort/lead-choices.server'
import { levelOf } from '../cohort/level'
import type { Program } from '../program/lesson'
import { shortDate } from '../zone/zone.server'
import { standingNames } from './kinds'
import { endsSoon, standingOf } from './policy'
import type { Facilitator, Qualification } from './read.server'
import type { SaidFacilitator, SaidQualification } from './said'

export function sayQualification(held: Qualification, programs: Program[], zone: string, now: Date): SaidQualification {
	const standing = standingOf(held, now)
	const level = levelOf(programs, held.stageKey)
	return {
		stageKey: held.stageKey,
		tag: level.tag.toUpperCase(),
		label: level.label,
		standing,
		name: standingNames[standing],
		endsSoon: endsSoon(held, now),
		since: shortDate(held.since, zone),
		until: held.until && shortDate(held.until, zone),
		founding: held.founding,
		reason: held.reason,
	}
}

export function sayFacilitator(person: Facilitator, programs: Program[], zone: string, now: Date): SaidFacilitator {
	return {
		id: person.id,
		name: person.name,
		isTrainee: !person.roles.includes('facilitator'),
		load: loadOf({ leads: person.leads.length, most: person.most }),
		isFull: person.leads.length >= person.most,
		leads: person.leads,
		held: person.qualifications.map((held) => sayQualification(held, programs, zone, now)),
	}
}
