import * as Y from 'yjs'
import { asOne, fromBase64, toBase64, writingOn } from '~/domain/room/sheet-text'
import { changeBetween, type Move, moveOf } from '~/domain/room/typing'
import type { SheetNews } from '~/domain/room/wire'
import type { SheetOutbox } from './outbox'
import { pause } from './pause'
import type { SheetLine } from './sheet-line'

export type SheetState = {
	text: string
	/** Read at least once: before, nothing may be written */
	isReady: boolean
	/** Something that was written here has not been acknowledged */
	isWaiting: boolean
	/** Why the last of it was taken off again */
	refused: string | null
}

/** Refusals that mean "later", not "no". */
const LATER = new Set(['not-saved', 'slow-down'])
const RETRY_AFTER_MS = 700
/** Strokes of a moment go up together. */
const GATHER_MS = 150
/** Of one message, before it is written as text */
const MOST_BYTES = 40_000

/**
 * The sheet as one browser holds it: a document that merges what others write, and what was written here and is not
 * acknowledged. Loaded only where there is a sheet.
 */
export class SheetClient {
	readonly #line: SheetLine
	readonly #outbox: SheetOutbox
	readonly #listeners = new Set<() => void>()
	readonly #followers = new Set<(move: Move) => void>()
	#doc = new Y.Doc()
	#seq: number | null = null
	#pending: Uint8Array[] = []
	/** Of others, while a word is being composed */
	#held: Uint8Array[] | null = null
	#isSending = false
	#isReading = false
	#stop: (() => void) | null = null
	#state: SheetState = { text: '', isReady: false, isWaiting: false, refused: null }

	constructor(line: SheetLine, outbox: SheetOutbox) {
		this.#line = line
		this.#outbox = outbox
		this.#watch()
	}

	async open(): Promise<void> {
		const kept = await this.#outbox.load()
		this.#pending = [...kept, ...this.#pending]
		if (kept.length > 0) this.#keep()
		this.#stop = this.#line.listen({ news: (news) => this.#hear(news), connected: () => void this.#read() })
	}

	close(): void {
		this.#stop?.()
		this.#stop = null
	}

	subscribe = (listener: () => void): (() => void) => {
		this.#listeners.add(listener)
		return () => this.#listeners.delete(listener)
	}

	state = (): SheetState => this.#state

	/** Hears where places in the text go when somebody else writes. */
	follow = (follower: (move: Move) => void): (() => void) => {
		this.#followers.add(follower)
		return () => this.#followers.delete(follower)
	}

	/** The text as it was typed here. @param caret where the cursor stands in it */
	edit(text: string, caret: number): void {
		const change = changeBetween(this.#text.toString(), text, caret)
		if (!change || !this.#state.isReady) return
		this.#doc.transact(() => {
			if (change.removed > 0) this.#text.delete(change.at, change.removed)
			if (change.inserted) this.#text.insert(change.at, change.inserted)
		}, this)
	}

	/** While a word is composed, what others write waits: replacing the text under it would break the word off. */
	hold(): void {
		this.#held ??= []
	}

	release(): void {
		const held = this.#held
		this.#held = null
		if (held && held.length > 0) Y.applyUpdate(this.#doc, asOne(held))
	}

	/** With each phase another number stands for this author. */
	renew(): void {
		this.#doc.clientID = crypto.getRandomValues(new Uint32Array(1))[0] ?? this.#doc.clientID
		if (!this.#state.isReady) void this.#read()
	}

	get #text(): Y.Text {
		return writingOn(this.#doc)
	}

	#watch(): void {
		const doc = this.#doc
		doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin === this) {
				this.#pending.push(update)
				this.#keep()
				setTimeout(() => void this.#flush(), GATHER_MS)
			}
			this.#set({ text: this.#text.toString() })
		})
		this.#text.observe((event) => {
			if (event.transaction.origin === this) return
			for (const follower of this.#followers) follower(moveOf(event.delta))
		})
	}

	#set(change: Partial<SheetState>): void {
		this.#state = { ...this.#state, ...change }
		for (const listener of this.#listeners) listener()
	}

	#keep(): void {
		this.#set({ isWaiting: this.#pending.length > 0 })
		void this.#outbox.save(this.#pending)
	}

	#apply(update: Uint8Array): void {
		if (this.#held) this.#held.push(update)
		else Y.applyUpdate(this.#doc, update)
	}

	#hear({ after, seq, update }: SheetNews): void {
		if (this.#seq === null || seq <= this.#seq) return
		if (after > this.#seq) return void this.#read()
		this.#apply(fromBase64(update))
		this.#seq = seq
	}

	async #read(): Promise<void> {
		if (this.#isReading) return
		this.#isReading = true
		const answer = await this.#line.read()
		this.#isReading = false
		if (!answer || (!answer.ok && LATER.has(answer.why))) return this.#later(() => this.#read())
		if (!answer.ok) return
		this.#apply(fromBase64(answer.state))
		this.#seq = answer.seq
		if (!this.#state.isReady) {
			// Kept from before: on the screen again, and on its way.
			if (this.#pending.length > 0) this.#apply(asOne(this.#pending))
			this.#set({ isReady: true, text: this.#text.toString() })
		}
		void this.#flush()
	}

	/** One message at a time; what is not acknowledged goes again, and counts once. */
	async #flush(): Promise<void> {
		if (this.#isSending || !this.#state.isReady) return
		this.#isSending = true
		while (this.#pending.length > 0) {
			const doc = this.#doc
			const some = this.#some()
			const answer = await this.#line.write(toBase64(asOne(some)))
			if (!answer) {
				this.#later(() => this.#flush())
				break
			}
			if (answer.ok) {
				this.#pending = this.#pending.slice(some.length)
				this.#keep()
				if (this.#state.refused) this.#set({ refused: null })
			} else if (LATER.has(answer.why)) await pause(RETRY_AFTER_MS)
			else if (doc === this.#doc) this.#takeOff(answer.why)
		}
		this.#isSending = false
	}

	#some(): Uint8Array[] {
		let bytes = 0
		const end = this.#pending.findIndex((update, index) => {
			bytes += update.byteLength
			return index > 0 && bytes > MOST_BYTES
		})
		return end === -1 ? [...this.#pending] : this.#pending.slice(0, end)
	}

	#later(act: () => Promise<void>): void {
		setTimeout(() => {
			if (this.#stop) void act()
		}, RETRY_AFTER_MS)
	}

	/** Refused for good: the sheet as the others have it. */
	#takeOff(why: string): void {
		this.#doc.destroy()
		this.#doc = new Y.Doc()
		this.#held = null
		this.#seq = null
		this.#pending = []
		this.#watch()
		this.#keep()
		this.#set({ refused: why, isReady: false })
		void this.#read()
	}
}
