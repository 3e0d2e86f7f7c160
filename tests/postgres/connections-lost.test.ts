import pg from 'pg'
import { afterAll, afterEach, expect, test } from 'vitest'
import { aRoomWorld } from '../support/faults-in-rooms'
import { endWhatWasStarted, eventually, startNode, stopNode } from '../support/nodes'
import { aPostgresDatabase, connectionsTo } from '../support/postgres-databases'
import { ask } from '../support/server'
import { openScreen, type Screen } from '../support/sockets'

endWhatWasStarted()

const database = await aPostgresDatabase()
afterAll(database.close)

const screens: Screen[] = []
afterEach(() => {
	for (const screen of screens.splice(0)) screen.close()
})

test('a server whose every connection PostgreSQL cuts lives on, and the nodes hear each other again', async () => {
	const world = await aRoomWorld(database.db, 2)
	const env = { DATABASE_URL: database.url, BELAY_SECRET: 'the same secret for all of the nodes' }
	const nodes = [await startNode(env), await startNode(env)]
	const listening = async () => (await connectionsTo(database.url, 'count', 'listen%')) >= nodes.length
	await eventually('both listen', listening)
	const enter = async (node: { url: string } | undefined, cookie = '') => {
		const screen = openScreen({ url: node?.url ?? '' }, cookie, world.roomId)
		screens.push(screen)
		await screen.until('the room', (state) => state.connection === 'connected' && state.view !== null)
		return screen
	}
	const lead = await enter(nodes[0], world.lead.cookie)
	const member = await enter(nodes[1], world.members[0]?.cookie)

	await database.db.$disconnect()
	expect(await connectionsTo(database.url, 'cut')).toBeGreaterThanOrEqual(nodes.length)
	await eventually('both listen again', listening)
	for (const node of nodes)
		await eventually('it is ready again', async () => (await ask(node, '/readyz')).status === 200)

	const answer = await lead.client.send({ type: 'start-phase', to: 3, from: lead.state().view?.phase.version ?? 0 })
	expect(answer).toMatchObject({ ok: true })
	await member.until('the phase, on the other node', (state) => state.view?.phase.index === 3)
	for (const node of nodes) expect(await stopNode(node)).toEqual({ code: 0, signal: null })
})

test('while every connection of a server waits for somebody else, its pages say so, and answer again afterwards', async () => {
	const node = await startNode({ DATABASE_URL: database.url })
	const { lead } = await aRoomWorld(database.db, 1)
	const other = new pg.Client({ connectionString: database.url })
	await other.connect()
	await other.query('begin')
	await other.query('lock table "Cohort" in access exclusive mode')
	// Twice as many readers want what is locked as the server has connections.
	const waiting = Array.from({ length: 24 }, () => ask(node, '/facilitate', { cookie: lead.cookie }))
	const stuck = async () => {
		const [row] = await database.db.$queryRaw<[{ count: number }]>`
			select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
		return row.count
	}
	await eventually('all connections wait', async () => (await stuck()) === 12)
	const late = await ask(node, '/account', { cookie: lead.cookie })
	expect({ status: late.status, says: late.text.includes('We are short of breath.') }).toEqual({
		status: 503,
		says: true,
	})
	const byScript = await ask(node, '/account.data', { cookie: lead.cookie })
	for (const { status, headers } of [late, byScript]) expect([status, headers.get('retry-after')]).toEqual([503, '5'])
	await other.query('rollback')
	await other.end()
	for (const answer of await Promise.all(waiting)) expect([200, 503]).toContain(answer.status)
	expect((await ask(node, '/account', { cookie: lead.cookie })).status).toBe(200)
	expect(await stopNode(node)).toEqual({ code: 0, signal: null })
})
