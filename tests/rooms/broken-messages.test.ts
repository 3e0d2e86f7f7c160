import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { choosePresenter } from '~/domain/session/case.server'
import { memoryOutbox } from '../../app/components/room/outbox'
import { aLine } from '../support/room-line'
import { aServerForRooms } from '../support/room-server'
import { signInAs } from '../support/server'
import { openRaw, openScreen } from '../support/sockets'
import { aCohort } from '../support/world'

let passedMs = 0
const env: Record<string, string> = process.env.TEST_DATABASE_URL ? { DATABASE_URL: process.env.TEST_DATABASE_URL } : {}
const { server, open } = await aServerForRooms(env, { clock: () => new Date(Date.now() + passedMs) })

async function aRoom() {
	const world = await aCohort(server.db, { members: 3, name: `Cohort ${randomUUID().slice(0, 6)}` })
	const raw = async (personId: string) => {
		const cookie = await signInAs(server.db, personId)
		const made = openRaw(server, { headers: { cookie, origin: server.url }, session: world.session.id })
		open.push({ close: () => made.socket.disconnect() })
		await made.connected
		return made.socket
	}
	const lead = openScreen(server, await signInAs(server.db, world.lead.id), world.session.id)
	open.push(lead)
	await lead.until('the room', (state) => state.connection === 'connected' && state.view !== null)
	const [one, two, three] = world.members
	if (!one || !two || !three) throw new Error('three members were made')
	return { ...world, lead, leadId: world.lead.id, raw, one, two, three }
}
const WRITE = 3
const DISCUSS = 6
const startWriting = (lead: Awaited<ReturnType<typeof aRoom>>['lead']) =>
	lead.client.send({ type: 'start-phase', to: WRITE, from: lead.state().view?.phase.version ?? 0 })

test('half a character of one person takes nobody else’s words with it', async () => {
	const room = await aRoom()
	await startWriting(room.lead)
	const [bad, good] = [await room.raw(room.one.id), await room.raw(room.two.id)]
	const send = (socket: typeof bad, text: string) =>
		socket.emitWithAck('intent', { opId: randomUUID(), intent: { type: 'add-slip', column: 'goal', text } })
	const answers = await Promise.all(
		Array.from({ length: 6 }, (_, index) => [send(bad, `\ud800 half ${index}`), send(good, `whole ${index}`)]).flat(),
	)
	expect(answers.filter((answer) => answer.ok)).toHaveLength(12)
	expect(await bad.emitWithAck('draft', { box: 'write:goal', text: 'a \udfff draft' })).toMatchObject({ ok: true })
	const promise = { type: 'promise', text: 'I try \ud800 it', dueOn: '2027-01-15' }
	expect(await bad.emitWithAck('intent', { opId: randomUUID(), intent: promise })).toEqual({
		ok: false,
		why: 'not-this-phase',
	})
})

test('what was sent stays sent: a draft that was just being kept does not come back after it', async () => {
	const room = await aRoom()
	const socket = await room.raw(room.one.id)
	const keep = (text: string) => socket.emitWithAck('draft', { box: 'write:goal', text })
	for (const [last, rows] of [
		['', []],
		['the end of it', [{ text: 'the end of it' }]],
	] as const) {
		const answers = await Promise.all(['begun', '', 'begun again', last].map(keep))
		expect(answers).toEqual(Array.from({ length: 4 }, () => ({ ok: true })))
		const where = { roomId: room.session.id }
		expect(await server.db.roomDraft.findMany({ where, select: { text: true } })).toEqual(rows)
	}
})

test('a draft has a field of that room, or is kept nowhere', async () => {
	const room = await aRoom()
	const socket = await room.raw(room.one.id)
	for (const box of ['aside', 'write:none', 's:none', 'goal'])
		expect(await socket.emitWithAck('draft', { box, text: 'mine' }), box).toEqual({ ok: false, why: 'no-such-box' })
	expect(await socket.emitWithAck('draft', { box: 'promise', text: 'mine' })).toEqual({ ok: true })
	expect(await server.db.roomDraft.count({ where: { roomId: room.session.id } })).toBe(1)
})

test('an operation is answered again to its author alone: nobody learns a slip’s place in the log by its id', async () => {
	const room = await aRoom()
	await startWriting(room.lead)
	const [author, other] = [await room.raw(room.one.id), await room.raw(room.two.id)]
	const act = { opId: randomUUID(), intent: { type: 'add-slip', column: 'goal', text: 'Mine' } }
	const first = await author.emitWithAck('intent', act)
	expect(await author.emitWithAck('intent', act)).toEqual(first)
	for (const intent of [act.intent, { type: 'raise-hand' }])
		expect(await other.emitWithAck('intent', { opId: act.opId, intent })).toEqual({ ok: false, why: 'not-yours' })
})

test('what was refused stays refused when it is sent again, though the room would take it now', async () => {
	const room = await aRoom()
	const socket = await room.raw(room.one.id)
	const act = { opId: randomUUID(), intent: { type: 'add-slip', column: 'goal', text: 'too early' } }
	const refused = { ok: false, why: 'not-started' }
	expect(await socket.emitWithAck('intent', act)).toEqual(refused)
	await startWriting(room.lead)
	expect(await socket.emitWithAck('intent', act)).toEqual(refused)
	expect(await socket.emitWithAck('intent', { ...act, opId: randomUUID() })).toMatchObject({ ok: true })
})

test('nobody reacts where nobody has the floor, nor whoever is muted where others do', async () => {
	const room = await aRoom()
	const [loud, calm] = [await room.raw(room.one.id), await room.raw(room.two.id)]
	/** What comes after it on the same connection is answered when it was heard. */
	const say = async (socket: typeof loud, reaction: 'more' | 'slower' | 'thanks') => {
		socket.emit('react', reaction)
		expect(await socket.emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
	}
	await say(calm, 'slower')
	await startWriting(room.lead)
	await say(calm, 'slower')
	await room.lead.client.send({ type: 'start-phase', to: DISCUSS, from: 1 })
	await room.lead.client.send({ type: 'mute', personId: room.one.id })
	await say(loud, 'more')
	await say(calm, 'thanks')
	const { reactions } = await room.lead.until('a reaction', (state) => state.reactions.length > 0)
	expect(reactions.map(({ reaction }) => reaction)).toEqual(['thanks'])
})

test('whoever waits hears that another presenter was named on the page, and the lead can begin', async () => {
	const room = await aRoom()
	const by = { id: room.leadId, now: new Date() }
	await choosePresenter(server.db, room.session.id, room.two.id, by)
	await room.lead.until('the new presenter', (state) => state.view?.presenters[1] === room.two.id)
	expect(await startWriting(room.lead)).toMatchObject({ ok: true })
})

test('malformed packets, and those that want no answer, cost as much as others, and their sender is dropped', async () => {
	const room = await aRoom()
	const socket = await room.raw(room.three.id)
	const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
	const whys = new Set<string>()
	let sent = 0
	while (socket.connected && sent++ < 2_000) {
		if (sent % 2) socket.emit('intent', { opId: 'none' })
		else {
			// Dropped in the middle, the last one is answered by the end of the connection.
			const answer = await socket.emitWithAck('intent', { nonsense: true }).catch(() => null)
			if (answer) whys.add(answer.why)
		}
	}
	expect(await gone).toBe('io server disconnect')
	expect([...whys].sort()).toEqual(['malformed', 'slow-down'])
	expect(sent).toBeLessThan(1_000)
})

test('packets that a room does not know cost as much, and their sender is dropped', async () => {
	const room = await aRoom()
	const socket = await room.raw(room.three.id)
	const gone = new Promise<string>((resolve) => socket.once('disconnect', resolve))
	for (let sent = 0; sent < 400; sent++) (socket as { emit(event: string, ...said: unknown[]): unknown }).emit('x', 'y')
	expect(await gone).toBe('io server disconnect')
})

test('words that come at the wrong time are given back, until their author has seen them', async () => {
	const { lead } = await aRoom()
	for (const text of ['first thought', 'second thought'])
		expect(await lead.client.send({ type: 'add-slip', column: 'goal', text })).toEqual({
			ok: false,
			why: 'not-started',
		})
	expect(lead.state().refused).toMatchObject({ why: 'not-started', lost: ['first thought', 'second thought'] })
	lead.client.dismiss()
	await lead.client.send({ type: 'raise-hand' })
	expect(lead.state().refused).toMatchObject({ why: 'not-started', lost: [] })
})

test('what waited for an hour, its tab closed, goes up once when the room is opened again', async () => {
	const room = await aRoom()
	await startWriting(room.lead)
	let isAway = false
	// Port 1 answers nobody.
	const line = await aLine(() => (isAway ? 1 : server.port))
	open.push(line)
	const [outbox, cookie] = [memoryOutbox(), await signInAs(server.db, room.one.id)]
	const before = openScreen({ url: line.url, origin: server.url }, cookie, room.session.id, outbox)
	await before.until('writing', ({ view }) => view?.phase.index === WRITE)
	isAway = true
	line.cut()
	await before.until('the loss', ({ connection }) => connection === 'reconnecting')
	void before.client.send({ type: 'add-slip', column: 'goal', text: 'From an hour ago' })
	before.close()
	passedMs += 3_600_000
	const after = openScreen(server, cookie, room.session.id, outbox)
	open.push(after)
	const { view } = await after.until(
		'the slip',
		({ view, waiting }) => waiting.length === 0 && view?.mySlips.length === 1,
	)
	expect(view?.mySlips).toMatchObject([{ text: 'From an hour ago' }])
	expect(await outbox.load()).toEqual([])
	expect(await server.db.roomEvent.count({ where: { roomId: room.session.id, type: 'slip-added' } })).toBe(1)
})
