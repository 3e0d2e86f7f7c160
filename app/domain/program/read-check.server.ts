import type { CheckQuestion } from './lesson'
import { attribute, flag, type ReportFault, reportRepeats } from './tag.server'
import { childrenOf, heldIn, type Tag, toHtml } from './tree.server'

export function readQuestions(check: Tag, fault: ReportFault): CheckQuestion[] {
	const tags = heldIn(check, 'Question')
	if (tags.length < 5) fault('a check has at least five questions')
	const questions = tags.map((tag) => readQuestion(tag, fault))
	reportRepeats(
		questions.map((question) => question.id),
		'Question',
		fault,
	)
	return questions
}

function readQuestion(tag: Tag, fault: ReportFault): CheckQuestion {
	const id = attribute(tag, 'id', fault)
	const answers = heldIn(tag, 'Answer').map((answer) => ({
		id: attribute(answer, 'id', fault),
		says: attribute(answer, 'says', fault),
		correct: flag(answer, 'correct', fault),
		html: toHtml(childrenOf(answer)),
	}))
	reportRepeats(
		answers.map((answer) => answer.id),
		`Answer of Question "${id}"`,
		fault,
	)
	if (answers.filter((answer) => answer.correct).length !== 1)
		fault(`question "${id}" needs exactly one correct answer`)
	if (answers.length < 3) fault(`question "${id}" needs three answers or more`)
	if (answers.some((answer) => answer.html === '')) fault(`every answer of question "${id}" is explained`)
	return { id, ask: attribute(tag, 'ask', fault), answers }
}
