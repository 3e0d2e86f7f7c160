import type { Stretch } from '~/domain/progress/anchor'
import { collapse, isBorder, type Piece } from '~/domain/progress/passages'

/** A passage as it stands on the page: its text, and for each character the node it is in. */
type PageText = { text: string; at: { node: Text; offset: number }[] }

export function readPageText(element: Element): PageText {
	const pieces: Piece[] = []
	const nodes: (Text | null)[] = []
	const add = (piece: Piece, node: Text | null) => {
		pieces.push(piece)
		nodes.push(node)
	}
	const walk = (parent: Node) => {
		for (const child of parent.childNodes) {
			if (child instanceof Text) add(child.data, child)
			else if (child instanceof Element) {
				const hasBorder = isBorder(child.tagName)
				if (hasBorder) add(null, null)
				walk(child)
				if (hasBorder) add(null, null)
			}
		}
	}
	walk(element)
	const at: PageText['at'] = []
	// A border has no node: the break it makes belongs to the character before it, and no range begins or ends there.
	const text = collapse(pieces, (piece, offset) =>
		at.push(placeOf(nodes[piece], offset) ?? at[at.length - 1] ?? nowhere()),
	)
	return { text, at }
}

const placeOf = (node: Text | null | undefined, offset: number) => (node ? { node, offset } : null)
const nowhere = () => ({ node: new Text(), offset: 0 })

/** @returns null when the page does not hold these words: a translator or an extension has rewritten it */
export function rangeOf(article: Element, place: Stretch & { text: string }): Range | null {
	const element = article.querySelector(`[data-passage="${place.passage}"]`)
	if (!element) return null
	const { text, at } = readPageText(element)
	const [first, last] = [at[place.start], at[place.end - 1]]
	if (!first || !last || text.slice(place.start, place.end) !== place.text) return null
	const range = document.createRange()
	range.setStart(first.node, first.offset)
	range.setEnd(last.node, last.offset + 1)
	return range
}

/** What of a selection lies in the first passage it touches. */
export function stretchOf(article: Element, range: Range): (Stretch & { text: string }) | null {
	for (const element of article.querySelectorAll('[data-passage]')) {
		if (!range.intersectsNode(element)) continue
		const { text, at } = readPageText(element)
		let start = firstWhere(at, ({ node, offset }) => range.comparePoint(node, offset) >= 0)
		let end = firstWhere(at, ({ node, offset }) => range.comparePoint(node, offset + 1) > 0)
		while (start < end && /\s/.test(text[start] ?? '')) start++
		while (end > start && /\s/.test(text[end - 1] ?? '')) end--
		if (end > start)
			return { passage: element.getAttribute('data-passage') ?? '', start, end, text: text.slice(start, end) }
	}
	return null
}

/** Of a list in which all that hold come last. */
function firstWhere<Item>(items: Item[], holds: (item: Item) => boolean): number {
	let [low, high] = [0, items.length]
	while (low < high) {
		const middle = (low + high) >> 1
		const item = items[middle]
		if (item !== undefined && holds(item)) high = middle
		else low = middle + 1
	}
	return low
}
