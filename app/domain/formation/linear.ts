/** A mixed-integer linear model, to be minimized, and what solves it: HiGHS, in the worker (server/formation). */
export type Linear = {
	columns: { cost: number; lower: number; upper: number; isWhole: boolean }[]
	rows: { lower: number; upper: number; terms: [column: number, factor: number][] }[]
}
/** `bound`: no solution costs less. `values` is null where none was found in time. */
export type Solved = { values: Float64Array | null; bound: number; isOptimal: boolean }
export type Solve = (model: Linear, seconds: number) => Solved

/** Puts a model together, column by column and row by row. */
export function newModel() {
	const model: Linear = { columns: [], rows: [] }
	return {
		model,
		column(cost: number, upper = Number.POSITIVE_INFINITY, isWhole = false): number {
			return model.columns.push({ cost, lower: 0, upper, isWhole }) - 1
		},
		row(lower: number, terms: [number, number][], upper: number): void {
			model.rows.push({ lower, upper, terms })
		},
	}
}
