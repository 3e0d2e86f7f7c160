import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../person/directory-columns'
import { careerTrackNames } from '../person/kinds'
import type { RequirementResult } from './evidence'
import type { GradebookColumn, GradebookRow } from './gradebook.server'
import { cellsOf, NOT_ASKED } from './gradebook-order'

/** Nothing of one that cannot be recorded: no column and no line stands for it. */
export const stateWords: Record<RequirementResult['state'], string> = {
	met: 'met',
	'in-progress': 'in progress',
	open: 'open',
	waived: 'waived',
	planned: '',
}

/**
 * A line a person and a column a requirement, as the gradebook shows them: states and counts, no answer and no text; for
 * leads the states alone.
 */
export function writeGradebookFile(
	{ columns, rows }: { columns: readonly GradebookColumn[]; rows: readonly GradebookRow[] },
	seenBy: 'admin' | 'lead',
): string {
	const isWhole = seenBy === 'admin'
	const titles = [
		'Learner',
		'Team',
		'Track',
		...columns.flatMap(({ title }) => (isWhole ? [title, `${title}, how far`] : [title])),
		...(isWhole ? ['Certificate'] : []),
	]
	const lines = rows.map((row) =>
		[
			row.name,
			row.team,
			careerTrackNames[row.careerTrack as keyof typeof careerTrackNames],
			...cellsOf(columns, row.results).flatMap(({ result }) => [
				result ? stateWords[result.state] : NOT_ASKED,
				...(isWhole ? [result?.short ?? ''] : []),
			]),
			...(isWhole ? [row.certificate ?? ''] : []),
		].map(safeCell),
	)
	return stringify([titles.map(safeCell), ...lines], { bom: true, record_delimiter: 'windows' })
}
