import { LiveRoom, type LiveRoomOptions } from './live-room'

/** The rooms somebody of this process is in. */
export class OpenRooms {
	readonly #rooms = new Map<string, Promise<LiveRoom>>()
	readonly #options: LiveRoomOptions

	constructor(options: LiveRoomOptions) {
		this.#options = options
	}

	get(id: string): Promise<LiveRoom> {
		const known = this.#rooms.get(id)
		if (known) return known
		const loading = LiveRoom.load(id, this.#options)
		this.#rooms.set(id, loading)
		loading.catch(() => this.#rooms.delete(id))
		return loading
	}

	/** Somewhere the log of a room has come so far. */
	noticeSeq(id: string, seq: number): void {
		this.#rooms.get(id)?.then(
			(live) => live.noticeSeq(seq),
			() => undefined,
		)
	}

	/** Lets go of a room that nobody looks at any more, once all it was sent is answered. */
	release(live: LiveRoom): void {
		if (live.viewers.size === 0) void live.settled().then(() => live.viewers.size === 0 && this.#rooms.delete(live.id))
	}

	async settled(): Promise<void> {
		await Promise.all(
			[...this.#rooms.values()].map((loading) => loading.then((live) => live.settled()).catch(() => undefined)),
		)
	}
}
