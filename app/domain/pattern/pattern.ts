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

/** @param moduleKey "technical-leadership-ladder/l1/feedback-that-lands" */
export function patternsOf(library: PatternLibrary, moduleKey: string): Pattern[] {
	return library.patterns.filter((pattern) => pattern.teaches.includes(moduleKey))
}
