import type { Bank, Question } from './bank'
import { type Answers, type Drawn, isRight } from './check'

/** A try as its owner sees it: no right answer and no explanation before it is handed in. */
export type QuestionView = {
	id: string
	ask: string
	kind: Question['kind']
	/** What is told before it is asked */
	situation: string | null
	chosen: string[]
	right: boolean | null
	/** `place`: of an order that is handed in, where the option belongs, from 1 */
	options: { id: string; says: string; correct: boolean | null; place: number | null; why: string | null }[]
}

export function viewAttempt(
	bank: Bank,
	attempt: { drawn: Drawn[]; answers: Answers; submittedAt: Date | null },
): QuestionView[] {
	const done = attempt.submittedAt !== null
	return attempt.drawn.flatMap((drawn) => {
		const question = bank.questions.find((each) => each.id === drawn.id)
		if (!question) return []
		const chosen = attempt.answers[drawn.id] ?? []
		const options = drawn.options.flatMap((id) => {
			const place = question.options.findIndex((each) => each.id === id)
			const option = question.options[place]
			if (!option) return []
			const inOrder = question.kind === 'ordering'
			const correct = inOrder ? chosen[place] === id : option.correct
			return [
				{
					id,
					says: option.says,
					correct: done ? correct : null,
					place: done && inOrder ? place + 1 : null,
					why: done ? option.why : null,
				},
			]
		})
		if (done && question.kind === 'ordering') options.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))
		return [
			{
				id: drawn.id,
				ask: question.ask,
				kind: question.kind,
				situation: question.kind === 'scenario' ? question.situation : null,
				chosen,
				right: done ? isRight(question, chosen) : null,
				options,
			},
		]
	})
}
