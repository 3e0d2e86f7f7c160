import { createHash } from 'node:crypto'
import type { Actor } from './actors'

/** A string that stands in one private place of the database and nowhere else: where it turns up, that place was read. */
export type Canary = {
	text: string
	/** "A: the peer's reflection" */
	what: string
	/** Everybody who may read it, and nobody else */
	seenBy: readonly Actor[]
	/** Routes that show it to whoever has their address: a one-use link, the number of a certificate */
	openOn: readonly string[]
}

const PLANTED = /canary[0-9a-f]{10}/g

/** All canaries of a world: planted ones are found by one search, watched ones (tokens, numbers) one by one. */
export class Canaries {
	readonly #planted = new Map<string, Canary>()
	readonly #watched: Canary[] = []
	readonly #seen = new Set<string>()

	/** @returns text to put into the field; letters and digits only, so that no escaping can hide it */
	plant(what: string, seenBy: readonly Actor[], openOn: readonly string[] = []): string {
		const text = `canary${createHash('sha256').update(what).digest('hex').slice(0, 10)}`
		if (this.#planted.has(text)) throw new Error(`planted twice: ${what}`)
		this.#planted.set(text, { text, what, seenBy, openOn })
		return text
	}

	/** A secret whose form is given. */
	watch(what: string, secret: string, seenBy: readonly Actor[], openOn: readonly string[] = []): string {
		this.#watched.push({ text: secret.toLowerCase(), what, seenBy, openOn })
		return secret
	}

	/** What this actor received and may not have. What they sent themselves is no leak. */
	leaks(by: { actor: Actor; route: string; sent: string }, received: string): string[] {
		const sent = by.sent.toLowerCase()
		return this.#in(received.toLowerCase())
			.filter((canary) => {
				if (canary.seenBy.includes(by.actor)) {
					this.#seen.add(`${by.actor} sees ${canary.what}`)
					return false
				}
				return !canary.openOn.includes(by.route) && !sent.includes(canary.text)
			})
			.map((canary) => canary.what)
	}

	/**
	 * Rights nobody made use of: either a page does not show what it should, or the right is written down too wide.
	 * Pages are asked of cohort A, so what stands in B is not looked for.
	 */
	unseen(): string[] {
		const asked = [...this.#planted.values()].filter((canary) => !/^B[:B]/.test(canary.what))
		return asked.flatMap((canary) =>
			canary.seenBy.map((actor) => `${actor} sees ${canary.what}`).filter((line) => !this.#seen.has(line)),
		)
	}

	all(): Canary[] {
		return [...this.#planted.values(), ...this.#watched]
	}

	#in(received: string): Canary[] {
		const planted = [...new Set(received.match(PLANTED) ?? [])].flatMap((text) => this.#planted.get(text) ?? [])
		return [...planted, ...this.#watched.filter((canary) => received.includes(canary.text))]
	}
}
