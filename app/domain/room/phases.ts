import type { Format, Phase } from './format'

/** Where a room stands in its format: which phase, whose case, which board. */
export function phaseOf(room: { format: Format; phase: { index: number } }): Phase | undefined {
	return room.format.phases[room.phase.index]
}

type At = { format: Format; phase: { index: number } }
type Writing = Extract<Phase, { kind: 'write' }>

/** The how-manieth case is at hand: that of this phase, or else of the last round before it. */
export function roundAt({ format, phase }: At): number {
	return format.phases.slice(0, phase.index + 1).findLast((each) => each.round !== undefined)?.round ?? 1
}

/** The board at hand: that of this phase, or else the last one written before it; before any, the first. */
export function boardAt({ format, phase }: At): Writing | undefined {
	const isBoard = (each: Phase): each is Writing => each.kind === 'write'
	return format.phases.slice(0, phase.index + 1).findLast(isBoard) ?? format.phases.find(isBoard)
}

/** Where a board is turned up and where it is voted on, as indexes of phases; -1 for never. */
export function turnsOf(format: Format, board: string): { reveal: number; vote: number; votes: number } {
	const from = format.phases.findIndex((each) => each.id === board)
	const next = format.phases.findIndex((each, index) => index > from && each.kind === 'write')
	const within = (each: Phase, index: number) => index > from && (next === -1 || index < next) && each.kind !== 'write'
	const reveal = format.phases.findIndex((each, index) => within(each, index) && each.kind === 'reveal')
	const vote = format.phases.findIndex((each, index) => within(each, index) && votesIn(each) > 0)
	const phase = format.phases[vote]
	return { reveal, vote, votes: phase ? votesIn(phase) : 0 }
}

/** Votes one may spend in a phase; 0 where nobody votes. */
export function votesIn(phase: Phase): number {
	return phase.kind === 'vote' || phase.kind === 'reveal' ? (phase.votes ?? 0) : 0
}

/** Where one is by oneself or in a small group, or hears one out: nobody else has the floor. */
const APART: ReadonlySet<Phase['kind']> = new Set(['case', 'write', 'vote', 'check-out', 'group'])

/** Where all hear one another, and somebody may want the floor. */
export function isTalkedIn(phase: Phase | undefined): boolean {
	return phase !== undefined && !APART.has(phase.kind)
}

const WITH_QUEUE: ReadonlySet<Phase['kind']> = new Set(['discuss', 'talk'])

/** Of those, where the queue stands beside the talk; in the others it is a line, while somebody wants the floor. */
export function hasQueue(phase: Phase | undefined): boolean {
	return phase !== undefined && WITH_QUEUE.has(phase.kind)
}

/** Where one promises in a format that asks for it: what comes to mind at the end is still a promise. */
const PROMISING: ReadonlySet<Phase['kind']> = new Set(['commitments', 'check-out', 'closing'])

export function isPromising(format: Format, phase: Phase): boolean {
	return PROMISING.has(phase.kind) && format.phases.some(({ kind }) => kind === 'commitments')
}

/** The only board of rooms that were held before there were rounds. */
export function firstBoard(format: Format): string {
	return boardAt({ format, phase: { index: -1 } })?.id ?? ''
}
