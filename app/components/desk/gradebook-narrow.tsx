import { ExportButton } from '~/components/ui/export-button'
import { counted } from '~/domain/number-words'
import { choicesOf, Narrow, NarrowBy } from '../ui/narrow'

const ORDERS = { name: 'Name', left: 'Least left first' }

/** Who of a cohort is shown and in which order, and the same as a file. */
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
		<div className="flex flex-wrap items-end gap-2 mb-4">
			<Narrow asked={asked} className="">
				<NarrowBy
					name="lacks"
					label="Only who lacks"
					chosen={asked.lacks}
					every="Everybody"
					choices={columns.map(({ id, title }) => ({ key: id, name: title }))}
				/>
				<NarrowBy name="sort" label="In the order of" chosen={asked.sort} choices={choicesOf(ORDERS)} />
			</Narrow>
			{shown > 0 ? <ExportButton file={file}>Export {counted(shown, 'row', 'rows')}</ExportButton> : null}
		</div>
	)
}
