import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../person/directory-columns'
import { strengthNames } from '../person/needs'
import { nameStanding, type StandingRow } from './standing'

const TITLES = ['Name', 'E-mail', 'Team', 'Line manager', 'Level', 'Stage', 'Need', 'Standing', 'Day']

/** As a table that spreadsheets open; no cell is a formula. Why somebody is excused stays in Belay. */
export function writeStandingFile(rows: readonly StandingRow[], stageNames: ReadonlyMap<string, string>): string {
	const lines = rows.map(({ person, stageKey, strength, ...stands }) =>
		[
			person.name,
			person.email,
			person.team,
			person.manager ?? '',
			person.level,
			stageNames.get(stageKey) ?? stageKey,
			strengthNames[strength],
			nameStanding(stands),
			stands.day ?? '',
		].map(safeCell),
	)
	return stringify([TITLES, ...lines], { bom: true, record_delimiter: 'windows' })
}
