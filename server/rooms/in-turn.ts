/** Acts of one key run one after another, in the order they came: none overtakes the one before it. */
export class InTurn {
	readonly #last = new Map<string, Promise<unknown>>()

	run<Answer>(key: string, act: () => Promise<Answer>): Promise<Answer> {
		const turn = (this.#last.get(key) ?? Promise.resolve()).then(act, act)
		this.#last.set(key, turn)
		const over = () => {
			if (this.#last.get(key) === turn) this.#last.delete(key)
		}
		turn.then(over, over)
		return turn
	}
}
