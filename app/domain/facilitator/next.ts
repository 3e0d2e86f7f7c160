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
	/** A seat in a cohort of the level that is not over */
	seat: 'lead' | 'co' | 'observer' | null
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
			return waits(`They prepare. Left: ${next.left.map((each) => each.toLowerCase()).join('; ')}.`)
		case 'shadow':
			if (facts.standing !== 'training') return act('Begin their training for the level.')
			return facts.seat
				? waits('They watch the next sessions of their cohort.')
				: act('Name them as observer of a cohort of the level.')
		case 'co-facilitate':
			if (!facts.coLeads) return act('Let them co-lead.')
			return facts.seat === 'co'
				? waits('They help in the next sessions of their cohort.')
				: act('Name them as co-lead of a cohort.')
		case 'observed':
			return facts.leads.length > 0
				? act(`Find who watches them lead: ${listed(facts.leads.slice(0, 3))} can.`)
				: act('Nobody outside their line leads this level. Appoint somebody who can watch them.')
		case 'sign-off':
			return facts.candidacy.leadSigned ? act('Sign them off.') : act('Ask a lead of the level to sign.')
	}
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
