import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'

/** Shorter ones, as "No is fine.", may be said twice. */
export const WORDS_OF_A_PARAGRAPH = 9

/** Flesch-Kincaid grade of some passages together. */
export function gradeOfPassages(passages: readonly string[]): number {
	const sentences = passages
		.flatMap((passage) => passage.split(/(?<=[.!?…])[”"’)]*\s+/))
		.filter((each) => /\p{L}/u.test(each))
	const text = passages.join(' ')
	return fleschKincaid({ sentence: sentences.length, word: wordsOf(text).length, syllable: syllable(text) })
}

export function wordsOf(text: string): string[] {
	return text.match(/[\p{L}\p{N}’'-]+/gu) ?? []
}
