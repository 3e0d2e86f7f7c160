/** How fast one person may act, over all their connections. */
export type Pace = { perSecond: number; burst: number }

export class TokenBuckets {
	readonly #pace: Pace
	readonly #buckets = new Map<string, { tokens: number; atMs: number }>()

	constructor(pace: Pace) {
		this.#pace = pace
	}

	/** How many people it remembers. */
	get size(): number {
		return this.#buckets.size
	}

	take(personId: string, nowMs: number): boolean {
		const tokens = this.#tokensOf(personId, nowMs)
		this.#buckets.set(personId, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs })
		return tokens >= 1
	}

	/** A full bucket is as good as none. A person who left a moment ago keeps theirs: coming back does not refill it. */
	forgetFull(nowMs: number): void {
		for (const personId of this.#buckets.keys())
			if (this.#tokensOf(personId, nowMs) >= this.#pace.burst) this.#buckets.delete(personId)
	}

	#tokensOf(personId: string, nowMs: number): number {
		const bucket = this.#buckets.get(personId)
		if (!bucket) return this.#pace.burst
		// A clock that was set back must not cost anybody their turn.
		const passedMs = Math.max(0, nowMs - bucket.atMs)
		return Math.min(this.#pace.burst, bucket.tokens + (passedMs / 1000) * this.#pace.perSecond)
	}
}
