import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../person/directory-columns'
import { careerTrackNames } from '../person/kinds'
import type { RequirementResult } from './evidence'
import type { GradebookRow } from './gradebook.server'

const stateWords: Record<RequirementResult['state'], string> = {
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
export function writeGradebookFile(rows: readonly GradebookRow[], seenBy: 'admin' | 'lead' = 'admin'): string {
	const isWhole = seenBy === 'admin'
	const columns = recordable(rows[0]?.results ?? [])
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
			...recordable(row.results).flatMap(({ state, short }) => [stateWords[state], ...(isWhole ? [short] : [])]),
			...(isWhole ? [row.certificate ?? ''] : []),
		].map(safeCell),
	)
	return stringify([titles.map(safeCell), ...lines], { bom: true, record_delimiter: 'windows' })
}

function recordable(results: readonly RequirementResult[]): RequirementResult[] {
	return results.filter(({ state }) => state !== 'planned')
}
