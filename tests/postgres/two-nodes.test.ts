import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
	aRoomWorld,
	expectTheLogToHold,
	openFullRoom,
	type RoomWorld,
	revealAndClose,
	startPhase,
	writeOnce,
} from '../support/faults-in-rooms'
import { counting, endWhatWasStarted, killNode, type ServerNode, startNode, stopNode } from '../support/nodes'
import { aPerson } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { ask, signInAs } from '../support/server'
import { openSheet } from '../support/sheets'
import { openRaw, openScreen, type Raw, type Screen } from '../support/sockets'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)
const { db } = database

const env = { DATABASE_URL: database.url, BELAY_SECRET: 'the same secret for all of the nodes' }
let nodes: ServerNode[] = []
beforeAll(async () => {
	nodes = [await startNode(env), await startNode(env)]
})
const node = (index: number) => nodes[index % nodes.length] ?? { url: '' }

const raws: Raw[] = []
const screens: Screen[] = []
afterEach(() => {
	for (const raw of raws.splice(0)) raw.socket.disconnect()
	for (const screen of screens.splice(0)) screen.close()
})

test('twelve people in one room over two servers: one log without a gap, and every screen shows the same', async () => {
	const world = await aRoomWorld(db)
	const room = await openFullRoom(
		nodes.map((each) => each.url),
		world,
	)
	const each = counting(25, 500)
	await Promise.all(
		room.writers.map(async (writer) => {
			for (let number = 0; number < each; number++) await writeOnce(writer)
		}),
	)
	await revealAndClose(room)
	expect(room.writers.flatMap((writer) => writer.acknowledged)).toHaveLength(12 * (each + 1))
	await expectTheLogToHold(db, world.roomId, room)
})

test('what is written on one server is on the screens of the other within a second', async () => {
	const world = await aRoomWorld(db, 1)
	const lead = await enter(0, world.lead.cookie, world)
	const member = await enter(1, world.members[0]?.cookie ?? '', world)
	for (const to of [3, 4, 3, 4]) {
		const sentMs = performance.now()
		const seq = await startPhase(lead, to)
		await member.until('the next phase', (state) => (state.view?.seq ?? 0) >= seq)
		expect(performance.now() - sentMs).toBeLessThan(1_000)
	}
})

test('what one server refused and another then took is answered by the log, also where it was refused', async () => {
	const world = await aRoomWorld(db, 1)
	const lead = await enter(0, world.lead.cookie, world)
	await startPhase(lead, 6)
	const cookie = world.members[0]?.cookie ?? ''
	const doors = nodes.map((each) => openRaw(each, { headers: { cookie, origin: each.url }, session: world.roomId }))
	raws.push(...doors)
	await Promise.all(doors.map((raw) => raw.connected))
	const lower = { opId: randomUUID(), intent: { type: 'lower-hand' } }
	const send = (on: number, message: object) => doors[on]?.socket.emitWithAck('intent', message)
	expect(await send(0, lower)).toEqual({ ok: false, why: 'nothing-changes' })
	expect(await send(1, { opId: randomUUID(), intent: { type: 'raise-hand' } })).toMatchObject({ ok: true })
	const taken = await send(1, lower)
	expect(taken).toMatchObject({ ok: true })
	expect(await send(0, lower)).toEqual(taken)
})

test('two write one text on two servers, and it is the same on both and after a restart', async () => {
	const world = await aRoomWorld(db, 2)
	const lead = await enter(0, world.lead.cookie, world)
	await startPhase(lead, 7)
	const [here, there] = await Promise.all(
		world.members.map(async ({ cookie }, index) => {
			const desk = await openSheet((await enter(index, cookie, world)).client.sheet)
			await desk.until('the sheet', ({ isReady }) => isReady)
			return desk
		}),
	)
	if (!here || !there) throw new Error('two people were asked for')
	for (let nth = 0; nth < 10; nth++) {
		here.add(`here ${nth}\n`)
		there.add(`there ${nth}\n`)
	}
	const all = (text: string) => text.split('\n').length === 21
	const { text } = await here.until('all lines', (state) => all(state.text) && !state.isWaiting)
	await there.until('the same', (state) => state.text === text && !state.isWaiting)
	const later = await openSheet((await enterAt(await startNode(env), world.lead.cookie, world)).client.sheet)
	await later.until('the same on a server that has just started', (state) => state.text === text)
	for (const desk of [here, there, later]) desk.client.close()
	expect(await db.roomSheet.findUnique({ where: { roomId: world.roomId } })).toMatchObject({
		text,
		seq: expect.any(Number),
	})
})

test('who is in the room is the same list on both servers', async () => {
	const world = await aRoomWorld(db, 3)
	const all = [world.lead, ...world.members]
	const inside = await Promise.all(all.map((person, index) => enter(index, person.cookie, world)))
	const ids = all.map((person) => person.id).sort()
	for (const screen of inside) await screen.until('everybody', (state) => state.present.join() === ids.join())
	inside[3]?.close()
	const left = all.slice(0, 3).map((person) => person.id)
	for (const screen of inside.slice(0, 3))
		await screen.until('who stayed', (state) => state.present.join() === left.sort().join())
})

test.each([
	['closes', 'at once', stopNode, 4_000],
	['dies without a word', 'after a while', killNode, 25_000],
])(
	'a server that joins late shows who is there already; when it %s, its people leave the lists of the others %s',
	async (_how, _when, end, withinMs) => {
		const world = await aRoomWorld(db, 2)
		const [here, there] = world.members
		if (!here || !there) throw new Error('two people were asked for')
		const lead = await enter(0, world.lead.cookie, world)
		const member = await enter(1, here.cookie, world)
		const third = await startNode(env)
		const late = await enterAt(third, there.cookie, world)
		const all = [world.lead.id, here.id, there.id].sort().join()
		for (const screen of [lead, member, late])
			await screen.until('everybody', (state) => state.present.join() === all, 2_000)
		await end(third)
		const left = [world.lead.id, here.id].sort().join()
		for (const screen of [lead, member])
			await screen.until('who is left', (state) => state.present.join() === left, withinMs)
	},
)

function enter(on: number, cookie: string, world: RoomWorld): Promise<Screen> {
	return enterAt(node(on), cookie, world)
}

async function enterAt(server: { url: string }, cookie: string, world: RoomWorld): Promise<Screen> {
	const screen = openScreen(server, cookie, world.roomId)
	screens.push(screen)
	await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
	return screen
}

describe('S3: whoever loses the right, on one server, is out of the room on both within two seconds:', () => {
	type Leaver = { id: string; cookie: string; cohortId: string }
	const asAdmin = async (path: string, form: Record<string, string>) => {
		const cookie = await signInAs(db, await adminId())
		return ask(node(0), path, { cookie, form })
	}
	const losses: [string, string, (leaver: Leaver) => Promise<{ status: number }>][] = [
		['by signing out', 'signed-out', ({ cookie }) => ask(node(0), '/logout', { method: 'POST', cookie })],
		['by a closed account', 'signed-out', ({ id }) => asAdmin(`/admin/people/${id}`, { intent: 'close' })],
		[
			'by removal from the cohort',
			'not-in-cohort',
			({ id, cohortId }) => asAdmin(`/admin/cohorts/${cohortId}`, { intent: 'remove-member', person: id }),
		],
	]
	test.each(losses)('%s', async (_how, why, lose) => {
		const world = await aRoomWorld(db, 2)
		const [leaver, stayer] = world.members
		if (!leaver || !stayer) throw new Error('two people were asked for')
		const { cohortId } = await db.session.findUniqueOrThrow({ where: { id: world.roomId } })
		const lead = await enter(0, world.lead.cookie, world)
		const staying = await enter(1, stayer.cookie, world)
		const sockets = [0, 1].map((on) => {
			const headers = { cookie: leaver.cookie, origin: node(on).url }
			return openRaw(node(on), { headers, session: world.roomId })
		})
		raws.push(...sockets)
		await Promise.all(sockets.map((raw) => raw.connected))
		for (const raw of sockets) await raw.socket.emitWithAck('sync', { afterSeq: null })
		const told = sockets.map((raw) => new Promise((resolve) => raw.socket.once('gone', resolve)))
		const gone = sockets.map((raw) => new Promise<void>((resolve) => raw.socket.once('disconnect', () => resolve())))

		expect((await lose({ ...leaver, cohortId })).status).toBe(303)
		const lostMs = performance.now()
		await Promise.all(gone)
		expect(performance.now() - lostMs).toBeLessThan(2_000)
		expect(await Promise.all(told)).toEqual([why, why])

		const heard = sockets.map((raw) => raw.frames.length)
		const seq = await startPhase(lead, 3)
		await staying.until('the next phase', (state) => state.view?.seq === seq)
		expect(sockets.map((raw) => raw.frames.length)).toEqual(heard)
		for (const on of [0, 1]) {
			const again = openRaw(node(on), {
				headers: { cookie: leaver.cookie, origin: node(on).url },
				session: world.roomId,
			})
			raws.push(again)
			const refusal = why === 'signed-out' ? 'unauthorized' : why
			expect(await Promise.race([again.refused, again.connected.then(() => 'connected')])).toBe(refusal)
		}
	})
})

async function adminId(): Promise<string> {
	const found = await db.person.findFirst({ where: { email: 'admin@example.com' }, select: { id: true } })
	if (found) return found.id
	return (await aPerson(db, { email: 'admin@example.com', roles: ['admin'] })).id
}
