import type { Draws, GivenRow } from '../worksheet/sheet'
import type { Requirement, StageData } from './frontmatter'

/** A program: stages (levels, quarters) of modules, sessions and requirements. Data from content/, read once at boot. */
export type Program = { slug: string; position: number; title: string; summary: string; stages: Stage[] }

export type Stage = Omit<StageData, 'modules' | 'requirements'> & {
	/** "technical-leadership-ladder/l1": how other nouns name it */
	key: string
	program: { slug: string; title: string }
	/** A stage with a planned module is a preview: it may be studied, and certified in the sample only. */
	isPreview: boolean
	/** The core in its order, and the electives after it */
	modules: ModuleEntry[]
	requirements: Requirement[]
}

export type ModuleEntry = StageData['modules'][number] & {
	/** "technical-leadership-ladder/l1/active-listening" */
	key: string
	position: number
	/** Null while planned */
	lesson: Lesson | null
}

/** A written module: parts one reads page by page, each a row of blocks. */
export type Lesson = {
	summary: string
	serves: string[]
	/** SHA-256 of the source */
	hash: string
	/** Words of the longer variant, without interactive parts */
	words: number
	computedMinutes: number
	parts: Part[]
}

export type Part = {
	slug: string
	title: string
	standfirst: string
	minutes: number
	blocks: Block[]
}

/** HTML is made on the server from content/ once per source hash, and is the only HTML we insert. */
export type Block =
	| { kind: 'prose'; html: string }
	| { kind: 'note'; id: string; title: string; html: string }
	| { kind: 'variants'; manager: string; ic: string }
	| { kind: 'transcript'; title: string; lines: { who: string; html: string }[] }
	| { kind: 'before-after'; title: string; before: Labelled; after: Labelled }
	| { kind: 'advanced'; title: string; minutes: number; html: string }
	| { kind: 'further-reading'; html: string }
	| Interactive

export type Interactive =
	| Scenario
	| Check
	| { kind: 'reflection'; id: string; ask: string; html: string }
	| { kind: 'exercise'; id: string; title: string; with: string; minutes: number; html: string }
	| { kind: 'checklist'; id: string; title: string; items: { id: string; html: string }[] }
	| { kind: 'try'; id: string; ask: string; html: string }
	| Worksheet

/** A table to fill in, and what is drawn of it: domain/worksheet/sheet.ts */
export type Worksheet = {
	kind: 'worksheet'
	id: string
	title: string
	minutes: number
	/** For whoever wants it: its minutes are not the module's */
	isFurther: boolean
	draws: Draws
	/** What a split has to share out; null for every other */
	limit: number | null
	html: string
	given: GivenRow[]
}

export type Labelled = { label: string; html: string }

export type Scenario = { kind: 'scenario'; id: string; title: string; html: string; decisions: Decision[] }
export type Decision = { id: string; ask: string; choices: Choice[] }
export type Choice = { id: string; say: string; cost: string; best: boolean; next: string | null; html: string }

export type Check = { kind: 'check'; id: string; questions: CheckQuestion[] }
export type CheckQuestion = {
	id: string
	ask: string
	answers: { id: string; says: string; correct: boolean; html: string }[]
}

const INTERACTIVE = new Set(['scenario', 'check', 'reflection', 'exercise', 'checklist', 'try', 'worksheet'])

export function isInteractive(block: Block): block is Interactive {
	return INTERACTIVE.has(block.kind)
}

export function interactiveBlocks(lesson: Lesson): Interactive[] {
	return lesson.parts.flatMap((part) => part.blocks.filter(isInteractive))
}
