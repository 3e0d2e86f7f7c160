import type { Circumstance, Refusal } from './decision'
import { takesPart } from './parts'
import type { Room } from './room'

/**
 * Notes beside a room (docs/decisions/0027). Whoever leads thinks aloud to those who observe, “I let this silence stand
 * because …”; whoever observes keeps notes for themselves. A participant is sent none of it.
 */
export type Note = {
	id: string
	byId: string
	text: string
	/** The phase it was written in, as an index of the format */
	at: number
	/** Who observed and led when it was written: nobody who comes later reads it */
	toIds: string[]
}

export type MarginIntent = { type: 'note-aside'; text: string }
export type MarginEvent = { type: 'noted-aside' } & Note

const MOST_NOTES = 400

export function decideMargin(
	room: Room,
	{ text }: MarginIntent,
	on: Circumstance,
): { event: MarginEvent } | { refused: Refusal } {
	const { by, people, opId } = on
	if (takesPart(by.part)) return { refused: 'not-lead' }
	if (room.status !== 'running') return { refused: 'not-started' }
	if (room.margin.length >= MOST_NOTES) return { refused: 'enough-learnings' }
	const isAloud = by.part !== 'observer'
	const toIds = isAloud ? people.filter(({ part }) => !takesPart(part)).map(({ personId }) => personId) : []
	return { event: { type: 'noted-aside', id: opId, byId: by.personId, text, at: room.phase.index, toIds } }
}

/** `isAloud`: said to those who observe; otherwise one’s own */
export type NoteShown = { id: string; byId: string; text: string; at: number; isAloud: boolean }

/** What somebody reads beside the room: what was said to them, and their own. */
export function marginOf(room: Room, personId: string): NoteShown[] {
	return room.margin.filter((note) => readsMargin(note, personId)).map(noteShown)
}

export function noteShown({ id, byId, text, at, toIds }: Note): NoteShown {
	return { id, byId, text, at, isAloud: toIds.length > 0 }
}

export function readsMargin(note: Note, personId: string): boolean {
	return note.byId === personId || note.toIds.includes(personId)
}
