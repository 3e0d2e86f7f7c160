import { arrange, limitsFor } from '~/domain/formation/arrange'
import { gapOf } from '~/domain/formation/cost'
import { solverOf } from '~/domain/formation/highs'
import { anOrganization, loadSolver } from '../support/formation'

export type FormationFigures = {
	people: number
	cohorts: number
	placed: number
	first: number
	whole: number
	cost: number
	bound: number
	gap: number
}

const PEOPLE = 500
const COHORTS = 45
const TOTAL_MS = 24_000

/** Seconds until five hundred people have a first proposal and until the search ends, and how good its end is at least. */
export async function measureFormation(): Promise<FormationFigures> {
	const solve = solverOf(await loadSolver())
	const problem = anOrganization(PEOPLE, COHORTS)
	const startedMs = performance.now()
	let first = 0
	const say = (_progress: unknown, best: { groups: unknown[] } | null) => {
		if (first === 0 && best && best.groups.length > 0) first = (performance.now() - startedMs) / 1000
	}
	const tools = { solve, nowMs: () => performance.now(), say }
	const { arrangement, progress } = arrange(problem, null, tools, limitsFor(PEOPLE, TOTAL_MS))
	return {
		people: PEOPLE,
		cohorts: arrangement.groups.length,
		placed: progress.placed,
		first,
		whole: (performance.now() - startedMs) / 1000,
		cost: progress.cost,
		bound: progress.bound,
		gap: gapOf(progress.cost, progress.bound),
	}
}
