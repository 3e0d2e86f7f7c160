import { beforeEach, expect, test } from 'vitest'
import type { Db } from '~/domain/db'
import { docOf, stateOf, textOf, writingOn } from '~/domain/room/sheet-text'
import { EMPTY_SHEET, readOnSheet, type Sheet } from '~/domain/room/write-sheet.server'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import { aCohort } from '../support/world'

/** What one node reads of a sheet while another puts its updates together. */
const db = await useDatabase()
let roomId = ''
beforeEach(async () => {
	await anOrganization(db)
	const { session } = await aCohort(db, { members: 3 })
	roomId = session.id
	await db.room.create({ data: { id: roomId, format: {}, openedAt: new Date() } })
})

const WORDS = ['one ', 'two ', 'three ', 'four ', 'five ']

/** Each word as an update of its own, after those before it. */
function updates(): Uint8Array<ArrayBuffer>[] {
	const doc = docOf([])
	const made: Uint8Array<ArrayBuffer>[] = []
	doc.on('update', (update: Uint8Array) => made.push(new Uint8Array(update)))
	for (const word of WORDS) writingOn(doc).insert(writingOn(doc).length, word)
	return made
}

const written = updates()

const compact = async (seq: number) => {
	const state = new Uint8Array(stateOf(docOf(written.slice(0, seq))))
	await db.roomSheet.update({ where: { roomId }, data: { seq, stateSeq: seq, state } })
	await db.roomSheetUpdate.deleteMany({ where: { roomId } })
}

/** The database as a node sees it that is held up after each look at the sheet. */
function heldUp(after: () => Promise<void>): Db {
	const roomSheet = new Proxy(db.roomSheet, {
		get(target, key) {
			if (key !== 'findUnique') return Reflect.get(target, key)
			return async (asked: Parameters<typeof target.findUnique>[0]) => {
				const row = await target.findUnique(asked)
				await after()
				return row
			}
		},
	})
	return new Proxy(db, { get: (target, key) => (key === 'roomSheet' ? roomSheet : Reflect.get(target, key)) })
}

test.each([0, 2])(
	'a node that knows %i updates reads them all, though they are put together meanwhile',
	async (known) => {
		const four = written.slice(0, 4)
		await db.roomSheet.create({ data: { roomId, state: new Uint8Array(stateOf(docOf([]))), seq: 4, text: '' } })
		await db.roomSheetUpdate.createMany({ data: four.map((update, index) => ({ roomId, seq: index + 1, update })) })
		const before: Sheet = known === 0 ? EMPTY_SHEET() : { doc: docOf(four.slice(0, known)), seq: known }
		let looks = 0
		const read = await readOnSheet(
			heldUp(async () => {
				looks++
				if (looks === 1) await compact(5)
			}),
			roomId,
			before,
		)
		expect(looks).toBeGreaterThan(1)
		expect([read.sheet.seq, textOf(read.sheet.doc)]).toEqual([5, WORDS.join('')])
		// What comes after it is laid on what is there, and on nothing that is missing.
		expect(read.sheet.doc.store.pendingStructs).toBeNull()
	},
)

test('a sheet that never holds still is not read wrongly', async () => {
	await db.roomSheet.create({ data: { roomId, state: new Uint8Array(stateOf(docOf([]))), seq: 3, text: '' } })
	await expect(readOnSheet(db, roomId, EMPTY_SHEET())).rejects.toThrow('put together')
})
