import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence, RequirementResult } from '~/domain/certification/evidence'
import { asSeenByOthers, evaluate, isReady } from '~/domain/certification/requirements'
import { PRACTICE_KINDS } from '~/domain/practice/log-kinds'
import { PAIRING_PARTS } from '~/domain/practice/pairing'
import { runs } from '../support/counting'
import {
	aCase,
	aModule,
	anActivity,
	anEntry,
	aStay,
	aTryOf,
	aWaiver,
	aWork,
	everyRule,
	nov,
	now,
} from '../support/evidence'

/** Laws of the evaluator that hold for every evidence there can be, not only for the cases somebody thought of. */
const day = fc.integer({ min: 1, max: 25 })
const a = {
	module: fc
		.record({
			title: fc.constantFrom('Listening', 'Feedback', 'Careers'),
			day,
			state: fc.constantFrom('new', 'begun', 'done'),
		})
		.map(({ title, day: on, state }) => aModule(title, state === 'done' ? nov(on) : (state as 'new' | 'begun'))),
	check: fc
		.record({ right: fc.option(fc.integer({ min: 0, max: 15 })), day })
		.map(({ right, day: on }) => aTryOf(right, nov(on))),
	stay: fc
		.record({ minutes: fc.integer({ min: 0, max: 90 }), day, length: fc.constantFrom(45, 60, 75, 90) })
		.map(({ minutes, day: on, length }) => aStay(Math.min(minutes, length), on, length)),
	entry: fc
		.record({
			day,
			minutes: fc.integer({ min: 5, max: 240 }),
			kind: fc.constantFrom(...PRACTICE_KINDS),
			ofOwnWork: fc.boolean(),
		})
		.map(({ day: on, minutes, ...said }) => anEntry(on, minutes, said)),
	case: fc
		.record({
			via: fc.constantFrom('room', 'trio', 'casebook'),
			hasSuggestions: fc.boolean(),
			closedOn: fc.option(day),
		})
		.map(({ closedOn, ...said }) => aCase({ ...said, closedAt: closedOn === null ? null : nov(closedOn) })),
	contribution: fc.option(day).map((on) => ({ at: on === null ? null : nov(on) })),
	pairing: fc
		.record({ part: fc.constantFrom(...PAIRING_PARTS), on: day })
		.map(({ part, on }) => ({ part, at: nov(on) })),
	activity: fc
		.record({
			id: fc.constantFrom('product-day', 'pnl', 'another'),
			words: fc.array(fc.tuple(fc.integer({ min: 15, max: 300 }), day), { maxLength: 3 }),
		})
		.map(({ id, words }) => anActivity(id, words)),
	observation: day.map((on) => ({ at: nov(on) })),
	figure: fc
		.record({ kind: fc.constantFrom('retention', 'engagement', 'headcount'), on: day })
		.map(({ kind, on }) => ({ kind, at: nov(on) })),
	round: fc.option(day).map((on) => (on === null ? null : nov(on))),
	closing: day.map((on) => nov(on)),
	work: fc.constantFrom('draft', 'handed in', 'again', 'met' as const).map((state) => aWork(state)),
	waiver: fc
		.record({
			rule: fc.constantFrom(...everyRule.map((rule) => rule.id)),
			agreed: fc.boolean(),
			ends: fc.constantFrom(25, 30),
		})
		.map(({ rule, agreed, ends }) => aWaiver(rule, { agreedAt: agreed ? nov(2) : null, expiresAt: nov(ends) })),
}
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
	modules: fc.array(a.module, { maxLength: 4 }),
	checks: fc.array(a.check, { maxLength: 5 }),
	sessions: fc.array(a.stay, { maxLength: 6 }),
	cases: fc.array(a.case, { maxLength: 4 }),
	contributions: fc.array(a.contribution, { maxLength: 4 }),
	practice: fc.array(a.entry, { maxLength: 8 }),
	pairings: fc.array(a.pairing, { maxLength: 4 }),
	observations: fc.array(a.observation, { maxLength: 3 }),
	figures: fc.array(a.figure, { maxLength: 4 }),
	activities: fc.uniqueArray(a.activity, { selector: ({ id }) => id, maxLength: 3 }),
	rounds360: fc.record({ confirmedAt: a.round, closedAt: a.round, tooFewAt: a.round }),
	commitmentsClosed: fc.array(a.closing, { maxLength: 5 }),
	commitmentsOpen: fc.integer({ min: 0, max: 3 }),
	submissions: fc.array(a.work, { maxLength: 4 }),
	waivers: fc.array(a.waiver, { maxLength: 3 }),
})
const often = runs(1_000)
const said = (evidence: Evidence, at = now): RequirementResult[] => evaluate(everyRule, evidence, at)

const RANK = { open: 0, 'in-progress': 1, waived: 2, met: 3, planned: -1 }

/** One more thing shown: a module done that was not, a try, a stay, a closing, a submission, an agreement. */
const more: fc.Arbitrary<(evidence: Evidence) => Evidence> = fc.oneof(
	fc.nat().map((at) => (evidence: Evidence) => ({
		...evidence,
		modules: evidence.modules.map((module, index) =>
			index === at % evidence.modules.length ? { ...module, begun: true, doneAt: module.doneAt ?? nov(25) } : module,
		),
	})),
	a.check.map((check) => (evidence: Evidence) => ({ ...evidence, checks: [...evidence.checks, check] })),
	a.stay.map((stay) => (evidence: Evidence) => ({ ...evidence, sessions: [...evidence.sessions, stay] })),
	a.case.map((each) => (evidence: Evidence) => ({ ...evidence, cases: [...evidence.cases, each] })),
	a.contribution.map((each) => (evidence: Evidence) => ({
		...evidence,
		contributions: [...evidence.contributions, each],
	})),
	a.entry.map((entry) => (evidence: Evidence) => ({ ...evidence, practice: [...evidence.practice, entry] })),
	a.pairing.map((each) => (evidence: Evidence) => ({ ...evidence, pairings: [...evidence.pairings, each] })),
	fc.tuple(a.activity, fc.integer({ min: 15, max: 300 }), day).map(([each, minutes, on]) => (evidence: Evidence) => {
		const known = evidence.activities.find(({ id }) => id === each.id) ?? { ...each, confirmed: [] }
		const confirmed = [...known.confirmed, { minutes, at: nov(on) }]
		return {
			...evidence,
			activities: [...evidence.activities.filter(({ id }) => id !== each.id), { ...known, confirmed }],
		}
	}),
	a.observation.map((each) => (evidence: Evidence) => ({
		...evidence,
		observations: [...evidence.observations, each],
	})),
	a.figure.map((each) => (evidence: Evidence) => ({ ...evidence, figures: [...evidence.figures, each] })),
	fc.tuple(fc.constantFrom('confirmedAt', 'closedAt', 'tooFewAt'), day).map(([fact, on]) => (evidence: Evidence) => ({
		...evidence,
		rounds360: { ...evidence.rounds360, [fact]: evidence.rounds360[fact as 'closedAt'] ?? nov(on) },
	})),
	a.closing.map((closing) => (evidence: Evidence) => ({
		...evidence,
		commitmentsClosed: [...evidence.commitmentsClosed, closing],
		commitmentsOpen: Math.max(0, evidence.commitmentsOpen - 1),
	})),
	a.work.map((work) => (evidence: Evidence) => ({ ...evidence, submissions: [...evidence.submissions, work] })),
	a.waiver.map((waiver) => (evidence: Evidence) => ({ ...evidence, waivers: [...evidence.waivers, waiver] })),
)

describe('more evidence', () => {
	test('never makes a state worse', () => {
		fc.assert(
			fc.property(anyEvidence, more, (evidence, add) => {
				const before = said(evidence)
				const after = said(add(evidence))
				for (const [index, result] of before.entries())
					expect(RANK[after[index]?.state ?? 'planned'], result.id).toBeGreaterThanOrEqual(RANK[result.state])
			}),
			often,
		)
	})

	test('of one kind never moves another requirement', () => {
		fc.assert(
			fc.property(anyEvidence, a.stay, (evidence, stay) => {
				const others = (list: RequirementResult[]) => list.filter((result) => result.kind !== 'sessions')
				expect(others(said({ ...evidence, sessions: [...evidence.sessions, stay] }))).toEqual(others(said(evidence)))
			}),
			often,
		)
	})
})

describe('the order in which evidence is listed', () => {
	const turned = <Item>(items: Item[], by: number): Item[] => {
		const start = items.length > 0 ? by % items.length : 0
		return [...items.slice(start), ...items.slice(0, start)].reverse()
	}
	const mixed = (evidence: Evidence, by: number): Evidence => ({
		...evidence,
		modules: turned(evidence.modules, by),
		checks: turned(evidence.checks, by),
		sessions: turned(evidence.sessions, by),
		cases: turned(evidence.cases, by),
		contributions: turned(evidence.contributions, by),
		practice: turned(evidence.practice, by),
		pairings: turned(evidence.pairings, by),
		observations: turned(evidence.observations, by),
		activities: turned(evidence.activities, by),
		commitmentsClosed: turned(evidence.commitmentsClosed, by),
		submissions: turned(evidence.submissions, by),
		waivers: turned(evidence.waivers, by),
	})

	test('changes no state', () => {
		fc.assert(
			fc.property(anyEvidence, fc.nat(), (evidence, by) => {
				const states = (list: RequirementResult[]) => list.map((result) => result.state)
				expect(states(said(mixed(evidence, by)))).toEqual(states(said(evidence)))
			}),
			often,
		)
	})

	test('changes neither count nor date where evidence has no order of its own', () => {
		fc.assert(
			fc.property(anyEvidence, fc.nat(), (evidence, by) => {
				const facts = (list: RequirementResult[]) =>
					list
						.filter(({ kind }) =>
							[
								'modules',
								'sessions',
								'case',
								'contribution',
								'practice',
								'pairing',
								'anyOf',
								'activities',
								'retrospective',
								'commitments',
							].includes(kind),
						)
						.map(({ short, metAt }) => ({ short, metAt }))
				expect(facts(said(mixed(evidence, by)))).toEqual(facts(said(evidence)))
			}),
			often,
		)
	})
})

test('whatever is shown, what is met has nothing left and a date, and what is not says what is left', () => {
	fc.assert(
		fc.property(anyEvidence, (evidence) => {
			for (const result of said({ ...evidence, modules: [...evidence.modules, aModule('Always one')] })) {
				if (result.state === 'met' && result.kind === 'contribution') expect(result.left).toBeNull()
				else if (result.state === 'met' || result.state === 'waived')
					expect(result).toMatchObject({ left: null, metAt: expect.any(Date) })
				else expect(result).toMatchObject({ left: expect.stringMatching(/^\S.*\.$/), metAt: null })
			}
		}),
		often,
	)
})

test('nothing the evaluator says ever calls anybody failed', () => {
	fc.assert(
		fc.property(anyEvidence, (evidence) => {
			expect(JSON.stringify(said(evidence))).not.toMatch(/fail|reject|insufficient|deny|denied|unsuccessful/i)
		}),
		often,
	)
})

test('time alone takes nothing away but a waiver', () => {
	const years = (count: number) => new Date(Date.UTC(2026 + count, 10, 26))
	fc.assert(
		fc.property(anyEvidence, fc.integer({ min: 1, max: 20 }), (evidence, later) => {
			const before = said({ ...evidence, waivers: [] })
			expect(said({ ...evidence, waivers: [] }, years(later))).toEqual(before)
			// Every waiver here ends within the month.
			expect(said(evidence, years(later))).toEqual(before)
		}),
		often,
	)
})

test('nobody is ready without assessed work that was met, whatever else is shown or waived', () => {
	const waivers = everyRule.map((rule) => aWaiver(rule.id))
	fc.assert(
		fc.property(anyEvidence, (evidence) => {
			const submissions = evidence.submissions.filter((work) => work.decision !== 'met')
			expect(isReady(said({ ...evidence, submissions, waivers }))).toBe(false)
			expect(isReady(said({ ...evidence, submissions: [...submissions, aWork('met')], waivers }))).toBe(true)
		}),
		often,
	)
})

test('others see of cases and routes a state and nothing besides, of everything else the same', () => {
	fc.assert(
		fc.property(anyEvidence, (evidence) => {
			const own = said({ ...evidence, waivers: [] })
			for (const [index, seen] of asSeenByOthers(own).entries()) {
				const { id, kind, title, state } = own[index] ?? seen
				const shown = kind === 'anyOf' && state === 'in-progress' ? 'open' : state
				if (['case', 'contribution', 'pairing', 'anyOf'].includes(kind))
					expect(seen).toEqual({
						id,
						kind,
						title,
						state: shown,
						short: shown.replace('-', ' '),
						evidence: [],
						left: null,
						metAt: null,
					})
				else expect(seen).toEqual(own[index])
			}
		}),
		often,
	)
})
