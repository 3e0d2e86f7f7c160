/** Search: what content/ holds, found by its words. The index is made of it and holds nothing that people wrote. */
export const KINDS = ['module', 'pattern', 'simulation', 'deliverable', 'term', 'question', 'help'] as const
export type Kind = (typeof KINDS)[number]
export const kindNames: Record<Kind, string> = {
	module: 'Modules',
	pattern: 'Patterns',
	simulation: 'Simulations',
	deliverable: 'Assessed work',
	term: 'Words',
	question: 'Questions you have handed in',
	help: 'Help',
}

/** One thing to be found: a module, one part of it, a question of a check, a page of help. Plain text throughout. */
export type Document = {
	kind: Kind
	/** Unique within its kind. Of a question: `questionRef` */
	ref: string
	title: string
	/** Where it stands: "Level 1, Active listening" */
	context: string
	headings: string
	text: string
	/** Empty for a question: it is read in the try that asked it */
	path: string
}

/** What a question of a stage's check is called in the index. */
export function questionRef(stageKey: string, questionId: string): string {
	return `${stageKey}#${questionId}`
}

/** A piece of an excerpt, and whether it is what was looked for. */
export type Piece = { text: string; isMatch: boolean }

export type Found = { kind: Kind; title: string; context: string; to: string; excerpt: Piece[] }

export type SearchAnswer = {
	/** `common`: only words that stand on every page. `some`: no page holds all of the words, these hold one or more. */
	state: 'nothing-asked' | 'common' | 'none' | 'found' | 'some'
	/** What was looked for instead of a word nobody wrote; null when it is as it was typed */
	corrected: string | null
	/** More was typed than was looked for */
	isCut: boolean
	results: Found[]
}

/** The index as the admin page tells of it. */
export type IndexState = { builtAt: Date; documents: number; forgivesTypos: boolean; forgivesAccents: boolean }
