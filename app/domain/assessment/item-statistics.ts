import type { Bank, Question } from './bank'
import { type Answers, type Drawn, isRight } from './check'

/**
 * What answers say about a question, for whoever wrote it (classical item analysis). Nothing is said of few answers: below
 * these counts a figure would be about people, and about chance.
 */
export const ANSWERS_FOR_SHARES = 8
export const ANSWERS_FOR_DISCRIMINATION = 30

/**
 * Tries are taken in by so many at once: what changes from one look to the next comes from eight people, and whoever
 * knows that somebody has handed in today cannot tell what they answered.
 */
export const RELEASED_AT_ONCE = 8

/** A wrong answer that fewer take does no work (Haladyna and Downing, 1993). */
const NOBODY_TAKES = 0.05
/** Below it a question hardly tells those who know from those who do not (Ebel and Frisbie, 1991). */
const SEPARATES = 0.2
const ALL_KNOW = 0.95
const FEW_KNOW = 0.4

export type Flaw = 'few-know' | 'all-know' | 'does-not-separate' | 'turned' | 'idle-answer'

export type ItemStatistics = {
	question: Question
	/** How many met it in their first try */
	asked: number
	/** Share of right answers, 0 … 1; null below ANSWERS_FOR_SHARES */
	difficulty: number | null
	/** Point-biserial correlation with the rest of the try, -1 … 1; null below ANSWERS_FOR_DISCRIMINATION, and when all did alike */
	discrimination: number | null
	/** How many took each option, in the order of the bank; null for an order, and below ANSWERS_FOR_SHARES */
	taken: { id: string; count: number }[] | null
	flaws: Flaw[]
}

/** @param tries one try a person, the first: later ones follow explanations */
export function itemStatistics(bank: Bank, tries: { drawn: Drawn[]; answers: Answers }[]): ItemStatistics[] {
	const questions = new Map(bank.questions.map((question) => [question.id, question]))
	const sheets = tries.map(({ drawn, answers }) => {
		const known = drawn.flatMap(({ id }) => questions.get(id) ?? [])
		return new Map(known.map((question) => [question.id, isRight(question, answers[question.id])]))
	})
	return bank.questions.map((question) => {
		const met = sheets.flatMap((sheet, index) => {
			const isItRight = sheet.get(question.id)
			if (isItRight === undefined) return []
			const others = [...sheet].filter(([id]) => id !== question.id)
			const rest = others.filter(([, right]) => right).length / Math.max(1, others.length)
			return [{ isItRight, rest, chosen: tries[index]?.answers[question.id] ?? [] }]
		})
		const asked = met.length
		const enough = asked >= ANSWERS_FOR_SHARES
		const difficulty = enough ? met.filter(({ isItRight }) => isItRight).length / asked : null
		const discrimination =
			asked >= ANSWERS_FOR_DISCRIMINATION
				? correlation(
						met.map(({ isItRight }) => Number(isItRight)),
						met.map(({ rest }) => rest),
					)
				: null
		const taken =
			enough && question.kind !== 'ordering'
				? question.options.map(({ id }) => ({ id, count: met.filter(({ chosen }) => chosen.includes(id)).length }))
				: null
		const figures = { question, asked, difficulty, discrimination, taken }
		return { ...figures, flaws: flawsOf(figures) }
	})
}

function flawsOf({ question, asked, difficulty, discrimination, taken }: Omit<ItemStatistics, 'flaws'>): Flaw[] {
	const flaws: Flaw[] = []
	if (difficulty !== null && difficulty < FEW_KNOW) flaws.push('few-know')
	if (difficulty !== null && difficulty > ALL_KNOW && asked >= ANSWERS_FOR_DISCRIMINATION) flaws.push('all-know')
	if (discrimination !== null && discrimination < 0) flaws.push('turned')
	else if (discrimination !== null && discrimination < SEPARATES) flaws.push('does-not-separate')
	const wrong = new Set(question.options.filter((option) => !option.correct).map(({ id }) => id))
	const isIdle = taken?.some(({ id, count }) => wrong.has(id) && count / asked < NOBODY_TAKES)
	// Where all know it nobody takes a wrong answer: that is said already.
	if (isIdle && asked >= ANSWERS_FOR_DISCRIMINATION && !flaws.includes('all-know')) flaws.push('idle-answer')
	return flaws
}

/** Pearson's; null where one of the two never varies. */
function correlation(xs: number[], ys: number[]): number | null {
	const meanX = mean(xs)
	const meanY = mean(ys)
	const spread = (values: number[], around: number) => mean(values.map((value) => (value - around) ** 2))
	const both = spread(xs, meanX) * spread(ys, meanY)
	if (both < 1e-12) return null
	return mean(xs.map((x, index) => (x - meanX) * ((ys[index] ?? 0) - meanY))) / Math.sqrt(both)
}

function mean(values: number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length
}
