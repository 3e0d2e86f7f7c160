const SHORTEST_NAME = 3

/**
 * Words of a text that look like names of people in the directory. A hint for who writes a case, never a judgment:
 * "Will" may be a verb. Order of the text, each once, at most five.
 */
export function namesIn(text: string, people: readonly { name: string }[]): string[] {
	const known = new Set(
		people.flatMap((person) => person.name.split(/[\s-]+/)).filter((part) => part.length >= SHORTEST_NAME),
	)
	const found = new Set((text.match(/\p{Lu}[\p{L}’']+/gu) ?? []).map(withoutGenitive).filter((word) => known.has(word)))
	return [...found].slice(0, 5)
}

/** "Jonas’s" and "Jonas'" of "Jonas". */
function withoutGenitive(word: string): string {
	return word.replace(/[’']s?$/u, '')
}
