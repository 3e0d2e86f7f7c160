/** What somebody typed, and where a cursor goes when another did. Places count UTF-16 units, as a text field does. */
type Change = { at: number; removed: number; inserted: string }

/** The smallest change from one text to the next; what stands after the cursor was there before. Null for none. */
export function changeBetween(before: string, after: string, caret: number): Change | null {
	if (before === after) return null
	const shorter = Math.min(before.length, after.length)
	const most = Math.min(shorter, Math.max(0, after.length - caret))
	let end = 0
	while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
	let at = 0
	while (at < shorter - end && before[at] === after[at]) at++
	while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
	// Half a character is none: an emoji that became another goes as a whole.
	if (at > 0 && isHigh(before, at - 1)) at--
	if (end > 0 && isHigh(before, before.length - end - 1)) end--
	if (end > 0 && isHigh(after, after.length - end - 1)) end--
	return { at, removed: before.length - end - at, inserted: after.slice(at, after.length - end) }
}

function isHigh(text: string, index: number): boolean {
	return /[\uD800-\uDBFF]/.test(text[index] ?? '')
}

export type Move = (place: number) => number
type Delta = readonly { retain?: number; insert?: unknown; delete?: number }[]

/** Where a place goes by another's change: with its neighbors. What comes in at the cursor comes after it. */
export function moveOf(delta: Delta): Move {
	return (place) => {
		let at = 0
		let moved = place
		for (const { retain, insert, delete: removed } of delta) {
			if (retain) at += retain
			else if (typeof insert === 'string') {
				if (at < moved) moved += insert.length
				at += insert.length
			} else if (removed && at < moved) moved = Math.max(at, moved - removed)
		}
		return moved
	}
}
