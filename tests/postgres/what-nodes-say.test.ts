import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Intent } from '~/domain/room/wire'
import { hashToken } from '~/domain/sign-in/sign-ins.server'
import { aRoomWorld, type Entrant, type RoomWorld, startPhase } from '../support/faults-in-rooms'
import { endWhatWasStarted, eventually, type ServerNode, startNode } from '../support/nodes'
import { aPostgresDatabase, connectionsTo } from '../support/postgres-databases'
import { openRaw, openScreen, type Raw, type Screen } from '../support/sockets'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)

let nodes: ServerNode[] = []
beforeAll(async () => {
	const env = { DATABASE_URL: database.url, BELAY_SECRET: 'the same secret for all of the nodes' }
	nodes = [await startNode(env), await startNode(env)]
	await eventually('both listen', async () => (await connectionsTo(database.url, 'count', 'listen%')) >= nodes.length)
})
const node = (index: number) => nodes[index % nodes.length] ?? { url: '' }

const raws: Raw[] = []
const screens: Screen[] = []
afterEach(() => {
	for (const raw of raws.splice(0)) raw.socket.disconnect()
	for (const screen of screens.splice(0)) screen.close()
})

/** Socket.IO's numbers for the messages of its adapters that hold nothing of a person: signs of life and a farewell; and our own. */
const SIGNS_OF_LIFE = [1, 2, 13]
const OWN_WORD = 9

test('what servers say to each other holds no cookie, no sign-in and nothing that somebody wrote', async () => {
	const ear = await listenIn()
	const world = await aRoomWorld(database.db, 6)
	const lead = await enter(0, world.lead, world)
	await startPhase(lead, 3)
	const padding = 'another-cookie'.repeat(200)
	const written: string[] = []
	for (let round = 0; round < 3; round++) {
		const inside = await Promise.all(
			world.members.map(async (member, index) => {
				const raw = openRaw(node(index), {
					headers: { cookie: `${member.cookie}; other=${padding}`, origin: node(index).url },
					session: world.roomId,
				})
				raws.push(raw)
				await raw.connected
				await raw.socket.emitWithAck('sync', { afterSeq: null })
				return raw
			}),
		)
		await Promise.all(
			inside.map(async (raw, index) => {
				const text = `canary-${round}-${index}-${randomUUID()}`
				written.push(text)
				const add: Intent = { type: 'add-slip', column: 'goal', text }
				await raw.socket.emitWithAck('draft', { box: 'write:goal', text: `${text} unfinished` })
				expect(await raw.socket.emitWithAck('intent', { opId: randomUUID(), intent: add })).toMatchObject({ ok: true })
			}),
		)
		await lead.until('all of them', (state) => state.present.length === world.members.length + 1)
		for (const raw of inside) raw.socket.disconnect()
		await lead.until('the empty room', (state) => state.present.length === 1)
	}
	await startPhase(lead, 4)
	await lead.until('the slips face up', (state) => state.view?.slips.length === written.length)

	const { notes, large } = await ear.heard()
	const said = [...notes, ...large]
	expect(said.join('\n')).toContain(world.roomId)
	const tokens = [world.lead, ...world.members].map(({ cookie }) => cookie.replace('belay=', ''))
	const secrets = { tokens, hashes: tokens.map(hashToken), written, others: [padding, 'handshake', 'cookie'] }
	for (const [what, each] of Object.entries(secrets))
		expect(
			each.filter((secret) => said.some((message) => message.includes(secret))),
			what,
		).toEqual([])
	const words = notes.flatMap((note) => {
		const { type, data } = JSON.parse(note) as { type: number; data?: { packet?: string[] } }
		return SIGNS_OF_LIFE.includes(type) ? [] : [type === OWN_WORD ? data?.packet?.[0] : `type ${type}`]
	})
	expect([...new Set(words)].sort()).toEqual(['here', 'moved', 'who-is-here'])
})

async function enter(on: number, person: Entrant | undefined, world: RoomWorld): Promise<Screen> {
	const screen = openScreen(node(on), person?.cookie ?? '', world.roomId)
	screens.push(screen)
	await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
	return screen
}

/** Hears all that passes between the nodes, also what is too large for a NOTIFY and lies in the table meanwhile. */
async function listenIn() {
	const client = new pg.Client({ connectionString: database.url })
	await client.connect()
	const notes: string[] = []
	const kept = new Map<string, string>()
	const readTable = async () => {
		const { rows } = await client.query<{ id: string; payload: Buffer }>(
			'select id, payload from socket_io_attachments',
		)
		for (const row of rows) kept.set(row.id, row.payload.toString('utf8'))
	}
	client.on('notification', ({ payload }) => {
		notes.push(payload ?? '')
		if (payload?.includes('attachmentId')) void readTable()
	})
	await client.query('listen "socket.io#/"')
	return {
		async heard(): Promise<{ notes: string[]; large: string[] }> {
			// What was said before this is heard before it: notifications come in the order of their commits.
			const mark = randomUUID()
			await client.query("select pg_notify('socket.io#/', $1)", [JSON.stringify({ nsp: 'none', uid: mark })])
			await eventually('the mark', () => notes.some((note) => note.includes(mark)))
			await readTable()
			await client.end()
			return { notes: notes.filter((note) => !note.includes(mark)), large: [...kept.values()] }
		},
	}
}
