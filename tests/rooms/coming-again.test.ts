import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { loadRoom } from '~/domain/room/log.server'
import { view } from '~/domain/room/view'
import { changeSession } from '~/domain/session/schedule.server'
import { anAdmin } from '../support/learners'
import { aServerForRooms } from '../support/room-server'
import { signInAs } from '../support/server'
import { sessionFields } from '../support/session-fields'
import { enterRoom, openRaw } from '../support/sockets'
import { aCohort } from '../support/world'

/** Who leaves a room and enters it again, once or without end. */
const { server, open } = await aServerForRooms()

async function aRoom() {
	const world = await aCohort(server.db, { members: 2, name: `Cohort ${randomUUID().slice(0, 6)}` })
	const enter = async (personId: string) =>
		enterRoom(server, await signInAs(server.db, personId), world.session.id, open)
	const [ada] = world.members.map(({ id }) => id) as [string]
	return { ...world, roomId: world.session.id, ada, enter }
}

describe('a tab that slept', () => {
	test('while its session got another format shows the new room, though both have as long a log', async () => {
		const room = await aRoom()
		const screen = await room.enter(room.ada)
		const before = screen.state().view
		screen.close()
		await expect.poll(() => server.db.presence.count({ where: { sessionId: room.roomId } })).toBe(1)
		const longAgo = new Date('2026-01-01')
		await server.db.presence.updateMany({
			where: { sessionId: room.roomId },
			data: { fromAt: longAgo, untilAt: longAgo },
		})
		const { localStart, timeZone } = await server.db.session.findUniqueOrThrow({ where: { id: room.roomId } })
		const [date = '', time = ''] = localStart.split('T')
		const fields = { ...sessionFields, date, time, timeZone, format: 'kickoff-60' }
		await changeSession(server.db, room.roomId, fields, await anAdmin(server.db), new Date())
		const lead = await room.enter(room.lead.id)
		const made = await loadRoom(server.db, room.roomId)
		expect([made.format.id, made.seq]).toEqual(['kickoff-60', before?.seq])
		await screen.client.open()
		const seen = await screen.until(
			'the other room',
			(state) => state.connection === 'connected' && state.view?.openedAtMs === made.openedAtMs,
		)
		expect(seen.view).toEqual(view(made, room.ada))
		expect(before?.openedAtMs).toBeLessThan(made.openedAtMs)
		lead.close()
	})
})

describe('entering again and again', () => {
	test('goes on with the same stay', async () => {
		const room = await aRoom()
		for (let time = 0; time < 3; time++) {
			const screen = await room.enter(room.ada)
			await expect.poll(() => server.db.presence.count({ where: { sessionId: room.roomId } })).toBe(1)
			screen.close()
		}
		expect(await server.db.presence.count({ where: { sessionId: room.roomId } })).toBe(1)
	})

	test('costs as much as acting: too fast is put off, and nobody else notices', async () => {
		const room = await aRoom()
		const headers = { cookie: await signInAs(server.db, room.ada), origin: server.url }
		// Whoever has acted as fast as they may has nothing left to come in with, however slow the machine is.
		const here = openRaw(server, { headers, session: room.roomId })
		open.push({ close: () => here.socket.disconnect() })
		await here.connected
		for (let packet = 0; packet < 150; packet++) here.socket.emit('not-a-word-of-this-room')
		const answers = await Promise.all(
			Array.from({ length: 160 }, async () => {
				const { socket, connected, refused } = openRaw(server, { headers, session: room.roomId })
				const answer = await Promise.race([connected.then(() => 'in'), refused])
				socket.disconnect()
				return answer
			}),
		)
		expect(new Set(answers)).toEqual(new Set(['in', 'not-now']))
		await room.enter(room.lead.id)
		// Put off, not shut out: the product's own client comes again.
		await room.enter(room.ada)
	})
})
