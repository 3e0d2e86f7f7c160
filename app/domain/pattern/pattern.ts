import type { z } from 'zod'
import type { patternMatter } from './schema'

/** Pattern: a proven way through a recurring situation between people. Data from content/patterns, read once at boot. */
export type Pattern = Omit<z.output<typeof patternMatter>, 'kind' | 'template'> & {
	/** The number of its newest version */
	version: number
	/** In the order of the file, without the template */
	sections: Section[]
	/** Markdown of the whole text, without front matter and template */
	body: string
	/** Markdown to fill in; null when it has none */
	template: string | null
	templateHtml: string
	/** All of it without markup, for the filter */
	text: string
}

export type Section = { id: string; title: string; html: string }
export type Principles = { title: string; html: string }
export type PatternLibrary = { patterns: Pattern[]; principles: Principles | null }

export function findPattern(library: PatternLibrary, id: string): Pattern | undefined {
	return library.patterns.find((pattern) => pattern.id === id)
}

const AT_HAND = 6

/** Those that teach what a level teaches, the best known first: by how many of its modules they belong to. */
export function patternsAtHand(library: PatternLibrary, stageKey: string): Pattern[] {
	const weight = (pattern: Pattern) => pattern.teaches.filter((key) => key.startsWith(`${stageKey}/`)).length
	return library.patterns
		.filter((pattern) => weight(pattern) > 0)
		.sort((a, b) => weight(b) - weight(a) || a.title.localeCompare(b.title, 'en'))
		.slice(0, AT_HAND)
}

/** @param moduleKey "technical-leadership-ladder/l1/feedback-that-lands" */
export function patternsOf(library: PatternLibrary, moduleKey: string): Pattern[] {
	return library.patterns.filter((pattern) => pattern.teaches.includes(moduleKey))
}
