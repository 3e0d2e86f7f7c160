import { LiveRoom, type LiveRoomOptions } from './live-room'

/** The rooms somebody of this process is in. */
export class OpenRooms {
	readonly #rooms = new Map<string, Promise<LiveRoom>>()
	readonly #loaded = new WeakMap<Promise<LiveRoom>, LiveRoom>()
	readonly #options: LiveRoomOptions
	readonly #first: () => Promise<void>

	/** @param first what has to be known before a room is read */
	constructor(options: LiveRoomOptions, first: () => Promise<void>) {
		this.#options = options
		this.#first = first
	}

	get(id: string): Promise<LiveRoom> {
		const known = this.#rooms.get(id)
		if (known) return known
		const loading = this.#first().then(() => LiveRoom.load(id, this.#options))
		this.#rooms.set(id, loading)
		loading.then(
			(live) => this.#loaded.set(loading, live),
			() => this.#rooms.delete(id),
		)
		return loading
	}

	/** Somewhere the log of a room has come so far. */
	noticeSeq(id: string, seq: number): void {
		this.#rooms.get(id)?.then(
			(live) => live.noticeSeq(seq),
			() => undefined,
		)
	}

	/** Who is in a room now. */
	noticePresent(id: string, personIds: readonly string[]): void {
		this.#rooms.get(id)?.then(
			(live) => live.noticePresent(personIds),
			() => undefined,
		)
	}

	/** Somewhere the sheet of a room has come so far. */
	noticeSheet(id: string, seq: number): void {
		this.#rooms.get(id)?.then(
			(live) => live.sheet.noticeSeq(seq),
			() => undefined,
		)
	}

	/** Tells a node that has just come to a room how far its log is: what was said before, it has not heard. */
	sayHowFar(id: string): void {
		this.#rooms.get(id)?.then(
			(live) => this.#options.moved(id, live.seq),
			() => undefined,
		)
	}

	/** Lets go of a room that nobody looks at any more, once all it was sent is answered. */
	release(live: LiveRoom): void {
		if (live.viewers.size > 0) return
		void live.settled().then(() => {
			if (live.viewers.size === 0 && this.#isHere(live)) this.#rooms.delete(live.id)
		})
	}

	/** Keeps the room somebody has just entered, which the last one before may have let go. @returns whether it is the only one */
	keep(live: LiveRoom): boolean {
		if (!this.#rooms.has(live.id)) {
			const again = Promise.resolve(live)
			this.#rooms.set(live.id, again)
			this.#loaded.set(again, live)
		}
		return this.#isHere(live)
	}

	#isHere(live: LiveRoom): boolean {
		const entry = this.#rooms.get(live.id)
		return entry !== undefined && this.#loaded.get(entry) === live
	}

	async settled(): Promise<void> {
		await Promise.all(
			[...this.#rooms.values()].map((loading) => loading.then((live) => live.settled()).catch(() => undefined)),
		)
	}
}
