import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'

export type LetterState = 'sent' | 'waiting' | 'failed' | 'dropped' | 'handed'

/** Stands as the error of a letter from before it is handed over until the mail server has answered; for ever if we die between. */
export const HANDED_OVER = 'no answer of the mail server is known'

/** The newest letters, with what became of them. */
export async function listLetters(db: Db, limit = 200) {
	const rows = await db.outboxMail.findMany({ orderBy: { createdAt: 'desc' }, take: limit })
	const people = await db.person.findMany({
		where: { id: { in: rows.map((row) => row.toPersonId) } },
		select: { id: true, name: true },
	})
	return rows.map((row) => ({
		id: row.id,
		letter: row.letter,
		createdAt: row.createdAt,
		lastError: row.lastError,
		state: stateOf(row),
		person: people.find((person) => person.id === row.toPersonId) ?? null,
	}))
}

export async function countFailedLetters(db: Db): Promise<number> {
	return db.outboxMail.count({
		where: { sentAt: null, tries: { gt: 0 }, lastError: { notIn: ['no longer needed', HANDED_OVER] } },
	})
}

function stateOf(row: {
	sentAt: Date | null
	dueAt: Date | null
	tries: number
	lastError: string | null
}): LetterState {
	if (row.sentAt) return 'sent'
	if (row.lastError === 'no longer needed') return 'dropped'
	if (row.lastError === HANDED_OVER) return 'handed'
	return row.tries > 0 ? 'failed' : 'waiting'
}

/** Puts a failed letter at the head of the queue. @throws DomainError 'not-found' */
export async function retryLetter(
	db: Db,
	letterId: string,
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const { count } = await db.outboxMail.updateMany({ where: { id: letterId, sentAt: null }, data: { dueAt: now } })
	if (count === 0) throw new DomainError('not-found', 'letter')
	await record(db, { act: 'mail-retried', actor: by, subject: letterId })
}
