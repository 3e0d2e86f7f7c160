import net from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beside, type Noticed } from '../support/beside'
import {
	aRoomWorld,
	type Entrant,
	type FullRoom,
	openFullRoom,
	type RoomWorld,
	startPhase,
} from '../support/faults-in-rooms'
import { type MeasuredServer, startMeasured } from '../support/measured-server'
import { aFolder, endWhatWasStarted, eventually, withData } from '../support/nodes'
import { aLongCase, frame, openWire, type Wire } from '../support/raw-frames'
import { openRaw } from '../support/sockets'

/** S7, S9: what readers who do not read, and connections that say nothing, may cost, in memory and for others. */
endWhatWasStarted()

const NOTICED_MS = 250
/** While thousands come at once: /healthz, and two acts of somebody in a room */
const SERVED_MS = 1_000
const CASE = 1

let server: MeasuredServer
let world: RoomWorld
let attackers: Entrant[]
let room: FullRoom

beforeAll(async () => {
	const dataDir = aFolder()
	world = await withData(dataDir, (db) => aRoomWorld(db, 8))
	attackers = world.members.slice(4)
	server = await startMeasured({ DATA_DIR: dataDir })
	room = await openFullRoom(server.url, { ...world, members: world.members.slice(0, 4) })
})
afterAll(async () => {
	for (const screen of [room.lead, ...room.writers.map((writer) => writer.screen)]) screen.close()
	await server.close()
})

const headers = (entrant: Entrant | undefined) => ({ cookie: entrant?.cookie ?? '', origin: server.url })
const port = () => Number(new URL(server.url).port)

function report(what: string, { p95, rssMib, healthMs }: Noticed, more: object = {}): void {
	const noticed = { p95: Math.round(p95), healthMs: Math.round(healthMs), rssMib: Math.round(rssMib) }
	console.info(JSON.stringify({ what, ...noticed, ...more }))
}

test('S7: twenty who do not read are cut before they cost 40 MiB, and the others get all of it', async () => {
	const reader = attackers[1]
	await startPhase(room.lead, CASE)
	await room.lead.client.send({ type: 'choose-presenter', personId: world.lead.id })
	let nth = 0
	// Every change tells the whole case again: some 12 kB to each.
	const edit = async () => expect(await room.lead.client.send(aLongCase(nth++))).toMatchObject({ ok: true })
	await edit()
	const deaf = await Promise.all(Array.from({ length: 20 }, () => openWire(port(), headers(reader))))
	for (const wire of deaf) wire?.send(frame(Buffer.from(`40${JSON.stringify({ session: world.roomId })}`)))
	const isThere = () => room.lead.state().present.includes(reader?.id ?? '')
	await room.lead.until('somebody who will not read', isThere)
	for (const wire of deaf) wire?.stopReading()
	const noticed = await beside(server, () => eventually('all of them are cut', () => !isThere(), 240_000), edit)
	for (const wire of deaf) wire?.end()
	report('S7', noticed, { changes: nth })
	expect(noticed.rssMib).toBeLessThan(40)
	expect(noticed.p95).toBeLessThan(NOTICED_MS)
	for (const { screen } of room.writers)
		await screen.until('the last line', ({ view }) => view?.seq === room.lead.state().view?.seq)
})

test('S9: one person holds 24 connections, and the oldest gives way to the next', async () => {
	const whys: string[] = []
	const raws = []
	for (let nth = 0; nth < 27; nth++) {
		const raw = openRaw(server, { headers: headers(attackers[2]), session: world.roomId })
		raw.socket.on('gone', (why: string) => whys.push(why))
		await raw.connected
		raws.push(raw)
	}
	await eventually('three of them gave way', () => whys.length === 3)
	expect(raws.map(({ socket }) => socket.connected)).toEqual(raws.map((_, nth) => nth >= 3))
	expect(whys).toEqual(['slow', 'slow', 'slow'])
	for (const { socket } of raws) socket.disconnect()
})

const edited = () =>
	room.lead.client
		.send({ type: 'finish', done: true })
		.then(() => room.lead.client.send({ type: 'finish', done: false }))

test('S9: two thousand who shake hands and say nothing are let go, and everybody else is served', async () => {
	const idle: Wire[] = []
	const work = async () => {
		while (idle.length < 2_000) {
			const some = await Promise.all(Array.from({ length: 50 }, () => openWire(port(), { origin: server.url })))
			idle.push(...some.filter((wire) => wire !== null))
		}
		await eventually('all of them are let go', () => idle.every((wire) => !wire.isOpen()), 60_000)
	}
	const noticed = await beside(server, work, edited)
	report('S9 idle handshakes', noticed)
	expect(noticed.rssMib).toBeLessThan(100)
	expect(noticed.healthMs).toBeLessThan(SERVED_MS)
	expect(noticed.p95).toBeLessThan(SERVED_MS)
})

test.each([
	[
		'a request whose head does not end',
		'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: belay\r\n',
		'X-A: 1\r\n',
	],
	['nothing', '', ''],
])(
	'S9: a thousand who send %s, a little at a time, are let go, and everybody else is served',
	async (_what, first, more) => {
		const slow = Array.from({ length: 1_000 }, () => {
			const socket = net.connect(port(), '127.0.0.1')
			socket.on('error', () => undefined)
			if (first) socket.write(first)
			return socket
		})
		const drip = setInterval(() => {
			for (const socket of slow) if (more && socket.writable) socket.write(more)
		}, 2_000)
		const work = () => eventually('all of them are let go', () => slow.every(({ closed }) => closed), 90_000)
		const beganMs = performance.now()
		const noticed = await beside(server, work, edited).finally(() => {
			clearInterval(drip)
			for (const socket of slow) socket.destroy()
		})
		const seconds = (performance.now() - beganMs) / 1_000
		report('S9 slowloris', noticed, { seconds: Math.round(seconds) })
		expect(noticed.rssMib).toBeLessThan(50)
		expect(seconds).toBeLessThan(35)
		expect(noticed.healthMs).toBeLessThan(SERVED_MS)
		expect(noticed.p95).toBeLessThan(SERVED_MS)
	},
)
