import type http from 'node:http'
import type { Socket } from 'node:net'

export type Connections = {
	/** From now on somebody listens on /socket.io: until then it is answered like every other page that starts. */
	roomsAreOpen(): void
	/** Takes no new ones from now on; those there are go on. */
	takeNoMore(): void
	/** Takes no new ones, lets requests under way finish, and ends what is left after `withinMs`. */
	drain(withinMs: number): Promise<void>
}

const SPEAKS_WITHIN_MS = 20_000

/**
 * Every connection of the HTTP server, also those Node hands over and forgets once they ask for another protocol: nobody
 * would answer them, close them, or find them when the server ends. Rooms speak WebSocket on `/socket.io/` alone.
 * @param ours whether somebody else takes upgrades at other addresses, as Vite does in development
 */
export function watchConnections(server: http.Server, ours: { others: boolean }): Connections {
	const open = new Set<Socket>()
	let areRoomsOpen = false
	let closed: Promise<void> | undefined
	const close = () => {
		closed ??= new Promise<void>((resolve) => server.close(() => resolve()))
		return closed
	}
	server.on('connection', (socket) => {
		open.add(socket)
		// Node times the head of a request from its first byte: who sends none would stay for ever.
		const waiting = setTimeout(() => socket.bytesRead === 0 && socket.destroy(), SPEAKS_WITHIN_MS).unref()
		socket.once('close', () => {
			open.delete(socket)
			clearTimeout(waiting)
		})
	})
	server.on('upgrade', (request, socket) => {
		const isRoom = request.url?.startsWith('/socket.io/')
		if (ours.others || (isRoom && areRoomsOpen)) return
		const answer = isRoom ? '503 Service Unavailable\r\nRetry-After: 2' : '400 Bad Request'
		socket.on('error', () => undefined)
		socket.end(`HTTP/1.1 ${answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
	})
	return {
		roomsAreOpen() {
			areRoomsOpen = true
		},
		takeNoMore() {
			void close()
		},
		async drain(withinMs) {
			const isClosed = close()
			server.closeIdleConnections()
			const force = setTimeout(() => {
				for (const socket of open) socket.destroy()
			}, withinMs)
			const idle = setInterval(() => server.closeIdleConnections(), 100)
			await isClosed
			clearTimeout(force)
			clearInterval(idle)
		},
	}
}
