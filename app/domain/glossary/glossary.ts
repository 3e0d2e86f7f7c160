import { z } from 'zod'
import { bareWords } from '../plain-text'
import { alsoFound } from '../search/also'

/** Glossary: words of the field and of the product, each in a sentence or two, and where one learns it. content/glossary.yaml */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
const plain = z.string().trim().min(1)

export const glossaryFile = z.strictObject({
	kind: z.literal('glossary'),
	terms: z
		.array(
			z.strictObject({
				/** Its address on the page */
				id: slug,
				term: plain.max(40),
				/** Other forms and names of it */
				also: alsoFound,
				says: plain.max(240),
				/** Where it is taught: keys of modules, ids of patterns, topics of the help */
				modules: z.array(plain).default([]),
				patterns: z.array(slug).default([]),
				help: z.array(slug).default([]),
			}),
		)
		.min(1),
})

export type Term = z.output<typeof glossaryFile>['terms'][number]

/** By the letter they begin with, in the order of the alphabet. */
export function byLetter(terms: readonly Term[]): { letter: string; terms: Term[] }[] {
	const letters = new Map<string, Term[]>()
	for (const term of [...terms].sort((a, b) => a.term.localeCompare(b.term, 'en'))) {
		const letter = term.term.charAt(0).toUpperCase()
		letters.set(letter, [...(letters.get(letter) ?? []), term])
	}
	return [...letters].map(([letter, list]) => ({ letter, terms: list }))
}

/** What a module teaches. @param moduleKey "technical-leadership-ladder/l2/mediation" */
export function termsOf(terms: readonly Term[], moduleKey: string): Term[] {
	return terms.filter((term) => term.modules.includes(moduleKey))
}

/** Whether a text uses the word, in one of its forms, as a word of its own. Case and accents do not matter. */
export function uses(text: string, { term, also }: Pick<Term, 'term' | 'also'>): boolean {
	const words = asWords(text)
	return [term, ...also].some((form) => words.includes(asWords(form)))
}

const asWords = (text: string) => ` ${bareWords(text).join(' ')} `
