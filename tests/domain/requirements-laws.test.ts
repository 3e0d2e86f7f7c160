import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Evidence, RequirementResult } from '~/domain/certification/evidence'
import { asSeenByLeads, asSeenByOthers, evaluate, isReady } from '~/domain/certification/requirements'
import { a, aLeave, anyEvidence, more, RANK } from '../support/any-evidence'
import { runs } from '../support/counting'
import { aModule, aWaiver, aWork, everyRule, nov, now } from '../support/evidence'

/** Laws of the evaluator that hold for every evidence there can be, not only for the cases somebody thought of. */
const often = runs(1_000)
const said = (evidence: Evidence, at = now): RequirementResult[] => evaluate(everyRule, evidence, at)

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
		conflicts: turned(evidence.conflicts, by),
		simulations: turned(evidence.simulations, by),
		signedOff: { ...evidence.signedOff, at: turned(evidence.signedOff.at, by) },
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
								'statement',
								'conflicts',
								'simulation',
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

test('leave never takes anything away, at any time, and moves no date', () => {
	fc.assert(
		fc.property(anyEvidence, aLeave, fc.integer({ min: 1, max: 60 }), (evidence, leave, on) => {
			const before = said(evidence, nov(on))
			const after = said({ ...evidence, leaves: [...evidence.leaves, leave] }, nov(on))
			for (const [index, result] of before.entries()) {
				expect(RANK[after[index]?.state ?? 'planned'], result.id).toBeGreaterThanOrEqual(RANK[result.state])
				if (result.state === 'met' || result.state === 'waived') expect(after[index]).toEqual(result)
			}
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
				const shown = ['anyOf', 'pairing'].includes(kind) && state === 'in-progress' ? 'open' : state
				if (['case', 'contribution', 'pairing', 'anyOf', 'conflicts'].includes(kind))
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

test('leads see the state of each and nothing besides, of no kind more than others do', () => {
	fc.assert(
		fc.property(anyEvidence, (evidence) => {
			const own = said(evidence)
			const others = asSeenByOthers(own)
			for (const [index, seen] of asSeenByLeads(own).entries()) {
				const { id, kind, title, state } = others[index] ?? seen
				expect(seen).toEqual({
					id,
					kind,
					title,
					state,
					short: state.replace('-', ' '),
					evidence: [],
					left: null,
					metAt: null,
				})
			}
		}),
		often,
	)
})
