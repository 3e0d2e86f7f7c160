import { Form } from '@remix-run/react'
import { ExportButton } from '~/components/ui/export-button'
import { counted } from '~/domain/number-words'

/** Below the table: whoever comes, comes for the people, and seldom narrows. */
export function GradebookNarrow({
	asked,
	columns,
	shown,
	file,
}: {
	asked: { lacks: string; sort: string }
	columns: { id: string; title: string }[]
	/** People in the table */
	shown: number
	/** Where the same people, in the same order, are a file */
	file: string
}) {
	return (
		<div className="flex flex-wrap items-end gap-2 mt-6 mb-4">
			<Form
				role="search"
				aria-label="Narrow down"
				className="flex flex-wrap items-end gap-2"
				key={JSON.stringify(asked)}
			>
				<div className="field">
					<label htmlFor="lacks">Only who lacks</label>
					<select className="input" id="lacks" name="lacks" defaultValue={asked.lacks}>
						<option value="">Everybody</option>
						{columns.map(({ id, title }) => (
							<option key={id} value={id}>
								{title}
							</option>
						))}
					</select>
				</div>
				<div className="field">
					<label htmlFor="sort">In the order of</label>
					<select className="input" id="sort" name="sort" defaultValue={asked.sort}>
						<option value="name">Name</option>
						<option value="left">Least left first</option>
					</select>
				</div>
				<button className="btn edge" type="submit">
					Show
				</button>
			</Form>
			{shown > 0 ? <ExportButton file={file}>Export {counted(shown, 'row', 'rows')}</ExportButton> : null}
		</div>
	)
}
