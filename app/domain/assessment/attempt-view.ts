import type { Bank } from './bank'
import { type Answers, type Drawn, isRight } from './check'

/** A try as its owner sees it: no right answer and no explanation before it is handed in. */
export type QuestionView = {
	id: string
	ask: string
	kind: 'single' | 'multiple'
	chosen: string[]
	right: boolean | null
	options: { id: string; says: string; correct: boolean | null; why: string | null }[]
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
			const option = question.options.find((each) => each.id === id)
			return option
				? [{ id, says: option.says, correct: done ? option.correct : null, why: done ? option.why : null }]
				: []
		})
		return [
			{
				id: drawn.id,
				ask: question.ask,
				kind: question.kind,
				chosen,
				right: done ? isRight(question, chosen) : null,
				options,
			},
		]
	})
}
