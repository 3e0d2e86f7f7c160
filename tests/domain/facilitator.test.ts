import { describe, expect, test } from 'vitest'
import { FACILITATOR_PARTS } from '~/domain/cohort/kinds'
import type { Grant } from '~/domain/facilitator/kinds'
import {
	endsSoon,
	type GrantRefusal,
	hasRoomFor,
	mayGrant,
	mayTakePart,
	type QualificationFacts,
	qualificationRefusals,
	standingOf,
} from '~/domain/facilitator/policy'
import { foundingForm } from '~/domain/facilitator/schema'
import { nov, now } from '../support/evidence'

const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
const qualified = { state: 'qualified', until: inDays(100) } as const
const training = { state: 'training', until: null } as const
const paused = { state: 'paused', until: inDays(100) } as const
const over = { state: 'qualified', until: now } as const

describe('a qualification', () => {
	test.each<[string, QualificationFacts, string]>([
		['is in force until its last moment', { ...qualified, until: new Date(now.getTime() + 1) }, 'qualified'],
		['is over at its end', over, 'over'],
		['without an end does not end', { state: 'qualified', until: null }, 'qualified'],
		['in training stays so, whatever date it has', { state: 'training', until: nov(1) }, 'training'],
		['that is paused is paused, past its end too', { state: 'paused', until: nov(1) }, 'paused'],
	])('%s', (_what, held, standing) => expect(standingOf(held, now)).toBe(standing))

	test.each<[QualificationFacts, boolean]>([
		[{ state: 'qualified', until: inDays(60) }, true],
		[{ state: 'qualified', until: inDays(61) }, false],
		[over, false],
		[training, false],
		[{ state: 'paused', until: inDays(5) }, false],
		[{ state: 'qualified', until: null }, false],
	])('%o is marked as ending soon: %s', (held, marked) => expect(endsSoon(held, now)).toBe(marked))
})

describe('a part in a cohort of a level', () => {
	test.each<[string, QualificationFacts | null, string[]]>([
		['nothing', null, []],
		['training', training, ['observer']],
		['training, let co-lead', { ...training, coLeadsAt: nov(1) }, ['co', 'observer']],
		['a pause, let co-lead before', { ...paused, coLeadsAt: nov(1) }, []],
		['a qualification', qualified, ['lead', 'co', 'observer']],
		['one that is paused', paused, []],
		['one that is over', over, []],
	])('with %s', (_what, held, parts) =>
		expect(FACILITATOR_PARTS.filter((part) => mayTakePart(part, held, now).ok)).toEqual(parts),
	)

	test('counts toward the load when it leads, not when it watches', () => {
		const full = { leads: 2, most: 2 }
		expect(FACILITATOR_PARTS.filter((part) => hasRoomFor(part, full))).toEqual(['observer'])
		expect(FACILITATOR_PARTS.filter((part) => hasRoomFor(part, { leads: 1, most: 2 }))).toEqual([
			'lead',
			'co',
			'observer',
		])
	})
})

describe('what an admin gives', () => {
	const fit = {
		roles: ['facilitator'],
		closedAccount: false,
		held: null,
		way: null,
		isOwn: false,
		otherAdmins: 1,
	} as const
	const way = { isReady: true, leadSigned: true, adminSignedAsLead: false, practiceLeft: false }
	test.each<[string, Parameters<typeof mayGrant>[0]]>([
		['training, to somebody with the role of a trainee', { ...fit, grant: 'training', roles: ['trainee'] }],
		['training, to a facilitator of other levels', { ...fit, grant: 'training' }],
		['training, to somebody whose months are over', { ...fit, grant: 'training', held: over }],
		['a signature, after training', { ...fit, grant: 'qualified', held: training }],
		['another year', { ...fit, grant: 'qualified', held: qualified }],
		['another year, after the end', { ...fit, grant: 'qualified', held: over }],
		[
			'a signature, where all steps are done and a lead has signed',
			{ ...fit, grant: 'qualified', held: training, way },
		],
		['another year, after practice', { ...fit, grant: 'qualified', held: over, way }],
		['an appointment', { ...fit, grant: 'founding' }],
		['an appointment, whatever is left', { ...fit, grant: 'founding', way: { ...way, isReady: false } }],
		['an appointment in the middle of training', { ...fit, grant: 'founding', held: training }],
		['an appointment of the only admin, by themself', { ...fit, grant: 'founding', isOwn: true, otherAdmins: 0 }],
		['training of the only admin, by themself', { ...fit, grant: 'training', isOwn: true, otherAdmins: 0 }],
	])('%s', (_what, facts) => expect(mayGrant(facts, now)).toEqual({ ok: true }))

	test.each<[string, Parameters<typeof mayGrant>[0], GrantRefusal]>([
		['training to a learner', { ...fit, grant: 'training', roles: ['learner'] }, 'trainee-role-first'],
		['training to who is qualified', { ...fit, grant: 'training', held: qualified }, 'holds-it'],
		[
			'a signature before the steps',
			{ ...fit, grant: 'qualified', held: training, way: { ...way, isReady: false } },
			'steps-left',
		],
		[
			'a signature before a lead’s',
			{ ...fit, grant: 'qualified', held: training, way: { ...way, leadSigned: false } },
			'lead-signs-first',
		],
		[
			'both signatures of one person',
			{ ...fit, grant: 'qualified', held: training, way: { ...way, adminSignedAsLead: true } },
			'two-sign',
		],
		[
			'a signature of the only admin for themself',
			{ ...fit, grant: 'qualified', held: training, way, isOwn: true, otherAdmins: 0 },
			'own-way',
		],
		['a year more to oneself', { ...fit, grant: 'qualified', held: qualified, isOwn: true }, 'own-way'],
		['training to oneself', { ...fit, grant: 'training', isOwn: true }, 'own-way'],
		['an appointment to oneself', { ...fit, grant: 'founding', isOwn: true }, 'own-way'],
		[
			'another year without practice',
			{ ...fit, grant: 'qualified', held: qualified, way: { ...way, practiceLeft: true } },
			'practice-first',
		],
		['training twice', { ...fit, grant: 'training', held: training }, 'holds-it'],
		['a signature without training', { ...fit, grant: 'qualified' }, 'train-first'],
		[
			'a signature to a trainee by role',
			{ ...fit, grant: 'qualified', roles: ['trainee'], held: training },
			'role-first',
		],
		['an appointment to who is qualified', { ...fit, grant: 'founding', held: qualified }, 'holds-it'],
		['an appointment to a learner', { ...fit, grant: 'founding', roles: ['learner'] }, 'role-first'],
		...(['training', 'qualified', 'founding'] as Grant[]).flatMap(
			(grant): [string, Parameters<typeof mayGrant>[0], GrantRefusal][] => [
				[`${grant} during a pause`, { ...fit, grant, held: paused }, 'is-paused'],
				[`${grant} to a closed account`, { ...fit, grant, closedAccount: true }, 'closed-account'],
			],
		),
	])('never %s', (_what, facts, why) => {
		expect(mayGrant(facts, now)).toEqual({ ok: false, why })
		expect(qualificationRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})

	test('an appointment says why, in one line', () => {
		const said = { person: 'p', stage: 'ladder/l1' }
		expect(foundingForm.safeParse({ ...said, reason: ' Coached for years ' }).data?.reason).toBe('Coached for years')
		for (const reason of ['', '   ', 'two\nlines', 'x'.repeat(161)])
			expect(foundingForm.safeParse({ ...said, reason }).success).toBe(false)
	})
})
