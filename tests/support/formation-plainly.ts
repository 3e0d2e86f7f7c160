import { costOf } from '~/domain/formation/cost'
import { type Arrangement, type Group, type Problem, SLOTS } from '~/domain/formation/kinds'
import { aSomeone } from './formation'

/** The rules once more, written without a thought for speed. */
export function brokenPlainly(problem: Problem, { groups }: Arrangement): string[] {
	const broken: string[] = []
	const person = (id: string) => problem.people.find((each) => each.id === id)
	for (const group of groups) {
		const people = group.people.map((id) => person(id) ?? aSomeone('nobody'))
		const lead = problem.leads.find(({ id }) => id === group.leadId)
		if (people.length < problem.settings.fewest || people.length > problem.settings.most) broken.push('size')
		if (!lead) broken.push('lead')
		for (const one of people) {
			if (lead && (one.line.includes(lead.id) || lead.line.includes(one.id))) broken.push('lead-line')
			for (const other of people) {
				if (one === other) continue
				const allowed = problem.pairs.some(
					(pair) =>
						pair.kind === 'allowed' && [pair.one, pair.other].sort().join() === [one.id, other.id].sort().join(),
				)
				if (!allowed && ((one.team && one.team === other.team) || one.line.includes(other.id))) broken.push('kin')
			}
		}
		for (const season of problem.since.keys()) {
			// Quarter hours of a week of that season, one after the other.
			const week = Array.from({ length: 7 * SLOTS }, (_, at) =>
				[...people, ...(lead ? [lead] : [])].every(
					({ free }) => ((free[season * SLOTS + (at % SLOTS)] ?? 0) >> Math.floor(at / SLOTS)) & 1,
				),
			)
			const length = problem.overlapMinutes / 15
			const days = Array.from(
				{ length: SLOTS },
				(_, slot) =>
					[0, 1, 2, 3, 4, 5, 6].filter((day) =>
						Array.from({ length }, (__, step) => week[(day * SLOTS + slot + step) % week.length]).every(Boolean),
					).length,
			)
			if (Math.max(...days) < problem.settings.days) broken.push('hours')
		}
	}
	for (const lead of problem.leads)
		if (groups.filter(({ leadId }) => leadId === lead.id).length > lead.room) broken.push('load')
	const placed = groups.flatMap(({ people }) => people)
	if (placed.length > problem.capacity || new Set(placed).size !== placed.length) broken.push('seats')
	return broken
}

/** Every way to put people into cohorts, each with every lead. */
export function leastCost(problem: Problem): number {
	let least = costOf(problem, { groups: [] }).total
	const fits = remembered((group) => brokenPlainly(problem, { groups: [group] }).length === 0)
	const room = problem.leads.reduce((sum, lead) => sum + lead.room, 0)
	const visit = (index: number, parts: string[][]) => {
		const person = problem.people[index]
		if (!person) {
			const full = parts.filter((part) => part.length > 0)
			if (full.some((part) => part.length < problem.settings.fewest)) return
			const arrangement = {
				groups: full.map((people, at) => ({ key: String(at), leadId: null as string | null, people })),
			}
			const { total } = costOf(problem, arrangement)
			if (total < least - 1e-9 && canBeLed(problem, arrangement.groups, fits)) least = total
			return
		}
		visit(index + 1, parts)
		parts.forEach((part, at) => {
			if (part.length < problem.settings.most) visit(index + 1, parts.with(at, [...part, person.id]))
		})
		if (parts.length < room) visit(index + 1, [...parts, [person.id]])
	}
	visit(0, [])
	return least
}

function canBeLed(problem: Problem, groups: Group[], fits: (group: Group) => boolean, led: Group[] = []): boolean {
	const [next, ...rest] = groups
	if (!next) return brokenPlainly(problem, { groups: led }).length === 0
	return problem.leads
		.map((lead) => ({ ...next, leadId: lead.id }))
		.some((group) => fits(group) && canBeLed(problem, rest, fits, [...led, group]))
}

/** The same few people with the same lead stand in thousands of arrangements; looked at once, eight people take no minute. */
function remembered(fits: (group: Group) => boolean): (group: Group) => boolean {
	const known = new Map<string, boolean>()
	return (group) => {
		const key = [group.leadId, ...group.people].join()
		const answer = known.get(key) ?? fits(group)
		known.set(key, answer)
		return answer
	}
}
