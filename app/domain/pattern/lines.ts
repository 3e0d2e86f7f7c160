import { diff3Merge, diffComm } from 'node-diff3'

/** One line of a comparison, or how many equal ones were left out. */
export type ComparedLine = { kind: 'same' | 'added' | 'removed'; text: string } | { kind: 'left-out'; count: number }

/** Equal lines that are shown around a change */
const AROUND = 2

/** Lines of Markdown without the empty ones at its end, which mean nothing. */
function linesOf(text: string): string[] {
	return text.trimEnd().split('\n')
}

/** What has become of `before` in `after`, line by line; empty when nothing differs. */
export function compareLines(before: string, after: string): ComparedLine[] {
	const rows = diffComm(linesOf(before), linesOf(after)).flatMap((piece): ComparedLine[] =>
		piece.common
			? piece.common.map((text) => ({ kind: 'same', text }))
			: [
					...piece.buffer1.map((text) => ({ kind: 'removed' as const, text })),
					...piece.buffer2.map((text) => ({ kind: 'added' as const, text })),
				],
	)
	return rows.some((row) => row.kind !== 'same') ? leaveOut(rows) : []
}

function leaveOut(rows: ComparedLine[]): ComparedLine[] {
	const isNear = (at: number) =>
		rows.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((row) => row.kind !== 'same')
	const shown: ComparedLine[] = []
	for (const [at, row] of rows.entries()) {
		const last = shown.at(-1)
		if (isNear(at)) shown.push(row)
		else if (last?.kind === 'left-out') last.count++
		else shown.push({ kind: 'left-out', count: 1 })
	}
	return shown
}

const YOURS = '=== Yours ==='
const BOTH_END = '=== End of both ==='

/**
 * Takes what changed from `base` to `theirs` into `mine`. Where both changed the same lines both stay, between marks that
 * Markdown reads as text: their owner decides.
 */
export function mergeLines(texts: { mine: string; base: string; theirs: string }, version: number): string {
	const merged = diff3Merge(linesOf(texts.mine), linesOf(texts.base), linesOf(texts.theirs))
	const lines = merged.flatMap(({ ok, conflict }) => {
		if (!conflict) return ok ?? []
		return [YOURS, ...conflict.a, `=== Version ${version} ===`, ...conflict.b, BOTH_END]
	})
	return `${lines.join('\n')}\n`
}

/** Places where both texts still stand. */
export function openPlaces(text: string): number {
	return text.split('\n').filter((line) => line.trim() === YOURS).length
}
