import type { Fact } from './news'
import type { RoomView } from './view'

/** Folds one piece of news into a view; the browser's half of `show`. */
export function applyFact(before: RoomView, fact: Fact): RoomView {
	switch (fact.type) {
		case 'set':
			return { ...before, ...fact.patch }
		case 'down':
			return { ...before, down: { ...before.down, [fact.column]: fact.count } }
		case 'my-slip': {
			const known = before.mySlips.some((slip) => slip.id === fact.slip.id)
			const mySlips = known
				? before.mySlips.map((slip) => (slip.id === fact.slip.id ? fact.slip : slip))
				: [...before.mySlips, fact.slip]
			return { ...before, mySlips }
		}
		case 'note':
			return { ...before, margin: [...before.margin, fact.note] }
		case 'my-slip-gone':
			return { ...before, mySlips: before.mySlips.filter((slip) => slip.id !== fact.id) }
	}
}

export function applyFacts(before: RoomView, seq: number, facts: Fact[]): RoomView {
	return { ...facts.reduce(applyFact, before), seq }
}
