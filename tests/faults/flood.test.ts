import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beside, type Noticed, pace } from '../support/beside'
import {
	aRoomWorld,
	type Entrant,
	type FullRoom,
	openFullRoom,
	type RoomWorld,
	writeOnce,
} from '../support/faults-in-rooms'
import { type MeasuredServer, startMeasured } from '../support/measured-server'
import { endWhatWasStarted, migratedData, withData } from '../support/nodes'
import { openRaw } from '../support/sockets'

endWhatWasStarted()

const ACTS = 10_000
const NOTICED_MS = 250
const MOST_RSS_MIB = 50
/** A machine that is busy with something else gets two more, each with a sender of its own. */
const TRIES = 3

let server: MeasuredServer
let world: RoomWorld
let room: FullRoom

beforeAll(async () => {
	const dataDir = await migratedData()
	world = await withData(dataDir, (db) => aRoomWorld(db, 7))
	server = await startMeasured({ DATA_DIR: dataDir })
	room = await openFullRoom(server.url, { ...world, members: world.members.slice(TRIES) })
})
afterAll(async () => {
	for (const screen of [room.lead, ...room.writers.map((writer) => writer.screen)]) screen.close()
	await server.close()
})

/** All at once, by one person. @returns what was answered, and how often */
async function flood(by: Entrant | undefined): Promise<Map<string, number>> {
	const answers = new Map<string, number>()
	const headers = { cookie: by?.cookie ?? '', origin: server.url }
	const loud = openRaw(server, { headers, session: world.roomId })
	await loud.connected
	const dropped = new Promise<string>((resolve) => loud.socket.once('gone', resolve))
	for (let nth = 0; nth < ACTS; nth++)
		loud.socket.emit(
			'intent',
			{ opId: randomUUID(), intent: { type: 'finish', done: nth % 2 === 0 } },
			(answer: { ok: boolean; why?: string }) => {
				const said = answer.ok ? 'ok' : (answer.why ?? '')
				answers.set(said, (answers.get(said) ?? 0) + 1)
			},
		)
	expect(await dropped).toBe('slow')
	loud.socket.disconnect()
	return answers
}

test('S6: ten thousand acts at once are refused above the pace, their sender is dropped, the others notice nothing', async () => {
	const writeTogether = () => Promise.all(room.writers.map(writeOnce))
	const aWhile = async () => {
		for (let nth = 0; nth < 20; nth++) await pace()
	}
	// What memory it takes to run at all is taken by then; and on a machine that is busy, all is slow without a flood too.
	await beside(server, pace, writeTogether)
	const calm = await beside(server, aWhile, writeTogether)
	const bar = Math.max(NOTICED_MS, 2 * calm.p95)
	let answers = new Map<string, number>()
	let noticed: Noticed
	let tries = 0
	do {
		noticed = await beside(
			server,
			async () => {
				answers = await flood(world.members[tries++])
			},
			writeTogether,
		)
		expect(answers.get('slow-down')).toBeGreaterThan(100)
		expect(answers.get('ok')).toBeLessThan(200)
		expect(noticed.rssMib).toBeLessThan(MOST_RSS_MIB)
	} while (tries < TRIES && noticed.p95 >= bar)
	expect(noticed.p95).toBeLessThan(bar)
	for (const { screen } of room.writers)
		expect(screen.state()).toMatchObject({ connection: 'connected', refused: null })
})
