import { beforeAll, describe, expect, test } from 'vitest'
import { solverOf } from '~/domain/formation/highs'
import type { Pair } from '~/domain/formation/kinds'
import type { Solve } from '~/domain/formation/linear'
import { findWindows } from '~/domain/formation/windows'
import { aLead, aProblem, aSomeone, loadSolver } from '../support/formation'
import { leastCost } from '../support/formation-plainly'

let tools: { solve: Solve }
beforeAll(async () => {
	tools = { solve: solverOf(await loadSolver()) }
})

/** What made it wrong once; all that may: the property in formation.test.ts. */
describe('the bound of a proposal', () => {
	test('knows one wide cohort is no meeting place for everybody', () => {
		const asked = { kind: 'together', reason: 'Asked' } as const
		const people = ['a', 'b', 'c'].flatMap((pair) => [aSomeone(`${pair}0`), aSomeone(`${pair}60`, { offset: 60 })])
		const pairs = ['a', 'b', 'c'].map((pair): Pair => ({ one: `${pair}0`, other: `${pair}60`, ...asked }))
		const leads = [aLead('Ruth', { room: 3 })]
		const problem = aProblem({ people, leads, pairs, settings: { fewest: 2, most: 2 } })
		expect(leastCost(problem)).toBe(3)
		expect(findWindows(problem, tools.solve, 20).bound).toBeCloseTo(3, 6)
	})

	test('is not above what it costs where two asked for each other who have no hour in common', () => {
		const people = [...['a', 'c'].map((id) => aSomeone(id)), ...['b', 'd'].map((id) => aSomeone(id, { offset: 720 }))]
		const pairs: Pair[] = [{ one: 'a', other: 'b', kind: 'together', reason: 'Asked' }]
		const leads = [aLead('Ruth'), aLead('Sam')]
		const problem = aProblem({ people, leads, pairs, settings: { fewest: 2, most: 2 } })
		expect(findWindows(problem, tools.solve, 20).bound).toBeLessThanOrEqual(leastCost(problem) + 1e-6)
	})

	test('is not above what it costs where several of one zone meet', () => {
		const people = [
			aSomeone('red', { team: 'Red' }),
			aSomeone('blue', { team: 'Blue' }),
			aSomeone('far', { team: 'Green', offset: 60 }),
		]
		const problem = aProblem({ people, leads: [aLead('Ruth')], settings: { fewest: 3, most: 3 } })
		expect(leastCost(problem)).toBeLessThan(100)
		expect(findWindows(problem, tools.solve, 20).bound).toBeLessThanOrEqual(leastCost(problem) + 1e-6)
	})
})
