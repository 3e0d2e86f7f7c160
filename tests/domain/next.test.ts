import { describe, expect, test } from 'vitest'
import { type AdminFacts, nearestFirst, nextActFor } from '~/domain/facilitator/next'
import type { StepKind } from '~/domain/facilitator/pathway'
import type { Candidacy, StepStanding } from '~/domain/facilitator/steps'

const KINDS: StepKind[] = ['eligible', 'prepare', 'shadow', 'co-facilitate', 'observed', 'sign-off']
/** All before `next` done, `have` of two of it there. */
const standingsAt = (next: StepKind | null, have = 0): StepStanding[] => {
	const at = next ? KINDS.indexOf(next) : KINDS.length
	return KINDS.map((kind, index) => ({
		kind,
		title: kind,
		state: index < at ? 'done' : index === at ? 'next' : 'later',
		left: index < at ? [] : ['Read what is linked here'],
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
		['preparing', facts('prepare'), 'waits: They prepare. Left: read what is linked here.'],
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
		['ready to be watched', facts('observed'), 'act: Find who watches them lead: Ruth and Bea can.'],
		[
			'where nobody can watch',
			facts('observed', { leads: [] }),
			'act: Nobody outside their line leads this level. Appoint somebody who can watch them.',
		],
		['unsigned', facts('sign-off'), 'act: Ask a lead of the level to sign.'],
		['signed once', facts('sign-off', { candidacy: { ...candidacy, leadSigned: true } }), 'act: Sign them off.'],
		['done', facts(null), 'waits: Every step is done.'],
	])('for somebody %s', (_who, given, expected) => {
		const { does, says } = nextActFor(given)
		expect(`${does}: ${says}`).toBe(expected)
	})
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
