/** When the database was asked what time it is and when it had answered, by this node's clock, and what it said. */
type Reading = { askedMs: number; answeredMs: number; saidMs: number }

/**
 * How far the database's clock is ahead of this node's. What was known stays as long as the new reading allows for it: an
 * answer under way tells no more than when it was asked and when it came, and a clock must not tremble.
 */
export function offsetAfter(before: number | null, { askedMs, answeredMs, saidMs }: Reading): number {
	const [least, most] = [saidMs - answeredMs, saidMs - askedMs]
	return before !== null && before >= least && before <= most ? before : Math.round((least + most) / 2)
}

/** One time for all nodes, so that a phase ends for everybody at once: the database's. One node alone has its own. */
export class SharedClock {
	readonly #clock: () => Date
	readonly #ask: (() => Promise<Date>) | null
	#offsetMs: number | null = null

	/** @param ask what time it is by the clock that all of them share; null for a node that is alone */
	constructor(clock: () => Date, ask: (() => Promise<Date>) | null) {
		this.#clock = clock
		this.#ask = ask
	}

	nowMs = (): number => this.#clock().getTime() + (this.#offsetMs ?? 0)

	/** Asks again; clocks drift, and are set. */
	async adjust(): Promise<void> {
		if (!this.#ask) return
		const askedMs = this.#clock().getTime()
		const saidMs = (await this.#ask()).getTime()
		this.#offsetMs = offsetAfter(this.#offsetMs, { askedMs, answeredMs: this.#clock().getTime(), saidMs })
	}
}
