import { randomUUID } from 'node:crypto'
import { openDatabase } from '../../server/db'
import { type Child, startChild } from './child'
import { connect } from './connect'
import { settledBytes } from './memory'
import type { BenchRoom, World } from './world'

const ROOMS = 1_000
/** As many at a time as the people of one cohort may have connections. */
const AT_ONCE = 200
const CARDS = 10
const WRITE_PHASE = 3

export type ThousandRooms = { kibPerRoom: number; mibLeft: number }

/** What a room with ten cards costs while somebody is in it, and what is left when a thousand have come and gone. */
export async function memoryOfManyRooms(world: World, count = ROOMS): Promise<ThousandRooms> {
	const [host] = world.rooms
	if (!host) throw new Error('a world has at least one room')
	const ids = await sessionsBeside(world, host, count + AT_ONCE)
	const app = await startChild('serve', world.env)
	// What is filled once, by the first rooms, is not the price of the next.
	for (const leave of await openRooms(app, host, ids.splice(0, AT_ONCE))) leave()
	const before = await settledBytes(app)
	let kibPerRoom = 0
	while (ids.length > 0) {
		const some = ids.splice(0, AT_ONCE)
		const leaving = await openRooms(app, host, some)
		if (ids.length === 0) kibPerRoom = ((await settledBytes(app)) - before) / some.length / 1024
		for (const leave of leaving) leave()
	}
	const mibLeft = ((await settledBytes(app)) - before) / 1024 / 1024
	await app.close()
	return { kibPerRoom, mibLeft }
}

async function sessionsBeside(world: World, host: BenchRoom, count: number): Promise<string[]> {
	const database = await openDatabase({ databaseUrl: world.env.DATABASE_URL, dataDir: world.env.DATA_DIR ?? '' })
	const {
		id: _,
		position: __,
		...like
	} = await database.db.session.findUniqueOrThrow({ where: { id: host.sessionId } })
	const ids = Array.from({ length: count }, () => randomUUID())
	const data = ids.map((id, nth) => ({ ...like, id, position: 10_000 + nth, planNumber: null }))
	await database.db.session.createMany({ data })
	await database.close()
	return ids
}

/** In each somebody writes ten cards and stays. @returns what makes each of them leave */
async function openRooms(app: Child, { lead, members }: BenchRoom, ids: string[]): Promise<(() => void)[]> {
	const leaving: (() => void)[] = []
	for (const [nth, session] of ids.entries()) {
		const enter = (cookie = '') => connect(app.url, { session }, { cookie, origin: app.url })
		const leading = await enter(lead.cookie)
		const start = { type: 'start-phase', to: WRITE_PHASE, from: 0 }
		await leading.emitWithAck('intent', { opId: randomUUID(), intent: start })
		const socket = await enter(members[nth % members.length]?.cookie)
		leading.disconnect()
		await socket.emitWithAck('sync', { afterSeq: null })
		for (let card = 0; card < CARDS; card++) {
			const intent = { type: 'add-slip', column: 'goal', text: 'x'.repeat(80) }
			const answer = await socket.emitWithAck('intent', { opId: randomUUID(), intent })
			if (!answer.ok) throw new Error(`refused: ${answer.why}`)
		}
		leaving.push(() => socket.disconnect())
	}
	return leaving
}
