import { describe, expect, test } from 'vitest'
import { type AdminFacts, nearestFirst, nextActFor, nextForLead } from '~/domain/facilitator/next'
import type { StepKind } from '~/domain/facilitator/pathway'
import type { Candidacy, Observed, StepStanding } from '~/domain/facilitator/steps'

const KINDS: StepKind[] = ['eligible', 'prepare', 'shadow', 'co-facilitate', 'observed', 'sign-off']
/** All before `next` done, `have` of two of it there. */
const standingsAt = (next: StepKind | null, have = 0): StepStanding[] => {
	const at = next ? KINDS.indexOf(next) : KINDS.length
	return KINDS.map((kind, index) => ({
		kind,
		title: kind,
		state: index < at ? 'done' : index === at ? 'next' : 'later',
		left: index < at ? [] : ['the reading'],
		have: index === at ? have : 0,
		need: 2,
	}))
}
const candidacy: Candidacy = {
	level: null,
	hasReason: true,
	hasWord: true,
	time: 'agreed',
	hasRead: false,
	hasConduct: false,
	calibrated: null,
	sessions: [],
	observed: [],
	leadSigned: false,
	adminSigned: false,
}
const facts = (next: StepKind | null, said: Partial<AdminFacts> = {}): AdminFacts => ({
	candidacy,
	standings: standingsAt(next),
	standing: 'training',
	coLeads: false,
	seat: null,
	manager: 'Mara Line',
	leads: ['Ruth', 'Bea'],
	...said,
})

const helping = { coLeads: true, seat: 'co' } as const
const unscored: Observed = { id: 'one', sessionId: 'one', observerId: 'ruth', scores: null, at: new Date(0) }

describe('what an admin can do next', () => {
	test.each<[string, AdminFacts, string]>([
		[
			'nominated, silent',
			facts('eligible', { candidacy: { ...candidacy, hasReason: false } }),
			'act: Ask them why they want to: they were nominated and have not said.',
		],
		[
			'without time',
			facts('eligible', { candidacy: { ...candidacy, time: 'declined' } }),
			'act: Talk with Mara Line about the time.',
		],
		[
			'without a manager',
			facts('eligible', { candidacy: { ...candidacy, time: null }, manager: null }),
			'act: They have no line manager here: set one on their page.',
		],
		[
			'without a word',
			facts('eligible', { candidacy: { ...candidacy, hasWord: false } }),
			'act: Ask a mentor who has seen them for a word.',
		],
		['without the certificate', facts('eligible'), 'waits: They are not certified at the level yet.'],
		['preparing', facts('prepare'), 'waits: They prepare. Missing: the reading.'],
		['ready to watch', facts('shadow', { standing: null }), 'act: Begin their training for the level.'],
		['in training, without a seat', facts('shadow'), 'act: Name them as observer of a cohort of the level.'],
		['watching', facts('shadow', { seat: 'observer' }), 'waits: They watch the next sessions of their cohort.'],
		['ready to help', facts('co-facilitate', { seat: 'observer' }), 'act: Let them co-lead.'],
		[
			'let co-lead',
			facts('co-facilitate', { coLeads: true, seat: 'observer' }),
			'act: Name them as co-lead of a cohort.',
		],
		[
			'helping',
			facts('co-facilitate', { coLeads: true, seat: 'co' }),
			'waits: They help in the next sessions of their cohort.',
		],
		[
			'who could be watched, without a part',
			facts('observed', { coLeads: true }),
			'act: Name them as co-lead of a cohort.',
		],
		[
			'ready to be watched',
			facts('observed', helping),
			'act: Find who watches them lead: Ruth and Bea can, with a part in their cohort.',
		],
		[
			'where nobody can watch',
			facts('observed', { ...helping, leads: [] }),
			'act: Nobody outside their line leads this level. Appoint somebody who does.',
		],
		[
			'watched',
			facts('observed', { ...helping, candidacy: { ...candidacy, observed: [unscored] } }),
			'waits: Somebody watches them lead, and has not handed in yet what they saw.',
		],
		['unsigned', facts('sign-off'), 'act: Somebody who leads the level signs first: Ruth and Bea can.'],
		['signed once', facts('sign-off', { candidacy: { ...candidacy, leadSigned: true } }), 'act: Sign them off.'],
		['done', facts(null), 'waits: Every step is done.'],
	])('for somebody %s', (_who, given, expected) => {
		const { does, says } = nextActFor(given)
		expect(`${does}: ${says}`).toBe(expected)
	})
})

test.each<[string, StepKind | null, Partial<Candidacy>, string]>([
	['without a word', 'eligible', { hasWord: false }, 'act: A word of somebody who has seen them is missing.'],
	['without the certificate', 'eligible', {}, 'waits: Next: eligible.'],
	['watching', 'shadow', {}, 'waits: Next: shadow.'],
	['ready to be watched', 'observed', {}, 'act: They can be watched leading, in a session you have a part in.'],
	['unsigned', 'sign-off', {}, 'act: They wait for your signature.'],
	['signed once', 'sign-off', { leadSigned: true }, 'waits: An admin signs next.'],
	['done', null, {}, 'waits: Every step is done.'],
])('a lead of the level can do the next thing for somebody %s', (_who, next, said, expected) => {
	const { does, says } = nextForLead({ candidacy: { ...candidacy, ...said }, standings: standingsAt(next) })
	expect(`${does}: ${says}`).toBe(expected)
})

test('whoever has most behind them comes first, then whoever has more of the next step, then by name', () => {
	const people = [
		{ name: 'Dora', standings: standingsAt('prepare') },
		{ name: 'Cleo', standings: standingsAt('observed') },
		{ name: 'Abel', standings: standingsAt('observed', 1) },
		{ name: 'Bert', standings: standingsAt('prepare') },
	]
	expect(nearestFirst(people).map(({ name }) => name)).toEqual(['Abel', 'Cleo', 'Bert', 'Dora'])
})
