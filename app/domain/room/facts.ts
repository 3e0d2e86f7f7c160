import type { Fact } from './news'
import type { RoomView } from './view'

/** Folds one piece of news into a view; the browser's half of `show`. Twice is as good as once. */
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
			if (before.margin.some(({ id }) => id === fact.note.id)) return before
			return { ...before, margin: [...before.margin, fact.note] }
		case 'my-slip-gone':
			return { ...before, mySlips: before.mySlips.filter((slip) => slip.id !== fact.id) }
	}
}

export function applyFacts(before: RoomView, seq: number, facts: Fact[]): RoomView {
	return { ...facts.reduce(applyFact, before), seq }
}

/** What a node of before a deploy leaves out of a whole view. To be removed once none of them can run any more. */
const UNSAID: Pick<RoomView, 'myCopies'> = { myCopies: {} }

/**
 * The view after an answer to “what happened since `afterSeq`?”. News may have come beside the question: then what the
 * answer tells is on the screen already, or does not follow on it, and is left out.
 */
export function caughtUp(
	before: RoomView | null,
	afterSeq: number | null,
	answer: { view: RoomView } | { seq: number; facts: Fact[] },
): RoomView | null {
	if ('view' in answer) return { ...UNSAID, ...answer.view }
	return before && before.seq === afterSeq ? applyFacts(before, answer.seq, answer.facts) : before
}
