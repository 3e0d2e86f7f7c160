import type { Facts } from './facts'
import { newModel, type Solve } from './linear'
import type { Window } from './windows'

type Term = [column: number, factor: number]

/**
 * The second stage: who of those who may goes into which cohort of the windows. Of a team each cohort takes one, so this
 * is a flow: from people through the teams of a cohort to the cohort, which the solver settles at once. Lines, the mix and
 * wishes are left to exchanges.
 * @returns for each cohort of each window the people by index
 */
export function seatsIn(
	{ problem, indexOf, leadIndexOf, leadKin, count, isIc, place: without, share, wishes }: Facts,
	windows: Window[],
	solve: Solve,
	seconds: number,
): number[][] {
	const { fewest, most, weights } = problem.settings
	const { model, column, row } = newModel()
	const places: Term[][] = Array.from({ length: count }, () => [])
	const goes: { person: number; cohort: number; column: number }[] = []
	let cohort = 0
	for (const { cohorts, may, leads } of windows) {
		for (let place = 0; place < cohorts; place++, cohort++) {
			const lead = leadIndexOf.get(leads[place] ?? '')
			const teams = new Map<string, Term[]>()
			const all: Term[] = []
			const first = goes.length
			for (const id of may) {
				const person = indexOf.get(id)
				if (person === undefined || (lead !== undefined && leadKin[lead * count + person])) continue
				const each: Term = [column(0, 1, true), 1]
				goes.push({ person, cohort, column: each[0] })
				places[person]?.push(each)
				all.push(each)
				const team = problem.people[person]?.team ?? ''
				if (team !== '') teams.set(team, [...(teams.get(team) ?? []), each])
			}
			for (const same of teams.values()) if (same.length > 1) row(0, same, 1)
			// By how many people the mix is off, of which one is free (cost.ts).
			const off = column(weights.mix, most)
			const parts = goes.slice(first).map((each): Term => [each.column, (isIc[each.person] ?? 0) - share])
			row(-1, [...parts, [off, 1]], Number.POSITIVE_INFINITY)
			row(Number.NEGATIVE_INFINITY, [...parts, [off, -1]], 1)
			const missing = column(weights.place, fewest)
			row(fewest, [...all, [missing, 1]], Number.POSITIVE_INFINITY)
			row(0, all, most)
		}
	}
	const left = places.map((own, person) => {
		const none = column(without[person] ?? 0, 1)
		row(1, [...own, [none, 1]], 1)
		return none
	})
	row(
		Math.max(0, count - problem.capacity),
		left.map((none): Term => [none, 1]),
		count,
	)
	const at = new Map(goes.map((each) => [each.cohort * count + each.person, each.column]))
	wishes.forEach((own, person) => {
		for (const { other, together, cost } of own) {
			if (other < person) continue
			for (let index = 0; index < cohort; index++) {
				const one = at.get(index * count + person)
				const two = at.get(index * count + other)
				if (one === undefined || two === undefined) continue
				if (together) {
					const meet = column(-cost, 1)
					row(
						0,
						[
							[one, 1],
							[meet, -1],
						],
						Number.POSITIVE_INFINITY,
					)
					row(
						0,
						[
							[two, 1],
							[meet, -1],
						],
						Number.POSITIVE_INFINITY,
					)
				} else {
					const meet = column(cost, 1)
					row(
						Number.NEGATIVE_INFINITY,
						[
							[one, 1],
							[two, 1],
							[meet, -1],
						],
						1,
					)
				}
			}
		}
	})
	const seats: number[][] = Array.from({ length: cohort }, () => [])
	const { values } = solve(model, seconds)
	for (const each of values ? goes : []) if ((values?.[each.column] ?? 0) > 0.5) seats[each.cohort]?.push(each.person)
	return seats
}
