import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { beginPresence } from '~/domain/session/presence.server'
import { createSignIns } from '~/domain/sign-in/sign-ins.server'
import { createLog } from '../../server/log'
import { startRooms } from '../../server/rooms/sockets'
import { useDatabase } from '../support/database'
import { aFormat } from '../support/rooms'
import { signInAs } from '../support/server'
import { openScreen } from '../support/sockets'
import { aCohort } from '../support/world'

const db = await useDatabase()

/** Rooms at a door of their own, as a start opens them. */
async function roomsOpen() {
	const server = http.createServer()
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	const rooms = startRooms({
		server,
		db,
		origins: [url],
		signIns: createSignIns(db, { secure: false }),
		content: async () => ({ formats: new Map([['critique-60', aFormat()]]), agendas: new Map() }),
		clock: () => new Date(),
		log: createLog('silent'),
	})
	return {
		url,
		rooms,
		async close() {
			await rooms.close()
			await new Promise((resolve) => server.close(resolve))
		},
	}
}

/** So long that it is not the time that ends it. */
const WITHIN_MS = 600_000

test('a start waits for those who were in a room when the server ended, until the last of them is back', async () => {
	const { session, members } = await aCohort(db, { members: 3 })
	const door = await roomsOpen()
	// In no room was anybody: nothing to wait for.
	await door.rooms.welcomeBack(WITHIN_MS)
	for (const { id } of members) await beginPresence(db, { sessionId: session.id, personId: id, now: new Date() })
	let isOver = false
	const waiting = door.rooms.welcomeBack(WITHIN_MS).then(() => {
		isOver = true
	})
	const screens = []
	for (const { id } of members) {
		expect(isOver).toBe(false)
		const screen = openScreen(door, await signInAs(db, id), session.id)
		await screen.until('the room', ({ view }) => view !== null)
		screens.push(screen)
	}
	await waiting
	for (const screen of screens) screen.close()
	await door.close()
})

test('and goes on without them when they do not come', async () => {
	const { session, members } = await aCohort(db, { members: 1 })
	await beginPresence(db, { sessionId: session.id, personId: members[0]?.id ?? '', now: new Date() })
	const door = await roomsOpen()
	await door.rooms.welcomeBack(1)
	await door.close()
})
