import type { ConductQuestion } from './pathway'

/** The questions on conduct and safety: all have to be right, and what is not is explained; nothing of it is kept. */
export function rightAnswers(
	questions: readonly ConductQuestion[],
	chosen: (id: string) => string,
): { isRight: boolean; explained: string[] } {
	const explained = questions.flatMap(({ id, options }, index) => {
		const option = options[Number.parseInt(chosen(id), 10)]
		if (option?.right) return []
		return [`Question ${index + 1}: ${option ? option.why : 'choose an answer.'}`]
	})
	return { isRight: explained.length === 0, explained }
}
