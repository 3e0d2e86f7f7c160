import { randomInt } from 'node:crypto'

/** In an order of chance that nobody can guess: Fisher and Yates. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
	const result = [...items]
	for (let last = result.length - 1; last > 0; last--) {
		const other = randomInt(last + 1)
		;[result[last], result[other]] = [result[other] as Item, result[last] as Item]
	}
	return result
}
