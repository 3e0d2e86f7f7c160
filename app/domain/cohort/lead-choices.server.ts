import type { Db } from '../db'
import { type Facilitator, heldFor, listFacilitators } from '../facilitator/read.server'
import { listed, spelled } from '../number-words'
import { isAboveOrBelow, linesAbove } from '../person/line.server'
import type { LeadChoices } from './lead-choices'
import { type FacilitatorRefusal, mayFacilitate } from './policy'
import type { CohortDetail } from './read.server'

const shortly: Partial<Record<FacilitatorRefusal, string>> = {
	'not-qualified': 'not qualified for this level',
	'in-training': 'in training',
	'qualification-paused': 'paused',
	'qualification-over': 'qualification ended',
	'trains-for-it': 'in training',
	'needs-role': 'no role on the facilitator’s desk',
	'account-closed': 'account closed',
}

/** Who may be named for a cohort: to lead or co-lead, to observe only, and not at all, each with the reason. */
export async function listLeadChoices(db: Db, cohort: CohortDetail, now: Date): Promise<LeadChoices> {
	const isIn = new Set(cohort.members.map((member) => member.id))
	const people = (await listFacilitators(db)).filter((person) => !isIn.has(person.id))
	const lines = await linesAbove(db, [...isIn, ...people.map((person) => person.id)])
	const choices: LeadChoices = { leading: [], observing: [], closed: [] }
	for (const person of people) {
		const inLine = cohort.members.filter((member) => isAboveOrBelow(lines, person.id, member.id))
		const facts = factsOf(person, cohort, inLine.length > 0)
		const { id, name } = person
		const leads = mayFacilitate({ ...facts, part: 'co' }, now)
		if (leads.ok) {
			const trains = facts.held?.state === 'training'
			choices.leading.push({
				id,
				name,
				note: trains ? `co-leads, in training; ${loadOf(facts.load)}` : loadOf(facts.load),
			})
			continue
		}
		const watches = mayFacilitate({ ...facts, part: 'observer' }, now)
		if (watches.ok) {
			const note = leads.why === 'load-full' ? loadOf(facts.load) : (shortly[leads.why] ?? '')
			choices.observing.push({ id, name, note })
			continue
		}
		const line = `in one reporting line with ${listed(inLine.map((member) => member.name))}`
		choices.closed.push({ id, name, note: watches.why === 'own-line' ? line : (shortly[watches.why] ?? '') })
	}
	return choices
}

/** Names of a cohort's people who are above or below somebody. */
export async function listOwnLine(db: Db, cohort: CohortDetail, personId: string): Promise<string[]> {
	const lines = await linesAbove(db, [personId, ...cohort.members.map((member) => member.id)])
	return cohort.members.filter((member) => isAboveOrBelow(lines, personId, member.id)).map((member) => member.name)
}

function factsOf(person: Facilitator, cohort: CohortDetail, inOwnLine: boolean) {
	return {
		roles: person.roles,
		isMember: false,
		otherLead: false,
		closedAccount: person.closedAccount,
		held: heldFor(person, cohort.stageKey),
		load: { leads: person.leads.filter((led) => led.cohortId !== cohort.id).length, most: person.most },
		inOwnLine,
	}
}

/** "leads one of 2": what the page of facilitators says too. */
export function loadOf({ leads, most }: { leads: number; most: number }): string {
	return `leads ${leads === 0 ? 'none' : spelled(leads)} of ${most}`
}
