import search from 'approx-string-match'
import type { Passage } from './passages'

/**
 * What holds a mark to its words: the words, what stood around them, and where they stood. A lesson is edited under its
 * readers, so the words are looked for again on every reading; a mark never moves to words that only look like its own.
 */
export type Anchor = {
	passage: string
	/** Characters from the beginning of the passage */
	start: number
	quote: string
	before: string
	after: string
}

/** A stretch of one passage */
export type Stretch = { passage: string; start: number; end: number }

/** Where the words stand now. `isAsMarked`: letter for letter; else they were reworded a little. */
export type Place = Stretch & { text: string; isAsMarked: boolean }

export const LONGEST_QUOTE = 1_000
export const CONTEXT = 32
/** Of the quote: more than this is another sentence. */
const MOST_ERRORS = 0.2
/** Of what stands before or after: with less in common it says nothing. */
const LEAST_LIKENESS = 0.65
const SHORTEST_CONTEXT = 8
const SHORTEST_FUZZY = 12
/** Words this long are found nowhere else by chance. */
const SURE = 48
const NEAR = 32
const PROBE = 64
const MOST_WINDOWS = 4
/** A single letter stands a thousand times in a lesson; only the nearest are compared with what stood around the words. */
const MOST_EXACT = 64

/** @returns null when there is no such stretch or no word in it */
export function anchorAt(passages: readonly Passage[], stretch: Stretch): Anchor | null {
	const text = passages.find(({ id }) => id === stretch.passage)?.text
	if (text === undefined || stretch.end > text.length) return null
	const raw = text.slice(stretch.start, Math.min(stretch.end, stretch.start + LONGEST_QUOTE))
	const quote = raw.trim()
	if (!/[\p{L}\p{N}]/u.test(quote)) return null
	const start = stretch.start + (raw.length - raw.trimStart().length)
	return { passage: stretch.passage, start, quote, ...contextOf(text, start, start + quote.length) }
}

function contextOf(text: string, start: number, end: number) {
	return { before: text.slice(Math.max(0, start - CONTEXT), start), after: text.slice(end, end + CONTEXT) }
}

/** @returns null when the words are no longer there, or nothing says that these are the ones */
export function findAnchor(passages: readonly Passage[], anchor: Anchor): Place | null {
	return (
		unmoved(passages, anchor) ??
		best(nearest(exact(passages, anchor), anchor), anchor) ??
		best(fuzzy(passages, anchor), anchor)
	)
}

function unmoved(passages: readonly Passage[], anchor: Anchor): Place | null {
	const text = passages.find(({ id }) => id === anchor.passage)?.text ?? ''
	const end = anchor.start + anchor.quote.length
	if (text.slice(anchor.start, end) !== anchor.quote) return null
	const { before, after } = contextOf(text, anchor.start, end)
	if (before !== anchor.before || after !== anchor.after) return null
	return { passage: anchor.passage, start: anchor.start, end, text: anchor.quote, isAsMarked: true }
}

type Candidate = Place & { whole: string; errors: number }

function nearest(candidates: Candidate[], anchor: Anchor): Candidate[] {
	if (candidates.length <= MOST_EXACT) return candidates
	return candidates.sort((a, b) => distance(a, anchor) - distance(b, anchor)).slice(0, MOST_EXACT)
}

function exact(passages: readonly Passage[], { quote }: Anchor): Candidate[] {
	return passages.flatMap(({ id, text }) => {
		const found: Candidate[] = []
		for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1))
			found.push({
				passage: id,
				start,
				end: start + quote.length,
				text: quote,
				isAsMarked: true,
				whole: text,
				errors: 0,
			})
		return found
	})
}

function fuzzy(passages: readonly Passage[], { quote }: Anchor): Candidate[] {
	if (quote.length < SHORTEST_FUZZY) return []
	return passages
		.filter(({ text }) => sharesWords(text, quote))
		.flatMap(({ id, text }) =>
			windowsOf(text, quote).flatMap((window) =>
				search(text.slice(window.start, window.end), quote, errorsIn(quote)).map((match) => {
					const { start, end } = toWords(text, { start: match.start + window.start, end: match.end + window.start })
					return {
						passage: id,
						start,
						end,
						text: text.slice(start, end),
						isAsMarked: false,
						whole: text,
						errors: match.errors,
					}
				}),
			),
		)
}

const errorsIn = (quote: string) => Math.floor(quote.length * MOST_ERRORS)

/** Where a long quote can stand at all, by its first words or its last: to look for all of it everywhere takes too long. */
function windowsOf(text: string, quote: string): { start: number; end: number }[] {
	if (quote.length <= 2 * PROBE) return [{ start: 0, end: text.length }]
	const [head, tail] = [quote.slice(0, PROBE), quote.slice(-PROBE)]
	const room = quote.length + errorsIn(quote)
	const begun = search(text, head, errorsIn(head)).map(({ start }) => ({ start, end: start + room }))
	const ended = search(text, tail, errorsIn(tail)).map(({ end }) => ({ start: end - room, end }))
	return [...begun.slice(0, MOST_WINDOWS), ...ended.slice(0, MOST_WINDOWS)].map(({ start, end }) => ({
		start: Math.max(0, start),
		end: Math.min(text.length, end),
	}))
}

/** Looking for words with faults takes time, so only where half of them stand without one. */
function sharesWords(text: string, quote: string): boolean {
	const words = quote.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 3)
	return words.filter((word) => text.includes(word)).length * 2 >= words.length
}

/** A match may begin or end within a word. */
function toWords(text: string, match: { start: number; end: number }): { start: number; end: number } {
	const isWithin = (at: number) => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
	let { start, end } = match
	while (start > 0 && isWithin(start)) start--
	while (end < text.length && isWithin(end)) end++
	return { start, end }
}

function best(candidates: Candidate[], anchor: Anchor): Place | null {
	const judged = candidates
		.map((candidate) => ({ candidate, likeness: likenessOf(candidate, anchor) }))
		.filter(({ candidate, likeness }) => isTheirs(candidate, likeness, anchor))
		.sort(
			(a, b) =>
				b.likeness -
					b.candidate.errors / anchor.quote.length -
					(a.likeness - a.candidate.errors / anchor.quote.length) ||
				distance(a.candidate, anchor) - distance(b.candidate, anchor),
		)
	const found = judged[0]?.candidate
	return found
		? { passage: found.passage, start: found.start, end: found.end, text: found.text, isAsMarked: found.isAsMarked }
		: null
}

function isTheirs(candidate: Candidate, likeness: number, { passage, start, quote }: Anchor): boolean {
	if (likeness >= LEAST_LIKENESS) return true
	const isHome = candidate.passage === passage
	if (quote.length >= SURE) return candidate.isAsMarked || isHome
	return candidate.isAsMarked && isHome && quote.length >= SHORTEST_FUZZY && Math.abs(candidate.start - start) <= NEAR
}

/** How much one side of the words is as it was, 0 to 1: the better side, for an edit may stand at the other. */
function likenessOf({ whole, start, end }: Candidate, { before, after }: Anchor): number {
	const room = CONTEXT + CONTEXT / 4
	return Math.max(
		alike(whole.slice(Math.max(0, start - room), start), before),
		alike(whole.slice(end, end + room), after),
	)
}

function alike(text: string, context: string): number {
	if (context.length < SHORTEST_CONTEXT) return 0
	const [match] = search(text, context, Math.floor(context.length * (1 - LEAST_LIKENESS)))
	return match ? 1 - match.errors / context.length : 0
}

function distance(candidate: Candidate, anchor: Anchor): number {
	return candidate.passage === anchor.passage ? Math.abs(candidate.start - anchor.start) : Number.MAX_SAFE_INTEGER
}
