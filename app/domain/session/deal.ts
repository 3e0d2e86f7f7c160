import type { GroupSize } from './kinds'

/**
 * People dealt out in their order, as near to `size` as they come out even: groups differ by one at most, and nobody is
 * alone. Whoever wants chance shuffles first.
 */
export function deal<Person>(people: readonly Person[], size: GroupSize): Person[][] {
	const count = Math.max(1, Math.min(Math.round(people.length / size), Math.floor(people.length / 2)))
	const groups: Person[][] = Array.from({ length: count }, () => [])
	for (const [index, person] of people.entries()) groups[index % count]?.push(person)
	return groups
}
