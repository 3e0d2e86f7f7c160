import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { Agendas } from '~/domain/agenda/agenda'
import { isKeptFromRoom } from '~/domain/casebook/hearers.server'
import type { Db } from '~/domain/db'
import { isDatabaseAway, isDomainError } from '~/domain/errors'
import type { Format } from '~/domain/room/format'
import { seatsFor } from '~/domain/room/log.server'
import { isOpened, openRoom } from '~/domain/room/open.server'
import { hashToken, type SignIns } from '~/domain/sign-in/sign-ins.server'
import type { RoomSocket } from './room-socket'

export type DoorOptions = {
	db: Db
	signIns: SignIns
	/** Needed for rooms that nobody has opened yet: those that are keep theirs. */
	content(): Promise<{ formats: Map<string, Format>; agendas: Agendas }>
	clock: () => Date
}

/** `wall`: to look on with everybody, without anything of one's own */
const HANDSHAKE = z.object({ session: z.string().regex(/^[\w-]{1,64}$/), wall: z.literal(true).optional() })

class Refused extends Error {}

/** The entry to rooms: the same sign-in as for pages, and a seat in the session's cohort. */
export class Door {
	readonly #options: DoorOptions
	/** Not in `socket.data`, and the Cookie header goes once it is read: both are what Socket.IO shows to other nodes. */
	readonly #signIns = new WeakMap<RoomSocket, string>()

	constructor(options: DoorOptions) {
		this.#options = options
	}

	/**
	 * Who is it, and do they belong here? Fills `socket.data`.
	 * @param mayAct whether they are within their pace: coming in again and again costs like acting
	 * @throws Refused | DomainError
	 */
	async admit(socket: RoomSocket, mayAct: (personId: string) => boolean): Promise<void> {
		const { db, signIns, content, clock } = this.#options
		const { cookie } = socket.handshake.headers
		delete socket.handshake.headers.cookie
		const { reader } = await signIns.read(cookie)
		const token = signIns.tokenOf(cookie)
		if (!reader || !token) throw new Refused('unauthorized')
		if (!mayAct(reader.id)) throw new Refused('not-now')
		const handshake = HANDSHAKE.safeParse(socket.handshake.auth)
		if (!handshake.success) throw new Refused('malformed')
		const { session: sessionId, wall: isWall = false } = handshake.data
		const seats = await seatsFor(db, sessionId, reader.id)
		if ('refused' in seats) throw new Refused(seats.refused)
		const part = seats.people.find(({ personId }) => personId === reader.id)?.part
		if (!part) throw new Refused('not-in-cohort')
		if (await isKeptFromRoom(db, sessionId, reader.id)) throw new Refused('kept-apart')
		if (!(await isOpened(db, sessionId))) {
			const { formats, agendas } = await content()
			await openRoom(db, sessionId, formats, clock(), agendas)
		}
		this.#signIns.set(socket, hashToken(token))
		socket.data = { personId: reader.id, sessionId, part, isWall, presenceId: '', refusals: 0 }
	}

	/** The row of the sign-in it came with. */
	signInOf(socket: RoomSocket): string {
		return this.#signIns.get(socket) ?? ''
	}
}

/** What the person outside is told. */
export function refusalOf(error: unknown): string {
	if (isDomainError(error)) return error.why
	return error instanceof Refused ? error.message : 'not-now'
}

/** Whether something of ours broke, not only the database for a while: whoever came is told to come again, and the log says why. */
export function isFault(error: unknown): boolean {
	return !isDomainError(error) && !(error instanceof Refused) && !isDatabaseAway(error)
}

export function isOurs(request: IncomingMessage, ours: ReadonlySet<string>): boolean {
	return typeof request.headers.origin === 'string' && ours.has(request.headers.origin)
}
