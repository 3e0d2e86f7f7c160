import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { rubric as rubricSchema } from '~/domain/assessment/rubric'
import { pathwayFile, type StepKind, stepOf } from '~/domain/facilitator/pathway'
import {
	type Candidacy,
	type HeldSession,
	isReadyFor,
	meets,
	type Observed,
	renewalLeft,
	standingsOf,
} from '~/domain/facilitator/steps'
import { minutesToBecomeLead } from '~/domain/facilitator/work'
import { nov } from '../support/evidence'

const read = (file: string): unknown => parse(fs.readFileSync(`content/${file}`, 'utf8'))
const pathway = pathwayFile.parse(read('facilitators/pathway.yaml'))
const rubric = { ...rubricSchema.parse(read('rubrics/facilitating.yaml')), hash: '' }

const held = (sessionId: string, part: HeldSession['part'], minutes = 60): HeldSession => ({
	sessionId,
	cohortId: 'autumn',
	title: 'First case',
	cohort: 'Autumn',
	part,
	minutes,
	of: 60,
	at: nov(5),
})
const [good, poor] = [3, 1].map((score) => Object.fromEntries(rubric.criteria.map(({ id }) => [id, score])))
const watched = (sessionId: string, observerId: string, scores: Observed['scores'] = good ?? null): Observed => ({
	id: `${sessionId} ${observerId}`,
	sessionId,
	observerId,
	scores,
	at: nov(9),
})

const nothing: Candidacy = {
	level: null,
	hasReason: false,
	hasWord: false,
	time: null,
	hasRead: false,
	hasConduct: false,
	calibrated: null,
	sessions: [],
	observed: [],
	leadSigned: false,
	adminSigned: false,
}
const everything: Candidacy = {
	level: 'certified',
	hasReason: true,
	hasWord: true,
	time: 'agreed',
	hasRead: true,
	hasConduct: true,
	calibrated: nov(2),
	sessions: [
		held('s1', 'observer'),
		held('s2', 'observer'),
		held('s3', 'co'),
		held('s4', 'co'),
		held('s5', 'lead'),
		held('s6', 'lead'),
	],
	observed: [watched('s5', 'ada'), watched('s6', 'ben')],
	leadSigned: true,
	adminSigned: true,
}
const stateOf = (candidacy: Candidacy, kind: StepKind) =>
	standingsOf(pathway, rubric, candidacy).find((each) => each.kind === kind)

describe('the way to leading a level', () => {
	test('has six steps, in this order, and takes the minutes the planner counts with', () => {
		expect(pathway.steps.map(({ kind }) => kind)).toEqual([
			'eligible',
			'prepare',
			'shadow',
			'co-facilitate',
			'observed',
			'sign-off',
		])
		const minutes = pathway.steps.map((step) =>
			'minutes' in step ? step.minutes : step.sessions * (60 + step.minutesBeside),
		)
		expect(minutes.reduce((sum, each) => sum + each, 0)).toBe(
			minutesToBecomeLead({ sessions: [{ minutes: 60 }] as never }),
		)
	})

	test('begins with its first step and ends with all of them', () => {
		expect(standingsOf(pathway, rubric, nothing).map(({ state }) => state)).toEqual([
			'next',
			'later',
			'later',
			'later',
			'later',
			'later',
		])
		expect(standingsOf(pathway, rubric, everything).map(({ state }) => state)).toEqual(Array(6).fill('done'))
	})

	test.each<[string, Partial<Candidacy>, StepKind, string]>([
		['the certificate', { level: null }, 'eligible', 'the certificate of the level, or of one above it'],
		['a reason', { hasReason: false }, 'eligible', 'a reason, in one’s own words'],
		['a mentor’s word', { hasWord: false }, 'eligible', 'the word of a mentor, or of whoever leads the level'],
		['an answer about the time', { time: null }, 'eligible', 'the line manager’s yes to the time'],
		[
			'a yes about the time',
			{ time: 'declined' },
			'eligible',
			'the line manager’s yes to the time, which was a no so far',
		],
		['the reading', { hasRead: false }, 'prepare', 'the reading that is linked here'],
		['the questions', { hasConduct: false }, 'prepare', 'the questions on conduct and safety'],
		[
			'the calibration',
			{ calibrated: null },
			'prepare',
			'scores of the three sample answers that are close to the key',
		],
		[
			'a session to watch',
			{ sessions: everything.sessions.slice(1) },
			'shadow',
			'one more session of the level to watch',
		],
		[
			'all to help in',
			{ sessions: everything.sessions.filter(({ part }) => part !== 'co') },
			'co-facilitate',
			'two more sessions of the level to help in, with a case and an opener',
		],
		[
			'a second observer',
			{ observed: [watched('s5', 'ada'), watched('s6', 'ada')] },
			'observed',
			'two different observers',
		],
		[
			'a second session',
			{ observed: [watched('s5', 'ada'), watched('s5', 'ben')] },
			'observed',
			'one more session to be watched leading, with every starred line at 3 or more',
		],
		['the lead’s signature', { leadSigned: false }, 'sign-off', 'the signature of somebody who leads the level'],
		['the admin’s signature', { adminSigned: false }, 'sign-off', 'the signature of an admin'],
	])('without %s says what is left', (_what, lacks, kind, left) => {
		const standing = stateOf({ ...everything, ...lacks }, kind)
		expect(standing).toMatchObject({ state: 'next', left: [left] })
	})

	test('is open to whoever was appointed before anybody held the level', () =>
		expect(stateOf({ ...everything, level: 'founding' }, 'eligible')?.state).toBe('done'))

	test('asks nobody to calibrate where no sample answers are written', () =>
		expect(stateOf({ ...everything, calibrated: 'none' }, 'prepare')?.state).toBe('done'))

	test.each([
		[44, 'next'],
		[45, 'done'],
	])('counts a session of an hour in whose room somebody was %i minutes: %s', (minutes, state) => {
		const sessions = [held('s1', 'observer', minutes), ...everything.sessions.slice(1)]
		expect(stateOf({ ...everything, sessions }, 'shadow')?.state).toBe(state)
	})

	test('counts a session as watched leading or as helped in, never as both', () => {
		const observed = [...everything.observed, watched('s4', 'ben', null)]
		expect(stateOf({ ...everything, observed }, 'co-facilitate')).toMatchObject({ have: 1, state: 'next' })
	})

	test('waits for scores that are not handed in, and for better ones than these', () => {
		for (const scores of [null, poor ?? null])
			expect(
				stateOf({ ...everything, observed: [watched('s5', 'ada'), watched('s6', 'ben', scores)] }, 'observed')?.state,
			).toBe('next')
	})

	test.each<[StepKind, Partial<Candidacy>, boolean]>([
		['co-facilitate', {}, true],
		['co-facilitate', { hasRead: false }, false],
		['co-facilitate', { observed: [], leadSigned: false }, true],
		['sign-off', { leadSigned: false }, true],
		['sign-off', { observed: [] }, false],
	])('is ready for %s with %o: %s', (kind, lacks, ready) =>
		expect(isReadyFor(standingsOf(pathway, rubric, { ...everything, ...lacks }), kind)).toBe(ready),
	)
})

describe('a sheet of an observer', () => {
	const step = stepOf(pathway, 'observed')
	const starred = rubric.criteria.find((each) => each.starred)?.id ?? ''
	const plain = rubric.criteria.find((each) => !each.starred)?.id ?? ''
	test.each<[string, Record<string, number>, boolean]>([
		['3 everywhere', {}, true],
		['a 2 beside the stars', { [plain]: 2 }, true],
		['a 1 beside the stars', { [plain]: 1 }, false],
		['a 2 under a star', { [starred]: 2 }, false],
		['a line without a score', { [plain]: 0 }, false],
	])('with %s is good enough: %s', (_what, scores, good_) =>
		expect(step && meets(step, rubric, { ...good, ...scores })).toBe(good_),
	)
})

describe('another year', () => {
	const since = nov(1)
	const done = { led: [nov(2), nov(3)], observed: [nov(4)], calibrated: [nov(5)], hasSamples: true }
	test.each<[string, Partial<typeof done>, string[]]>([
		['everything', {}, []],
		['one session led', { led: [nov(2)] }, ['one session to lead']],
		[
			'nothing',
			{ led: [], observed: [], calibrated: [] },
			['two sessions to lead', 'one session to be watched in', 'one calibration'],
		],
		['practice of long ago', { led: [new Date('2024-01-01'), nov(3)] }, ['one session to lead']],
		['no sample answers in the content', { calibrated: [], hasSamples: false }, []],
	])('with %s lacks %j', (_what, practiced, left) =>
		expect(renewalLeft(pathway, { ...done, ...practiced }, since)).toEqual(left),
	)
})

describe('evidence, whatever it is', () => {
	const anyScores = fc.constantFrom(null, good ?? null, poor ?? null)
	const anySession = fc.record({
		id: fc.integer({ min: 1, max: 6 }),
		part: fc.constantFrom('lead', 'co', 'observer'),
		minutes: fc.integer({ min: 0, max: 60 }),
	})
	const anyCandidacy = fc
		.record({
			level: fc.constantFrom('certified' as const, null),
			hasReason: fc.boolean(),
			time: fc.constantFrom('agreed' as const, 'declined' as const, null),
			hasRead: fc.boolean(),
			sessions: fc.uniqueArray(anySession, { selector: ({ id }) => id, maxLength: 6 }),
			observed: fc.uniqueArray(
				fc.record({ id: fc.integer({ min: 1, max: 6 }), by: fc.constantFrom('ada', 'ben'), scores: anyScores }),
				{
					selector: ({ id, by }) => `${id} ${by}`,
					maxLength: 6,
				},
			),
			leadSigned: fc.boolean(),
		})
		.map(
			({ sessions, observed, ...rest }): Candidacy => ({
				...everything,
				...rest,
				sessions: sessions.map(({ id, part, minutes }) => held(`s${id}`, part as HeldSession['part'], minutes)),
				observed: observed.map(({ id, by, scores }) => watched(`s${id}`, by, scores)),
			}),
		)

	test('leaves one step next, unless all are done; a step is done when nothing is left of it', () => {
		fc.assert(
			fc.property(anyCandidacy, (candidacy) => {
				const standings = standingsOf(pathway, rubric, candidacy)
				const isDone = standings.every(({ state }) => state === 'done')
				expect(standings.filter(({ state }) => state === 'next')).toHaveLength(isDone ? 0 : 1)
				for (const { state, left, have, need } of standings) {
					expect(state === 'done').toBe(left.length === 0)
					expect(have).toBeLessThanOrEqual(need)
				}
			}),
		)
	})

	test('undoes nothing when more of it comes: a session watched, and a sheet however low', () => {
		fc.assert(
			fc.property(anyCandidacy, anyScores, (before, scores) => {
				const after: Candidacy = {
					...before,
					sessions: [...before.sessions, held('new', 'observer')],
					observed: [...before.observed, watched('another', 'cyd', scores)],
				}
				const wasDone = standingsOf(pathway, rubric, before).filter(({ state }) => state === 'done')
				for (const { kind } of wasDone) expect(stateOf(after, kind)?.state).toBe('done')
			}),
		)
	})

	test('counts the same in any order', () => {
		fc.assert(
			fc.property(anyCandidacy, (candidacy) => {
				const turned = {
					...candidacy,
					sessions: [...candidacy.sessions].reverse(),
					observed: [...candidacy.observed].reverse(),
				}
				expect(standingsOf(pathway, rubric, turned)).toEqual(standingsOf(pathway, rubric, candidacy))
			}),
		)
	})
})
