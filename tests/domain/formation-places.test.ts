import { beforeAll, expect, test } from 'vitest'
import { arrange, limitsFor, type Tools } from '~/domain/formation/arrange'
import { solverOf } from '~/domain/formation/highs'
import { aLead, aProblem, aSomeone, loadSolver } from '../support/formation'

let tools: Tools
beforeAll(async () => {
	tools = { solve: solverOf(await loadSolver()), nowMs: () => performance.now(), say: () => undefined }
})

test('whoever must come takes a place of somebody invited, from another zone too', () => {
	const people = [
		...['a', 'b', 'c'].map((id) => aSomeone(id)),
		aSomeone('far', { strength: 'must', offset: 60, hours: [10, 18] }),
	]
	const leads = [aLead('Ruth')]
	const problem = aProblem({ people, leads, capacity: 3, settings: { fewest: 3, most: 3 } })
	const { groups } = arrange(problem, null, tools, limitsFor(people.length, 20_000)).arrangement
	expect(groups.map((group) => group.people.length)).toEqual([3])
	expect(groups[0]?.people).toContain('far')
})
