import { FEWEST_SEATS } from '../cohort/kinds'
import { arrange, type Limits, type Tools } from './arrange'
import type { Problem } from './kinds'

/** What stands in the way: one rule at a time is eased, and who could then have a place is counted. */
export type Freed = { rule: 'hours' | 'kin' | 'lead' | 'size' | 'seats'; more: number; place: string }

export function freedBy(problem: Problem, left: string[], tools: Tools, limits: Limits): Freed[] {
	if (left.length === 0) return []
	const quietly: Tools = {
		...tools,
		say: () => undefined,
		solve: () => ({ values: null, bound: Number.NEGATIVE_INFINITY, isOptimal: false }),
	}
	const already = problem.people.length - left.length
	return easings(problem, left).flatMap(({ rule, place, eased }): Freed[] => {
		const { arrangement } = arrange(eased, null, quietly, limits)
		const placed = arrangement.groups.reduce((count, group) => count + group.people.length, 0)
		return placed > already ? [{ rule, place, more: placed - already }] : []
	})
}

function easings(problem: Problem, left: string[]): { rule: Freed['rule']; place: string; eased: Problem }[] {
	const waiting = problem.people.filter((person) => left.includes(person.id))
	// Where most of those wait who have no place: one more lead would work there.
	const at = new Map<string, number>()
	for (const { place } of waiting) at.set(place, (at.get(place) ?? 0) + 1)
	const [place = ''] = [...at].toSorted((a, b) => b[1] - a[1]).map(([name]) => name)
	const there = waiting.find((person) => person.place === place)
	const { settings } = problem
	return [
		...(there
			? [
					{
						rule: 'lead' as const,
						place,
						eased: { ...problem, leads: [...problem.leads, { ...there, id: 'one more', line: [], room: 1 }] },
					},
				]
			: []),
		...(problem.overlapMinutes > 60
			? [{ rule: 'hours' as const, place: '', eased: { ...problem, overlapMinutes: problem.overlapMinutes - 60 } }]
			: []),
		{
			rule: 'kin',
			place: '',
			eased: { ...problem, people: problem.people.map((person) => ({ ...person, team: '', line: [] })) },
		},
		// Smaller than that the form takes none: it would be advice nobody can follow.
		...(settings.fewest > FEWEST_SEATS
			? [
					{
						rule: 'size' as const,
						place: '',
						eased: { ...problem, settings: { ...settings, fewest: settings.fewest - 1 } },
					},
				]
			: []),
		...(problem.capacity < problem.people.length
			? [{ rule: 'seats' as const, place: '', eased: { ...problem, capacity: problem.people.length } }]
			: []),
	]
}
