import { stringify } from 'csv-stringify/sync'
import { safeCell } from '../person/directory-columns'
import type { RequirementResult } from './evidence'
import { stateWords } from './gradebook-file.server'
import { NOT_ASKED } from './gradebook-order'
import type { RenewalAhead } from './renewal-rules'

/** Also of those whose time to renew has not come: what they have shown is said, not whether they may. */
const TITLES = [
	...['Holder', 'Certificate', 'Has shown what renewing asks now', 'Has shown what renewing asks then'],
	...['Requirement', 'Now', 'Then'],
]

/** A line for each requirement in which somebody would stand otherwise, as the page says it; no cell is a formula. */
export function writeRenewingFile(people: readonly RenewalAhead['terms'][number]['people'][number][]): string {
	const lines = people.flatMap(({ name, number, wasReady, isReady, moves }) =>
		moves.map(({ title, from, to }) =>
			[name, number, said(wasReady), said(isReady), title, stateOf(from), stateOf(to)].map(safeCell),
		),
	)
	return stringify([TITLES, ...lines], { bom: true, record_delimiter: 'windows' })
}

const said = (is: boolean) => (is ? 'yes' : 'no')

function stateOf(state: RequirementResult['state'] | null): string {
	return state === null || state === 'planned' ? NOT_ASKED : stateWords[state]
}
