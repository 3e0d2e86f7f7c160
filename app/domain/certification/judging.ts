import type { RequirementState } from './evidence'

/** What judges of every kind share. */
export function stateOf(met: boolean, begun: boolean): RequirementState {
	if (met) return 'met'
	return begun ? 'in-progress' : 'open'
}

export function latest(dates: (Date | null)[]): Date | null {
	const known = dates.filter((date): date is Date => date !== null)
	return known.length > 0 ? new Date(Math.max(...known.map((date) => date.getTime()))) : null
}

/** When the n-th came. */
export function nth(dates: Date[], n: number): Date | null {
	return [...dates].sort((a, b) => a.getTime() - b.getTime())[n - 1] ?? null
}
