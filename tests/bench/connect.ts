import { io, type Socket } from 'socket.io-client'

/** A socket of its own, connected. */
export function connect(url: string, auth: object, headers: Record<string, string>): Promise<Socket> {
	const socket = io(url, {
		transports: ['websocket'],
		auth,
		extraHeaders: headers,
		reconnection: false,
		forceNew: true,
	})
	return new Promise((resolve, reject) => {
		socket.once('connect', () => resolve(socket))
		socket.once('connect_error', reject)
	})
}
