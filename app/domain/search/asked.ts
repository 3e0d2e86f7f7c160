/** What somebody typed, as words: letters and digits, so that nothing else can reach a query. */
export type Asked = { terms: string[]; isCut: boolean }

export const LONGEST_ASKED = 200
const MOST_TERMS = 12
const WORD = /[\p{L}\p{M}\p{N}]+/gu

export function wordsIn(text: string): string[] {
	return text.normalize('NFC').toLowerCase().match(WORD) ?? []
}

/** @param typed may be anything of any length */
export function readAsked(typed: string): Asked {
	const terms = [...new Set(wordsIn(typed.slice(0, LONGEST_ASKED)))]
	return { terms: terms.slice(0, MOST_TERMS), isCut: typed.length > LONGEST_ASKED || terms.length > MOST_TERMS }
}

/** Words that may stand for each other, for each word asked for */
export type Wanted = string[][]
const SHORTEST_BEGINNING = 3

/** For to_tsquery. The last word may still be on its way: from three letters on it stands for all that begin with it. */
export function queryOf(wanted: Wanted, how: { of: 'all' | 'any'; isTyping?: boolean; weight?: string }): string {
	const isBeginning = (at: number, word: string) =>
		how.isTyping && at === wanted.length - 1 && word.length >= SHORTEST_BEGINNING
	return wanted
		.map((words, at) => {
			const marks = (word: string) => `${isBeginning(at, word) ? '*' : ''}${how.weight ?? ''}`
			return `(${words.map((word) => (marks(word) ? `${word}:${marks(word)}` : word)).join(' | ')})`
		})
		.join(how.of === 'all' ? ' & ' : ' | ')
}
