import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { expect, test } from 'vitest'
import { queuedBytes, type RoomServer, type RoomSocket } from '../../server/rooms/room-socket'
import { openRaw } from '../support/sockets'

test('what waits for a reader is counted in bytes, in whatever script people write', async () => {
	const http = createServer()
	const io: RoomServer = new Server(http, { transports: ['websocket'] })
	const came = new Promise<RoomSocket>((resolve) => io.on('connection', resolve))
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
	const address = http.address()
	const raw = openRaw({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}` }, {})
	try {
		const socket = await came
		await raw.connected
		expect(queuedBytes(socket)).toBe(0)
		// The first is on its way; the second waits until it has gone.
		socket.emit('presence', ['first'])
		socket.emit('presence', ['三人で書く'])
		const one = Buffer.byteLength('2["presence",["三人で書く"]]')
		expect([queuedBytes(socket), queuedBytes(socket)]).toEqual([one, one])
		socket.emit('presence', ['三人で書く'])
		expect(queuedBytes(socket)).toBe(2 * one)
		// Once it is sent nothing waits any more.
		await new Promise((resolve) => socket.conn.once('drain', () => setImmediate(resolve)))
		expect(queuedBytes(socket)).toBe(0)
	} finally {
		raw.socket.disconnect()
		await io.close()
	}
})
