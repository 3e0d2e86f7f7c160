const SHORTEST_NAME = 3

/**
 * Words of a text that look like names of people in the directory. A hint for who writes a case, never a judgment:
 * "Will" may be a verb. Order of the text, each once, at most five.
 */
export function namesIn(text: string, people: readonly { name: string }[]): string[] {
	return knownIn(text, nameParts(people)).slice(0, 5)
}

/** What people may be called by: each part of each name. */
export function nameParts(people: readonly { name: string }[]): Set<string> {
	return new Set(people.flatMap((person) => person.name.split(/[\s-]+/)).filter((part) => part.length >= SHORTEST_NAME))
}

/** Words of a text that stand among these, each once, in the order of the text. */
export function knownIn(text: string, known: ReadonlySet<string>): string[] {
	return [...new Set((text.match(/\p{Lu}[\p{L}’']+/gu) ?? []).map(withoutGenitive).filter((word) => known.has(word)))]
}

/** "Jonas’s" and "Jonas'" of "Jonas". */
function withoutGenitive(word: string): string {
	return word.replace(/[’']s?$/u, '')
}
