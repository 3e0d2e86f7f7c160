import type { RequirementResult } from './evidence'

type Row = { name: string; results: readonly Pick<RequirementResult, 'id' | 'state'>[] }

const isLeft = ({ state }: { state: RequirementResult['state'] }) => state === 'open' || state === 'in-progress'

/** What stands where one of a cohort is not asked what others are: they came from another and began with its rules */
export const NOT_ASKED = 'not asked'

/** One for each column of the gradebook; without a result where they are not asked. */
export function cellsOf<Result extends Pick<RequirementResult, 'id' | 'state'>>(
	columns: readonly { id: string }[],
	results: readonly Result[],
): { id: string; result: Result | undefined }[] {
	const recorded = results.filter(({ state }) => state !== 'planned')
	return columns.map(({ id }) => ({ id, result: recorded.find((each) => each.id === id) }))
}

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
