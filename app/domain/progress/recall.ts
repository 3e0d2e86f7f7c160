import { counted } from '../number-words'
import { type Check, type CheckQuestion, interactiveBlocks, type Lesson, type Program } from '../program/lesson'
import { daysBetween } from '../zone/plain-date'
import { type Memory, retrievability } from './recall-schedule'

/**
 * Retrieval practice: the questions of a module's end check, asked again when one is about to forget them. Its reader's
 * alone: it counts for nothing, and what is skipped leaves no trace. Questions that certify are never among them.
 */
export type KeyQuestion = {
	/** Module, check and question; new words keep their schedule, a question that is gone lets it rest */
	key: string
	moduleKey: string
	moduleTitle: string
	question: CheckQuestion
}

export type Card = Memory & {
	questionKey: string
	/** yyyy-mm-dd, in the reader's zone, as all days here */
	dueOn: string
	reviewedOn: string
	reps: number
	lapses: number
}

/** A question and what is known of it: null before its first review. */
export type Asked = KeyQuestion & { card: Card | null }

/** One thinks, answers and reads why. */
const SECONDS_EACH = 25
/** Five minutes' worth. */
export const MOST_A_DAY = 12
/** A new question comes back several times in its first weeks: more starts a day would fill the days after. */
export const MOST_NEW_A_DAY = 4

export function endCheckOf(lesson: Lesson): Check | null {
	return interactiveBlocks(lesson).findLast((block) => block.kind === 'check') ?? null
}

export function listKeyQuestions(programs: Program[]): KeyQuestion[] {
	const modules = programs.flatMap((program) => program.stages).flatMap((stage) => stage.modules)
	return modules.flatMap((module) => {
		const check = module.lesson && endCheckOf(module.lesson)
		return (check?.questions ?? []).map((question) => ({
			key: `${module.key}/${check?.id}/${question.id}`,
			moduleKey: module.key,
			moduleTitle: module.title,
			question,
		}))
	})
}

type Facts = {
	questions: KeyQuestion[]
	cards: Card[]
	/** Module key → the day its reader was done with it */
	doneOn: ReadonlyMap<string, string>
	today: string
}

export type RecallQueue = {
	/** What five minutes of today hold: what is nearest to being forgotten first, then what is new */
	asked: Asked[]
	/** All that could be asked today, also beyond the five minutes */
	open: Asked[]
	/** Open ones and those that wait for their day */
	known: Asked[]
	/** When `asked` is empty: days until it is not. Null: nothing to come */
	nextInDays: number | null
}

export function recallQueue({ questions, cards, doneOn, today }: Facts): RecallQueue {
	const cardOf = new Map(cards.map((card) => [card.questionKey, card]))
	const all = questions.map((question) => ({ ...question, card: cardOf.get(question.key) ?? null }))
	const begun = all.filter((each): each is Asked & { card: Card } => each.card !== null)
	const due = begun.filter(({ card }) => card.dueOn <= today).sort(byChanceOfRecall(today))
	const startable = all.filter((each) => each.card === null && doneOn.has(each.moduleKey))
	const since = (each: KeyQuestion) => doneOn.get(each.moduleKey) ?? ''
	// Asked on the day one has read the answer, a question would train nothing.
	const fresh = startable.filter((each) => since(each) < today).sort((a, b) => since(a).localeCompare(since(b)))
	const doneToday = cards.filter((card) => card.reviewedOn === today)
	const newLeft = Math.max(0, MOST_NEW_A_DAY - doneToday.filter((card) => card.reps === 1).length)
	const asked = [...due, ...fresh.slice(0, newLeft)].slice(0, Math.max(0, MOST_A_DAY - doneToday.length))
	const open = [...due, ...fresh]
	const days = [
		...(open.length > 0 ? [1] : []),
		...begun.filter((each) => !due.includes(each)).map(({ card }) => daysBetween(today, card.dueOn)),
		...startable.filter((each) => !fresh.includes(each)).map((each) => daysBetween(today, since(each)) + 1),
	]
	return {
		asked,
		open,
		known: [...begun, ...fresh],
		nextInDays: asked.length > 0 || days.length === 0 ? null : Math.min(...days),
	}
}

function byChanceOfRecall(today: string) {
	const chance = ({ card }: { card: Card }) => retrievability(card, elapsedDays(card, today))
	return (a: Asked & { card: Card }, b: Asked & { card: Card }) =>
		chance(a) - chance(b) || a.card.dueOn.localeCompare(b.card.dueOn) || a.key.localeCompare(b.key)
}

/** Never less than none: who flies west may find a day before the last review. */
export function elapsedDays(card: Pick<Card, 'reviewedOn'> | null, today: string): number {
	return card ? Math.max(0, daysBetween(card.reviewedOn, today)) : 0
}

export function minutesOf(questions: number): number {
	return Math.max(1, Math.round((questions * SECONDS_EACH) / 60))
}

/** "seven questions from Active listening and one other" */
export function sayWhatIsAsked(asked: Asked[]): string {
	const counts = new Map<string, number>()
	for (const { moduleTitle } of asked) counts.set(moduleTitle, (counts.get(moduleTitle) ?? 0) + 1)
	const [[title, most] = ['', 0]] = [...counts].sort(([, a], [, b]) => b - a)
	const others = asked.length - most
	const first = `${counted(most, 'question', 'questions')} from ${title}`
	return others === 0 ? first : `${first} and ${counted(others, 'other', 'others')}`
}

/** "tomorrow", "in nine days", "in about five weeks" */
export function sayInDays(days: number): string {
	if (days <= 1) return 'tomorrow'
	if (days < 21) return `in ${counted(days, 'day', 'days')}`
	if (days < 90) return `in about ${counted(Math.round(days / 7), 'week', 'weeks')}`
	return `in about ${counted(Math.round(days / 30.4), 'month', 'months')}`
}

/** The answers, turned on by one with each review: the place of the right one tells nothing. */
export function turned<Answer>(answers: Answer[], reps: number): Answer[] {
	const by = (reps + 1) % Math.max(1, answers.length)
	return [...answers.slice(by), ...answers.slice(0, by)]
}
