import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'

export type LetterState = 'sent' | 'waiting' | 'failed' | 'dropped' | 'handed'

/** Stands as the error of a letter from before it is handed over until the mail server has answered; for ever if we die between. */
export const HANDED_OVER = 'no answer of the mail server is known'

/** What the mail server has refused, or never answered for: it goes again, or waits for an admin. */
const failed = { sentAt: null, tries: { gt: 0 }, lastError: { notIn: ['no longer needed', HANDED_OVER] } }
export const LETTERS_PAGE = 200

/**
 * How many go out in the same minute says whether a round's raters were told or those who watched in its place, and that
 * minute is when a requirement was met. Which way it was is its owner's (docs/decisions/0035).
 */
const shown = { OR: [{ letter: { not: 'round-reply' } }, failed] }

/** The newest letters, with what became of them; the half page after a round only if it failed. @param after id of the last one on the page before */
export async function listLetters(
	db: Db,
	{ onlyFailed = false, after }: { onlyFailed?: boolean; after?: string } = {},
) {
	const rows = await db.outboxMail.findMany({
		where: onlyFailed ? failed : shown,
		orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
		take: LETTERS_PAGE,
		...(after ? { cursor: { id: after }, skip: 1 } : {}),
	})
	const people = await db.person.findMany({
		where: { id: { in: rows.map((row) => row.toPersonId) } },
		select: { id: true, name: true },
	})
	const about = await listSubjects(db, rows)
	return rows.map((row) => ({
		id: row.id,
		letter: row.letter,
		about: about.get(row.sessionId ?? row.subjectId ?? '') ?? null,
		createdAt: row.createdAt,
		lastError: row.lastError,
		state: stateOf(row),
		person: people.find((person) => person.id === row.toPersonId) ?? null,
	}))
}

/** What letters are about, by the id of it: a session, a cohort, an intake. Of a meeting of people's own only that it is one. */
async function listSubjects(
	db: Db,
	rows: { sessionId: string | null; subjectId: string | null }[],
): Promise<Map<string, string>> {
	const id = { in: rows.flatMap(({ sessionId, subjectId }) => [sessionId, subjectId]).filter((each) => each !== null) }
	const named = { select: { name: true } }
	const [sessions, wishes, agreements, intakes, cohorts] = await Promise.all([
		db.session.findMany({ where: { id }, select: { id: true, kind: true, title: true, cohort: named } }),
		db.seatWish.findMany({ where: { id }, select: { id: true, cohort: named } }),
		db.timeAgreement.findMany({ where: { id }, select: { id: true, cohort: named, intake: named } }),
		db.intake.findMany({ where: { id }, select: { id: true, name: true } }),
		db.cohort.findMany({ where: { id }, select: { id: true, name: true } }),
	])
	const about = new Map<string, string>()
	for (const { id, kind, title, cohort } of sessions)
		about.set(id, kind === 'self-run' ? 'A meeting of their own' : `${title}, ${cohort.name}`)
	for (const { id, cohort } of wishes) about.set(id, cohort.name)
	for (const { id, cohort, intake } of agreements) about.set(id, (cohort ?? intake)?.name ?? '')
	for (const { id, name } of [...intakes, ...cohorts]) about.set(id, name)
	return about
}

export async function countFailedLetters(db: Db): Promise<number> {
	return db.outboxMail.count({ where: failed })
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

/** Puts every letter that failed at the head of the queue, as after a day without a mail server. @returns how many */
export async function retryFailedLetters(db: Db, by: { id: string; name: string }, now: Date): Promise<number> {
	return transact(db, async (tx) => {
		const { count } = await tx.outboxMail.updateMany({ where: failed, data: { dueAt: now, tries: 1 } })
		if (count > 0) await record(tx, { act: 'mail-retried', actor: by, detail: { letters: count } })
		return count
	})
}
