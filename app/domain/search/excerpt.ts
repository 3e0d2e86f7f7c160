import type { Piece } from './kinds'

const LONGEST = 220
/** How much stands before the first match */
const BEFORE = 60

/**
 * The stretch of a text that holds most of what was looked for, with the words that match.
 * @param forms lower-case words as texts write them: "listening" for "listen"
 */
export function excerptOf(text: string, forms: readonly string[]): Piece[] {
	const matches = findMatches(text, forms)
	const first = densest(matches)
	const from = first ? startOf(text, first.from) : 0
	const to = endOf(text, from + LONGEST)
	const pieces: Piece[] = []
	let at = from
	for (const match of matches.filter((each) => each.from >= from && each.to <= to)) {
		pieces.push(
			{ text: text.slice(at, match.from), isMatch: false },
			{ text: text.slice(match.from, match.to), isMatch: true },
		)
		at = match.to
	}
	pieces.push({ text: text.slice(at, to), isMatch: false })
	if (from > 0) pieces.unshift({ text: '… ', isMatch: false })
	if (to < text.length) pieces.push({ text: ' …', isMatch: false })
	return joined(pieces)
}

type Match = { word: string; from: number; to: number }

function findMatches(text: string, forms: readonly string[]): Match[] {
	if (forms.length === 0) return []
	// Letters and digits only (asked.ts), so nothing in them means anything to a pattern. Longest first: the first that fits is taken.
	const either = [...forms].sort((a, b) => b.length - a.length).join('|')
	const pattern = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${either})(?![\\p{L}\\p{M}\\p{N}])`, 'giu')
	return [...text.matchAll(pattern)].map((match) => {
		return { word: match[0].toLowerCase(), from: match.index, to: match.index + match[0].length }
	})
}

/** The match from which on most different ones follow within one excerpt. */
function densest(matches: Match[]): Match | undefined {
	let best: Match | undefined
	let most = 0
	for (const [at, match] of matches.entries()) {
		const near = new Set<string>()
		for (let next = at; next < matches.length; next++) {
			const other = matches[next]
			if (!other || other.to > match.from + LONGEST - BEFORE) break
			near.add(other.word)
		}
		if (near.size > most) {
			most = near.size
			best = match
		}
	}
	return best
}

/** Where the sentence begins, or else a word. */
function startOf(text: string, match: number): number {
	if (match <= BEFORE) return 0
	const before = text.slice(match - BEFORE, match)
	const sentence = /[.!?][”)]?\s+(?=[^.!?]*$)/.exec(before)
	if (sentence) return match - BEFORE + sentence.index + sentence[0].length
	return match - BEFORE + before.indexOf(' ') + 1
}

function endOf(text: string, at: number): number {
	if (at >= text.length) return text.length
	const space = text.lastIndexOf(' ', at)
	return space > at - BEFORE ? space : at
}

function joined(pieces: Piece[]): Piece[] {
	const all: Piece[] = []
	for (const piece of pieces) {
		const last = all.at(-1)
		if (last && last.isMatch === piece.isMatch) last.text += piece.text
		else if (piece.text !== '') all.push({ ...piece })
	}
	return all
}
