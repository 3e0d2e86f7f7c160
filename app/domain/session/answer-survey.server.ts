import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { shuffled } from '../shuffled.server'
import { transact } from '../transact.server'
import { completesBatch, mayAnswerSurvey } from './survey'
import { findStanding } from './survey.server'

/**
 * Keeps an answer and, apart from it, that this person has answered. Both lists of the session are written anew in an
 * order of chance, so that neither place, nor id, nor transaction of a row says who came when (docs/decisions/0019).
 * @throws DomainError 'not-found' | 'conflict' (why: SurveyRefusal)
 */
export async function answerSurvey(
	db: Db,
	seat: { sessionId: string; personId: string },
	answer: { worth: number; better: string },
	now: Date,
): Promise<void> {
	const { sessionId, personId } = seat
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Session" where id = ${sessionId} for update`
		const standing = await findStanding(tx, sessionId, personId, now)
		if (!standing) throw new DomainError('not-found', 'session')
		const verdict = mayAnswerSurvey(standing, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await shuffleInAnswer(tx, sessionId, answer)
		await shuffleInMark(tx, sessionId, personId)
	})
}

/** The answers nobody has seen yet, with this one: shown from now on, all of them together, or held on. */
async function shuffleInAnswer(tx: Tx, sessionId: string, answer: { worth: number; better: string }) {
	const unseen = { sessionId, released: false }
	const held = await tx.sessionSurveyAnswer.findMany({ where: unseen, select: { worth: true, better: true } })
	const all = shuffled([...held, answer])
	const released = completesBatch(all.length)
	await tx.sessionSurveyAnswer.deleteMany({ where: unseen })
	await tx.sessionSurveyAnswer.createMany({
		data: all.map(({ worth, better }) => ({ sessionId, worth, better, released })),
	})
}

async function shuffleInMark(tx: Tx, sessionId: string, personId: string) {
	const marks = await tx.sessionSurveyDone.findMany({ where: { sessionId }, select: { personId: true } })
	await tx.sessionSurveyDone.deleteMany({ where: { sessionId } })
	await tx.sessionSurveyDone.createMany({
		data: shuffled([...marks, { personId }]).map((mark) => ({ sessionId, personId: mark.personId })),
	})
}
