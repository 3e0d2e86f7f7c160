import { record } from '../audit/record.server'
import { settleAsked } from '../cohort/agree-to-seat.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putLetter } from '../notice/outbox.server'
import { endLinksAbout, findLink, type LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import type { AgreementState, TimeAnswer } from './kinds'
import { mayAnswer } from './policy'

/** By the link in the letter, or by the line manager who is signed in. */
export type AnsweredBy = { key: LinkKey; token: string } | { agreementId: string; managerId: string }

export type TimeAnswered = {
	personId: string
	stageKey: string
	intakeId: string | null
	/** Of a seat that waits for this word: what becomes of it is decided in the same transaction */
	cohortId: string | null
	state: TimeAnswer
}

/**
 * A line manager's word, given once: of two answers at the same moment the first one counts.
 * @throws DomainError 'not-found', 'conflict' ('link-used' | AnswerRefusal)
 */
export async function answerTime(
	db: Db,
	by: AnsweredBy,
	said: { answer: TimeAnswer; note: string },
	now: Date,
): Promise<TimeAnswered> {
	return transact(db, async (tx) => {
		const agreementId = 'token' in by ? await agreementBehind(tx, by, now) : by.agreementId
		await lockSeatOf(tx, agreementId)
		await tx.$queryRaw`select 1 from "TimeAgreement" where id = ${agreementId} for update`
		const asked = await tx.timeAgreement.findUnique({
			where: { id: agreementId },
			select: {
				personId: true,
				stageKey: true,
				intakeId: true,
				cohortId: true,
				state: true,
				manager: { select: { id: true, name: true } },
				person: { select: { managerId: true } },
			},
		})
		if (!asked || ('managerId' in by && asked.manager.id !== by.managerId))
			throw new DomainError('not-found', 'time-agreement')
		const { manager, person, ...about } = asked
		const verdict = mayAnswer({
			state: asked.state as AgreementState,
			stillManages: person.managerId === manager.id,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.timeAgreement.update({
			where: { id: agreementId },
			data: { state: said.answer, note: said.note, answeredAt: now },
		})
		await endLinksAbout(tx, 'time-agreement', agreementId, now)
		await record(tx, {
			act: said.answer === 'agreed' ? 'time-agreed' : 'time-declined',
			actor: manager,
			subject: about.personId,
			detail: { stage: about.stageKey },
		})
		if (said.answer === 'declined')
			await putLetter(tx, { letter: 'time-declined', toPersonId: about.personId, subjectId: agreementId, now })
		const { cohortId, personId } = about
		if (cohortId) await settleAsked(tx, { cohortId, personId }, said.answer === 'agreed', now)
		return { ...about, state: said.answer }
	})
}

/** A cohort's row is locked before everything of its line, here as by who asks for a seat. */
async function lockSeatOf(tx: Tx, agreementId: string): Promise<void> {
	const asked = await tx.timeAgreement.findUnique({ where: { id: agreementId }, select: { cohortId: true } })
	if (asked?.cohortId) await tx.$queryRaw`select 1 from "Cohort" where id = ${asked.cohortId} for update`
}

/** The link is used up by the answer, further down, together with every other one to the same question. */
async function agreementBehind(tx: Tx, by: { key: LinkKey; token: string }, now: Date): Promise<string> {
	const link = await findLink(tx, by.key, 'time-agreement', by.token, now)
	if (!link?.subjectId) throw new DomainError('conflict', 'link-used')
	return link.subjectId
}
