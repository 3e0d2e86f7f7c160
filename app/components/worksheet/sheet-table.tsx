import type { WorksheetView } from '~/domain/progress/part-view'
import { type Cells, type Column, cellsFor, type GivenRow, SHEETS } from '~/domain/worksheet/sheet'
import { InlineHtml } from '../reader/html'

type Row = { key: string; given: GivenRow | null; cells: Cells; name: string }

/** The fields: a table where there is room, a card for each row on a phone. Each field says its column and its row. */
export function SheetTable({ block, count }: { block: WorksheetView; count: number }) {
	const { rows: which, columns: all } = SHEETS[block.draws]
	const rated = block.draws === 'ratings' ? block.stage : null
	// The first rating is out of sight while one rates again.
	const columns = rated ? all.filter((column) => column.id === rated) : all
	const ordered = rated === 'second' ? [...block.given].reverse() : block.given
	const rows: Row[] =
		which === 'given'
			? ordered.map((given) => ({ key: given.id, given, cells: cellsFor(block.rows, given.id), name: given.label }))
			: Array.from({ length: count }, (_, index) => ({
					...{ key: String(index), given: null, cells: block.rows[index] ?? {} },
					name: `row ${index + 1}`,
				}))
	return (
		<>
			{rated === 'second' ? (
				<p className="mt-4">
					<b>Now once more, in another order.</b> Read each again as if it were new. What you gave is kept, and hidden
					until you are done.
				</p>
			) : null}
			<table className={`fill ${block.draws}`}>
				<thead>
					<tr>
						{which === 'given' ? <th scope="col">{rated ? 'Packet' : 'What'}</th> : null}
						{block.draws === 'statement' || block.draws === 'split' ? (
							<th scope="col">{block.draws === 'split' ? 'Costs' : 'Given'}</th>
						) : null}
						{columns.map((column) => (
							<th scope="col" key={column.id}>
								{column.label}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, index) => (
						<tr key={row.key}>
							{row.given ? (
								<th scope="row">
									{row.given.label}
									{row.given.html ? (
										<span className="about">
											<InlineHtml html={row.given.html} />
										</span>
									) : null}
									<input type="hidden" name={`rows[${index}].of`} value={row.given.id} />
									{rated === 'second' ? (
										<input type="hidden" name={`rows[${index}].first`} value={row.cells.first} />
									) : null}
								</th>
							) : null}
							{row.given && (block.draws === 'statement' || block.draws === 'split') ? (
								<td className="start" data-label={block.draws === 'split' ? 'Costs' : 'Given'}>
									{row.given.start}
								</td>
							) : null}
							{columns.map((column) => (
								<td key={column.id} data-label={column.label}>
									<Field
										name={`rows[${index}].${column.id}`}
										label={`${column.label}, ${row.name}`}
										column={column}
										value={row.cells[column.id]}
									/>
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</>
	)
}

function Field({
	name,
	label,
	column: { takes },
	value,
}: {
	name: string
	label: string
	column: Column
	value: string | undefined
}) {
	if (typeof takes === 'object') {
		return (
			<select className="input" name={name} aria-label={label} defaultValue={value ?? ''}>
				<option value="">Choose</option>
				{takes.options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.says}
					</option>
				))}
			</select>
		)
	}
	return (
		<input
			className="input"
			name={name}
			aria-label={label}
			defaultValue={value}
			autoComplete="off"
			{...(takes === 'number' ? { inputMode: 'decimal', maxLength: 20 } : { maxLength: takes })}
		/>
	)
}
