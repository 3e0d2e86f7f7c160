import type { FacilitatorPart } from '../cohort/kinds'
import { listed } from '../number-words'
import type { Standing } from './kinds'
import type { Candidacy, StepStanding } from './steps'

/** What an admin can do next for somebody on the way; `waits`: nothing but to let them go on. */
export type NextAct = { does: 'act' | 'waits'; says: string }

export type AdminFacts = {
	candidacy: Candidacy
	standings: readonly StepStanding[]
	standing: Standing | null
	coLeads: boolean
	/** Their part in a cohort of the level that is not over */
	seat: FacilitatorPart | null
	manager: string | null
	/** Whoever leads the level, outside their line */
	leads: readonly string[]
}

/** The one next thing, by the first step that is not done. */
export function nextActFor(facts: AdminFacts): NextAct {
	const next = facts.standings.find(({ state }) => state === 'next')
	switch (next?.kind) {
		case undefined:
			return waits('Every step is done.')
		case 'eligible':
			return forEligible(facts)
		case 'prepare':
			return waits(`They prepare. Missing: ${next.left.join('; ')}.`)
		case 'shadow':
			if (facts.standing !== 'training') return act('Begin their training for the level.')
			return facts.seat
				? waits('They watch the next sessions of their cohort.')
				: act('Name them as observer of a cohort of the level.')
		case 'co-facilitate':
			return toHelp(facts) ?? waits('They help in the next sessions of their cohort.')
		case 'observed':
			return toHelp(facts) ?? forObserved(facts)
		case 'sign-off':
			return facts.candidacy.leadSigned
				? act('Sign them off.')
				: byLeads(facts, (names) => `Somebody who leads the level signs first: ${names} can.`)
	}
}

/** What stands between somebody and helping to lead a cohort; null when nothing does. */
function toHelp({ standing, coLeads, seat }: AdminFacts): NextAct | null {
	if (standing !== 'training') return act('Begin their training for the level.')
	if (!coLeads) return act('Let them co-lead.')
	return seat === 'co' ? null : act('Name them as co-lead of a cohort.')
}

function forObserved(facts: AdminFacts): NextAct {
	if (facts.candidacy.observed.some(({ scores }) => scores === null))
		return waits('Somebody watches them lead, and has not handed in yet what they saw.')
	return byLeads(facts, (names) => `Find who watches them lead: ${names} can, with a part in their cohort.`)
}

function byLeads({ leads }: AdminFacts, says: (names: string) => string): NextAct {
	return leads.length > 0
		? act(says(listed(leads.slice(0, 3))))
		: act('Nobody outside their line leads this level. Appoint somebody who does.')
}

/** The same for whoever leads the level: they say a word, watch and sign; the rest goes on without them. */
export function nextForLead({ candidacy, standings }: Pick<AdminFacts, 'candidacy' | 'standings'>): NextAct {
	const next = standings.find(({ state }) => state === 'next')
	if (!next) return waits('Every step is done.')
	if (next.kind === 'eligible' && !candidacy.hasWord) return act('A word of somebody who has seen them is missing.')
	if (next.kind === 'observed') return act('They can be watched leading, in a session you have a part in.')
	if (next.kind === 'sign-off')
		return candidacy.leadSigned ? waits('An admin signs next.') : act('They wait for your signature.')
	return waits(`Next: ${next.title.toLowerCase()}.`)
}

function forEligible({ candidacy, manager }: AdminFacts): NextAct {
	if (!candidacy.hasReason) return act('Ask them why they want to: they were nominated and have not said.')
	if (candidacy.time !== 'agreed')
		return act(
			manager ? `Talk with ${manager} about the time.` : 'They have no line manager here: set one on their page.',
		)
	if (!candidacy.hasWord) return act('Ask a mentor who has seen them for a word.')
	return waits('They are not certified at the level yet.')
}

const act = (says: string): NextAct => ({ does: 'act', says })
const waits = (says: string): NextAct => ({ does: 'waits', says })

/** Who is nearest first: by steps done, then by what the next one has of what it needs. */
export function nearestFirst<Someone extends { standings: readonly StepStanding[]; name: string }>(
	people: Someone[],
): Someone[] {
	const done = ({ standings }: Someone) => standings.filter(({ state }) => state === 'done').length
	const share = ({ standings }: Someone) => {
		const next = standings.find(({ state }) => state === 'next')
		return next ? next.have / next.need : 1
	}
	return [...people].sort((a, b) => done(b) - done(a) || share(b) - share(a) || a.name.localeCompare(b.name))
}
