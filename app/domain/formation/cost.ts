import type { Strength } from '../person/needs'
import type { Arrangement, Cost, Problem, Someone, Weights } from './kinds'

/** Of so many who are invited one who must come takes the place. */
const TIMES: Record<Strength, number> = { must: 3, expected: 2, invited: 1 }

/** What it costs to leave somebody without a place. */
export function placeCost({ strength }: Pick<Someone, 'strength'>, { place }: Pick<Weights, 'place'>): number {
	return place * TIMES[strength]
}

/** What an arrangement costs: its wishes that are not met, each by its weight (docs/decisions/0017-forming-cohorts.md). */
export function costOf(problem: Problem, { groups }: Arrangement): Cost {
	const { weights } = problem.settings
	const groupOf = new Map(groups.flatMap((group) => group.people.map((id) => [id, group.key] as const)))
	const share = shareOfIcs(problem)
	const parts: Record<keyof Weights, number> = { place: 0, spread: 0, mix: 0, together: 0, apart: 0 }
	for (const person of problem.people) if (!groupOf.has(person.id)) parts.place += placeCost(person, weights)
	const byId = new Map(problem.people.map((person) => [person.id, person]))
	for (const { people } of groups) {
		const members = people.flatMap((id) => byId.get(id) ?? [])
		parts.spread += weights.spread * (spreadOf(members.map(({ offset }) => offset)) / 60)
		const ics = members.filter(({ track }) => track === 'ic').length
		parts.mix += weights.mix * offMix(ics, members.length, share)
	}
	for (const { one, other, kind } of problem.pairs) {
		if (kind === 'allowed' || !byId.has(one) || !byId.has(other)) continue
		const together = groupOf.has(one) && groupOf.get(one) === groupOf.get(other)
		if (kind === 'together' && !together) parts.together += weights.together
		if (kind === 'apart' && together) parts.apart += weights.apart
	}
	return { parts, total: Object.values(parts).reduce((sum, part) => sum + part, 0) }
}

/** People by whom a cohort is off the share of all. One does not count: nobody can be halved. */
export function offMix(ics: number, size: number, share: number): number {
	return Math.max(0, Math.abs(ics - share * size) - 1)
}

/** Of all who asked: what each cohort comes as near to as it can. */
export function shareOfIcs({ people }: Pick<Problem, 'people'>): number {
	return people.length === 0 ? 0 : people.filter(({ track }) => track === 'ic').length / people.length
}

const DAY = 24 * 60

/** The shortest arc around the earth that holds all these clocks. @param offsets minutes east of UTC @returns minutes */
export function spreadOf(offsets: readonly number[]): number {
	if (offsets.length < 2) return 0
	const around = offsets.map((offset) => (offset + 2 * DAY) % DAY).sort((a, b) => a - b)
	const gaps = around.map((at, index) => (around[index + 1] ?? (around[0] ?? 0) + DAY) - at)
	return DAY - Math.max(...gaps)
}

/** By how much it could be better at most, 0 to 1. @param bound what no arrangement can cost less than */
export function gapOf(cost: number, bound: number): number {
	return cost <= 1e-9 ? 0 : Math.max(0, (cost - bound) / cost)
}
