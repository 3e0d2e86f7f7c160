import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { createAdapter } from '@socket.io/postgres-adapter'
import type pg from 'pg'
import type { Logger } from 'pino'
import { Server, type Socket } from 'socket.io'
import { z } from 'zod'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import type { Format } from '~/domain/room/format'
import { findSeats, openRoom, saveDraft } from '~/domain/room/log.server'
import {
	type ClientEvents,
	draftMessage,
	intentMessage,
	type Seat,
	type ServerEvents,
	syncMessage,
} from '~/domain/room/wire'
import { beginPresence, prolongPresences } from '~/domain/session/presence.server'
import type { SignIns } from '~/domain/sign-in/sign-ins.server'
import { findLapsed } from '~/domain/sign-in/standing.server'
import { LiveRoom, type Viewer } from './live-room'
import { type Pace, TokenBuckets } from './token-bucket'

type Data = {
	personId: string
	signInToken: string
	sessionId: string
	seat: Seat
	presenceId: string
	refusals: number
}
type Nodes = { moved(roomId: string, seq: number): void }
type RoomSocket = Socket<ClientEvents, ServerEvents, Nodes, Data>

export type RoomsOptions = {
	server: HttpServer
	db: Db
	pool?: pg.Pool
	origins: readonly string[]
	signIns: SignIns
	formats: Map<string, Format>
	clock: () => Date
	log: Logger
	pace?: Pace
}

export type Rooms = { close(): Promise<void> }

const LARGEST_MESSAGE_BYTES = 64 * 1024
const MOST_QUEUED_BYTES = 1_000_000
const MOST_REFUSALS = 300
const SWEEP_MS = 1_000
const HEARTBEAT_MS = 20_000
const CONNECT_WITHIN_MS = 10_000
const HANDSHAKE = z.object({ session: z.string().min(1).max(64) })

/** Live rooms over Socket.IO. The handshake uses the same sign-in as pages; every intent is authorized again by the log. */
export function startRooms(options: RoomsOptions): Rooms {
	const { db, log } = options
	const ours = new Set(options.origins)
	const io = new Server<ClientEvents, ServerEvents, Nodes, Data>(options.server, {
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
	if (options.pool)
		io.adapter(
			createAdapter(options.pool, {
				errorHandler: (error) => log.warn({ err: error }, 'the nodes cannot hear each other'),
			}),
		)

	const rooms = new Map<string, Promise<LiveRoom>>()
	const buckets = new TokenBuckets(options.pace ?? { perSecond: 20, burst: 80 })
	const nowMs = () => options.clock().getTime()
	const room = (id: string): Promise<LiveRoom> => {
		const known = rooms.get(id)
		if (known) return known
		const loading = LiveRoom.load(
			db,
			id,
			nowMs,
			(roomId, seq) => options.pool && io.serverSideEmit('moved', roomId, seq),
		)
		rooms.set(id, loading)
		loading.catch(() => rooms.delete(id))
		return loading
	}
	io.on('moved', (roomId, seq) => void rooms.get(roomId)?.then((live) => live.noticeSeq(seq)))

	io.use((socket, next) => {
		admit(socket, options).then(
			() => next(),
			(error: unknown) =>
				next(new Error(isDomainError(error) ? error.why : error instanceof Refused ? error.message : 'not-now')),
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
		// Handlers first: a client may speak before the room is loaded.
		const live = room(sessionId)
		const viewer: Viewer = {
			personId,
			send(message) {
				if (queuedBytes(socket) > MOST_QUEUED_BYTES) drop(socket, 'slow')
				else socket.emit('facts', message)
			},
			meet: (people) => void socket.emit('people', people),
		}
		listen(socket, live)
		socket.on('disconnect', () => {
			void live.then((opened) => leave(opened, viewer, socket)).catch(() => undefined)
		})
		const opened = await live
		if (!socket.connected) return
		opened.viewers.add(viewer)
		await socket.join(sessionId)
		socket.data.presenceId = await beginPresence(db, { sessionId, personId, now: options.clock() })
		if (!socket.connected) await leave(opened, viewer, socket)
		await tellPresence(sessionId)
	}

	function listen(socket: RoomSocket, live: Promise<LiveRoom>): void {
		const { sessionId, personId } = socket.data
		const slow = () => {
			if (buckets.take(personId, nowMs())) return false
			if (++socket.data.refusals > MOST_REFUSALS) drop(socket, 'slow')
			return true
		}
		/** Everybody of the room, or null once this person is no longer one of them. */
		const seats = async () => {
			const people = await findSeats(db, sessionId)
			return people?.some((seat) => seat.personId === personId) ? people : null
		}
		socket.on('sync', async (raw, answer) => {
			if (typeof answer !== 'function') return
			const message = syncMessage.safeParse(raw)
			if (!message.success) return answer({ ok: false, why: 'malformed' })
			if (slow()) return answer({ ok: false, why: 'slow-down' })
			try {
				const people = await seats()
				if (!people) return answer({ ok: false, why: 'not-in-cohort' })
				answer({ ...(await live).sync(personId, message.data.afterSeq), people })
			} catch {
				answer({ ok: false, why: 'not-saved' })
			}
		})
		socket.on('intent', async (raw, answer) => {
			if (typeof answer !== 'function') return
			const message = intentMessage.safeParse(raw)
			if (!message.success) return answer({ ok: false, why: 'malformed', message: message.error.issues[0]?.message })
			if (slow()) return answer({ ok: false, why: 'slow-down' })
			try {
				answer(await (await live).submit({ opId: message.data.opId, personId, intent: message.data.intent }))
			} catch {
				answer({ ok: false, why: 'not-saved' })
			}
		})
		socket.on('draft', async (raw, answer) => {
			if (typeof answer !== 'function') return
			const message = draftMessage.safeParse(raw)
			if (!message.success) return answer({ ok: false, why: 'malformed' })
			if (slow()) return answer({ ok: false, why: 'slow-down' })
			try {
				if (!(await seats())) return answer({ ok: false, why: 'not-in-cohort' })
				await saveDraft(db, { roomId: sessionId, personId, ...message.data })
				answer({ ok: true })
			} catch {
				answer({ ok: false, why: 'not-saved' })
			}
		})
	}

	async function leave(live: LiveRoom, viewer: Viewer, socket: RoomSocket): Promise<void> {
		live.viewers.delete(viewer)
		if (live.viewers.size === 0) void live.settled().then(() => live.viewers.size === 0 && rooms.delete(live.id))
		try {
			if (socket.data.presenceId) await prolongPresences(db, [socket.data.presenceId], options.clock())
			await tellPresence(live.id)
		} catch (error) {
			log.warn({ err: error }, 'a stay in a room was not prolonged')
		}
	}

	async function tellPresence(sessionId: string): Promise<void> {
		const sockets = await io.in(sessionId).fetchSockets()
		io.to(sessionId).volatile.emit('presence', [...new Set(sockets.map((each) => each.data.personId))].sort())
	}

	function drop(
		socket: { emit: RoomSocket['emit']; disconnect(close: boolean): unknown },
		why: Parameters<ServerEvents['gone']>[0],
	): void {
		socket.emit('gone', why)
		socket.disconnect(true)
	}

	/** Every second: who has signed out, was disabled or left the cohort is dropped, on whatever node it happened. */
	const sweep = setInterval(() => {
		const sockets = [...io.sockets.sockets.values()] as unknown as RoomSocket[]
		if (sockets.length === 0) return
		const asked = sockets.map((socket) => ({
			key: socket.id,
			token: socket.data.signInToken,
			sessionId: socket.data.sessionId,
			personId: socket.data.personId,
		}))
		findLapsed(db, asked)
			.then(({ lapsed, seqs }) => {
				for (const { key, why } of lapsed) {
					const socket = sockets.find((each) => each.id === key)
					if (socket) drop(socket, why)
				}
				for (const [roomId, seq] of seqs) void rooms.get(roomId)?.then((live) => live.noticeSeq(seq))
			})
			.catch((error) => log.warn({ err: error }, 'the sweep of the rooms failed'))
	}, SWEEP_MS)
	const heartbeat = setInterval(() => {
		const ids = [...io.sockets.sockets.values()].flatMap((socket) =>
			socket.data.presenceId ? [socket.data.presenceId] : [],
		)
		prolongPresences(db, ids, options.clock()).catch((error) =>
			log.warn({ err: error }, 'stays in rooms were not prolonged'),
		)
	}, HEARTBEAT_MS)

	return {
		async close() {
			clearInterval(sweep)
			clearInterval(heartbeat)
			const sockets = [...io.sockets.sockets.values()]
			for (const socket of sockets) socket.emit('gone', 'closing')
			await Promise.all(
				[...rooms.values()].map((loading) => loading.then((live) => live.settled()).catch(() => undefined)),
			)
			const ids = sockets.flatMap((socket) => (socket.data.presenceId ? [socket.data.presenceId] : []))
			await prolongPresences(db, ids, options.clock()).catch(() => undefined)
			io.local.disconnectSockets(true)
			// Gives back the connection it listens on: the pool waits for it when it ends.
			await io.of('/').adapter.close()
			// Closes the connections, not the HTTP server: that one is drained by its owner.
			io.engine.close()
		},
	}
}

/** What waits for a reader who does not read. engine.io keeps it in a field its types call private. */
function queuedBytes(socket: RoomSocket): number {
	const { writeBuffer } = socket.conn as unknown as { writeBuffer: { data?: string }[] }
	return writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0)
}

class Refused extends Error {}

/** Who is it, and do they belong here? Fills `socket.data`. @throws Refused | DomainError */
async function admit(socket: RoomSocket, options: RoomsOptions): Promise<void> {
	const cookie = socket.handshake.headers.cookie
	const { reader } = await options.signIns.read(cookie)
	const token = options.signIns.tokenOf(cookie)
	if (!reader || !token) throw new Refused('unauthorized')
	const handshake = HANDSHAKE.safeParse(socket.handshake.auth)
	if (!handshake.success) throw new Refused('malformed')
	const seats = await findSeats(options.db, handshake.data.session)
	const seat = seats?.find((each) => each.personId === reader.id)
	if (!seat) throw new Refused('not-in-cohort')
	await openRoom(options.db, handshake.data.session, options.formats, options.clock())
	socket.data = {
		personId: reader.id,
		signInToken: token,
		sessionId: handshake.data.session,
		seat,
		presenceId: '',
		refusals: 0,
	}
}

function isOurs(request: IncomingMessage, ours: Set<string>): boolean {
	return typeof request.headers.origin === 'string' && ours.has(request.headers.origin)
}
