import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { fromBase64, textOf, toBase64 } from '~/domain/room/sheet-text'
import type { IntentAnswer, SheetAnswer, SheetNews } from '~/domain/room/wire'
import { memorySheetOutbox } from '../../app/components/room/outbox'
import { aPerson } from '../support/people'
import { aServerForRooms } from '../support/room-server'
import { signInAs } from '../support/server'
import { type Desk, openSheet } from '../support/sheets'
import { enterRoom, openRaw, type Raw, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

/** What a room learns, written together: docs/decisions/0031. */
const PHASES = { write: 3, discuss: 6, learn: 7, commit: 8 }

let room: Awaited<ReturnType<typeof aRoom>>
const { server, open } = await aServerForRooms()
beforeEach(async () => {
	for (const each of open.splice(0)) each.close()
	room = await aRoom()
})

async function aRoom() {
	const world = await aCohort(server.db, { members: 2, name: `Cohort ${randomUUID().slice(0, 6)}` })
	const enter = async (personId: string) =>
		enterRoom(server, await signInAs(server.db, personId), world.session.id, open)
	const lead = await enter(world.lead.id)
	const to = (phase: number) =>
		lead.client.send({ type: 'start-phase', to: phase, from: lead.state().view?.phase.version ?? 0 })
	const raw = async (personId: string): Promise<Raw> => {
		const each = openRaw(server, {
			headers: { cookie: await signInAs(server.db, personId), origin: server.url },
			session: world.session.id,
		})
		open.push({ close: () => each.socket.disconnect() })
		await each.connected
		return each
	}
	const [ada, ben] = world.members.map(({ id }) => id) as [string, string]
	await to(PHASES.learn)
	return { ...world, id: world.session.id, leadId: world.lead.id, lead, enter, to, raw, ada, ben }
}

async function aDesk(screen: Screen, outbox = memorySheetOutbox()): Promise<Desk> {
	const desk = await openSheet(screen.client.sheet, outbox)
	open.push(desk.client)
	await desk.until('the sheet', ({ isReady }) => isReady)
	return desk
}

const saved = (desk: Desk) => desk.until('that it is saved', ({ isWaiting }) => !isWaiting)
const textKept = async () => (await server.db.roomSheet.findUnique({ where: { roomId: room.id } }))?.text

/** An update as somebody sends it who writes `text` into an empty sheet. */
function anUpdate(text: string, change: (doc: Y.Doc) => void = () => undefined): string {
	const doc = new Y.Doc()
	doc.getText('sheet').insert(0, text)
	change(doc)
	return toBase64(Y.encodeStateAsUpdate(doc))
}
const writeRaw = (raw: Raw, update: unknown): Promise<IntentAnswer> => raw.socket.emitWithAck('write-sheet', { update })
const readRaw = (raw: Raw): Promise<SheetAnswer> => raw.socket.emitWithAck('read-sheet', {})

describe('two people at one sheet', () => {
	test('write at once, and both read the same, which is what is kept', async () => {
		const [ada, ben] = [await aDesk(await room.enter(room.ada)), await aDesk(await room.enter(room.ben))]
		ada.add('Ask before you answer.\n')
		ben.add('Say what you saw.\n')
		await Promise.all([saved(ada), saved(ben)])
		const both = (text: string) => text.includes('Ask before you answer.\n') && text.includes('Say what you saw.\n')
		const first = await ada.until('both lines', ({ text }) => both(text))
		expect((await ben.until('both lines', ({ text }) => both(text))).text).toBe(first.text)
		// In the middle of what the other wrote
		const middle = first.text.replace('before', 'twice before')
		ben.client.edit(middle, middle.indexOf('before'))
		await ada.until('the word', ({ text }) => text === middle)
		await saved(ben)
		expect(await textKept()).toBe(middle)
	})

	test('an answer follows the commit, and the log holds nothing of it', async () => {
		const raw = await room.raw(room.ada)
		expect(await writeRaw(raw, anUpdate('kept'))).toEqual({ ok: true, seq: 1 })
		expect(await textKept()).toBe('kept')
		expect(await server.db.roomEvent.count({ where: { roomId: room.id } })).toBe(1)
		const row = await server.db.roomSheetUpdate.findFirst({ where: { roomId: room.id } })
		expect(Object.keys(row ?? {})).toEqual(['roomId', 'seq', 'update'])
	})

	test('the same update twice changes nothing', async () => {
		const raw = await room.raw(room.ada)
		const update = anUpdate('once')
		expect(await writeRaw(raw, update)).toMatchObject({ ok: true })
		expect(await writeRaw(raw, update)).toMatchObject({ ok: true })
		expect(await textKept()).toBe('once')
	})

	test('what was written without a connection is kept, and merged when it is back', async () => {
		const outbox = memorySheetOutbox()
		const screen = await room.enter(room.ada)
		const ada = await aDesk(screen, outbox)
		const ben = await aDesk(await room.enter(room.ben))
		screen.close()
		ada.add('From the train. ')
		ben.add('From the room. ')
		await saved(ben)
		expect(await outbox.waits()).toBe(true)
		ada.client.close()
		const back = await aDesk(await room.enter(room.ada), outbox)
		await back.until('both', ({ text }) => text.includes('train') && text.includes('From the room'))
		await ben.until('both', ({ text }) => text === back.client.state().text)
		await saved(back)
		expect(await outbox.waits()).toBe(false)
	})

	test('another number stands for the same author in the next phase', async () => {
		const raw = await room.raw(room.ben)
		const news: SheetNews[] = []
		raw.socket.on('sheet', (each: SheetNews) => void news.push(each))
		const ada = await aDesk(await room.enter(room.ada))
		ada.add('a')
		await saved(ada)
		ada.client.renew()
		ada.add('b')
		await saved(ada)
		await readRaw(raw)
		const authors = news.map(({ update }) => Y.decodeUpdate(fromBase64(update)).structs[0]?.id.client)
		expect(new Set(authors).size).toBe(2)
		expect(raw.frames.join()).not.toContain(`"${room.ada}"],`)
	})
})

describe('who may write on it', () => {
	const close = () => room.lead.client.send({ type: 'close', from: room.lead.state().view?.phase.version ?? 0 })

	test('nobody before it lies on the table, and it reaches nobody then', async () => {
		await room.to(PHASES.write)
		const raw = await room.raw(room.ada)
		expect(await writeRaw(raw, anUpdate('early'))).toEqual({ ok: false, why: 'not-this-phase' })
		expect(await readRaw(raw)).toEqual({ ok: false, why: 'not-this-phase' })
		expect(await textKept()).toBeUndefined()
	})

	test('in the discussion already, and still when the room has moved on', async () => {
		const raw = await room.raw(room.ada)
		await room.to(PHASES.discuss)
		expect(await writeRaw(raw, anUpdate('early enough'))).toMatchObject({ ok: true })
		await room.to(PHASES.commit)
		expect(await writeRaw(raw, anUpdate(' and in time'))).toMatchObject({ ok: true })
	})

	test('no observer, who reads it all the same', async () => {
		const observer = await aPerson(server.db)
		await server.db.cohortFacilitator.create({
			data: { cohortId: room.cohort.id, personId: observer.id, part: 'observer' },
		})
		const [raw, ada] = [await room.raw(observer.id), await room.raw(room.ada)]
		expect(await writeRaw(raw, anUpdate('from the side'))).toEqual({ ok: false, why: 'observers-watch' })
		await writeRaw(ada, anUpdate('from within'))
		expect(await readRaw(raw)).toMatchObject({ ok: true, seq: 1 })
	})

	test('nobody who has left the cohort, though the connection still stands', async () => {
		const raw = await room.raw(room.ada)
		await server.db.cohortMember.deleteMany({ where: { personId: room.ada } })
		const dropped = new Promise<'dropped'>((resolve) => raw.socket.once('disconnect', () => resolve('dropped')))
		const heard = await Promise.race([Promise.all([writeRaw(raw, anUpdate('after')), readRaw(raw)]), dropped])
		const no = { ok: false, why: 'not-in-cohort' }
		if (heard !== 'dropped') expect(heard).toEqual([no, no])
		expect(await textKept()).toBeUndefined()
	})

	test('nobody in a closed room; everybody again once it is open', async () => {
		const raw = await room.raw(room.ada)
		await close()
		expect(await writeRaw(raw, anUpdate('too late'))).toEqual({ ok: false, why: 'room-closed' })
		await room.lead.client.send({ type: 'reopen' })
		expect(await writeRaw(raw, anUpdate('one more'))).toMatchObject({ ok: true })
	})

	test('not somebody who is muted: it is taken off their screen, and they are told', async () => {
		const ada = await aDesk(await room.enter(room.ada))
		ada.add('Before. ')
		await saved(ada)
		await room.lead.client.send({ type: 'mute', personId: room.ada })
		ada.add('Much too much.')
		const after = await ada.until('why not', ({ refused, isReady }) => refused !== null && isReady)
		expect(after).toMatchObject({ refused: 'muted', text: 'Before. ', isWaiting: false })
		await room.lead.client.send({ type: 'unmute', personId: room.ada })
		ada.add('Enough.')
		await ada.until('that it is said no more', ({ refused }) => refused === null)
		expect(await textKept()).toBe('Before. Enough.')
	})

	test('nobody under the number of another', async () => {
		const [ada, ben] = [await room.raw(room.ada), await room.raw(room.ben)]
		const doc = new Y.Doc()
		doc.getText('sheet').insert(0, 'by Ada')
		await writeRaw(ada, toBase64(Y.encodeStateAsUpdate(doc)))
		doc.getText('sheet').insert(6, ', says Ben')
		expect(await writeRaw(ben, toBase64(Y.encodeStateAsUpdate(doc)))).toEqual({ ok: false, why: 'not-yours' })
		expect(await writeRaw(ada, toBase64(Y.encodeStateAsUpdate(doc)))).toMatchObject({ ok: true })
	})
})

describe('an update that is none', () => {
	const gap = () => {
		const doc = new Y.Doc()
		doc.getText('sheet').insert(0, 'first')
		const before = Y.encodeStateVector(doc)
		doc.getText('sheet').insert(5, ' second')
		return toBase64(Y.encodeStateAsUpdate(doc, before))
	}
	test.each([
		['no base64', () => '%%%'],
		['a number', () => 7],
		['no bytes of Yjs', () => toBase64(Uint8Array.from({ length: 60 }, (_, nth) => 255 - nth))],
		['a picture in the text', () => anUpdate('x', (doc) => doc.getText('sheet').insertEmbed(1, { image: 'x' }))],
		['bold letters', () => anUpdate('x', (doc) => doc.getText('sheet').format(0, 1, { bold: true }))],
		['a place of its own', () => anUpdate('x', (doc) => doc.getText('elsewhere').insert(0, 'hidden'))],
		['a list', () => anUpdate('x', (doc) => doc.getArray('list').push(['hidden']))],
		['words on what is not there', gap],
		['a named entry beside the text', () => anUpdate('x', (doc) => doc.getText('sheet').setAttribute('a', 'hidden'))],
	])('is refused and changes nothing: %s', async (_what, update) => {
		const raw = await room.raw(room.ada)
		expect(await writeRaw(raw, update())).toMatchObject({ ok: false, why: 'malformed' })
		expect(await writeRaw(raw, anUpdate('fine'))).toEqual({ ok: true, seq: 1 })
		expect(await textKept()).toBe('fine')
	})

	test('a sheet has an end, and a message too', async () => {
		const raw = await room.raw(room.ada)
		expect(await writeRaw(raw, anUpdate('x'.repeat(12_001)))).toEqual({ ok: false, why: 'enough-learnings' })
		expect(await writeRaw(raw, anUpdate('x'.repeat(12_000)))).toMatchObject({ ok: true })
		expect(await writeRaw(raw, anUpdate('y'))).toEqual({ ok: false, why: 'enough-learnings' })
		expect(await writeRaw(raw, anUpdate('x'.repeat(45_000)))).toMatchObject({ ok: false, why: 'malformed' })
	})

	test('what is no text for the database is none on the sheet', async () => {
		const raw = await room.raw(room.ada)
		expect(await writeRaw(raw, anUpdate('a\u0000b'))).toMatchObject({ ok: true })
		expect(await textKept()).toBe('ab')
	})
})

test('many updates are put together, and those who come later read them all', async () => {
	const doc = new Y.Doc()
	let before = Y.encodeStateVector(doc)
	// Three people, so that nobody is too fast; each with a number of their own.
	for (const personId of [room.ada, room.ben, room.leadId]) {
		const raw = await room.raw(personId)
		doc.clientID++
		for (let nth = 0; nth < 70; nth++) {
			doc.getText('sheet').insert(doc.getText('sheet').length, `${nth} `)
			expect(await writeRaw(raw, toBase64(Y.encodeStateAsUpdate(doc, before)))).toMatchObject({ ok: true })
			before = Y.encodeStateVector(doc)
		}
	}
	expect(await server.db.roomSheetUpdate.count({ where: { roomId: room.id } })).toBeLessThan(200)
	const row = await server.db.roomSheet.findUniqueOrThrow({ where: { roomId: room.id } })
	expect(row).toMatchObject({ seq: 210, text: doc.getText('sheet').toString() })
	expect(row.stateSeq).toBeGreaterThan(0)
	for (const each of open.splice(0)) each.close()
	const late = await aDesk(await room.enter(room.ben))
	expect(late.client.state().text).toBe(row.text)
	const kept = new Y.Doc()
	Y.applyUpdate(kept, row.state)
	expect(row.text.startsWith(textOf(kept))).toBe(true)
})

test('a database that was set back under a running server is read from its beginning', async () => {
	const ada = await aDesk(await room.enter(room.ada))
	for (const line of ['First. ', 'Second. ']) {
		ada.add(line)
		await saved(ada)
	}
	const ben = await room.raw(room.ben)
	const write = (words: string) => writeRaw(ben, anUpdate(words))
	await server.db.roomSheetUpdate.deleteMany({ where: { roomId: room.id, seq: 2 } })
	await server.db.roomSheet.update({ where: { roomId: room.id }, data: { seq: 1, text: 'First. ' } })
	await expect.poll(() => write('Third. '), { timeout: 10_000 }).toEqual({ ok: true, seq: 2 })
	expect((await textKept())?.split('. ').sort()).toEqual(['', 'First', 'Third'])
	// To before there was one.
	await server.db.roomSheet.delete({ where: { roomId: room.id } })
	await expect.poll(() => write('Fourth. '), { timeout: 10_000 }).toEqual({ ok: true, seq: 1 })
	expect(await textKept()).toBe('Fourth. ')
	const late = await room.raw(room.leadId)
	expect(await late.socket.emitWithAck('read-sheet', {})).toMatchObject({ ok: true, seq: 1 })
})
