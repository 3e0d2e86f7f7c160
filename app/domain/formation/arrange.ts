import { mostCohorts } from './alike'
import { costOf } from './cost'
import { type Facts, factsOf } from './facts'
import type { Arrangement, Group, Problem, Progress } from './kinds'
import type { Solve } from './linear'
import { type Cooling, exchange, randomOf } from './search'
import { seatsIn } from './seats'
import { NOBODY, Tables } from './table'
import { findWindows, type Window } from './windows'

/**
 * From people to cohorts, by stages: hours and counts first, which gives the bound; each window into cohorts; then
 * exchanges, as long as they may take. Why not one model: docs/decisions/0017-forming-cohorts.md.
 */
export type Limits = {
	/** For the first stage */
	windowsSeconds: number
	/** For everything */
	totalMs: number
	/** Exchanges tried in one round, and rounds at most */
	steps: number
	rounds: number
	seed: number
}

export type Tools = {
	solve: Solve
	nowMs(): number
	/** Told now and then how far it is, with the best so far */
	say(progress: Progress, best: Arrangement | null): void
}

export type Arranged = { arrangement: Arrangement; progress: Progress & { cost: number; bound: number } }

/** How long a problem of this size is worth: small ones are tried from many beginnings, large ones until the time is up. */
export function limitsFor(count: number, totalMs = 25_000): Limits {
	const isSmall = count <= 16
	return {
		windowsSeconds: (totalMs / 1000) * 0.55,
		totalMs,
		steps: isSmall ? 12_000 : Math.max(60_000, count * 3_000),
		rounds: isSmall ? 10 : 8,
		seed: 1,
	}
}

const SAY_EVERY_MS = 400
const LARGE = 150
/** Of rounds after a plan, in hours of spread */
const HEATS = [0.1, 0.05, 0.2]
const QUICK_STEPS = 400_000

/** @param from what to arrange again: its pinned people stay where they are, and the leads of their cohorts too */
export function arrange(
	problem: Problem,
	from: { groups: Group[]; pinned: string[] } | null,
	tools: Tools,
	limits: Limits,
): Arranged {
	const startedMs = tools.nowMs()
	const elapsed = () => tools.nowMs() - startedMs
	tools.say({ stage: 'windows', elapsedMs: 0, placed: 0, cost: null, bound: null }, null)
	const facts = factsOf(problem)
	const random = randomOf(limits.seed)
	let best: Arrangement = { groups: [] }
	let cost = costOf(problem, best).total
	let bound: number | null = null
	const keep = (tables: Tables) => {
		const found = tables.arrangement()
		const total = costOf(problem, found).total
		if (total >= cost) return
		best = found
		cost = total
	}
	const progress = (stage: Progress['stage']) => {
		const placed = best.groups.reduce((count, group) => count + group.people.length, 0)
		return { stage, elapsedMs: elapsed(), placed, cost, bound }
	}
	let saidMs = 0
	const again = () => {
		if (elapsed() - saidMs > SAY_EVERY_MS) {
			saidMs = elapsed()
			tools.say(progress(bound === null ? 'windows' : 'swaps'), best)
		}
		return elapsed() < limits.totalMs
	}
	const isPinned = from !== null && from.pinned.length > 0
	const round = (tables: Tables, cooling: Cooling) => {
		exchange(tables, cooling, random, again)
		keep(tables)
		// Who waits in a cohort of too few may be the one who would make another better.
		tables.hopes = false
		exchange(tables, { steps: cooling.steps / 8, hot: cooling.cold, cold: cooling.cold }, randomOf(limits.seed), again)
		keep(tables)
	}
	// Something to look at while the first stage of a large intake is under way.
	if (problem.people.length >= LARGE) round(tablesOf(facts, [], []), { steps: QUICK_STEPS, hot: 20, cold: 0.1 })
	tools.say(progress('windows'), best)
	const found = findWindows(problem, tools.solve, limits.windowsSeconds)
	bound = found.bound
	const seats = seatsIn(facts, found.windows, tools.solve, limits.windowsSeconds / 2)
	for (let turn = 0; turn < limits.rounds && again(); turn++) {
		const isCool = problem.people.length >= LARGE && found.windows.length > 0
		const tables =
			isCool && turn > 0
				? tablesFrom(facts, { groups: best.groups, pinned: from?.pinned ?? [] }, true)
				: isPinned
					? tablesFrom(facts, from, turn % 2 === 0)
					: tablesOf(facts, turn % 3 === 2 ? [] : found.windows, seats)
		if (turn === 0) keep(tables)
		round(tables, coolingOf(problem, limits.steps, turn, found.windows.length > 0))
		if (cost <= bound + 1e-6) break
	}
	return { arrangement: inOrder(best), progress: { ...progress('done'), cost, bound } }
}

/**
 * Some rounds begin hot, where whole cohorts are given up and others begun. Where there are many, that would undo what the
 * stages before have settled: those stay cool.
 */
function coolingOf({ settings, people }: Problem, steps: number, turn: number, isPlanned: boolean): Cooling {
	const { place, spread } = settings.weights
	if (people.length >= LARGE && isPlanned) {
		const hot = Math.max(0.05, spread * (HEATS[turn % HEATS.length] ?? 0.1))
		return { steps, hot, cold: hot / 10 }
	}
	const mild = Math.max(0.5, spread * (turn % 2 === 0 ? 1 : 0.4))
	const isHot = people.length < LARGE && turn % 2 === 1
	return { steps, hot: isHot ? Math.max(mild, place / 2) : mild, cold: Math.max(0.01, mild / 20) }
}

export function keyOf(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26))
	return index < 26 ? letter : keyOf(Math.floor(index / 26) - 1) + letter
}

/** @param seats of each cohort of the windows, people by index */
function tablesOf(facts: Facts, windows: Window[], seats: number[][]): Tables {
	const planned = windows.reduce((sum, window) => sum + window.cohorts, 0)
	const most = mostCohorts(facts.problem)
	const tables = new Tables(
		facts,
		Array.from({ length: Math.min(most, planned > 8 ? planned + 2 : most) }, (_, index) => keyOf(index)),
	)
	let next = 0
	for (const window of windows) {
		for (let place = 0; place < window.cohorts; place++, next++) {
			const table = tables.tables[next]
			const lead = facts.leadIndexOf.get(window.leads[place] ?? '')
			if (!table || lead === undefined || (tables.spare[lead] ?? 0) === 0) continue
			table.from.fill(window.from)
			tables.lead(table, lead)
			for (const person of seats[next] ?? []) if (tables.fits(person, table)) tables.seat(person, next)
		}
	}
	return fillUp(tables)
}

function tablesFrom(facts: Facts, from: { groups: Group[]; pinned: string[] }, withOthers: boolean): Tables {
	const { problem } = facts
	const isPinned = new Set(from.pinned)
	const kept = from.groups.filter((group) => withOthers || group.people.some((id) => isPinned.has(id)))
	const used = new Set(kept.map((group) => group.key))
	const others = Array.from({ length: 702 }, (_, index) => keyOf(index)).filter((key) => !used.has(key))
	const extra = Math.max(0, mostCohorts(problem) - kept.length)
	const tables = new Tables(facts, [...kept.map((group) => group.key), ...others.slice(0, extra)])
	kept.forEach((group, index) => {
		const table = tables.tables[index]
		const lead = facts.leadIndexOf.get(group.leadId ?? '')
		if (!table) return
		table.isFixed = group.people.some((id) => isPinned.has(id))
		if (lead !== undefined && ((tables.spare[lead] ?? 0) > 0 || table.isFixed)) tables.lead(table, lead)
		for (const id of group.people) {
			const person = facts.indexOf.get(id)
			if (person === undefined || !isPinned.has(id)) continue
			tables.pinned[person] = 1
			tables.seat(person, index)
		}
	})
	if (withOthers)
		kept.forEach((group, index) => {
			for (const id of group.people) {
				const person = facts.indexOf.get(id)
				if (person !== undefined && !tables.pinned[person] && fits(tables, person, index)) tables.seat(person, index)
			}
		})
	return fillUp(tables)
}

/** Whoever is still without a place takes the one that costs least, if any fits. */
function fillUp(tables: Tables): Tables {
	for (let person = 0; person < tables.facts.count; person++) {
		if (tables.at[person] !== NOBODY) continue
		const fitting = tables.tables.flatMap((table, index) => {
			if (table.people.length === 0 || !tables.fits(person, table)) return []
			return [{ index, cost: tables.price(table, person) - tables.price(table) }]
		})
		const [cheapest] = fitting.toSorted((a, b) => a.cost - b.cost)
		if (cheapest) tables.seat(person, cheapest.index)
	}
	return tables
}

function fits(tables: Tables, person: number, index: number): boolean {
	const table = tables.tables[index]
	return table !== undefined && tables.fits(person, table)
}

function inOrder({ groups }: Arrangement): Arrangement {
	return { groups: groups.toSorted((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1)) }
}
