import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { acceptedSignIn } from '../support/accepted-requests'
import { aRoomWorld } from '../support/faults-in-rooms'
import { endWhatWasStarted, eventually, startNode, stopNode } from '../support/nodes'
import { isFree } from '../support/postgres-cluster'
import { aPostgresDatabase, connectionsTo } from '../support/postgres-databases'
import { openRaw, type Raw } from '../support/sockets'

endWhatWasStarted()

const CLOSES_WITHIN_MS = 10_000

const database = await aPostgresDatabase()
afterAll(database.close)

const raws: Raw[] = []
afterEach(() => {
	for (const raw of raws.splice(0)) raw.socket.disconnect()
})

const ours = () => database.db.$queryRaw<[{ count: number }]>`
	select count(*)::int as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`

test('F12: on PostgreSQL, SIGTERM cuts none of 50 accepted requests, tells the sockets, and leaves no connection', async () => {
	const world = await aRoomWorld(database.db, 10)
	const before = (await ours())[0].count
	const node = await startNode({ DATABASE_URL: database.url })
	raws.push(
		...world.members.map(({ cookie }) =>
			openRaw(node, { headers: { cookie, origin: node.url }, session: world.roomId }),
		),
	)
	await Promise.all(raws.map((raw) => raw.connected))
	const told = raws.map((raw) => new Promise((resolve) => raw.socket.once('gone', resolve)))
	const requests = await Promise.all(Array.from({ length: 50 }, (_, number) => acceptedSignIn(node, number)))

	for (const request of requests.slice(0, 25)) request.send()
	const askedMs = performance.now()
	node.signal('SIGTERM')
	await node.says('Closing')
	for (const request of requests.slice(25)) request.send()

	const answers = await Promise.all(requests.map((request) => request.answer))
	expect(answers).toEqual(requests.map(() => ({ status: 401, whole: true })))
	expect(await Promise.all(told)).toEqual(raws.map(() => 'closing'))
	expect(await node.ended).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(CLOSES_WITHIN_MS)
	expect(node.printed().err).not.toContain('Could not close cleanly')
	expect(await isFree(node.port)).toBe(true)
	await eventually('its connections are gone', async () => (await ours())[0].count <= before)
	expect(await database.db.auditEntry.count({ where: { act: 'sign-in-refused' } })).toBe(50)
})

test('beside another node it moves its people there a few at a time, and serves them until it is their turn', async () => {
	const world = await aRoomWorld(database.db, 12)
	const env = { DATABASE_URL: database.url }
	const [node, other] = [await startNode(env), await startNode(env)]
	const enter = (at: { url: string }, cookie: string) => {
		const raw = openRaw(at, { headers: { cookie, origin: at.url }, session: world.roomId })
		raws.push(raw)
		return raw
	}
	const lead = enter(other, world.lead.cookie)
	await lead.connected
	const staying = world.members.map(({ cookie }) => enter(node, cookie))
	const both = new Promise((resolve) =>
		lead.socket.on('presence', (present: string[]) => present.length === 13 && resolve(undefined)),
	)
	await Promise.all([...staying.map((raw) => raw.connected), both])
	const left: number[] = []
	const gone = staying.map(
		(raw) =>
			new Promise<void>((resolve) =>
				raw.socket.once('disconnect', () => {
					left.push(performance.now())
					resolve()
				}),
			),
	)
	const last = staying.at(-1)?.socket
	node.signal('SIGTERM')
	await Promise.race(gone)
	expect(await isFree(node.port)).toBe(true)
	expect(await last?.timeout(5_000).emitWithAck('sync', { afterSeq: null })).toMatchObject({ ok: true })
	await Promise.all(gone)
	expect(Math.max(...left) - Math.min(...left)).toBeGreaterThan(900)
	expect(await node.ended).toEqual({ code: 0, signal: null })
	expect(await stopNode(other)).toEqual({ code: 0, signal: null })
})

test('a server nobody uses closes at once: what it listens with on PostgreSQL does not keep it', async () => {
	const node = await startNode({ DATABASE_URL: database.url })
	await eventually(
		'it listens for the other nodes',
		async () => (await connectionsTo(database.url, 'count', 'listen%')) > 0,
	)
	const askedMs = performance.now()
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(5_000)
})

test('a query that waits for somebody else’s lock does not keep the server: it leaves within 10 seconds', async () => {
	const node = await startNode({ DATABASE_URL: database.url })
	const other = new pg.Client({ connectionString: database.url })
	await other.connect()
	await other.query('begin')
	await other.query('lock table "RateLimit" in access exclusive mode')
	const stuck = await acceptedSignIn(node, 51)
	stuck.send()
	const waits = async () => (await connectionsTo(database.url, 'count', '%"RateLimit"%')) > 1
	await eventually('the request waits for the lock', waits)
	const askedMs = performance.now()
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
	expect(performance.now() - askedMs).toBeLessThan(CLOSES_WITHIN_MS)
	await expect(stuck.answer).rejects.toThrow()
	await other.query('rollback')
	await other.end()
})
