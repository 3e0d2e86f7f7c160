import type { Server as HttpServer } from 'node:http'
import { createAdapter } from '@socket.io/postgres-adapter'
import type pg from 'pg'
import type { Logger } from 'pino'
import { Server } from 'socket.io'
import { timeOf } from '~/domain/room/time.server'
import { ON_THE_WALL } from '~/domain/room/wall'
import type { FactsMessage } from '~/domain/room/wire'
import { Writer } from '~/domain/room/writer.server'
import { beginPresence, countPresent, prolongPresences } from '~/domain/session/presence.server'
import { Door, type DoorOptions, isFault, isOurs, refusalOf } from './door'
import { InTurn } from './in-turn'
import type { LiveRoom, Viewer } from './live-room'
import { listen } from './messages'
import { OpenRooms } from './open-rooms'
import { cutIfSlow, drop, type RoomServer, type RoomSocket } from './room-socket'
import { SharedClock } from './shared-clock'
import { type Pace, TokenBuckets } from './token-bucket'
import { keepWatch, prolongStays } from './watch'
import { WhoIsHere } from './who-is-here'

export type RoomsOptions = DoorOptions & {
	server: HttpServer
	pool?: pg.Pool
	origins: readonly string[]
	log: Logger
	pace?: Pace
}

export type Rooms = {
	/**
	 * Gives those a moment who were in a room when the server before this one ended: until all of them are back, or a second
	 * is over. Without it they would stand at the door while a start computes what can wait.
	 */
	welcomeBack(withinMs?: number): Promise<void>
	/** Whether somebody else serves rooms too, as far as is known. */
	hasOtherNodes(): Promise<boolean>
	/**
	 * Sends people to the other nodes, a few at a time: all at once would be one crowd at one door.
	 * @param moved called for each of them
	 */
	moveAway(withinMs: number, moved?: () => void): Promise<void>
	close(): Promise<void>
}

const LARGEST_MESSAGE_BYTES = 64 * 1024
const CONNECT_WITHIN_MS = 10_000
const MOVE_EACH_MS = 100
const BACK_WITHIN_MS = 1_000
/** For what a browser asks once it is in: the room, and what it has to say */
const SETTLED_WITHIN_MS = 100

/** Tabs and devices of one person on this node; the oldest gives way. */
const MOST_SOCKETS = 24

/** Live rooms over Socket.IO. The handshake uses the same sign-in as pages; every intent is authorized again by the log. */
export function startRooms(options: RoomsOptions): Rooms {
	const { db, log, clock } = options
	const io = openServer(options)
	const nowMs = () => clock().getTime()
	const door = new Door(options)
	const buckets = new TokenBuckets(options.pace ?? { perSecond: 20, burst: 80 })
	const drafts = new InTurn()
	const whoIsHere = new WhoIsHere(io, options.pool !== undefined, {
		came: (roomId) => rooms.sayHowFar(roomId),
		are: (roomId, personIds) => rooms.noticePresent(roomId, personIds),
	})
	const writer = new Writer(db, (error) => log.warn({ err: error }, 'rooms were not saved together'))
	const moved = (roomId: string, seq: number) => {
		if (whoIsHere.isElsewhere(roomId)) io.serverSideEmit('moved', roomId, seq)
	}
	const sheetMoved = (roomId: string, seq: number) => {
		if (whoIsHere.isElsewhere(roomId)) io.serverSideEmit('sheet-moved', roomId, seq)
	}
	const shared = new SharedClock(clock, options.pool ? () => timeOf(db) : null)
	const sendAll = (viewers: readonly Viewer[], message: FactsMessage) => {
		const ids = viewers.flatMap(({ socketId }) => {
			const socket = io.sockets.sockets.get(socketId)
			return socket && !cutIfSlow(socket) ? [socketId] : []
		})
		if (ids.length > 0) io.local.to(ids).emit('facts', message)
	}
	const rooms = new OpenRooms({ db, writer, clock: shared.nowMs, sendAll, moved, sheetMoved, log }, () =>
		shared.adjust(),
	)
	const endWatch = keepWatch({ io, db, door, rooms, buckets, clock, shared, log })

	io.on('moved', (roomId, seq) => rooms.noticeSeq(roomId, seq))
	io.on('sheet-moved', (roomId, seq) => rooms.noticeSheet(roomId, seq))
	io.use((socket, next) => {
		door
			.admit(socket, (personId) => buckets.take(personId, nowMs()))
			.then(
				() => next(),
				(error: unknown) => {
					if (isFault(error)) log.error({ err: error }, 'a door could not be opened')
					next(new Error(refusalOf(error)))
				},
			)
	})
	io.on('connection', (socket) => {
		void welcome(socket).catch((error) => {
			log.error({ err: error }, 'a room did not open')
			socket.disconnect(true)
		})
	})

	async function welcome(socket: RoomSocket): Promise<void> {
		const { sessionId, personId } = socket.data
		const own = [...io.sockets.sockets.values()].filter((each) => each.data.personId === personId)
		if (own.length > MOST_SOCKETS && own[0]) drop(own[0], 'slow')
		// Handlers first: a client may speak before the room is loaded.
		const live = rooms.get(sessionId)
		const viewer = viewerOf(socket)
		listen(socket, live, { db, buckets, drafts, nowMs, log })
		socket.on('disconnect', () => {
			void live.then((opened) => leave(opened, viewer, socket)).catch(() => undefined)
		})
		const opened = await live
		if (!socket.connected) return
		opened.viewers.add(viewer)
		// Two of one room would not hear each other: the browser comes again, and finds the other.
		if (!rooms.keep(opened)) return void socket.conn.close()
		await socket.join(sessionId)
		whoIsHere.changed(sessionId)
		if (!socket.data.isWall) socket.data.presenceId = await beginPresence(db, { sessionId, personId, now: clock() })
		if (!socket.connected) await leave(opened, viewer, socket)
	}

	async function leave(live: LiveRoom, viewer: Viewer, socket: RoomSocket): Promise<void> {
		live.viewers.delete(viewer)
		rooms.release(live)
		whoIsHere.changed(live.id)
		try {
			if (socket.data.presenceId) await prolongPresences(db, [socket.data.presenceId], clock())
		} catch (error) {
			log.warn({ err: error }, 'a stay in a room was not prolonged')
		}
	}

	return {
		async welcomeBack(withinMs = BACK_WITHIN_MS) {
			const expected = await countPresent(db, clock())
			if (expected === 0) return
			await new Promise<void>((resolve) => {
				const count = () => {
					const back = new Set([...io.sockets.sockets.values()].map(({ data }) => data.personId))
					if (back.size >= expected) setTimeout(end, SETTLED_WITHIN_MS)
				}
				const end = () => {
					clearTimeout(late)
					io.off('connection', count)
					resolve()
				}
				const late = setTimeout(end, withinMs)
				io.on('connection', count)
				count()
			})
		},
		hasOtherNodes: async () => options.pool !== undefined && (await io.of('/').adapter.serverCount()) > 1,
		async moveAway(withinMs, moved) {
			const sockets = [...io.sockets.sockets.values()]
			const apartMs = Math.min(MOVE_EACH_MS, withinMs / sockets.length)
			const begunMs = performance.now()
			for (const [nth, socket] of sockets.entries()) {
				// By the clock, not one pause after another: timers that come late would add up.
				const waitMs = begunMs + nth * apartMs - performance.now()
				if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs))
				drop(socket, 'closing')
				moved?.()
			}
		},
		async close() {
			endWatch()
			for (const socket of io.sockets.sockets.values()) socket.emit('gone', 'closing')
			await rooms.settled()
			await prolongStays({ io, db, clock }).catch(() => undefined)
			whoIsHere.close()
			io.local.disconnectSockets(true)
			// Gives back the connection it listens on: the pool waits for it when it ends.
			await io.of('/').adapter.close()
			// Closes the connections, not the HTTP server: that one is drained by its owner.
			io.engine.close()
		},
	}
}

type Connection = RoomSocket['conn']

function openServer({ server, origins, pool, log }: RoomsOptions): RoomServer {
	const ours = new Set(origins)
	const io: RoomServer = new Server(server, {
		serveClient: false,
		destroyUpgrade: false,
		// Polling would need sticky sessions behind a proxy, and a second set of rules.
		transports: ['websocket'],
		maxHttpBufferSize: LARGEST_MESSAGE_BYTES,
		connectTimeout: CONNECT_WITHIN_MS,
		pingInterval: 10_000,
		pingTimeout: 10_000,
		// CORS does not stop WebSockets: the Origin is checked here.
		allowRequest: (request, answer) => answer(null, isOurs(request, ours)),
	})
	const errorHandler = (error: Error) => log.warn({ err: error }, 'the nodes cannot hear each other')
	if (pool) io.adapter(createAdapter(pool, { errorHandler }))
	// What waits for one connection leaves in one write: to each its own would be most of what a busy room costs.
	io.engine.on('flush', ({ request }: Connection) => request.socket.cork())
	io.engine.on('drain', ({ request }: Connection) => request.socket.uncork())
	return io
}

function viewerOf(socket: RoomSocket): Viewer {
	const { personId, part } = socket.data.isWall ? ON_THE_WALL : socket.data
	return {
		socketId: socket.id,
		personId,
		part,
		send: (message) => cutIfSlow(socket) || socket.emit('facts', message),
		sheet: (news) => cutIfSlow(socket) || socket.emit('sheet', news),
		meet: (people) => cutIfSlow(socket) || socket.emit('people', people),
		finished: (count) => cutIfSlow(socket) || socket.emit('finished', count),
	}
}
