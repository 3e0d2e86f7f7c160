import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactsMessage, Intent, IntentAnswer } from '~/domain/room/wire'
import { Writer } from '~/domain/room/writer.server'
import { createLog } from '../../server/log'
import { LiveRoom } from '../../server/rooms/live-room'
import { signInAs, startServer, type TestServer } from '../support/server'
import { openRaw, openScreen } from '../support/sockets'
import { aCohort } from '../support/world'

/** A room as a second process holds it, over the same log as the server's. */
let server: TestServer
beforeAll(async () => {
	server = await startServer()
})
afterAll(() => server.close())

const cancel = (id: string) => server.db.session.update({ where: { id }, data: { cancelledAt: new Date() } })
const slip = (text: string): Intent => ({ type: 'add-slip', column: 'goal', text })

/** A session in which people write, its room in hand, and what is logged about it. */
async function aRoomInHand() {
	const world = await aCohort(server.db, { members: 1, name: `Cohort ${randomUUID().slice(0, 6)}` })
	const screen = openScreen(server, await signInAs(server.db, world.lead.id), world.session.id)
	await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
	await screen.client.send({ type: 'start-phase', to: 3, from: 0 })
	screen.close()
	const lines: string[] = []
	const told: FactsMessage[] = []
	const log = createLog('warn', { write: (line: string) => void lines.push(line) })
	const room = await LiveRoom.load(world.session.id, {
		db: server.db,
		writer: new Writer(server.db, () => undefined),
		clock: Date.now,
		sendAll: (_others, message) => void told.push(message),
		moved: () => undefined,
		sheetMoved: () => undefined,
		log,
	})
	const personId = world.members[0]?.id ?? ''
	const act = (intent: Intent, opId: string = randomUUID()) => room.submit({ opId, personId, intent })
	return { ...world, room, lines, told, act, personId }
}

test('the log takes no act into a cancelled session, but still answers for what it holds', async () => {
	const { session, act } = await aRoomInHand()
	const opId = randomUUID()
	const saved = await act(slip('in time'), opId)
	expect(saved).toMatchObject({ ok: true })
	await cancel(session.id)
	expect(await act(slip('too late'))).toEqual({ ok: false, why: 'cancelled' })
	expect(await act(slip('in time'), opId)).toEqual(saved)
	expect(await server.db.roomEvent.count({ where: { roomId: session.id, type: 'slip-added' } })).toBe(1)
})

test('a second act stands on what is true by then: who belongs to the room, and what others wrote', async () => {
	const { session, act, personId, room, cohort, lead } = await aRoomInHand()
	const first = await act(slip('one'))
	expect(first).toMatchObject({ ok: true })
	await server.db.cohortMember.deleteMany({ where: { personId } })
	expect(await act(slip('after leaving'))).toEqual({ ok: false, why: 'not-in-cohort' })
	await server.db.cohortMember.create({ data: { cohortId: cohort.id, personId } })
	expect(await act(slip('two'))).toEqual({ ok: true, seq: room.seq })
	const log = createLog('silent')
	const other = await LiveRoom.load(session.id, {
		db: server.db,
		writer: new Writer(server.db, () => undefined),
		clock: Date.now,
		sendAll: () => undefined,
		moved: () => undefined,
		sheetMoved: () => undefined,
		log,
	})
	const elsewhere = () => other.submit({ opId: randomUUID(), personId, intent: slip('elsewhere') })
	const seqs = []
	for (const write of [elsewhere, () => act(slip('three')), elsewhere, elsewhere, () => act(slip('four'))])
		seqs.push(await write())
	expect(seqs).toEqual([1, 2, 3, 4, 5].map((more) => ({ ok: true, seq: room.seq - 5 + more })))
	expect(await server.db.roomEvent.count({ where: { roomId: session.id } })).toBe(room.seq)
	const back = { type: 'start-phase', to: 2, from: 1 } as const
	expect(await other.submit({ opId: randomUUID(), personId: lead.id, intent: back })).toMatchObject({ ok: true })
	expect(await act({ type: 'ask-question', text: 'Why now?' })).toMatchObject({ ok: true })
})

test('who is inside when the session is cancelled reads and keeps nothing more, even before they are dropped', async () => {
	const asked = async () => {
		const { session, personId } = await aRoomInHand()
		const headers = { cookie: await signInAs(server.db, personId), origin: server.url }
		const { socket, connected } = openRaw(server, { headers, session: session.id })
		await connected
		await socket.emitWithAck('sync', { afterSeq: null })
		await cancel(session.id)
		const dropped = new Promise<null>((resolve) => socket.once('disconnect', () => resolve(null)))
		const answers: Promise<IntentAnswer[]> = Promise.all([
			socket.emitWithAck('sync', { afterSeq: null }),
			socket.emitWithAck('draft', { box: 'write:goal', text: 'too late' }),
			socket.emitWithAck('intent', { opId: randomUUID(), intent: slip('too late') }),
		])
		const heard = await Promise.race([answers, dropped])
		socket.disconnect()
		expect(await server.db.roomDraft.count({ where: { roomId: session.id } })).toBe(0)
		return heard
	}
	// The sweep comes every second, and now and then it is there before the answers.
	const heard = (await asked()) ?? (await asked()) ?? (await asked())
	expect(heard).toEqual(Array.from({ length: 3 }, () => ({ ok: false, why: 'cancelled' })))
})

test('what became durable at once is told at once: of all the cards of a column one number, also to who was away', async () => {
	const { room, told, act, lead } = await aRoomInHand()
	const from = room.seq
	await Promise.all(Array.from({ length: 12 }, (_, nth) => act(slip(`card ${nth}`))))
	const down = (count: number) => [{ type: 'down', column: 'goal', count }]
	// The first is on its way when the others come.
	expect(told.map(({ after, seq, facts }) => [after - from, seq - from, facts])).toEqual([
		[0, 1, down(1)],
		[1, 12, down(12)],
	])
	const asker = { personId: lead.id, name: lead.name, part: 'lead' as const }
	expect(room.sync(asker, { afterSeq: from })).toMatchObject({ seq: from + 12, facts: down(12) })
})

const said = (lines: string[]) => lines.map((line) => (JSON.parse(line) as { room: string; msg: string }).msg)

test('a log that could not be read on is said in the server’s log, and read on later', async () => {
	const { room, lines, session, lead } = await aRoomInHand()
	const elsewhere = openScreen(server, await signInAs(server.db, lead.id), session.id)
	await elsewhere.until('the room', (state) => state.view?.seq === room.seq)
	const answer = await elsewhere.client.send({ type: 'extend', minutes: 1, from: 1 })
	elsewhere.close()
	expect(answer).toEqual({ ok: true, seq: room.seq + 1 })
	await server.db.$executeRaw`alter table "RoomEvent" rename to "RoomEventAway"`
	try {
		room.noticeSeq(room.seq + 1)
		await room.settled()
	} finally {
		await server.db.$executeRaw`alter table "RoomEventAway" rename to "RoomEvent"`
	}
	expect(said(lines)).toEqual(['the log of a room was not read on'])
	room.noticeSeq(room.seq + 1)
	await room.settled()
	expect({ ok: true, seq: room.seq }).toEqual(answer)
})

test('an act that could not be saved is said in the server’s log, without a word of it', async () => {
	const { session, lines, act } = await aRoomInHand()
	// The words of a database may quote what it refuses.
	await server.db.$executeRaw`create function refuse() returns trigger language plpgsql as
		'begin raise exception ''refused: %'', new.payload; end'`
	await server.db.$executeRaw`create trigger refuse before insert on "RoomEvent" for each row execute function refuse()`
	try {
		expect(await act(slip('a private word'))).toEqual({ ok: false, why: 'not-saved' })
	} finally {
		await server.db.$executeRaw`drop function refuse() cascade`
	}
	expect(said(lines)).toEqual(['acts in a room were not saved'])
	expect(lines.join()).toContain(session.id)
	expect(lines.join()).not.toContain('a private word')
	expect(await act(slip('a private word'))).toMatchObject({ ok: true })
})

test('everybody is told how many of those who are here have finished, also once one of them has left', async () => {
	const { session, lead, members } = await aCohort(server.db, {
		members: 3,
		name: `Cohort ${randomUUID().slice(0, 6)}`,
	})
	const enter = async (personId: string) => {
		const screen = openScreen(server, await signInAs(server.db, personId), session.id)
		await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
		return screen
	}
	const [leading, one, two] = await Promise.all([lead, ...members.slice(0, 2)].map(({ id }) => enter(id)))
	if (!leading || !one || !two) throw new Error('nobody came')
	const shown = (count: number, screens = [leading, one, two]) =>
		Promise.all(screens.map((screen) => screen.until(`${count} done`, (state) => state.finishedCount === count)))
	await leading.client.send({ type: 'start-phase', to: 3, from: 0 })
	for (const screen of [one, two]) await screen.client.send({ type: 'finish', done: true })
	await shown(2)
	two.close()
	await shown(1, [leading, one])
	const late = await enter(members[2]?.id ?? '')
	await shown(1, [late])
	await one.client.send({ type: 'finish', done: false })
	await shown(0, [leading, one, late])
	await one.client.send({ type: 'finish', done: true })
	await shown(1, [leading, one, late])
	await leading.client.send({ type: 'start-phase', to: 4, from: 1 })
	await shown(0, [leading, one, late])
	for (const screen of [leading, one, late]) screen.close()
})
