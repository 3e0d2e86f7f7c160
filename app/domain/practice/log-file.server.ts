import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../person/directory-columns'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { countMinutes } from './count'
import { practiceKindNames } from './log-kinds'
import type { EntryRow } from './read-log.server'

/** One's own log as a table that spreadsheets open; no cell is a formula. */
export function writeLogFile(rows: readonly EntryRow[], programs: Program[]): string {
	// By level: what counts of a week is asked of one level's entries alone.
	const stageKeys = [...new Set(rows.map(({ stageKey }) => stageKey))]
	const lines = stageKeys.flatMap((stageKey) => {
		const own = rows.filter((row) => row.stageKey === stageKey)
		const counts = countMinutes(own)
		return own.map(({ onDay, minutes, kind, line }, index) => [
			onDay,
			findStageByKey(programs, stageKey)?.label ?? stageKey,
			practiceKindNames[kind],
			String(minutes),
			String(counts[index] ?? 0),
			safeCell(line),
		])
	})
	const titles = ['Day', 'Level', 'What', 'Minutes', 'Minutes that count', 'Your line']
	return stringify([titles, ...lines], { bom: true, record_delimiter: 'windows' })
}
