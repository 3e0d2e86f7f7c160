import { describe, expect, test } from 'vitest'
import { sayCrew } from '~/domain/cohort/crew.server'
import { type CohortGap, gapsOf } from '~/domain/cohort/gaps'
import { COHORT_STATUSES, FACILITATOR_PARTS } from '~/domain/cohort/kinds'
import { levelOf } from '~/domain/cohort/level'
import {
	cohortRefusals,
	type EnrollRefusal,
	type FacilitatorRefusal,
	mayEnroll,
	mayFacilitate,
} from '~/domain/cohort/policy'
import { rulesOfToday } from '~/domain/cohort/rules'
import { cohortForm, membersForm } from '~/domain/cohort/schema'
import { stageChoices } from '~/domain/cohort/stage-choices'
import { allRules, nov, now, rules } from '../support/evidence'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

describe('a seat', () => {
	const fit = {
		status: 'open',
		seats: 12,
		taken: 11,
		held: 0,
		guests: 0,
		alreadyIn: false,
		inSameStage: false,
		facilitates: false,
		closedAccount: false,
		besideKin: false,
		byAdmin: false,
	} as const

	test.each<[string, Partial<Parameters<typeof mayEnroll>[0]>]>([
		['to who joins an open cohort', {}],
		['the last one', { taken: 11 }],
		['the first one', { taken: 0 }],
		['by an admin, a second one on purpose', { byAdmin: true, inSameStage: true }],
		['by an admin, in a planned cohort', { byAdmin: true, status: 'planned' }],
		['by an admin, in a running cohort', { byAdmin: true, status: 'running' }],
	])('is given %s', (_what, facts) => expect(mayEnroll({ ...fit, ...facts })).toEqual({ ok: true }))

	test.each<[string, Partial<Parameters<typeof mayEnroll>[0]>, EnrollRefusal]>([
		['when every seat is taken', { taken: 12 }, 'cohort-full'],
		['when more are in than seats', { taken: 13 }, 'cohort-full'],
		['when every seat is taken, by an admin either', { taken: 12, byAdmin: true }, 'cohort-full'],
		['while the last one is offered to somebody else', { held: 1 }, 'seats-held'],
		['while the last one is offered to somebody else, by an admin either', { held: 1, byAdmin: true }, 'seats-held'],
		['while a guest has the last one in a session ahead', { guests: 1 }, 'guest-ahead'],
		['while a guest has it, by an admin either', { guests: 1, byAdmin: true }, 'guest-ahead'],
		['in a planned cohort, to who joins', { status: 'planned' }, 'not-open'],
		['in a running cohort, to who joins', { status: 'running' }, 'not-open'],
		['in a finished cohort', { status: 'finished' }, 'not-open'],
		['in a finished cohort, by an admin either', { status: 'finished', byAdmin: true }, 'not-open'],
		['in a cancelled cohort, by an admin either', { status: 'cancelled', byAdmin: true }, 'not-open'],
		['to who has one', { alreadyIn: true }, 'already-in'],
		['to who has one in another cohort of the level', { inSameStage: true }, 'same-stage'],
		['to who facilitates it', { facilitates: true }, 'leads-it'],
		['to a closed account', { closedAccount: true }, 'account-closed'],
		['to a closed account, by an admin either', { closedAccount: true, byAdmin: true }, 'account-closed'],
		['beside somebody of their own', { besideKin: true }, 'kin-here'],
		[
			'beside somebody of their own, by an admin who says nothing either',
			{ besideKin: true, byAdmin: true },
			'kin-here',
		],
	])('is not given %s', (_what, facts, why) => {
		expect(mayEnroll({ ...fit, ...facts })).toEqual({ ok: false, why })
		expect(cohortRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})
})

describe('facilitating', () => {
	const qualified = { state: 'qualified', until: nov(30) } as const
	const fit = {
		roles: ['facilitator'],
		part: 'lead',
		isMember: false,
		otherLead: false,
		closedAccount: false,
		held: qualified,
		load: { leads: 1, most: 2 },
		inOwnLine: false,
	} as const
	test.each<[string, Partial<Parameters<typeof mayFacilitate>[0]>]>([
		['a facilitator leads', {}],
		['a facilitator co-leads beside a lead', { part: 'co', otherLead: true }],
		['a facilitator observes', { part: 'observer', otherLead: true }],
		[
			'somebody in training observes',
			{ part: 'observer', roles: ['trainee'], held: { state: 'training', until: null } },
		],
		['a facilitator observes what they train for', { part: 'observer', held: { state: 'training', until: null } }],
		['a facilitator with no room in their load observes', { part: 'observer', load: { leads: 2, most: 2 } }],
		['somebody who is both leads', { roles: ['trainee', 'facilitator'] }],
	])('%s', (_what, facts) => expect(mayFacilitate({ ...fit, ...facts }, now)).toEqual({ ok: true }))

	test.each<[string, Partial<Parameters<typeof mayFacilitate>[0]>, FacilitatorRefusal]>([
		['a second lead', { otherLead: true }, 'second-lead'],
		['a learner as lead', { roles: ['learner'] }, 'needs-role'],
		['an admin as lead', { roles: ['admin'] }, 'needs-role'],
		['a learner as observer', { roles: ['learner'], part: 'observer' }, 'needs-role'],
		['somebody in training as lead', { roles: ['trainee'] }, 'in-training'],
		['somebody in training as co-lead', { roles: ['trainee'], part: 'co' }, 'in-training'],
		['a facilitator of another level', { held: null }, 'not-qualified'],
		['an observer who does not train for the level', { held: null, part: 'observer' }, 'not-qualified'],
		[
			'somebody who trains for the level, as co-lead',
			{ held: { state: 'training', until: null }, part: 'co' },
			'trains-for-it',
		],
		['somebody whose twelve months are over', { held: { state: 'qualified', until: now } }, 'qualification-over'],
		['somebody who pauses', { held: { state: 'paused', until: nov(30) } }, 'qualification-paused'],
		['somebody who leads as many as they take', { load: { leads: 2, most: 2 } }, 'load-full'],
		['somebody who takes none, as co-lead', { part: 'co', load: { leads: 0, most: 0 } }, 'load-full'],
		['somebody above or below a member', { inOwnLine: true }, 'own-line'],
		['somebody above or below a member, as co-lead', { inOwnLine: true, part: 'co' }, 'own-line'],
		['somebody above or below a member, as observer', { inOwnLine: true, part: 'observer' }, 'own-line'],
		['a member', { isMember: true }, 'is-member'],
		['a closed account', { closedAccount: true }, 'account-closed'],
	])('never %s', (_what, facts, why) => {
		expect(mayFacilitate({ ...fit, ...facts }, now)).toEqual({ ok: false, why })
		expect(cohortRefusals[why]).toMatch(/^[A-Z].*\.$/)
	})
})

describe('what a cohort still lacks', () => {
	const whole = { status: 'planned', taken: 8, lead: 'Ruth', sessionCount: 1 } as const
	test.each<[string, Partial<Parameters<typeof gapsOf>[0]>, CohortGap[]]>([
		['nothing', {}, []],
		['a lead', { lead: null }, ['no-lead']],
		['an eighth person', { taken: 7 }, ['few-people']],
		['a session', { sessionCount: 0 }, ['no-sessions']],
		['everything', { lead: null, taken: 0, sessionCount: 0 }, ['no-lead', 'few-people', 'no-sessions']],
		['a lead, while open', { status: 'open', lead: null }, ['no-lead']],
		['a lead, while it runs', { status: 'running', lead: null }, ['no-lead']],
		['no people once it runs', { status: 'running', taken: 5 }, []],
		['nothing once it is finished', { status: 'finished', lead: null, taken: 0, sessionCount: 0 }, []],
		['nothing once it is cancelled', { status: 'cancelled', lead: null, taken: 0, sessionCount: 0 }, []],
	])('%s', (_what, facts, gaps) => expect(gapsOf({ ...whole, ...facts })).toEqual(gaps))
})

describe('the form of a cohort', () => {
	const form = {
		name: 'Winter A',
		stage: 'technical-leadership-ladder/l1',
		seatCount: '12',
		startsOn: '2026-12-03',
		timeZone: 'Europe/Lisbon',
		status: 'planned',
	}
	const accepts = (said: object) => cohortForm.safeParse({ ...form, ...said }).success

	test.each([
		['8 seats', { seatCount: '8' }],
		['12 seats', { seatCount: '12' }],
		['a leap day', { startsOn: '2028-02-29' }],
		['a quarter of the Strategist Track', { stage: 'strategist-track/q4' }],
	])('takes %s', (_what, said) => expect(accepts(said)).toBe(true))

	test.each(COHORT_STATUSES)('takes the status %s', (status) => expect(accepts({ status })).toBe(true))

	test.each([
		['7 seats', { seatCount: '7' }],
		['13 seats', { seatCount: '13' }],
		['eight and a half seats', { seatCount: '8.5' }],
		['infinitely many seats', { seatCount: '1e309' }],
		['no number of seats', { seatCount: 'many' }],
		['no name', { name: '   ' }],
		['a name of 61 characters', { name: 'x'.repeat(61) }],
		['a day that is none', { startsOn: '2026-02-30' }],
		['a month that is none', { startsOn: '2026-13-01' }],
		['a day in another spelling', { startsOn: '3 December 2026' }],
		['no zone', { timeZone: '' }],
		['a level that cannot be', { stage: 'ladder/l9' }],
		['a level with a way out of its folder', { stage: '../l1' }],
		['a status nobody knows', { status: 'paused' }],
	])('refuses %s', (_what, said) => expect(accepts(said)).toBe(false))

	test('adds between one person and twelve at once', () => {
		const people = Array.from({ length: 13 }, (_, index) => `p${index}`)
		expect(membersForm.safeParse({ people: people.slice(0, 12) }).success).toBe(true)
		expect(membersForm.safeParse({ people }).success).toBe(false)
		expect(membersForm.safeParse({ people: [] }).success).toBe(false)
	})
})

describe('the level a cohort takes', () => {
	const written = aStage()
	const empty = { ...aStage({ written: [], planned: ['listening'] }), key: 'ladder/l2', id: 'l2', label: 'Level 2' }
	const programs = [aProgram(written, empty)]

	test('is chosen from every level; one nobody can read yet is closed, and says why', () => {
		expect(stageChoices(programs)).toEqual([
			{
				key: STAGE_KEY,
				name: 'Level 1: Foundation',
				program: 'Technical Leadership Ladder',
				closed: null,
				preview: null,
			},
			{
				key: 'ladder/l2',
				name: 'Level 2: Foundation',
				program: 'Technical Leadership Ladder',
				closed: 'no module is written yet',
				preview: null,
			},
		])
	})

	test('is named in words, and by its key when it left the content', () => {
		expect(levelOf(programs, STAGE_KEY)).toEqual({ tag: 'l1', label: 'Level 1', title: 'Foundation' })
		expect(levelOf(programs, 'ladder/l9')).toEqual({ tag: '', label: 'ladder/l9', title: '' })
	})

	test('gives it its rules of that day: the modules written by then, and everything else as it stands', () => {
		const [modules, ...others] = rulesOfToday(aStage({ planned: ['careers'] }))
		expect(modules).toEqual({ ...rules.modules, core: ['listening', 'feedback'] })
		expect(others).toEqual(allRules.slice(1))
		expect(rulesOfToday(empty)[0]).toEqual(rules.modules)
	})
})

test('people of a cohort are listed lead first, then co-leads and observers, then members as they come', () => {
	const person = (id: string, timeZone = 'Europe/Lisbon') => ({
		id,
		name: id,
		team: id === 'mia' ? '' : 'Ledger',
		timeZone,
		careerTrack: 'ic',
		careerLevel: id === 'mia' ? '' : 'Staff',
	})
	const parts = [...FACILITATOR_PARTS].reverse()
	const facilitators = parts.map((part) => ({ ...person(part), part }))
	const crew = sayCrew({ facilitators, members: [person('ada', 'Asia/Kolkata'), person('mia')] }, 'ada', now)
	expect(crew.map(({ id, part }) => [id, part])).toEqual([
		['lead', 'lead'],
		['co', 'co'],
		['observer', 'observer'],
		['ada', 'member'],
		['mia', 'member'],
	])
	expect(crew[3]).toEqual({
		id: 'ada',
		name: 'ada',
		part: 'member',
		isMe: true,
		about: 'Staff, Ledger',
		place: 'Kolkata, UTC+5:30',
	})
	expect(crew[4]).toMatchObject({ isMe: false, about: 'Individual contributor', place: 'Lisbon, UTC' })
})
