/** How many letters must change, come, go or swap places with their neighbor to make one word of the other. */
export function lettersApart(one: string, other: string): number {
	const a = [...one]
	const b = [...other]
	let before: number[] = []
	let last = Array.from({ length: b.length + 1 }, (_, at) => at)
	for (let i = 1; i <= a.length; i++) {
		const row = [i]
		for (let j = 1; j <= b.length; j++) {
			const isSame = a[i - 1] === b[j - 1]
			const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
			row[j] = Math.min(
				(last[j] ?? 0) + 1,
				(row[j - 1] ?? 0) + 1,
				(last[j - 1] ?? 0) + (isSame ? 0 : 1),
				isSwap ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
			)
		}
		before = last
		last = row
	}
	return last[b.length] ?? 0
}

export type Candidate = { word: string; documents: number }

/** Shorter words turn into each other by chance. */
const SHORTEST_FORGIVEN = 4

/** The word that was most likely meant: the fewest letters apart, then the one on most pages. Null when none is close. */
export function likeliest(typed: string, candidates: readonly Candidate[]): string | null {
	if (typed.length < SHORTEST_FORGIVEN) return null
	const most = typed.length < 6 ? 1 : typed.length < 9 ? 2 : 3
	const [best] = candidates
		.map((candidate) => ({ ...candidate, apart: lettersApart(typed, candidate.word) }))
		.filter(({ apart }) => apart <= most)
		.sort((a, b) => a.apart - b.apart || b.documents - a.documents || a.word.localeCompare(b.word))
	return best?.word ?? null
}
