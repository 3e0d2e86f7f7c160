import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { hasCheckedOut } from '../room/checked-out.server'
import { shuffled } from '../shuffled.server'
import { transact } from '../transact.server'
import { type AnswerRow, apart, asNumber, asWords, completesBatch, mayAnswerSurvey } from './survey'
import { findStanding } from './survey.server'

/**
 * Keeps an answer and, apart from it, that this person has answered. Both lists of the session are written anew in an
 * order of chance, so that neither place, nor id, nor transaction of a row says who came when (docs/decisions/0019). Of
 * whoever left a number in the room only the words are kept.
 * @throws DomainError 'not-found' | 'conflict' (why: SurveyRefusal)
 */
export async function answerSurvey(
	db: Db,
	seat: { sessionId: string; personId: string },
	{ worth, better }: { worth: number | null; better: string },
	now: Date,
): Promise<void> {
	const { sessionId, personId } = seat
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const standing = await findStanding(tx, sessionId, personId, now)
		if (!standing) throw new DomainError('not-found', 'session')
		const verdict = mayAnswerSurvey(standing, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const said = await hasCheckedOut(tx, sessionId, personId)
		await shuffleInAnswer(tx, sessionId, { worth: said ? null : worth, better })
		await shuffleInMark(tx, sessionId, personId)
	})
}

/**
 * The answers nobody has seen yet, with this one: shown from now on, all of them together, or held on. Number and words
 * lie apart and each counts to its own five: else words without a number would be those of somebody whom the room heard.
 * With five more, all that was shown before is written anew as well: else each five would carry the number of their own
 * transaction, and whoever knows in which order people came would know who is among them.
 */
async function shuffleInAnswer(tx: Tx, sessionId: string, { worth, better }: AnswerRow) {
	const read = async (released: boolean) =>
		(
			await tx.sessionSurveyAnswer.findMany({ where: { sessionId, released }, select: { worth: true, better: true } })
		).flatMap(apart)
	const held = [...(await read(false)), asWords(better), ...(worth === null ? [] : [asNumber(worth)])]
	const numbers = held.filter(isNumber).length
	const isComplete = (row: AnswerRow) => completesBatch(isNumber(row) ? numbers : held.length - numbers)
	const addsToShown = held.some(isComplete)
	const shown = addsToShown ? await read(true) : []
	await tx.sessionSurveyAnswer.deleteMany({ where: { sessionId, ...(addsToShown ? {} : { released: false }) } })
	await tx.sessionSurveyAnswer.createMany({
		data: shuffled([
			...held.map((row) => ({ ...row, released: isComplete(row) })),
			...shown.map((row) => ({ ...row, released: true })),
		]).map((row) => ({ sessionId, ...row })),
	})
}

const isNumber = (row: AnswerRow) => row.worth !== null

async function shuffleInMark(tx: Tx, sessionId: string, personId: string) {
	const marks = await tx.sessionSurveyDone.findMany({ where: { sessionId }, select: { personId: true } })
	await tx.sessionSurveyDone.deleteMany({ where: { sessionId } })
	await tx.sessionSurveyDone.createMany({
		data: shuffled([...marks, { personId }]).map((mark) => ({ sessionId, personId: mark.personId })),
	})
}
