import { boxOf } from './boxes'
import type { Format } from './format'
import { boardsAbout, boxesBeside } from './stop'
import type { RoomView } from './view'

type Told = Pick<RoomView, 'openedAtMs' | 'cases' | 'mySlips' | 'bundles'>

/** Of which rounds a case was told before, and is none now: nothing but taking it off does that. */
export function roundsTakenOff(before: Told['cases'], after: Told['cases']): number[] {
	return Object.keys(before)
		.map(Number)
		.filter((round) => !(round in after))
}

/** Whether unsent words of a box are about a case that went from one view to the next; null where none went. */
export function takenOffBetween(format: Format, before: Told, after: Told): ((box: string) => boolean) | null {
	const rounds = before.openedAtMs === after.openedAtMs ? roundsTakenOff(before.cases, after.cases) : []
	if (rounds.length === 0) return null
	const goneFrom = (were: { id: string }[], are: { id: string }[]) =>
		were.flatMap(({ id }) => (are.some((each) => each.id === id) ? [] : [id]))
	const boxes = new Set([
		...rounds.flatMap(boxesBeside),
		...goneFrom(before.mySlips, after.mySlips).map(boxOf.slip),
		...goneFrom(before.bundles, after.bundles).map(boxOf.bundle),
	])
	const columns = rounds.flatMap((round) => boardsAbout(format, round)).map((board) => boxOf.column(board, ''))
	return (box) => boxes.has(box) || columns.some((column) => box.startsWith(column))
}
