import { placeCost } from './cost'
import { type Problem, SLOT_MINUTES, SLOTS, type Someone, type Weights } from './kinds'
import { allowedPairs, countDays, isInEverySeason, kinOf, pairKey, stretchesOf } from './rules'

/** Who is alike is counted, not named: people of one zone who can come in the same hours. */
export type Alike = { people: Someone[]; offset: number; at: Set<number> }
/** A window with a stretch of zones. `stretch` names the stretch, whatever the hours; `absent`: people of its zones who cannot come then. */
export type Kind = { from: number; alike: number[]; hours: number; stretch: string; absent: number }
/** What the two models of the first stage are made of. */
export type Counted = {
	alike: Alike[]
	leadsAt: Set<number>[]
	froms: number[]
	kinds: Kind[]
	/** Cohorts at most */
	count: number
	/** What is lost whatever is arranged: people who can come at no time, wishes that cannot be */
	lost: number
}

export function counted(problem: Problem): Counted {
	const { settings, people, leads } = problem
	const length = Math.ceil(problem.overlapMinutes / SLOT_MINUTES)
	const season = tightestOf(problem, length)
	const alike = groupAlike(problem, length, season)
	const leadsAt = leads.map((lead) => opensOf(lead, length, settings.days, season))
	const froms = usefulFroms(alike, leadsAt)
	const able = new Set(alike.flatMap((each) => each.people))
	const unable = people.filter((person) => !able.has(person))
	return {
		alike,
		leadsAt,
		froms,
		kinds: kindsOf(alike, froms, settings.fewest),
		count: mostCohorts(problem),
		lost: costWithout(unable, settings.weights) + hopelessWishes(problem),
	}
}

/** What it costs that none of these has a place. */
export function costWithout(people: readonly Someone[], weights: Weights): number {
	return people.reduce((sum, person) => sum + placeCost(person, weights), 0)
}

/** How many of them could be left out at which cost each. A model that leaves out as cheaply as it can begins with who is invited. */
export function leavings(people: readonly Someone[], weights: Weights): { cost: number; count: number }[] {
	const counts = new Map<number, number>()
	for (const person of people) {
		const cost = placeCost(person, weights)
		counts.set(cost, (counts.get(cost) ?? 0) + 1)
	}
	return [...counts].map(([cost, count]) => ({ cost, count }))
}

const ANY = Number.POSITIVE_INFINITY

/** As many as the seats, the people and the leads allow. */
export function mostCohorts({ people, leads, capacity, settings }: Problem): number {
	const room = leads.reduce((sum, lead) => sum + Math.max(0, lead.room), 0)
	const seats = Math.floor(Math.min(capacity, people.length) / settings.fewest)
	return Math.min(room, seats, settings.cohorts > 0 ? settings.cohorts : ANY)
}

/** Of a team without exceptions each cohort takes one. */
export function mostPlaced(problem: Problem, cohorts: number): number {
	return [...membersByTeam(problem)].reduce(
		(sum, [team, members]) =>
			sum + (team === '' || hasExceptions(problem, members) ? members.length : Math.min(members.length, cohorts)),
		0,
	)
}

/**
 * The season in which people meet least: the counts are of its hours. What holds in the others is left out, as lines are, so
 * that the bound stays one; the stages after ask every season.
 */
function tightestOf({ people, settings, since }: Problem, length: number): number {
	const coming = new Float64Array(since.length * SLOTS)
	for (const { free } of since.length > 1 ? people : [])
		for (const [at, days] of stretchesOf(free, length).entries())
			if (countDays(days) >= settings.days) coming[at] = (coming[at] ?? 0) + 1
	const meetings = since.map((_, season) =>
		coming.subarray(season * SLOTS, (season + 1) * SLOTS).reduce((sum, count) => sum + count * count, 0),
	)
	return meetings.indexOf(Math.min(...meetings))
}

function opensOf({ free }: Someone, length: number, days: number, season: number): Set<number> {
	const stretches = stretchesOf(free.slice(season * SLOTS, (season + 1) * SLOTS), length)
	return new Set([...stretches.keys()].filter((from) => countDays(stretches[from] ?? 0) >= days))
}

function groupAlike({ people, settings }: Problem, length: number, season: number): Alike[] {
	const groups = new Map<string, Alike>()
	for (const person of people) {
		const at = opensOf(person, length, settings.days, season)
		if (at.size === 0) continue
		const key = [person.offset, ...at].join()
		const group = groups.get(key)
		if (group) group.people.push(person)
		else groups.set(key, { people: [person], offset: person.offset, at })
	}
	return [...groups.values()]
}

/** Hours are left out where all who can come then, leads too, can come in others. */
function usefulFroms(alike: Alike[], leadsAt: Set<number>[]): number[] {
	const sets = Array.from({ length: SLOTS }, (_, from) => [
		...alike.map(({ at }) => at.has(from)),
		...leadsAt.map((at) => at.has(from)),
	])
	const isWithin = (one: number, other: number) =>
		sets[one]?.every((has, index) => !has || sets[other]?.[index]) ?? false
	const led = [...sets.keys()].filter((from) => sets[from]?.slice(alike.length).some(Boolean))
	return led.filter((from) =>
		led.every((other) => other === from || !isWithin(from, other) || (isWithin(other, from) && from < other)),
	)
}

/** Both ends of a stretch are somebody's, else a shorter one would do. */
function kindsOf(alike: Alike[], froms: number[], fewest: number): Kind[] {
	const hoursFrom = (first: number, offset: number) => ((offset - first) / 60 + 48) % 24
	const inZones = (first: number, hours: number) =>
		alike.reduce((sum, { offset, people }) => sum + (hoursFrom(first, offset) <= hours ? people.length : 0), 0)
	return froms.flatMap((from) => {
		const here = [...alike.keys()].filter((index) => alike[index]?.at.has(from))
		const offsets = [...new Set(here.map((index) => alike[index]?.offset ?? 0))]
		return offsets.flatMap((first) =>
			offsets.flatMap((last): Kind[] => {
				const hours = hoursFrom(first, last)
				const inside = here.filter((index) => hoursFrom(first, alike[index]?.offset ?? 0) <= hours)
				const count = inside.reduce((sum, index) => sum + (alike[index]?.people.length ?? 0), 0)
				if (
					!isShortest(
						inside.map((index) => hoursFrom(first, alike[index]?.offset ?? 0)),
						hours,
					)
				)
					return []
				return count >= fewest
					? [{ from, alike: inside, hours, stretch: `${first} ${last}`, absent: inZones(first, hours) - count }]
					: []
			}),
		)
	})
}

/** Whether the way around the earth that these lie on is the short one, for some of them at least. @param along hours from the first */
function isShortest(along: number[], hours: number): boolean {
	const sorted = along.toSorted((a, b) => a - b)
	return sorted.every((each, index) => each - (sorted[index - 1] ?? 0) <= 24 - hours + 1e-9)
}

/** How many people of one zone one cohort can take at most; zones in which teams have exceptions are left out. */
export function teamsByOffset(problem: Problem): Map<number, number> {
	const zones = new Map<number, Someone[]>()
	for (const person of problem.people) zones.set(person.offset, [...(zones.get(person.offset) ?? []), person])
	return new Map(
		[...zones].flatMap(([offset, people]): [number, number][] => {
			const teams = membersByTeam({ people })
			if ([...teams.values()].some((members) => hasExceptions(problem, members))) return []
			return [[offset, teams.size - (teams.has('') ? 1 : 0) + (teams.get('')?.length ?? 0)]]
		}),
	)
}

export function membersByTeam({ people }: Pick<Problem, 'people'>): Map<string, Someone[]> {
	const teams = new Map<string, Someone[]>()
	for (const person of people) teams.set(person.team, [...(teams.get(person.team) ?? []), person])
	return teams
}

export function hasExceptions(problem: Problem, members: Someone[]): boolean {
	const allowed = allowedPairs(problem)
	return members.some((one, index) => members.slice(index + 1).some((other) => allowed.has(pairKey(one.id, other.id))))
}

/** What is asked for together and cannot be, whoever leads. */
function hopelessWishes(problem: Problem): number {
	const hopeless = problem.pairs.filter(
		({ one, other, kind }) => kind === 'together' && isHopeless(problem, one, other),
	)
	return hopeless.length * problem.settings.weights.together
}

/** Two of the people who may not meet, or at no time can. */
export function isHopeless(problem: Problem, one: string, other: string): boolean {
	const a = problem.people.find(({ id }) => id === one)
	const b = problem.people.find(({ id }) => id === other)
	if (!a || !b) return false
	if (kinOf(a, b) && !allowedPairs(problem).has(pairKey(one, other))) return true
	const length = Math.ceil(problem.overlapMinutes / SLOT_MINUTES)
	const [atA, atB] = [stretchesOf(a.free, length), stretchesOf(b.free, length)]
	return !isInEverySeason(atA.length, problem.settings.days, (at) => (atA[at] ?? 0) & (atB[at] ?? 0))
}
