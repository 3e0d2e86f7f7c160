import type { Db } from '../db'
import { DomainError } from '../errors'
import type { Program } from '../program/lesson'
import { transact } from '../transact.server'
import { addDays, daysBetween } from '../zone/plain-date'
import { type Asked, elapsedDays, sayInDays, turned } from './recall'
import { type RecallReader, readRecall } from './recall.server'
import { RATINGS, type Rating } from './recall-kinds'
import { isRecallPaused } from './recall-pause.server'
import { schedule } from './recall-schedule'

type Seen = { card: string /** Reviews it had when its reader saw it */; reps: number }

/**
 * Counts one review and sets the day of the next. One that was counted already, is not due or was put aside meanwhile
 * changes nothing.
 * @returns whether it counted
 */
export async function rateRecall(
	db: Db,
	programs: Program[],
	reader: RecallReader,
	review: Seen & { rating: Rating },
	now: Date,
): Promise<boolean> {
	return transact(db, async (tx) => {
		// One review of a person at a time: the second of two alike finds that the first was counted.
		await tx.$queryRaw`select 1 from "Person" where id = ${reader.id} for no key update`
		if (await isRecallPaused(tx, reader.id)) return false
		const { open, today } = await readRecall(tx, programs, reader, now)
		const asked = open.find((each) => each.key === review.card && repsOf(each) === review.reps)
		if (!asked) return false
		const { intervalDays, ...memory } = schedule(asked.card, elapsedDays(asked.card, today), review.rating)
		const forgot = asked.card !== null && review.rating === 'again'
		const row = {
			...memory,
			dueOn: addDays(today, intervalDays),
			reviewedOn: today,
			reps: review.reps + 1,
			lapses: (asked.card?.lapses ?? 0) + (forgot ? 1 : 0),
		}
		const key = { personId: reader.id, questionKey: asked.key }
		if (asked.card) await tx.recallCard.update({ where: { personId_questionKey: key }, data: row })
		else await tx.recallCard.create({ data: { ...key, ...row } })
		return true
	})
}

/**
 * Explains every answer. A wrong one counts as forgotten at once; a right one when its reader has said how well it came.
 * @throws DomainError 'not-found' (a question this reader is not asked, an answer it has not)
 */
export async function answerRecall(
	db: Db,
	programs: Program[],
	reader: RecallReader,
	given: Seen & { option: string },
	now: Date,
) {
	const asked = await getAsked(db, programs, reader, given.card, now)
	const chosen = asked.question.answers.find((answer) => answer.id === given.option)
	if (!chosen) throw new DomainError('not-found', 'question')
	if (!chosen.correct) await rateRecall(db, programs, reader, { ...given, rating: 'again' }, now)
	const { today, card } = chosen.correct ? asked : await getAsked(db, programs, reader, given.card, now)
	const after = (rating: Rating) => schedule(card, elapsedDays(card, today), rating).intervalDays
	return {
		card: given.card,
		reps: given.reps,
		module: asked.moduleTitle,
		ask: asked.question.ask,
		chosen: chosen.id,
		answers: turned(asked.question.answers, given.reps),
		ratings: chosen.correct ? RATINGS.map((rating) => ({ rating, back: sayInDays(after(rating)) })) : null,
		back: card ? sayInDays(daysBetween(today, card.dueOn)) : '',
	}
}

async function getAsked(
	db: Db,
	programs: Program[],
	reader: RecallReader,
	key: string,
	now: Date,
): Promise<Asked & { today: string }> {
	const { known, today } = await readRecall(db, programs, reader, now)
	const asked = known.find((each) => each.key === key)
	if (!asked) throw new DomainError('not-found', 'question')
	return { ...asked, today }
}

function repsOf({ card }: Asked): number {
	return card?.reps ?? 0
}
