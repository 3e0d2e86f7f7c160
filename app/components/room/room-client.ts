import { io, type Socket } from 'socket.io-client'
import { applyFacts, caughtUp } from '~/domain/room/facts'
import type { Reaction } from '~/domain/room/kinds'
import { type Refused, refusedAnew, stillRefused } from '~/domain/room/refused'
import type { RoomView } from '~/domain/room/view'
import type {
	ClientEvents,
	DraftAnswer,
	FactsMessage,
	Intent,
	IntentAnswer,
	Seat,
	ServerEvents,
	SyncAnswer,
} from '~/domain/room/wire'
import { LOOK_AGAIN, lookAgain } from './look-again'
import type { Outbox, OutboxEntry } from './outbox'
import { pause } from './pause'
import { type SheetLine, sheetLine } from './sheet-line'
import { uuid } from './uuid'

export type Gone = Parameters<ServerEvents['gone']>[0] | 'unauthorized' | 'too-early' | 'no-room-format' | 'kept-apart'
export type RoomState = {
	connection: 'connecting' | 'connected' | 'reconnecting' | 'gone'
	gone: Gone | null
	view: RoomView | null
	people: Seat[]
	present: string[]
	finishedCount: number
	/** Acts that wait to be acknowledged, oldest first */
	waiting: OutboxEntry[]
	/** Server time minus this browser's */
	offsetMs: number
	refused: Refused | null
	/** What came in the last moments, oldest first */
	reactions: { id: number; reaction: Reaction }[]
}

const ANSWER_WITHIN_MS = 8_000
const RETRY_AFTER_MS = 700
const MOST_REACTIONS = 24
const REACTION_SHOWN_MS = 6_000
/** Refusals that mean "later", not "no". */
const LATER = new Set(['not-saved', 'slow-down'])
/** The handshake said no for good. */
const FINAL = /^(unauthorized|not-in-cohort|too-early|cancelled|no-room-format|kept-apart|session)$/

/**
 * A room as one browser holds it: folds the server's news into a view, keeps unacknowledged intents, and asks for what
 * it missed after any gap. One intent is under way at a time, so a person's acts keep their order.
 */
export class RoomClient {
	readonly #socket: Socket<ServerEvents, ClientEvents>
	readonly #outbox: Outbox
	/** What goes beside the log */
	readonly sheet: SheetLine
	readonly #listeners = new Set<() => void>()
	readonly #askers = new Map<string, (answer: IntentAnswer) => void>()
	#state: RoomState
	/** What was answered: a look into the outbox may be older */
	readonly #settled = new Set<string>()
	#sending = false
	#syncing = false
	/** How far the news went that came while the room was asked for what is missing; 0 for none */
	#heardSeq = 0
	#seen = 0
	#closed = false

	constructor(options: {
		url?: string
		sessionId: string
		view: RoomView | null
		people: Seat[]
		outbox: Outbox
		/** It only looks, and is sent nothing of whoever opened it */
		isWall?: boolean
		headers?: Record<string, string>
	}) {
		this.#outbox = options.outbox
		this.#state = {
			connection: 'connecting',
			gone: null,
			view: options.view,
			people: options.people,
			present: [],
			finishedCount: 0,
			waiting: [],
			offsetMs: 0,
			refused: null,
			reactions: [],
		}
		this.#socket = io(options.url ?? '', {
			transports: ['websocket'],
			auth: { session: options.sessionId, ...(options.isWall ? { wall: true } : {}) },
			...LOOK_AGAIN,
			autoConnect: false,
			...(options.headers ? { extraHeaders: options.headers } : {}),
		})
		lookAgain(this.#socket.io)
		this.sheet = sheetLine(this.#socket)
		this.#socket.on('connect', () => void this.#sync())
		this.#socket.on('disconnect', (reason) => {
			this.#lost()
			// Socket.IO does not come back by itself when the server ended the connection, as it does before a restart.
			if (reason === 'io server disconnect' && this.#state.connection !== 'gone')
				void pause(RETRY_AFTER_MS).then(() => this.#comeBack())
		})
		this.#socket.io.on('reconnect_attempt', () => this.#lost())
		this.#socket.on('connect_error', (error) => this.#turnedAway(error.message))
		this.#socket.on('facts', (message) => this.#hear(message))
		this.#socket.on('presence', (present) => this.#set({ present }))
		this.#socket.on('finished', (finishedCount) => this.#set({ finishedCount }))
		this.#socket.on('people', (people) => this.#set({ people }))
		this.#socket.on('reaction', (reaction) => this.#see(reaction))
		this.#socket.on('gone', (why) => this.#sentAway(why))
	}

	async open(): Promise<void> {
		this.#closed = false
		await this.#takeUp()
		if (!this.#closed) this.#socket.connect()
	}

	/** What was left by a tab that is gone comes before what was done here while it was looked up. */
	async #takeUp(): Promise<void> {
		const kept = await this.#outbox.load()
		const isKnown = (opId: string) => this.#settled.has(opId) || this.#state.waiting.some((each) => each.opId === opId)
		this.#set({ waiting: [...kept.filter(({ opId }) => !isKnown(opId)), ...this.#state.waiting] })
		void this.#flush()
	}

	close(): void {
		this.#closed = true
		this.#socket.disconnect()
	}

	/** As a sleeping laptop would; it comes back by itself. */
	interrupt(): void {
		this.#socket.io.engine?.close()
	}

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener)
		return () => this.#listeners.delete(listener)
	}

	state = (): RoomState => this.#state

	/** Resolves with the server's answer, which may take as long as the connection is away. */
	send(intent: Intent): Promise<IntentAnswer> {
		// With the phase goes which visit of it was on the screen.
		const visit = this.#state.view?.phase.version
		const entry: OutboxEntry = { opId: uuid(), intent: 'phase' in intent ? { ...intent, visit } : intent }
		return new Promise((resolve) => {
			this.#askers.set(entry.opId, resolve)
			this.#set({ waiting: [...this.#state.waiting, entry] })
			void this.#outbox.add(entry)
			void this.#flush()
		})
	}

	/** @param over what the server had there when it was typed; nothing: whatever lies there */
	async saveDraft(box: string, text: string, over?: string): Promise<DraftAnswer> {
		// Sent later, it would overwrite what is typed until then.
		if (!this.#socket.connected) return { ok: false, why: 'away' }
		try {
			return await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck('draft', { box, text, over })
		} catch {
			return { ok: false, why: 'away' }
		}
	}

	react(reaction: Reaction): void {
		this.#socket.volatile.emit('react', reaction)
	}

	#see(reaction: Reaction): void {
		const id = ++this.#seen
		this.#set({ reactions: [...this.#state.reactions, { id, reaction }].slice(-MOST_REACTIONS) })
		setTimeout(
			() => this.#set({ reactions: this.#state.reactions.filter((each) => each.id !== id) }),
			REACTION_SHOWN_MS,
		)
	}

	dismiss(): void {
		this.#set({ refused: null })
	}

	#set(change: Partial<RoomState>): void {
		const { refused, ...state } = { ...this.#state, ...change }
		this.#state = { ...state, refused: stillRefused(refused, state.view?.phase.version ?? 0) }
		for (const listener of this.#listeners) listener()
	}

	async #flush(): Promise<void> {
		if (this.#sending) return
		this.#sending = true
		try {
			for (let entry = this.#next(); entry; entry = this.#next()) {
				const answer = await this.#ask(entry)
				if (!answer) return
				if (!answer.ok && LATER.has(answer.why)) {
					await pause(RETRY_AFTER_MS)
					continue
				}
				this.#settle(entry, answer)
			}
		} finally {
			this.#sending = false
		}
	}

	#next(): OutboxEntry | undefined {
		return this.#state.connection === 'connected' && !this.#closed ? this.#state.waiting[0] : undefined
	}

	/** Null when no answer came: the same operation goes again after the next connection, and counts once. */
	async #ask(entry: OutboxEntry): Promise<IntentAnswer | null> {
		try {
			return await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck('intent', entry)
		} catch {
			if (this.#socket.connected) return { ok: false, why: 'not-saved' }
			return null
		}
	}

	#settle(entry: OutboxEntry, answer: IntentAnswer): void {
		this.#set({ waiting: this.#state.waiting.filter((each) => each.opId !== entry.opId) })
		this.#settled.add(entry.opId)
		void this.#outbox.remove(entry.opId)
		if (!answer.ok && answer.why !== 'nothing-changes')
			this.#set({
				refused: refusedAnew(this.#state.refused, answer, entry.intent, this.#state.view?.phase.version ?? 0),
			})
		this.#askers.get(entry.opId)?.(answer)
		this.#askers.delete(entry.opId)
	}

	async #sync(): Promise<void> {
		if (this.#syncing) return
		this.#syncing = true
		this.#heardSeq = 0
		const { seq: afterSeq = null, openedAtMs } = this.#state.view ?? {}
		try {
			const answer = await this.#socket.timeout(ANSWER_WITHIN_MS).emitWithAck('sync', { afterSeq, openedAtMs })
			this.#syncing = false
			this.#catchUp(answer, afterSeq)
		} catch {
			this.#syncing = false
			if (this.#socket.connected) void this.#sync()
		}
	}

	#catchUp(answer: SyncAnswer, afterSeq: number | null): void {
		if (!answer.ok) {
			if (answer.why === 'not-in-cohort') this.#sentAway('not-in-cohort')
			else void pause(RETRY_AFTER_MS).then(() => (this.#socket.connected ? this.#sync() : undefined))
			return
		}
		const view = caughtUp(this.#state.view, afterSeq, answer)
		this.#set({ connection: 'connected', view, people: answer.people, offsetMs: answer.nowMs - Date.now() })
		// News may have arrived beside the answer, on a view that one of them did not follow on.
		if (view && Math.max(this.#heardSeq, 'view' in answer ? 0 : answer.seq) > view.seq) void this.#sync()
		void this.#flush()
		// While this one was away, another tab may have gone for good.
		void this.#takeUp()
	}

	#hear(message: FactsMessage): void {
		const { view } = this.#state
		this.#heardSeq = message.seq
		if (!view || message.seq <= view.seq) return
		if (message.after !== view.seq) return void this.#sync()
		this.#set({ view: applyFacts(view, message.seq, message.facts), offsetMs: message.nowMs - Date.now() })
	}

	#lost(): void {
		if (this.#state.connection !== 'gone' && !this.#closed)
			this.#set({ connection: this.#state.connection === 'connecting' ? 'connecting' : 'reconnecting' })
	}

	#turnedAway(why: string): void {
		if (FINAL.test(why)) return void this.#sentAway(why === 'session' ? 'not-in-cohort' : (why as Gone))
		this.#lost()
		// Socket.IO goes on by itself when it finds no server, but not when the server could not tell who this is.
		if (!this.#socket.active) void pause(RETRY_AFTER_MS).then(() => this.#comeBack())
	}

	#comeBack(): void {
		if (!this.#closed && this.#state.connection !== 'gone') this.#socket.connect()
	}

	#sentAway(why: Gone): void {
		// A server that closes comes back, and whoever has another part now sees the room anew. Everything else is final.
		if (/^(closing|slow|part-changed)$/.test(why)) return void (why === 'part-changed' && this.#set({ view: null }))
		this.#socket.disconnect()
		this.#set({ connection: 'gone', gone: why })
	}
}
