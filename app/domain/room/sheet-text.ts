import * as Y from 'yjs'
import { LONGEST_SHEET } from './kinds'

/** The sheet as a Yjs document: one plain text in one place. Shared by server and browser. */
const ROOT = 'sheet'
/** With all that was struck out on the way. What is typed in one go counts as one, so an hour of writing is a fraction. */
const LARGEST_STATE_BYTES = 256 * 1024
/** What one update may say was written and struck out before it was sent. */
const LONGEST_RUN = 1_000_000

export function docOf(updates: readonly Uint8Array[]): Y.Doc {
	const doc = new Y.Doc()
	for (const update of updates) Y.applyUpdate(doc, update)
	return doc
}

export function writingOn(doc: Y.Doc): Y.Text {
	return doc.getText(ROOT)
}

/** What it says, fit for the database: half a surrogate pair and NUL are no text. */
export function textOf(doc: Y.Doc): string {
	return writingOn(doc)
		.toString()
		.replace(/\p{Surrogate}/gu, '\uFFFD')
		.replaceAll('\u0000', '')
}

export function stateOf(doc: Y.Doc): Uint8Array {
	return Y.encodeStateAsUpdate(doc)
}

export function asOne(updates: readonly Uint8Array[]): Uint8Array {
	return Y.mergeUpdates([...updates])
}

type Weighed =
	| { doc: Y.Doc; authors: number[] }
	| { refused: 'malformed' | 'not-yours' | 'enough-learnings' | 'sheet-worn-out' }

/**
 * The document with an update on it, which must be one of plain text, follow on what is there, and be written under
 * numbers that are nobody else's. The document itself stays as it is.
 * @param isTheirs whether they may write under this number
 */
export function withUpdate(doc: Y.Doc, update: Uint8Array, isTheirs: (author: number) => boolean): Weighed {
	const copy = docOf([stateOf(doc)])
	let authors: number[]
	try {
		const { structs } = Y.decodeUpdate(update)
		if (!structs.every(isPlainText)) return { refused: 'malformed' }
		const fresh = structs.filter(({ id, length }) => id.clock + length > Y.getState(doc.store, id.client))
		authors = [...new Set(fresh.map(({ id }) => id.client))]
		if (!authors.every(isTheirs)) return { refused: 'not-yours' }
		Y.applyUpdate(copy, update)
	} catch {
		return { refused: 'malformed' }
	}
	// What follows on something that is not there would wait in it for ever.
	if (copy.store.pendingStructs || copy.store.pendingDs) return { refused: 'malformed' }
	// Before the length: to shorten what was written makes its history longer.
	if (stateOf(copy).byteLength > LARGEST_STATE_BYTES) return { refused: 'sheet-worn-out' }
	if (writingOn(copy).length > LONGEST_SHEET) return { refused: 'enough-learnings' }
	return { doc: copy, authors }
}

/** Nothing but characters of the one text, and gaps where characters were: no lists, objects, pictures or sub-documents. */
function isPlainText(struct: Y.Item | Y.GC | Y.Skip): boolean {
	if (struct.length > LONGEST_RUN) return false
	if (!(struct instanceof Y.Item)) return struct instanceof Y.GC
	// Decoded alone it names its place only where it has no neighbor to take it from.
	const place = struct.parent as unknown
	if ((place !== null && place !== ROOT) || struct.parentSub !== null) return false
	return struct.content instanceof Y.ContentString || struct.content instanceof Y.ContentDeleted
}

/** Frames carry text: bytes travel as base64. */
export function toBase64(bytes: Uint8Array): string {
	return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
