import { describe, expect, test } from 'vitest'
import { settingsForm } from '~/domain/formation/schema'
import type { AgreementState, ApplicationState, IntakeStatus } from '~/domain/intake/kinds'
import {
	type ApplyFacts,
	mayAnswer,
	mayApply,
	mayChange,
	mayEdit,
	mayMove,
	mayWithdraw,
	phaseOf,
} from '~/domain/intake/policy'
import { applicationForm, intakeForm } from '~/domain/intake/schema'
import { saidMinutes, timeLines, timeOf } from '~/domain/intake/time'
import { needWords, timeWords } from '~/domain/intake/words'
import { aStage } from '../support/stages-taken'

const TODAY = '2026-11-20'
const NO = (why: string) => ({ ok: false, why })
const YES = { ok: true }

describe('where an intake stands', () => {
	test.each([
		['draft', '2026-11-01', '2026-12-01', 'draft'],
		['open', '2026-11-21', '2026-12-01', 'coming'],
		['open', '2026-11-20', '2026-12-01', 'open'],
		['open', '2026-11-01', '2026-11-20', 'open'],
		['open', '2026-11-01', '2026-11-19', 'closed'],
		['closed', '2026-11-01', '2026-12-01', 'closed'],
		['formed', '2026-11-01', '2026-12-01', 'formed'],
		['cancelled', '2026-11-01', '2026-12-01', 'cancelled'],
	] as const)('%s, from %s until %s: %s', (status, opensOn, closesOn, phase) => {
		expect(phaseOf({ status, opensOn, closesOn }, TODAY)).toBe(phase)
	})
})

const free: ApplyFacts = {
	phase: 'open',
	state: null,
	closedAccount: false,
	certified: false,
	inCohort: false,
	excused: false,
	inOtherIntake: false,
	whoMay: 'needed',
	needed: true,
}

describe('a place in an intake', () => {
	test('is for whom the table of needs names, and for anybody where it says so', () => {
		expect(mayApply(free)).toEqual(YES)
		expect(mayApply({ ...free, needed: false })).toEqual(NO('not-needed'))
		expect(mayApply({ ...free, needed: false, whoMay: 'anyone' })).toEqual(YES)
		expect(mayApply({ ...free, needed: false }, true)).toEqual(YES)
	})

	test.each<[string, Partial<ApplyFacts>, string]>([
		['whose account is closed', { closedAccount: true }, 'account-closed'],
		['who is in it', { state: 'in' }, 'in-already'],
		['who has a seat from it', { state: 'placed' }, 'in-already'],
		['who holds the certificate', { certified: true }, 'certified'],
		['who sits in a cohort of the level', { inCohort: true }, 'in-cohort'],
		['who is in another intake for it', { inOtherIntake: true }, 'in-other-intake'],
	])('is not for one %s, not by an admin either', (_who, said, why) => {
		expect(mayApply({ ...free, ...said })).toEqual(NO(why))
		expect(mayApply({ ...free, ...said }, true)).toEqual(NO(why))
	})

	test.each([
		['coming', NO('not-open'), YES],
		['open', YES, YES],
		['closed', NO('not-open'), YES],
		['draft', NO('not-open'), NO('not-open')],
		['formed', NO('not-open'), NO('not-open')],
		['cancelled', NO('not-open'), NO('not-open')],
	] as const)('while it is %s', (phase, byThemself, byAdmin) => {
		expect(mayApply({ ...free, phase })).toEqual(byThemself)
		expect(mayApply({ ...free, phase }, true)).toEqual(byAdmin)
	})

	test('taken back is asked for again; who was taken off is put back by an admin alone', () => {
		expect(mayApply({ ...free, state: 'withdrawn' })).toEqual(YES)
		expect(mayApply({ ...free, state: 'removed' })).toEqual(NO('taken-off'))
		expect(mayApply({ ...free, state: 'removed' }, true)).toEqual(YES)
	})

	test('is not for who is excused, by an admin’s hand; they themselves may ask', () => {
		expect(mayApply({ ...free, excused: true }, true)).toEqual(NO('excused'))
		expect(mayApply({ ...free, excused: true, state: 'removed' }, true)).toEqual(NO('excused'))
		expect(mayApply({ ...free, excused: true })).toEqual(YES)
	})

	test('is changed until cohorts are formed, and given back by who asked for it', () => {
		expect(mayChange({ state: 'in', phase: 'open' })).toEqual(YES)
		expect(mayChange({ state: 'in', phase: 'coming' })).toEqual(YES)
		expect(mayChange({ state: 'in', phase: 'closed' })).toEqual(YES)
		expect(mayChange({ state: 'in', phase: 'cancelled' })).toEqual(NO('over-already'))
		for (const state of ['withdrawn', 'removed', 'placed', 'not-placed'] as ApplicationState[]) {
			expect(mayChange({ state, phase: 'open' })).toEqual(NO('not-in'))
			expect(mayWithdraw({ state, source: 'applied' })).toEqual(NO('not-in'))
		}
		expect(mayWithdraw({ state: 'in', source: 'applied' })).toEqual(YES)
		expect(mayWithdraw({ state: 'in', source: 'assigned' })).toEqual(NO('assigned'))
	})
})

test('an intake is saved with the hours in common that its cohorts were formed with', () => {
	const asked = (schema: typeof intakeForm | typeof settingsForm, overlapHours: number) => {
		const { error } = schema.safeParse({ overlapHours })
		return error?.issues.some(({ path }) => path[0] === 'overlapHours') ?? false
	}
	for (let hours = 0; hours <= 12; hours++)
		expect(asked(intakeForm, hours), `${hours} hours`).toBe(asked(settingsForm, hours))
})

describe('an intake', () => {
	const to = (status: IntakeStatus, closesOn = '2026-12-01') =>
		(['open', 'close', 'cancel'] as const).filter((move) => mayMove({ status, closesOn }, move, TODAY).ok)

	test('moves on and back until cohorts are formed or it is called off', () => {
		expect(to('draft')).toEqual(['open', 'cancel'])
		expect(to('open')).toEqual(['close', 'cancel'])
		expect(to('closed')).toEqual(['open', 'cancel'])
		expect(to('formed')).toEqual([])
		expect(to('cancelled')).toEqual([])
	})

	test('does not open with its last day in the past', () => {
		expect(mayMove({ status: 'closed', closesOn: TODAY }, 'open', TODAY)).toEqual(YES)
		expect(mayMove({ status: 'closed', closesOn: '2026-11-19' }, 'open', TODAY)).toEqual(NO('closes-before-today'))
	})

	test('changes its level as a draft only, and nothing once it is formed or called off', () => {
		expect(mayEdit({ status: 'draft', stageKey: 'a' }, { stageKey: 'b' })).toEqual(YES)
		for (const status of ['open', 'closed'] as const) {
			expect(mayEdit({ status, stageKey: 'a' }, { stageKey: 'a' })).toEqual(YES)
			expect(mayEdit({ status, stageKey: 'a' }, { stageKey: 'b' })).toEqual(NO('stage-stays'))
		}
		for (const status of ['formed', 'cancelled'] as const)
			expect(mayEdit({ status, stageKey: 'a' }, { stageKey: 'a' })).toEqual(NO('not-editable'))
	})

	test.each([
		['closes before it opens', { closesOn: '2026-10-01' }, 'closesOn'],
		['begins before it closes', { startsOn: '2026-12-01' }, 'startsOn'],
		['asks for fewer than a cohort', { capacity: '7' }, 'capacity'],
	])('that %s is refused beside its field', (_what, said, field) => {
		const fields = {
			name: 'Winter',
			stage: 'ladder/l1',
			opensOn: '2026-11-01',
			closesOn: '2026-12-01',
			startsOn: '2027-01-11',
			capacity: '24',
			whoMay: 'needed',
			overlapHours: '2',
		}
		expect(intakeForm.safeParse(fields).success).toBe(true)
		expect(intakeForm.safeParse({ ...fields, ...said }).error?.issues.map(({ path }) => path[0])).toEqual([field])
	})
})

describe('a line manager’s word', () => {
	test.each<[AgreementState, boolean, string | null]>([
		['asked', true, null],
		['asked', false, 'not-their-manager'],
		['agreed', true, 'answered-already'],
		['declined', true, 'answered-already'],
		['withdrawn', true, 'no-longer-asked'],
	])('%s, still their manager %s: %s', (state, stillManages, why) => {
		expect(mayAnswer({ state, stillManages })).toEqual(why ? NO(why) : YES)
	})

	test('is asked with the figures of the level', () => {
		const stage = {
			...aStage(),
			pace: [
				{ week: 1, minutes: 60, items: [] },
				{ week: 2, minutes: 95, items: [] },
			],
		}
		const time = timeOf({ ...stage, training: { ...stage.training, minutes: 480, weeks: 7 } })
		expect(time).toMatchObject({ minutes: 480, weeks: 7, minutesAWeek: 69, mostInAWeek: 95, sessions: 4 })
		expect(timeLines(time)[0]).toBe(
			'It takes 8 hours of working time over 7 weeks: about 1 hour 9 minutes a week, and never more than 1 hour 35 minutes in one.',
		)
	})

	test.each([
		[0, '0 minutes'],
		[1, '1 minute'],
		[59, '59 minutes'],
		[60, '1 hour'],
		[121, '2 hours 1 minute'],
	])('%i minutes are said as %s', (minutes, said) => expect(saidMinutes(minutes)).toBe(said))
})

describe('times at which somebody cannot come', () => {
	const read = (unavailable: object[]) => applicationForm.safeParse({ goals: '', unavailable })

	test('are rows of the week; an empty row is none', () => {
		const parsed = read([{ day: '1', from: '09:00', to: '12:00' }, {}, { day: '7', from: '00:00', to: '23:59' }])
		expect(parsed.data?.unavailable).toEqual([
			{ day: 1, from: '09:00', to: '12:00' },
			{ day: 7, from: '00:00', to: '23:59' },
		])
		expect(parsed.data?.unavailable.map(timeWords)).toEqual(['Monday 09:00 to 12:00', 'Sunday 00:00 to 23:59'])
	})

	test.each([
		['half a row', { day: '1', from: '09:00' }],
		['a row that ends before it begins', { day: '1', from: '12:00', to: '09:00' }],
		['a row of no length', { day: '1', from: '09:00', to: '09:00' }],
		['a day that is none', { day: '8', from: '09:00', to: '10:00' }],
		['an hour that is none', { day: '1', from: '09:00', to: '24:00' }],
	])('are refused as %s', (_what, row) => expect(read([row]).success).toBe(false))
})

test.each([
	[null, 'Open to you'],
	[{ strength: 'invited', dueOn: null, isOverdue: false } as const, 'Open to you'],
	[{ strength: 'must', dueOn: null, isOverdue: false } as const, 'Mandatory for your role'],
	[{ strength: 'must', dueOn: '2027-03-12', isOverdue: false } as const, 'Mandatory for your role by 12 March 2027'],
	[{ strength: 'expected', dueOn: '2027-03-12', isOverdue: false } as const, 'Expected of you by 12 March 2027'],
	[
		{ strength: 'expected', dueOn: '2026-03-12', isOverdue: true } as const,
		'Expected of you, and was due by 12 March 2026',
	],
])('a need is said in words: %o', (need, words) => expect(needWords(need)).toBe(words))
