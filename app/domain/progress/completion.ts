import { interactiveBlocks, type Lesson } from '../program/lesson'
import { read } from './part-view'

export type ReadingState = {
	partsRead: string[]
	/** Where to go on: the first part not read after the last one opened, else the first not read, else the first */
	resumeAt: string
	minutesLeft: number
	minutesInAll: number
	isComplete: boolean
	/** What still separates this module from done, in words */
	left: string[]
}

/** A module is done when every part is read and every question of its check is answered, however well. */
export function readingState(
	lesson: Lesson,
	progress: { partsRead: string[]; lastPart: string } | null,
	answers: Record<string, unknown>,
): ReadingState {
	const isRead = (slug: string) => progress?.partsRead.includes(slug) ?? false
	const unread = lesson.parts.filter((part) => !isRead(part.slug))
	const lastIndex = lesson.parts.findIndex((part) => part.slug === progress?.lastPart)
	const onward = lesson.parts.slice(Math.max(0, lastIndex)).find((part) => !isRead(part.slug))
	const openQuestions = interactiveBlocks(lesson).reduce((open, block) => {
		if (block.kind !== 'check') return open
		const given = read('check', answers[block.id])?.given ?? {}
		return (
			open +
			block.questions.filter((question) => !question.answers.some((answer) => answer.id === given[question.id])).length
		)
	}, 0)
	const left: string[] = []
	if (unread.length > 0) left.push(unread.length === 1 ? 'one part to read' : `${unread.length} parts to read`)
	if (openQuestions > 0)
		left.push(openQuestions === 1 ? 'one question to answer' : `${openQuestions} questions to answer`)
	return {
		partsRead: lesson.parts.filter((part) => isRead(part.slug)).map((part) => part.slug),
		resumeAt: (onward ?? unread[0] ?? lesson.parts[0])?.slug ?? '',
		minutesLeft: unread.reduce((sum, part) => sum + part.minutes, 0),
		minutesInAll: lesson.parts.reduce((sum, part) => sum + part.minutes, 0),
		isComplete: left.length === 0,
		left,
	}
}
