import { costWithout, counted, leavings, mostPlaced, teamsByOffset } from './alike'
import type { Problem } from './kinds'
import { newModel, type Solve } from './linear'
import { bringTogether } from './wishes'
import { leastByZones } from './zones'

/**
 * The first stage: how many cohorts meet in which hours and over which stretch of zones, and how many of whom go there.
 * People who are alike are counted, not named, so that nothing has symmetric copies; what tells them apart (lines, the
 * mix, most wishes) is left out, so that its optimum is a bound: no arrangement costs less.
 */
export type Window = {
	/** How many cohorts */
	cohorts: number
	/** Where the hours in common begin, in quarter hours of UTC */
	from: number
	/** Who may go there, by id */
	may: string[]
	leads: string[]
}

type Term = [column: number, factor: number]

const NONE = Number.NEGATIVE_INFINITY
/** Breaks ties between hours. */
const TINY = 0.001
const ANY = Number.POSITIVE_INFINITY

export function findWindows(problem: Problem, solve: Solve, seconds: number): { bound: number; windows: Window[] } {
	const { leads } = problem
	const { weights, fewest, most } = problem.settings
	const counts = counted(problem)
	const { alike, leadsAt, froms, kinds, count, lost } = counts
	if (kinds.length === 0 || count === 0) {
		const able = alike.flatMap((each) => each.people)
		return { bound: lost + costWithout(able, weights), windows: [] }
	}
	const byZones = leastByZones(problem, counts, solve, seconds / 2)

	const { model, column, row } = newModel()
	const teams = teamsByOffset(problem)
	const cohorts = kinds.map(() => column(0, count, true))
	const goes = kinds.map(
		(kind) => new Map(kind.alike.map((index) => [index, column(0, alike[index]?.people.length)] as const)),
	)
	// Stretches bear the cost, whatever the hours: what the solver has to choose among, hours being copies of each other.
	const stretches = new Map(kinds.map(({ stretch, hours }) => [stretch, hours * weights.spread]))
	const heldAt = new Map<string, number>()
	for (const [stretch, cost] of stretches) {
		const held = column(cost, count, true)
		const own = kinds.flatMap((kind, at): Term[] => (kind.stretch === stretch ? [[cohorts[at] as number, 1]] : []))
		row(0, [...own, [held, -1]], 0)
		heldAt.set(stretch, held)
	}
	kinds.forEach((kind, at) => {
		const own = goes[at] ?? new Map<number, number>()
		const held = cohorts[at] as number
		const all = [...own.values()].map((x): Term => [x, 1])
		row(0, [...all, [held, -fewest]], ANY)
		row(NONE, [...all, [held, -most]], 0)
		// Of one team a cohort takes one, so of one zone no more than it has teams.
		for (const offset of new Set(kind.alike.map((index) => alike[index]?.offset ?? 0))) {
			const teamCount = teams.get(offset) ?? ANY
			if (teamCount >= most) continue
			const same = [...own].flatMap(([index, x]): Term[] => (alike[index]?.offset === offset ? [[x, 1]] : []))
			row(NONE, [...same, [held, -teamCount]], 0)
		}
	})
	alike.forEach(({ people: same }, index) => {
		const places = goes.flatMap((map): Term[] => (map.has(index) ? [[map.get(index) as number, 1]] : []))
		const left = leavings(same, weights).map((each): Term => [column(each.cost, each.count), 1])
		row(same.length, [...places, ...left], same.length)
	})
	const leading = leads.map((lead, index) => {
		const own = froms.filter((from) => leadsAt[index]?.has(from))
		const at = new Map(own.map((from) => [from, column(0, lead.room)] as const))
		row(
			0,
			[...at.values()].map((x): Term => [x, 1]),
			lead.room,
		)
		return at
	})
	for (const from of froms) {
		const led = leading.flatMap((at): Term[] => (at.has(from) ? [[at.get(from) as number, 1]] : []))
		const held = kinds.flatMap((kind, at): Term[] => (kind.from === from ? [[cohorts[at] as number, -1]] : []))
		row(0, [...led, ...held], ANY)
	}
	row(
		0,
		goes.flatMap((map) => [...map.values()].map((x): Term => [x, 1])),
		Math.min(problem.capacity, mostPlaced(problem, count)),
	)
	row(
		0,
		cohorts.map((held): Term => [held, 1]),
		count,
	)

	const groupOf = new Map(alike.flatMap(({ people }, index) => people.map(({ id }) => [id, index] as const)))
	bringTogether(problem, counts, { column, row }, (kind) => ({
		name: kind,
		held: cohorts[kind] as number,
		seats: (id) => goes[kind]?.get(groupOf.get(id) ?? -1) as number,
	}))
	const free = structuredClone(model)
	// The counts of the stretches are nearly always good with hours too. What is left to settle is when, best where most can come.
	for (const [stretch, held] of byZones.held ?? []) {
		const it = model.columns[heldAt.get(stretch) ?? -1]
		if (it) it.lower = it.upper = held
	}
	kinds.forEach((kind, at) => {
		const it = model.columns[cohorts[at] as number]
		if (it) it.cost = (kind.absent * TINY) / problem.people.length
	})
	const cost = (at: Float64Array) => free.columns.reduce((sum, each, index) => sum + each.cost * (at[index] ?? 0), 0)
	const settled = byZones.held ? solve(model, seconds / 4).values : null
	if (settled && cost(settled) <= byZones.cost + 1e-6)
		return { bound: lost + Math.max(0, byZones.bound), windows: readWindows(settled) }
	const { values, bound } = solve(free, seconds / 2)
	const better = values && (!settled || cost(values) < cost(settled)) ? values : settled
	return { bound: lost + Math.max(0, byZones.bound, bound), windows: better ? readWindows(better) : [] }

	function readWindows(at: Float64Array): Window[] {
		const spare = leading.map(
			(byFrom) => new Map([...byFrom].map(([from, x]) => [from, Math.ceil((at[x] ?? 0) - 1e-6)])),
		)
		return kinds.flatMap((kind, index): Window[] => {
			const held = Math.round(at[cohorts[index] as number] ?? 0)
			if (held === 0) return []
			const leaders: string[] = []
			leads.forEach((lead, who) => {
				while (leaders.length < held && (spare[who]?.get(kind.from) ?? 0) > 0) {
					leaders.push(lead.id)
					spare[who]?.set(kind.from, (spare[who]?.get(kind.from) ?? 0) - 1)
				}
			})
			const may = kind.alike.flatMap((group) => alike[group]?.people.map(({ id }) => id) ?? [])
			return [{ cohorts: held, from: kind.from, may, leads: leaders }]
		})
	}
}
