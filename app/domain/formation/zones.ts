import type { Counted } from './alike'
import { hasExceptions, leavings, membersByTeam, mostPlaced } from './alike'
import type { Problem, Someone } from './kinds'
import { newModel, type Solve } from './linear'
import { bringTogether } from './wishes'

type Term = [column: number, factor: number]
const NONE = Number.NEGATIVE_INFINITY
const ANY = Number.POSITIVE_INFINITY

export type ByZones = {
	/** No arrangement costs less */
	bound: number
	/** Of the counts found */
	cost: number
	/** Of each stretch so many cohorts; null where none were found in time */
	held: Map<string, number> | null
}

/**
 * What the stretches of zones cost at least, whatever the hours: how many cohorts hold which stretch, and how many people
 * of which zone. A hundred numbers or two, settled in a second, where the model with hours (windows.ts) finds good counts
 * but no good bound: the same cohort at another hour is a copy to it.
 */
export function leastByZones(problem: Problem, counts: Counted, solve: Solve, seconds: number): ByZones {
	const { fewest, most, weights } = problem.settings
	const { model, column, row } = newModel()
	const people = peopleByZone(counts)
	const { hours, zonesOf } = stretchesOf(counts)
	const held = new Map(
		[...hours].map(([stretch, each]) => [stretch, column(each * weights.spread, counts.count, true)]),
	)
	const goes = new Map<number, { to: Term[]; through: Term[] }>(
		[...people.keys()].map((zone) => [zone, { to: [], through: [] }]),
	)
	const offsetOf = new Map(problem.people.map(({ id, offset }) => [id, offset]))
	const toOf = new Map<string, number>()
	for (const [stretch, zones] of zonesOf) {
		const cohorts = held.get(stretch) as number
		const all = [...zones].map((zone): Term => {
			const each: Term = [column(0, people.get(zone)?.length), 1]
			goes.get(zone)?.to.push(each)
			toOf.set(`${stretch} at ${zone}`, each[0])
			goes.get(zone)?.through.push([cohorts, 1])
			return each
		})
		row(0, [...all, [cohorts, -fewest]], ANY)
		row(NONE, [...all, [cohorts, -most]], 0)
		for (const [index, zone] of [...zones].entries()) {
			const teams = teamSizes(problem, people.get(zone) ?? [])
			if (teams && teams.length < most) row(NONE, [all[index] as Term, [cohorts, -teams.length]], 0)
		}
	}
	for (const [zone, { to, through }] of goes) {
		const own = people.get(zone) ?? []
		const left = leavings(own, weights).map((each): Term => [column(each.cost, each.count), 1])
		row(own.length, [...to, ...left], own.length)
		// Cohorts that reach into the zone. A whole number, which the solver can divide the question by.
		const reach = column(0, counts.count, true)
		row(0, [...through, [reach, -1]], 0)
		row(NONE, [...to, [reach, -most]], 0)
		const teams = teamSizes(problem, own)
		// Each cohort takes one of a team: so many cohorts, so many of each.
		for (let each = 0; teams && each < Math.max(...teams); each++) {
			const more = teams.filter((size) => size > each).length
			const taken = teams.reduce((sum, size) => sum + Math.min(size, each), 0)
			row(NONE, [...to, [reach, -more]], taken - more * each)
		}
	}
	const all = [...goes.values()].flatMap(({ to }) => to)
	row(0, all, Math.min(problem.capacity, mostPlaced(problem, counts.count)))
	row(
		0,
		[...held.values()].map((cohorts): Term => [cohorts, 1]),
		counts.count,
	)
	bringTogether(problem, counts, { column, row }, (kind) => {
		const stretch = counts.kinds[kind]?.stretch ?? ''
		return {
			name: stretch,
			held: held.get(stretch) as number,
			seats: (id) => toOf.get(`${stretch} at ${offsetOf.get(id)}`) as number,
		}
	})
	const { values, bound } = solve(model, seconds)
	if (!values) return { bound, cost: 0, held: null }
	const cost = model.columns.reduce((sum, each, at) => sum + each.cost * (values[at] ?? 0), 0)
	return { bound, cost, held: new Map([...held].map(([stretch, at]) => [stretch, Math.round(values[at] ?? 0)])) }
}

function peopleByZone({ alike }: Counted): Map<number, Someone[]> {
	const zones = new Map<number, Someone[]>()
	for (const { offset, people } of alike) zones.set(offset, [...(zones.get(offset) ?? []), ...people])
	return zones
}

/** Stretches that some hours hold, and of which zones people can come to them. */
function stretchesOf({ kinds, alike }: Counted): { hours: Map<string, number>; zonesOf: Map<string, Set<number>> } {
	const hours = new Map(kinds.map((kind) => [kind.stretch, kind.hours]))
	const zonesOf = new Map([...hours.keys()].map((stretch) => [stretch, new Set<number>()]))
	for (const kind of kinds) for (const index of kind.alike) zonesOf.get(kind.stretch)?.add(alike[index]?.offset ?? 0)
	return { hours, zonesOf }
}

/** Of people of one zone; who has no team is one alone. Null: some of a team may meet. */
function teamSizes(problem: Problem, people: Someone[]): number[] | null {
	const teams = membersByTeam({ people })
	if ([...teams.values()].some((members) => hasExceptions(problem, members))) return null
	return [...teams].flatMap(([team, members]) => (team === '' ? members.map(() => 1) : [members.length]))
}
