import type { RequirementResult } from './evidence'

type Row = { name: string; results: readonly Pick<RequirementResult, 'id' | 'state'>[] }

const isLeft = ({ state }: { state: RequirementResult['state'] }) => state === 'open' || state === 'in-progress'

/** Those who have not met one requirement; '' leaves everybody. A waiver is no lack. */
export function lacking<Each extends Row>(rows: readonly Each[], requirementId: string): Each[] {
	if (requirementId === '') return [...rows]
	return rows.filter(({ results }) => results.some((result) => result.id === requirementId && isLeft(result)))
}

/** By name, or whoever has the least left first and then by name. */
export function inGradebookOrder<Each extends Row>(rows: readonly Each[], order: 'name' | 'left'): Each[] {
	const left = ({ results }: Row) => results.filter(isLeft).length
	return [...rows].sort((a, b) => (order === 'left' ? left(a) - left(b) : 0) || a.name.localeCompare(b.name))
}
