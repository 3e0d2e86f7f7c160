/** How fast one person may act, over all their connections. */
export type Pace = { perSecond: number; burst: number }

export class TokenBuckets {
	readonly #pace: Pace
	readonly #buckets = new Map<string, { tokens: number; atMs: number }>()

	constructor(pace: Pace) {
		this.#pace = pace
	}

	take(personId: string, nowMs: number): boolean {
		const bucket = this.#buckets.get(personId) ?? { tokens: this.#pace.burst, atMs: nowMs }
		const refilled = bucket.tokens + ((nowMs - bucket.atMs) / 1000) * this.#pace.perSecond
		const tokens = Math.min(this.#pace.burst, refilled)
		this.#buckets.set(personId, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: nowMs })
		return tokens >= 1
	}

	forget(personId: string): void {
		this.#buckets.delete(personId)
	}
}
