import { randomUUID } from 'node:crypto'
import { ON_THE_WALL } from '~/domain/room/wall'
import { cutIfSlow, type NodeEvents, type RoomServer, type RoomSocket } from './room-socket'

/** Heals what was lost while the nodes could not hear each other. */
const SAY_AGAIN_MS = 4_000
/** A node that died without a word is forgotten, and its people with it. */
const FORGET_AFTER_MS = 12_000

type Said = Parameters<NodeEvents['here']>[0]
type Told = {
	/** Another node has its first person in a room. */
	came: (roomId: string) => void
	/** Who is in a room now, over all nodes */
	are: (roomId: string, personIds: readonly string[]) => void
}
type Heard = { turn: number; personIds: string[]; atMs: number }

/**
 * Who is in a room, over all nodes. Each node says whom its own connections belong to, and adds up what the others say.
 * A wall is nobody: the nodes hear that somebody looks on, so that it is told what is new, and no person is here by it.
 * Not by Socket.IO's fetchSockets: there every node publishes the handshakes of its sockets, with their cookies, through
 * the database.
 */
export class WhoIsHere {
	readonly #io: RoomServer
	readonly #hasOthers: boolean
	readonly #told: Told
	readonly #node = randomUUID()
	readonly #others = new Map<string, Map<string, Heard>>()
	readonly #sayingAgain: NodeJS.Timeout | undefined
	#turn = 0
	#closed = false

	/** @param hasOthers whether there can be other nodes */
	constructor(io: RoomServer, hasOthers: boolean, told: Told) {
		this.#io = io
		this.#hasOthers = hasOthers
		this.#told = told
		if (!hasOthers) return
		io.on('here', (said) => this.#hear(said))
		io.on('who-is-here', (roomId) => this.#ours(roomId).length > 0 && this.#say(roomId, this.#ours(roomId)))
		this.#sayingAgain = setInterval(() => {
			for (const roomId of this.#rooms()) this.#say(roomId, this.#ours(roomId))
			this.#forgetSilentNodes()
		}, SAY_AGAIN_MS)
	}

	/** Somebody of this node has come or gone. */
	changed(roomId: string): void {
		if (this.#closed) return
		const ours = this.#ours(roomId)
		this.#tell(roomId)
		this.#say(roomId, ours)
		// The first of this node here: what the others said before it started, it has not heard.
		if (this.#hasOthers && ours.length === 1) this.#io.serverSideEmit('who-is-here', roomId)
	}

	/** Whether another node has people in it, as far as it was heard. */
	isElsewhere(roomId: string): boolean {
		return [...(this.#others.get(roomId)?.values() ?? [])].some(({ personIds }) => personIds.length > 0)
	}

	/** The last word: nobody is here by this node any more. */
	close(): void {
		clearInterval(this.#sayingAgain)
		for (const roomId of this.#rooms()) this.#say(roomId, [])
		this.#closed = true
	}

	#rooms(): Set<string> {
		return new Set([...this.#io.sockets.sockets.values()].map((socket) => socket.data.sessionId))
	}

	#ours(roomId: string): string[] {
		const { adapter, sockets } = this.#io.sockets
		const personIds = [...(adapter.rooms.get(roomId) ?? [])].map((id) => personOf(sockets.get(id)))
		return [...new Set(personIds)].filter((id) => id !== undefined)
	}

	/** Only when something changed, so it must arrive: a volatile one would be lost to whoever is being sent something else. */
	#tell(roomId: string): void {
		const theirs = [...(this.#others.get(roomId)?.values() ?? [])].flatMap((heard) => heard.personIds)
		const looking = new Set([...this.#ours(roomId), ...theirs])
		looking.delete(ON_THE_WALL.personId)
		const all = [...looking].sort()
		const { adapter, sockets } = this.#io.sockets
		for (const id of adapter.rooms.get(roomId) ?? []) {
			const socket = sockets.get(id)
			if (socket && !cutIfSlow(socket)) socket.emit('presence', all)
		}
		this.#told.are(roomId, all)
	}

	#say(roomId: string, personIds: string[]): void {
		if (this.#hasOthers && !this.#closed)
			this.#io.serverSideEmit('here', { node: this.#node, turn: ++this.#turn, roomId, personIds })
	}

	/** Two messages may overtake each other on their way through the database's connections: the later turn counts. */
	#hear({ node, turn, roomId, personIds }: Said): void {
		const heard = this.#others.get(roomId) ?? new Map<string, Heard>()
		const before = heard.get(node)
		if (before && before.turn > turn) return
		this.#others.set(roomId, heard.set(node, { turn, personIds, atMs: performance.now() }))
		const known = before?.personIds ?? []
		if (known.join() !== personIds.join()) this.#tell(roomId)
		if (known.length === 0 && personIds.length > 0) this.#told.came(roomId)
	}

	#forgetSilentNodes(): void {
		const oldestMs = performance.now() - FORGET_AFTER_MS
		for (const [roomId, heard] of this.#others) {
			const silent = [...heard].filter(([, { atMs }]) => atMs < oldestMs)
			for (const [node] of silent) heard.delete(node)
			if (heard.size === 0) this.#others.delete(roomId)
			if (silent.some(([, { personIds }]) => personIds.length > 0)) this.#tell(roomId)
		}
	}
}

function personOf(socket: RoomSocket | undefined): string | undefined {
	return socket?.data.isWall ? ON_THE_WALL.personId : socket?.data.personId
}
