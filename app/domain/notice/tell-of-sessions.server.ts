import type { Tx } from '../db'
import { listWhoMeets } from '../session/who-meets.server'

/**
 * Writes a letter for everybody who has to hear of these sessions, in the transaction that changes them. What it says is
 * decided when it goes out, from how things stand then: two changes in a row are one letter, and one that was taken back
 * is none.
 * @param about `personIds`: only these, among them whoever has just left; otherwise everybody of the cohort
 */
export async function tellOfSessions(
	tx: Tx,
	about: { cohortId: string; sessionId?: string; personIds?: string[] },
	now: Date,
): Promise<void> {
	const pairs = await listWhoMeets(tx, about, now)
	if (pairs.length === 0) return
	// Locked, so that nobody composes it from what we are about to change; a letter under way is followed by another.
	const waiting = await tx.$queryRaw<{ sessionId: string; toPersonId: string }[]>`
		select "sessionId", "toPersonId" from "OutboxMail"
		where letter = 'session' and "sentAt" is null and tries = 0
			and "sessionId" = any(${pairs.map((pair) => pair.sessionId)}) and "toPersonId" = any(${pairs.map((pair) => pair.personId)})
		for update skip locked`
	const isWaiting = new Set(waiting.map((row) => `${row.sessionId} ${row.toPersonId}`))
	await tx.outboxMail.createMany({
		data: pairs
			.filter(({ sessionId, personId }) => !isWaiting.has(`${sessionId} ${personId}`))
			.map(({ sessionId, personId }) => ({
				letter: 'session',
				sessionId,
				toPersonId: personId,
				createdAt: now,
				dueAt: now,
			})),
	})
}
