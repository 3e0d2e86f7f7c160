import type { Format } from './format'
import type { RoomEvent } from './room'

/** Who told the case of a round, and who gave something to that of another: no words, no number of slips. */
export type Credit = { told: { round: number; authorId: string }[]; helped: { round: number; personId: string }[] }

/**
 * What a room that is over says for what a level asks (docs/decisions/0034). A slip or a question counts for the round in
 * which it was written, once however many there are, and never for one's own case.
 */
export function creditOf(format: Format, events: readonly RoomEvent[]): Credit {
	const authors = new Map<number, string>()
	const given: { round: number; personId: string }[] = []
	for (const event of events) {
		if (event.type === 'case-told') authors.set(event.round ?? 1, event.byId)
		if (event.type === 'question-asked') given.push({ round: event.round ?? 1, personId: event.byId })
		if (event.type === 'slip-added') given.push({ round: roundOf(format, event.board), personId: event.byId })
	}
	const helped = new Map<string, Credit['helped'][number]>()
	for (const { round, personId } of given) {
		const authorId = authors.get(round)
		if (authorId && authorId !== personId) helped.set(`${round} ${personId}`, { round, personId })
	}
	return {
		told: [...authors].map(([round, authorId]) => ({ round, authorId })),
		helped: [...helped.values()],
	}
}

/** Of the phase something was written in; the only one of rooms from before there were rounds. */
function roundOf(format: Format, board: string | undefined): number {
	return format.phases.find(({ id }) => id === board)?.round ?? 1
}
