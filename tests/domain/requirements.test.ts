import { describe, expect, test } from 'vitest'
import type { Evidence } from '~/domain/certification/evidence'
import { EQUAL_PROGRAM } from '~/domain/certification/kinds'
import { evaluate, hasPlanned, isReady } from '~/domain/certification/requirements'
import { titleOf } from '~/domain/certification/titles'
import type { Requirement } from '~/domain/program/frontmatter'
import {
	allRules,
	aModule,
	anEvidence,
	aStay,
	aTryOf,
	aWaiver,
	aWork,
	judged,
	nov,
	now,
	rules,
} from '../support/evidence'

type Row = [what: string, said: Partial<Evidence>, state: string, short: string, left: string | null]

describe('modules', () => {
	const done = nov(3)
	test.each<Row>([
		['nobody opened', {}, 'open', '0 of 2', 'Still to read: Listening, Feedback.'],
		[
			'of which one is begun',
			{ modules: [aModule('Listening', 'begun'), aModule('Feedback')] },
			'in-progress',
			'0 of 2',
			'Still to read: Listening, Feedback.',
		],
		[
			'of which one is done',
			{ modules: [aModule('Listening', done), aModule('Feedback')] },
			'in-progress',
			'1 of 2',
			'Still to read: Feedback.',
		],
		['that are all done', { modules: [aModule('Listening', done), aModule('Feedback', done)] }, 'met', '2 of 2', null],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.modules, said)).toMatchObject({ state, short, left })
	})

	test('are met on the day of the last one, and the record names each', () => {
		const modules = [aModule('Listening', nov(9)), aModule('Feedback', nov(3))]
		expect(judged(rules.modules, { modules })).toMatchObject({ metAt: nov(9), evidence: ['Listening', 'Feedback'] })
	})

	test.each([
		['14 of 15 right on the first try', [aTryOf(14, nov(4))], 'met'],
		['13 of 15 right on the first try', [aTryOf(13)], 'open'],
		['15 of 15 right on the second', [aTryOf(9, nov(4)), aTryOf(15)], 'open'],
		['a first try that is still open', [aTryOf(null)], 'open'],
	])('may be shown by the check instead: %s', (_what, checks, state) => {
		const prior = { ...rules.modules, priorExperience: { checkAtLeast: 0.9, firstTry: true as const } }
		expect(judged(prior, { checks })).toMatchObject({ state, metAt: state === 'met' ? nov(4) : null })
		expect(judged(rules.modules, { checks }).state).toBe('open')
	})

	test('of a stage of which none is written are not met by reading none', () => {
		expect(judged(rules.modules, { modules: [] })).toMatchObject({ state: 'open', metAt: null })
	})
})

describe('a knowledge check of 15 questions at 80 %', () => {
	const needed = '12 of 15 right answers are needed'
	test.each<Row>([
		['nobody began', {}, 'open', 'open', `${needed}.`],
		['begun and not handed in', { checks: [aTryOf(null)] }, 'in-progress', 'begun', `${needed}.`],
		['with 11 right', { checks: [aTryOf(11)] }, 'in-progress', '11 of 15', `${needed}; the best try has 11.`],
		['with 12 right', { checks: [aTryOf(12)] }, 'met', '12 of 15', null],
		['with 15 right', { checks: [aTryOf(15)] }, 'met', '15 of 15', null],
		[
			'whose second try is worse',
			{ checks: [aTryOf(10, nov(8)), aTryOf(7)] },
			'in-progress',
			'10 of 15',
			`${needed}; the best try has 10.`,
		],
		['with none right', { checks: [aTryOf(0)] }, 'in-progress', '0 of 15', `${needed}; the best try has 0.`],
		[
			'with tries used up',
			{ checks: [aTryOf(9, nov(6)), aTryOf(10, nov(8)), aTryOf(11)] },
			'in-progress',
			'11 of 15',
			`${needed}; the best try has 11.`,
		],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.check, said)).toMatchObject({ state, short, left })
	})

	test('passed on the second try says so, and when', () => {
		const checks = [aTryOf(11, nov(8)), aTryOf(13, nov(10))]
		expect(judged(rules.check, { checks })).toMatchObject({
			evidence: ['13 of 15 right, on try 2'],
			metAt: nov(10),
		})
	})

	test('not passed yet lists its tries', () => {
		const checks = [aTryOf(9, nov(8)), aTryOf(11, nov(10)), aTryOf(null)]
		expect(judged(rules.check, { checks }).evidence).toEqual(['Try 1: 9 of 15 right', 'Try 2: 11 of 15 right'])
	})
})

describe('three sessions of four, present for 80 % of the minutes', () => {
	test.each<Row>([
		['nobody came to', {}, 'open', '0 of 3', 'Three more sessions with the cohort, at least 80 % of the time.'],
		[
			'with 47 of 60 minutes, 79 %',
			{ sessions: [aStay(47)] },
			'in-progress',
			'0 of 3',
			'Three more sessions with the cohort, at least 80 % of the time.',
		],
		[
			'with 48 of 60 minutes, 80 %',
			{ sessions: [aStay(48)] },
			'in-progress',
			'1 of 3',
			'Two more sessions with the cohort, at least 80 % of the time.',
		],
		[
			'with two of them',
			{ sessions: [aStay(60), aStay(60), aStay(20)] },
			'in-progress',
			'2 of 3',
			'One more session with the cohort, at least 80 % of the time.',
		],
		['with exactly three', { sessions: [aStay(60), aStay(48), aStay(20), aStay(60)] }, 'met', '3 of 3', null],
		['with all four', { sessions: [aStay(60), aStay(60), aStay(60), aStay(60)] }, 'met', '3 of 3', null],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.sessions, said)).toMatchObject({ state, short, left })
	})

	test('count a session once, whether it was attended, made up for, or both', () => {
		const stays = [aStay(60), aStay(60)]
		const [first] = stays
		const again = { ...aStay(60), sessionId: first?.sessionId ?? '', isMakeUp: true }
		expect(judged(rules.sessions, { sessions: [...stays, again] })).toMatchObject({
			state: 'in-progress',
			short: '2 of 3',
		})
		const other = { ...aStay(60), isMakeUp: true }
		expect(judged(rules.sessions, { sessions: [...stays, other] })).toMatchObject({ state: 'met', short: '3 of 3' })
	})

	test('count no more make-ups than the level allows, and say so', () => {
		const madeUp = () => ({ ...aStay(60), isMakeUp: true })
		const said = judged(rules.sessions, { sessions: [aStay(60), madeUp(), madeUp()] })
		expect(said).toMatchObject({ state: 'in-progress', short: '2 of 3' })
		expect(said.evidence[2]).toMatch(/a make-up beyond what counts/)
		const none = { ...rules.sessions, makeUps: 0 }
		expect(judged(none, { sessions: [aStay(60), aStay(60), madeUp()] })).toMatchObject({ short: '2 of 3' })
	})

	test('count 80 % of every length a session can have, to the minute', () => {
		for (let minutes = 15; minutes <= 240; minutes++) {
			const enough = Math.ceil((minutes * 4) / 5)
			const one = { ...rules.sessions, attend: 1 }
			expect.soft(judged(one, { sessions: [aStay(enough, 5, minutes)] }).state, `${enough} of ${minutes}`).toBe('met')
			expect
				.soft(judged(one, { sessions: [aStay(enough - 1, 5, minutes)] }).state, `${enough - 1} of ${minutes}`)
				.toBe('in-progress')
		}
	})

	test('are met with the third in time, whatever order they are listed in', () => {
		const sessions = [aStay(60, 19), aStay(60, 5), aStay(10, 2), aStay(60, 26), aStay(60, 12)]
		expect(judged(rules.sessions, { sessions }).metAt).toEqual(nov(19))
	})

	test('name each stay with its minutes, and say which was too short', () => {
		expect(judged(rules.sessions, { sessions: [aStay(60, 5), aStay(47, 12)] }).evidence).toEqual([
			'Session of the 5th: 60 of 60 minutes',
			'Session of the 12th: 47 of 60 minutes, too short to count',
		])
	})
})

describe('three commitments closed', () => {
	test.each<Row>([
		['of which none was made', {}, 'open', '0 of 3', 'What became of three more is still to be said.'],
		[
			'of which one is open',
			{ commitmentsOpen: 1 },
			'in-progress',
			'0 of 3',
			'What became of three more is still to be said.',
		],
		[
			'of which two are closed',
			{ commitmentsClosed: [nov(4), nov(8)] },
			'in-progress',
			'2 of 3',
			'What became of one more is still to be said.',
		],
		['exactly', { commitmentsClosed: [nov(4), nov(8), nov(9)] }, 'met', '3 of 3', null],
		[
			'and more open',
			{ commitmentsClosed: [nov(4), nov(8), nov(9), nov(11)], commitmentsOpen: 2 },
			'met',
			'3 of 3',
			null,
		],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.tries, said)).toMatchObject({ state, short, left })
	})

	test('are met with the third closing, and the record never says how they ended', () => {
		const result = judged(rules.tries, { commitmentsClosed: [nov(20), nov(4), nov(9), nov(8)] })
		expect(result).toMatchObject({
			metAt: nov(9),
			evidence: ['Four closed; kept, changed and let go count alike'],
		})
	})
})

describe('a written scenario', () => {
	test.each<Row>([
		['nobody began', {}, 'open', 'open', 'To be written and handed in.'],
		['in draft', { submissions: [aWork('draft')] }, 'in-progress', 'begun', 'To be written and handed in.'],
		['handed in', { submissions: [aWork('handed in')] }, 'in-progress', 'with assessors', 'The assessors are reading.'],
		[
			'with nobody named',
			{ submissions: [aWork('handed in', nov(20), { named: 0, scored: 0 })] },
			'in-progress',
			'with assessors',
			'Waits for assessors to take it.',
		],
		[
			'with two who differ',
			{ submissions: [aWork('handed in', nov(20), { named: 2, scored: 2 })] },
			'in-progress',
			'with assessors',
			'Two assessors differ; a third is to be named and reads it next.',
		],
		[
			'with two who differ and a third',
			{ submissions: [aWork('handed in', nov(20), { named: 3, scored: 2 })] },
			'in-progress',
			'with assessors',
			'Two assessors differ, a third reads it now.',
		],
		[
			'judged "again"',
			{ submissions: [aWork('again')] },
			'in-progress',
			'again',
			'To be written again with what the assessors said; a new try opens two weeks after their answer.',
		],
		[
			'begun anew after "again"',
			{ submissions: [aWork('again'), aWork('draft')] },
			'in-progress',
			'begun',
			'To be written and handed in.',
		],
		[
			'handed in anew after "again"',
			{ submissions: [aWork('again'), aWork('handed in')] },
			'in-progress',
			'with assessors',
			'The assessors are reading.',
		],
		['judged "met"', { submissions: [aWork('met')] }, 'met', 'met', null],
		['met on the second try', { submissions: [aWork('again', nov(2)), aWork('met')] }, 'met', 'met', null],
	])('%s', (_what, said, state, short, left) => {
		expect(judged(rules.scenario, said)).toMatchObject({ state, short, left })
	})

	test('is met on the day of the decision, and no score stands in the record', () => {
		const result = judged(rules.scenario, { submissions: [aWork('again', nov(2)), aWork('met', nov(20))] })
		expect(result.metAt).toEqual(nov(20))
		expect(JSON.stringify({ ...result, metAt: null })).not.toMatch(/\d/)
	})
})

describe('a waiver', () => {
	const lacking = { sessions: [aStay(60)] }
	const stateWith = (waiver: Evidence['waivers'][number], rule: Requirement = rules.sessions) =>
		judged(rule, { ...lacking, waivers: [waiver] })

	test('agreed and in time sets the requirement aside, with its reason and the day it was agreed', () => {
		expect(stateWith(aWaiver('sessions'))).toMatchObject({
			state: 'waived',
			short: 'waived',
			left: null,
			evidence: ['Waived: On leave during the cohort'],
			metAt: nov(2),
		})
	})

	test.each<[string, Evidence['waivers'][number]]>([
		['nobody agreed to yet', aWaiver('sessions', { agreedAt: null })],
		['that ends this moment', aWaiver('sessions', { expiresAt: now })],
		['that ended', aWaiver('sessions', { expiresAt: nov(25) })],
		['for another requirement', aWaiver('tries')],
	])('%s changes nothing', (_what, waiver) => {
		expect(stateWith(waiver)).toEqual(judged(rules.sessions, lacking))
	})

	test('holds until the millisecond it ends', () => {
		const waiver = aWaiver('sessions', { expiresAt: nov(26) })
		const before = new Date(nov(26).getTime() - 1)
		expect(judged(rules.sessions, { waivers: [waiver] }, before).state).toBe('waived')
		expect(judged(rules.sessions, { waivers: [waiver] }, nov(26)).state).toBe('open')
	})

	test('does not run out while its holder is on leave', () => {
		const waiver = aWaiver('sessions', { expiresAt: nov(26) })
		const leaves = [{ fromDay: '2026-11-20', untilDay: '2026-11-21' }]
		const stateOn = (day: number) => judged(rules.sessions, { leaves, waivers: [waiver] }, nov(day)).state
		expect([27, 28].map(stateOn)).toEqual(['waived', 'open'])
	})

	test('never sets assessed work aside, even if one stood in the table', () => {
		expect(stateWith(aWaiver('scenario'), rules.scenario)).toMatchObject({ state: 'open', short: 'open' })
	})

	test('does not hide that a requirement is met', () => {
		const commitmentsClosed = [nov(4), nov(8), nov(9)]
		expect(judged(rules.tries, { commitmentsClosed, waivers: [aWaiver('tries')] })).toMatchObject({
			state: 'met',
			short: '3 of 3',
		})
	})
})

describe('the certificate of an equal program', () => {
	const agreed = aWaiver('modules', { reason: EQUAL_PROGRAM })

	test('shows the modules once two have agreed, and is no waiver', () => {
		expect(judged(rules.modules, { waivers: [agreed] })).toMatchObject({
			state: 'met',
			short: 'by certificate',
			left: null,
			metAt: nov(2),
		})
		expect(judged(rules.modules, { waivers: [{ ...agreed, agreedAt: null }] }).state).toBe('open')
		expect(judged(rules.modules, { waivers: [{ ...agreed, expiresAt: nov(25) }] }).state).toBe('met')
	})

	test('hides no module that was read', () => {
		const modules = [aModule('Listening', nov(3))]
		expect(judged(rules.modules, { modules, waivers: [agreed] })).toMatchObject({ short: '1 of 1', metAt: nov(3) })
	})
})

describe('a kind nobody can record yet', () => {
	const planned = { ...rules.tries, status: 'planned' as const }
	const everything = { commitmentsClosed: [nov(4), nov(8), nov(9)], waivers: [aWaiver('tries')] }

	test('is planned, whatever stands in the record', () => {
		expect(judged(planned, everything)).toMatchObject({
			state: 'planned',
			short: 'not built yet',
			evidence: [],
			left: null,
			metAt: null,
		})
	})
})

describe('somebody is ready', () => {
	const all: Partial<Evidence> = {
		modules: [aModule('Listening', nov(3))],
		checks: [aTryOf(12)],
		sessions: [aStay(60), aStay(60), aStay(60)],
		commitmentsClosed: [nov(4), nov(8), nov(9)],
		submissions: [aWork('met')],
	}
	const results = (said: Partial<Evidence>, list: Requirement[] = allRules) => evaluate(list, anEvidence(said), now)

	test('with everything met', () => expect(isReady(results(all))).toBe(true))
	test('with everything met but one waived', () => {
		expect(isReady(results({ ...all, sessions: [], waivers: [aWaiver('sessions')] }))).toBe(true)
	})
	test.each(['modules', 'checks', 'sessions', 'commitmentsClosed', 'submissions'] as const)(
		'not without their %s',
		(lacking) => {
			const nothing = lacking === 'modules' ? [aModule('Listening')] : []
			expect(isReady(results({ ...all, [lacking]: nothing }))).toBe(false)
		},
	)
	test('not when their stage asks for nothing', () => expect(isReady([])).toBe(false))
	test('not when all their stage asks for is planned', () => {
		const onlyPlanned = results(all, [{ ...rules.tries, status: 'planned' }])
		expect([isReady(onlyPlanned), hasPlanned(onlyPlanned)]).toEqual([false, true])
	})
})

test('every kind has a title in plain words', () => {
	const kinds: [Requirement, string][] = [
		[rules.modules, 'Modules'],
		[rules.check, 'Knowledge check, 15 questions'],
		[rules.sessions, 'Sessions, 3 of 4'],
		[rules.tries, 'Three commitments closed'],
		[rules.scenario, 'A written scenario'],
		[{ id: 'simulation', kind: 'simulation', finished: 1 }, 'One simulation'],
		[{ id: 'simulation', kind: 'simulation', finished: 2 }, 'Two simulations'],
		[{ id: 'helped', kind: 'contribution', count: 2 }, 'Help with two cases of others'],
		[{ id: 'retro', kind: 'retrospective', count: 1 }, 'A leadership retrospective'],
	]
	for (const [requirement, title] of kinds) expect(titleOf(requirement)).toBe(title)
})
