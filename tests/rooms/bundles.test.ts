import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadRoom } from '~/domain/room/log.server'
import { view } from '~/domain/room/view'
import { aRoomWorld, openFullRoom, startPhase } from '../support/faults-in-rooms'
import { startServer, type TestServer } from '../support/server'

let server: TestServer
beforeAll(async () => {
	server = await startServer()
})
afterAll(() => server.close())

const REVEAL = 4
const DISCUSS = 6

test('twelve people who put slips together at once see the same board, and each takes back only their own', async () => {
	const world = await aRoomWorld(server.db)
	const { lead, writers } = await openFullRoom(server.url, world)
	const revealed = await startPhase(lead, REVEAL)
	const screens = [lead, ...writers.map(({ screen }) => screen)]
	for (const screen of screens) await screen.until('the reveal', ({ view: seen }) => seen?.seq === revealed)
	const ids = lead.state().view?.slips.map(({ id }) => id) ?? []
	expect(ids).toHaveLength(12)

	const answers = await Promise.all(
		writers.map(({ screen }, index) =>
			screen.client.send({ type: 'bundle-slip', slipId: ids[index] ?? '', onto: ids[(index + 1) % 12] ?? '' }),
		),
	)
	const [first] = writers
	if (!first) throw new Error('nobody writes')
	const undone = await first.screen.client.send({ type: 'undo-bundling' })
	const last = Math.max(...[...answers, undone].map((answer) => (answer.ok ? answer.seq : 0)))
	for (const screen of screens) await screen.until('every move', ({ view: seen }) => seen?.seq === last)

	const room = await loadRoom(server.db, world.roomId)
	for (const [index, { screen, personId }] of writers.entries())
		expect(screen.state().view, `writer ${index}`).toEqual(view(room, personId))
	const lying = room.bundling.bundles.flatMap(({ slips }) => slips)
	expect(new Set(lying).size).toBe(lying.length)
	// Who moved what is in no frame of anybody's.
	for (const { personId } of writers) expect(JSON.stringify(lead.state().view?.bundles)).not.toContain(personId)
	for (const screen of screens) screen.close()
})

test('a reaction reaches everybody unsigned, and leaves nothing behind', async () => {
	const world = await aRoomWorld(server.db, 2)
	const { lead, writers } = await openFullRoom(server.url, world)
	await startPhase(lead, DISCUSS)
	const before = await server.db.roomEvent.count({ where: { roomId: world.roomId } })
	writers[0]?.screen.client.react('thanks')
	for (const screen of [lead, ...writers.map((writer) => writer.screen)]) {
		const { reactions } = await screen.until('a reaction', (state) => state.reactions.length > 0)
		expect(Object.keys(reactions[0] ?? {}).sort()).toEqual(['id', 'reaction'])
		screen.close()
	}
	expect(await server.db.roomEvent.count({ where: { roomId: world.roomId } })).toBe(before)
})
