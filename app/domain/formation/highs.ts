import type { Highs } from 'highs'
import type { Linear, Solved } from './linear'

/** HiGHS solves a model and says how good any solution could be. One thread, and the same every time. */
export function solverOf(highs: Highs): (model: Linear, seconds: number) => Solved {
	return ({ columns, rows }, seconds) => {
		const starts = [0]
		for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length)
		const model = highs.createModel({
			numCols: columns.length,
			numRows: rows.length,
			colCost: columns.map(({ cost }) => cost),
			colLower: columns.map(({ lower }) => lower),
			colUpper: columns.map(({ upper }) => upper),
			rowLower: rows.map(({ lower }) => lower),
			rowUpper: rows.map(({ upper }) => upper),
			integrality: Int32Array.from(columns, ({ isWhole }) => (isWhole ? 1 : 0)),
			matrix: {
				format: 'csr',
				numRows: rows.length,
				numCols: columns.length,
				starts,
				indices: rows.flatMap(({ terms }) => terms.map(([column]) => column)),
				values: rows.flatMap(({ terms }) => terms.map(([, factor]) => factor)),
			},
		})
		try {
			model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 1e-4, random_seed: 1 })
			model.run()
			const status = model.getModelStatus()
			const hasValues = model.info.get('primal_solution_status') === 2
			return {
				values: hasValues ? Float64Array.from(model.getSolution().colValue) : null,
				bound: Number(model.info.get('mip_dual_bound')),
				isOptimal: status === 7,
			}
		} finally {
			model.dispose()
		}
	}
}
