import type { Logger } from 'pino'
import type { Db } from '~/domain/db'
import { prolongPresences } from '~/domain/session/presence.server'
import { findLapsed } from '~/domain/sign-in/standing.server'
import type { Door } from './door'
import type { OpenRooms } from './open-rooms'
import { drop, type RoomServer } from './room-socket'
import type { SharedClock } from './shared-clock'
import type { TokenBuckets } from './token-bucket'

const SWEEP_MS = 1_000
const HEARTBEAT_MS = 20_000
/** A connection may be lost without a word; then the next one is asked. */
const ASKED_FOR_MS = 10_000

export type WatchOptions = {
	io: RoomServer
	db: Db
	door: Door
	rooms: OpenRooms
	buckets: TokenBuckets
	clock: () => Date
	shared: SharedClock
	log: Logger
}

/** What happens in rooms by the clock alone. @returns what ends it */
export function keepWatch(options: WatchOptions): () => void {
	let isAsking = false
	const sweep = setInterval(async () => {
		// A database that hangs is seldom asked again meanwhile: the questions would stand in line before people's acts.
		if (isAsking) return
		isAsking = true
		const late = setTimeout(() => {
			isAsking = false
		}, ASKED_FOR_MS)
		await dropLapsed(options)
		clearTimeout(late)
		isAsking = false
	}, SWEEP_MS)
	const heartbeat = setInterval(() => {
		options.buckets.forgetFull(options.clock().getTime())
		options.shared
			.adjust()
			.catch((error) => options.log.warn({ err: error }, 'the database did not say what time it is'))
		prolongStays(options).catch((error) => options.log.warn({ err: error }, 'stays in rooms were not prolonged'))
	}, HEARTBEAT_MS)
	return () => {
		clearInterval(sweep)
		clearInterval(heartbeat)
	}
}

/** Who has signed out, was disabled, left the cohort, got another part in it or whose session was cancelled is dropped, on whatever node it happened. */
async function dropLapsed({ io, db, door, rooms, log }: WatchOptions): Promise<void> {
	const sockets = [...io.sockets.sockets.values()]
	if (sockets.length === 0) return
	const asked = sockets.map((socket) => ({
		key: socket.id,
		signInId: door.signInOf(socket),
		sessionId: socket.data.sessionId,
		personId: socket.data.personId,
		part: socket.data.part,
	}))
	try {
		const { lapsed, seqs } = await findLapsed(db, asked)
		for (const { key, why } of lapsed) {
			const socket = sockets.find((each) => each.id === key)
			if (socket) drop(socket, why)
		}
		for (const { roomId, lastSeq, sheetSeq } of seqs) {
			rooms.noticeSeq(roomId, lastSeq)
			rooms.noticeSheet(roomId, sheetSeq)
		}
	} catch (error) {
		log.warn({ err: error }, 'the sweep of the rooms failed')
	}
}

/** Whoever is connected now is there until now. */
export async function prolongStays({ io, db, clock }: Pick<WatchOptions, 'io' | 'db' | 'clock'>): Promise<void> {
	const ids = [...io.sockets.sockets.values()].map((socket) => socket.data.presenceId)
	await prolongPresences(
		db,
		ids.filter((id) => id !== ''),
		clock(),
	)
}
