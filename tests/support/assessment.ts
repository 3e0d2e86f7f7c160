import type { Bank, Question } from '~/domain/assessment/bank'
import type { Scores } from '~/domain/assessment/decision'
import type { Rubric } from '~/domain/assessment/rubric'

/** A single-choice question with options a (right), b and c; `multiple`: a and b are right. */
export function aBankQuestion(id: string, outcome: string, kind: 'single' | 'multiple' = 'single'): Question {
	return {
		id,
		kind,
		outcome,
		ask: `ask of ${id}`,
		options: ['a', 'b', 'c'].map((option) => ({
			id: option,
			says: `says ${id}/${option}`,
			correct: option === 'a' || (kind === 'multiple' && option === 'b'),
			why: `why of ${id}/${option}`,
		})),
	}
}

export const OUTCOMES = ['listening', 'feedback', 'career'] as const

/** A bank as the product asks for: three times the draw of 15, on three outcomes. Every fifth question is multiple. */
export function aBank(perOutcome = 15): Bank {
	const questions = OUTCOMES.flatMap((outcome) =>
		Array.from({ length: perOutcome }, (_, index) =>
			aBankQuestion(`${outcome}-${index + 1}`, outcome, index % 5 === 4 ? 'multiple' : 'single'),
		),
	)
	return { id: 'l1', questions }
}

export const rightOptions = (question: Question) =>
	question.options.filter((option) => option.correct).map((option) => option.id)

/** An answer that is whole and wrong: one wrong option, or the order from its end. */
export const wrongOptions = (question: Question) =>
	question.kind === 'ordering'
		? rightOptions(question).reverse()
		: question.options
				.filter((option) => !option.correct)
				.map((option) => option.id)
				.slice(0, 1)

/** Answers with exactly `rightCount` right ones, the others wrong. */
export function answersTo(bank: Bank, drawn: { id: string }[], rightCount: number): Record<string, string[]> {
	return Object.fromEntries(
		drawn.map(({ id }, index) => {
			const question = bank.questions.find((each) => each.id === id)
			return [id, index < rightCount && question ? rightOptions(question) : ['c']]
		}),
	)
}

/** Chance that repeats itself: the same seed, the same draw. */
export function dice(seed = 1): () => number {
	let state = seed
	return () => {
		state = (state * 48_271) % 2_147_483_647
		return state / 2_147_483_647
	}
}

/** Listening and effect must reach 3, care and form need 2. */
export const rubric: Rubric = {
	kind: 'rubric',
	id: 'l1-scenario',
	title: 'Written scenario',
	guidance: 'Score alone.',
	hash: 'hash-of-the-rubric',
	criteria: [
		{ id: 'listening', title: 'Listening', starred: true, levels: ['none', 'some', 'good', 'great'] },
		{ id: 'effect', title: 'Behavior and effect', starred: true, levels: ['none', 'some', 'good', 'great'] },
		{ id: 'care', title: 'Growth and care', starred: false, levels: ['none', 'some', 'good', 'great'] },
		{ id: 'form', title: 'Form', starred: false, levels: ['none', 'some', 'good', 'great'] },
	],
}

/** "3 3 2 2": the scores of one assessor, criterion by criterion. */
export function scores(line: string): Scores {
	const given = line.split(' ').map(Number)
	return Object.fromEntries(rubric.criteria.map((criterion, index) => [criterion.id, given[index] ?? 0]))
}
