import { isMuted } from './conduct'
import type { Refusal } from './decision'
import type { Format, Phase } from './format'
import type { Room } from './room'
import type { RoomView } from './view'
import type { Seat } from './wire'

/**
 * The sheet of a room: what its people learn, written together as one text (docs/decisions/0031). Each line of it is a
 * learning. Rooms of before had their learnings in the log, one by one: those stand before the lines of the sheet. It
 * lies on the table in these phases.
 */
const SHEET_PHASES = new Set<Phase['kind']>(['discuss', 'learnings'])

/** What a format calls its sheet; null for most, which write down what they learn. */
export function sheetTitleOf({ phases }: Format): string | null {
	for (const phase of phases) if (phase.kind === 'learnings' && phase.sheetTitle) return phase.sheetTitle
	return null
}

/** From the first phase in which it is written on, and once the room is closed. Before, it reaches nobody. */
export function maySeeSheet(room: Pick<Room, 'status' | 'phase' | 'format'>): boolean {
	if (room.status === 'waiting') return false
	if (room.status === 'closed') return true
	const first = room.format.phases.findIndex(({ kind }) => SHEET_PHASES.has(kind))
	return first !== -1 && room.phase.index >= first
}

/**
 * Whether it goes to the screens of a room. Once a line of the room was struck out it does not after the end: what is merged
 * cannot be sent without a line, and the recap has it.
 */
export function maySendSheet(room: Room): boolean {
	return maySeeSheet(room) && (room.status !== 'closed' || room.struck.length === 0)
}

/** Why somebody may not write on it now; null when they may. Not shut with its phase: see 0031. */
export function sheetRefusal(room: Room, by: Seat): Refusal | null {
	if (room.status === 'closed') return 'room-closed'
	if (by.part === 'observer') return 'observers-watch'
	if (room.status === 'waiting') return 'not-started'
	if (isMuted(room, by.personId, { type: 'write-sheet' })) return 'muted'
	return maySeeSheet(room) ? null : 'not-this-phase'
}

/** A line each; empty ones are only space. */
export function linesOf(sheet: string): string[] {
	return sheet
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
}

export type Learning = { id: string; text: string }

/** What a room has learned, line by line, wherever it was written. */
export function learningsIn(seen: Pick<RoomView, 'learnings'>, sheet: string): Learning[] {
	return [
		...seen.learnings.map(({ id, text }) => ({ id, text })),
		...linesOf(sheet).map((text, nth) => ({ id: `line-${nth + 1}`, text })),
	]
}
