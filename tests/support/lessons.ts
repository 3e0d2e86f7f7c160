import type {
	Block,
	Check,
	CheckQuestion,
	Decision,
	Interactive,
	Lesson,
	Part,
	Scenario,
	Worksheet,
} from '~/domain/program/lesson'

/** A written module as the loader makes it. Its parts are what the test is about. */
export function aLesson(...parts: Part[]): Lesson {
	return { summary: 'A lesson', serves: ['listening'], hash: 'hash', words: 0, computedMinutes: 0, parts }
}

/** @param slug also its title */
export function aPart(slug: string, part: { minutes?: number; blocks?: Block[] } = {}): Part {
	return { slug, title: slug, standfirst: slug, minutes: part.minutes ?? 1, blocks: part.blocks ?? [] }
}

/**
 * A decision by its choices and where each leads: `aDecision('first', { ask: 'second', tell: null })`.
 * What comes of a choice reads "consequence of first/ask" and "cost of first/ask", so that a test can look for it.
 */
export function aDecision(id: string, roads: Record<string, string | null>): Decision {
	return {
		id,
		ask: `ask of ${id}`,
		choices: Object.entries(roads).map(([choice, next], index) => ({
			id: choice,
			say: `say ${id}/${choice}`,
			cost: `cost of ${id}/${choice}`,
			html: `consequence of ${id}/${choice}`,
			best: index === 0,
			next,
		})),
	}
}

export function aScenario(id: string, ...decisions: Decision[]): Scenario {
	return { kind: 'scenario', id, title: id, html: `situation of ${id}`, decisions }
}

/** A question whose first answer is the right one. Each reads "explanation of q1/a" once it is given. */
export function aQuestion(id: string, answers: string[] = ['a', 'b', 'c']): CheckQuestion {
	return {
		id,
		ask: `ask of ${id}`,
		answers: answers.map((answer, index) => ({
			id: answer,
			says: `says ${id}/${answer}`,
			correct: index === 0,
			html: `explanation of ${id}/${answer}`,
		})),
	}
}

export function aCheck(id: string, ...questions: CheckQuestion[]): Check {
	return { kind: 'check', id, questions }
}

/** One of each of the parts that hold words of the reader. */
export const aReflection = (id: string): Interactive => ({ kind: 'reflection', id, ask: `ask of ${id}`, html: '' })
export const anExercise = (id: string): Interactive => ({
	kind: 'exercise',
	id,
	title: id,
	with: 'a colleague',
	minutes: 15,
	html: '',
})
export const aTry = (id: string): Interactive => ({ kind: 'try', id, ask: `ask of ${id}`, html: '' })
export const aWorksheet = (id: string, sheet: Partial<Worksheet> = {}): Interactive => ({
	...{
		kind: 'worksheet',
		id,
		title: id,
		minutes: 5,
		isFurther: false,
		draws: 'loops',
		limit: null,
		html: '',
		given: [],
	},
	...sheet,
})
export const aChecklist = (id: string, ...items: string[]): Interactive => ({
	kind: 'checklist',
	id,
	title: id,
	items: items.map((item) => ({ id: item, html: item })),
})
