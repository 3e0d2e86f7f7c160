import type { Server, Socket } from 'socket.io'
import type { ClientEvents, Part, ServerEvents } from '~/domain/room/wire'

/** What a connection is about. Nothing secret: Socket.IO may publish what hangs on a socket to other nodes. */
export type SocketData = {
	personId: string
	part: Part
	sessionId: string
	/** Others look on: nothing of its person is sent, and nothing is done by it */
	isWall: boolean
	presenceId: string
	refusals: number
}

/** What nodes tell each other. It passes through the database: ids and numbers only. */
export type NodeEvents = {
	/** A log has grown. */
	moved(roomId: string, seq: number): void
	/** A sheet has grown. */
	'sheet-moved'(roomId: string, seq: number): void
	/** Who is in a room by one node's own connections; `turn` counts what that node has said. */
	here(said: { node: string; turn: number; roomId: string; personIds: string[] }): void
	'who-is-here'(roomId: string): void
}

export type RoomServer = Server<ClientEvents, ServerEvents, NodeEvents, SocketData>
export type RoomSocket = Socket<ClientEvents, ServerEvents, NodeEvents, SocketData>

/** Ends a connection and tells its person why. */
export function drop(socket: RoomSocket, why: Parameters<ServerEvents['gone']>[0]): void {
	socket.emit('gone', why)
	socket.disconnect(true)
}

type Waiting = { data?: string }[]
/** How far each was counted: packets are added to a buffer, and once it is sent there is another. */
const counted = new WeakMap<Waiting, { packets: number; bytes: number }>()

/** What waits for a reader who does not read. engine.io keeps it in a field its types call private. Each packet is looked at once. */
export function queuedBytes(socket: RoomSocket): number {
	const { writeBuffer } = socket.conn as unknown as { writeBuffer: Waiting }
	let { packets, bytes } = counted.get(writeBuffer) ?? { packets: 0, bytes: 0 }
	for (; packets < writeBuffer.length; packets++) bytes += Buffer.byteLength(writeBuffer[packets]?.data ?? '')
	counted.set(writeBuffer, { packets, bytes })
	return bytes
}

const MOST_QUEUED_BYTES = 1_000_000

/** Whoever does not read what waits for them is told no more. @returns whether they are cut */
export function cutIfSlow(socket: RoomSocket): boolean {
	if (queuedBytes(socket) <= MOST_QUEUED_BYTES) return false
	drop(socket, 'slow')
	return true
}
