import type { Db, Tx } from '../db'
import type { Check, Lesson, Program } from '../program/lesson'
import { addDays, dayLabel } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import { read } from './part-view'
import { listProgress, type ModuleProgressRow } from './read.server'
import {
	endCheckOf,
	listKeyQuestions,
	minutesOf,
	type RecallQueue,
	recallQueue,
	sayWhatIsAsked,
	turned,
} from './recall'
import { isRecallPaused } from './recall-pause.server'

export type RecallReader = { id: string; timeZone: string }

/** What one person can be asked today. The one place that reads their cards. */
export async function readRecall(
	db: Db | Tx,
	programs: Program[],
	reader: RecallReader,
	now: Date,
): Promise<RecallQueue & { today: string }> {
	const today = dateOf(now, reader.timeZone)
	const cards = await db.recallCard.findMany({
		where: { personId: reader.id },
		select: {
			questionKey: true,
			stability: true,
			difficulty: true,
			dueOn: true,
			reviewedOn: true,
			reps: true,
			lapses: true,
		},
	})
	const doneOn = await listDone(db, programs, reader)
	return { today, ...recallQueue({ questions: listKeyQuestions(programs), cards, doneOn, today }) }
}

/** The days on which modules were done: their check answered, or their last part read. */
async function listDone(db: Db | Tx, programs: Program[], reader: RecallReader): Promise<Map<string, string>> {
	const lessons = new Map(
		programs
			.flatMap((program) => program.stages)
			.flatMap((stage) => stage.modules)
			.flatMap(({ key, lesson }) => (lesson ? [[key, lesson] as const] : [])),
	)
	const rows = (await listProgress(db, reader.id)).flatMap((row) => {
		const lesson = lessons.get(row.moduleKey)
		const check = lesson && endCheckOf(lesson)
		return lesson && check ? [{ ...row, check, isRead: isReadToItsEnd(row, lesson) }] : []
	})
	const unread = rows.filter((row) => !row.isRead)
	const answers = await db.partAnswer.findMany({
		where: { personId: reader.id, OR: unread.map(({ moduleKey, check }) => ({ moduleKey, partId: check.id })) },
		select: { moduleKey: true, answer: true },
	})
	const isAnswered = ({ moduleKey, check }: { moduleKey: string; check: Check }) =>
		isWholeAnswer(check, answers.find((each) => each.moduleKey === moduleKey)?.answer)
	return new Map(
		rows
			.filter((row) => row.isRead || isAnswered(row))
			// Before it is complete, whoever looks into it again has its answers fresh in mind.
			.map((row) => [row.moduleKey, dateOf(row.completedAt ?? row.updatedAt, reader.timeZone)]),
	)
}

function isReadToItsEnd(row: ModuleProgressRow, lesson: Lesson): boolean {
	return row.completedAt !== null || row.partsRead.includes(lesson.parts.at(-1)?.slug ?? '')
}

function isWholeAnswer(check: Check, stored: unknown): boolean {
	const given = read('check', stored)?.given ?? {}
	return check.questions.every((question) => question.answers.some((answer) => answer.id === given[question.id]))
}

/** What the home page offers; null when there is nothing to ask, or nothing wanted. */
export async function findRecallInvite(db: Db, programs: Program[], reader: RecallReader, now: Date) {
	if (await isRecallPaused(db, reader.id)) return null
	const { asked } = await readRecall(db, programs, reader, now)
	return asked.length === 0 ? null : { minutes: minutesOf(asked.length), what: sayWhatIsAsked(asked) }
}

/** The next question, without its right answer. @param passed how many of today's were passed over: they stay as they are */
export async function readRecallPage(db: Db, programs: Program[], reader: RecallReader, passed: number, now: Date) {
	const isPaused = await isRecallPaused(db, reader.id)
	const { asked, nextInDays, today } = await readRecall(db, programs, reader, now)
	const left = asked.slice(passed)
	const [first] = isPaused ? [] : left
	return {
		isPaused,
		question: first
			? {
					card: first.key,
					reps: first.card?.reps ?? 0,
					module: first.moduleTitle,
					ask: first.question.ask,
					answers: turned(first.question.answers, first.card?.reps ?? 0).map(({ id, says }) => ({ id, says })),
				}
			: null,
		left: left.length,
		minutes: minutesOf(left.length),
		passedOver: asked.length - left.length,
		next: nextInDays === null ? null : dayLabel(addDays(today, nextInDays)),
	}
}
