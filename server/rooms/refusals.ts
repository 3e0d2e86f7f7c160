/** A browser sends one act at a time; more than these come back only from one that sends anything. */
const MOST_EACH = 64

/**
 * What was refused of late, by who asked: an act that is sent again because its answer was lost gets that answer, though
 * the room has moved on meanwhile and would take it now. Of this process alone (docs/decisions/0004).
 */
export class Refusals {
	readonly #by = new Map<string, Map<string, string>>()

	of(personId: string, opId: string): string | undefined {
		return this.#by.get(personId)?.get(opId)
	}

	remember(personId: string, opId: string, why: string): void {
		const theirs = this.#by.get(personId) ?? new Map<string, string>()
		this.#by.set(personId, theirs.set(opId, why))
		const [oldest] = theirs.keys()
		if (theirs.size > MOST_EACH && oldest !== undefined) theirs.delete(oldest)
	}
}
