import type { Doc } from 'yjs'
import type { Db, Tx } from '../db'
import { transact } from '../transact.server'
import { catchUp, lock } from './log.server'
import type { Room } from './room'
import { sheetRefusal } from './sheet'
import { docOf, stateOf, textOf, withUpdate } from './sheet-text'

/** A sheet as this process has read it: up to update `seq`. */
export type Sheet = { doc: Doc; seq: number }
export const EMPTY_SHEET = (): Sheet => ({ doc: docOf([]), seq: 0 })

/** So many updates are put together into one. */
const COMPACT_EVERY = 200

const MOST_TRIES = 5

/**
 * What was accepted after `known`, in order; older ones may come as one. Read without the lock it takes several looks, and
 * another node may put updates together between two of them: what does not add up is read again.
 */
export async function readOnSheet(
	db: Db | Tx,
	roomId: string,
	known: Sheet,
): Promise<{ sheet: Sheet; updates: Uint8Array[]; stateSeq: number }> {
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		const row = await db.roomSheet.findUnique({ where: { roomId }, select: { seq: true, stateSeq: true } })
		if (!row && known.seq > 0) throw new Error('the sheet of a room was set back')
		if (!row) return { sheet: known, updates: [], stateSeq: 0 }
		const { seq, stateSeq } = row
		if (seq === known.seq) return { sheet: known, updates: [], stateSeq }
		const since = Math.max(known.seq, stateSeq)
		const rows = await db.roomSheetUpdate.findMany({
			where: { roomId, seq: { gt: since, lte: seq } },
			orderBy: { seq: 'asc' },
			select: { update: true },
		})
		const compacted =
			since > known.seq
				? await db.roomSheet.findUnique({ where: { roomId, stateSeq }, select: { state: true } })
				: { state: null }
		if (!compacted || rows.length !== seq - since) continue
		const updates: Uint8Array[] = [...(compacted.state ? [compacted.state] : []), ...rows.map(({ update }) => update)]
		return { sheet: { doc: docOf([stateOf(known.doc), ...updates]), seq }, updates, stateSeq }
	}
	throw new Error('the sheet of a room was put together each time it was read')
}

export type SheetWrite = { personId: string; update: Uint8Array<ArrayBuffer> }
type SheetOutcome = { seq: number } | { refused: string }

/**
 * Puts a batch of updates onto the sheet, each judged by the rules of now, under the lock that orders the log too.
 * @param owners who writes under which number, as far as this process knows; grows by what is accepted
 * @returns what each became of, the room they were judged by, and the sheet with all that came onto it since `known`,
 * others' updates first
 */
export async function writeOnSheet(
	db: Db,
	roomId: string,
	known: { room: Room; sheet: Sheet; owners: Map<number, string> },
	batch: readonly SheetWrite[],
): Promise<{ outcomes: SheetOutcome[]; room: Room; sheet: Sheet; updates: Uint8Array[] }> {
	const written = await transact(db, async (tx) => {
		const { lastSeq, grounds } = await lock(tx, roomId, [])
		const room = lastSeq > known.room.seq ? (await catchUp(tx, roomId, known.room)).room : known.room
		const missed = await readOnSheet(tx, roomId, known.sheet)
		const fresh: { roomId: string; seq: number; update: Uint8Array<ArrayBuffer> }[] = []
		const owners = new Map(known.owners)
		let { sheet } = missed
		const outcomes = batch.map(({ personId, update }): SheetOutcome => {
			const by = grounds.people.find((seat) => seat.personId === personId)
			if (!by) return { refused: 'not-in-cohort' }
			if (grounds.cancelled) return { refused: 'cancelled' }
			const refused = sheetRefusal(room, by)
			if (refused) return { refused }
			const weighed = withUpdate(sheet.doc, update, (author) => (owners.get(author) ?? personId) === personId)
			if ('refused' in weighed) return weighed
			for (const author of weighed.authors) owners.set(author, personId)
			sheet = { doc: weighed.doc, seq: sheet.seq + 1 }
			fresh.push({ roomId, seq: sheet.seq, update })
			return { seq: sheet.seq }
		})
		if (fresh.length > 0) await keep(tx, roomId, sheet, missed.stateSeq, fresh)
		return { outcomes, room, sheet, updates: [...missed.updates, ...fresh.map(({ update }) => update)], owners }
	})
	for (const [author, personId] of written.owners) known.owners.set(author, personId)
	return written
}

async function keep(
	tx: Tx,
	roomId: string,
	{ doc, seq }: Sheet,
	stateSeq: number,
	fresh: { roomId: string; seq: number; update: Uint8Array<ArrayBuffer> }[],
): Promise<void> {
	const isDue = seq - stateSeq >= COMPACT_EVERY
	const says = { text: textOf(doc), seq, ...(isDue ? { state: new Uint8Array(stateOf(doc)), stateSeq: seq } : {}) }
	await tx.roomSheet.upsert({
		where: { roomId },
		create: { roomId, state: new Uint8Array(stateOf(docOf([]))), ...says },
		update: says,
	})
	if (isDue) await tx.roomSheetUpdate.deleteMany({ where: { roomId } })
	else await tx.roomSheetUpdate.createMany({ data: fresh })
}
