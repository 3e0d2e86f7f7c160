import type { Tx } from '../db'

const HOUR_MS = 3_600_000

/**
 * News from the casebook leave on the hour: several of one case are one letter, and its minute tells nobody when somebody
 * wrote. An author and whoever suggested something get the same kind of letter, so that the list of letters an admin sees
 * does not tell them apart (docs/decisions/0025).
 */
export async function tellAuthor(tx: Tx, about: { caseId: string; authorId: string }, now: Date): Promise<void> {
	await put(tx, about.caseId, [about.authorId], now)
}

export async function tellSuggesters(
	tx: Tx,
	about: { caseId: string; personIds: readonly string[] },
	now: Date,
): Promise<void> {
	await put(tx, about.caseId, [...new Set(about.personIds)], now)
}

async function put(tx: Tx, caseId: string, personIds: readonly string[], now: Date): Promise<void> {
	const dueAt = new Date(Math.ceil((now.getTime() + 1) / HOUR_MS) * HOUR_MS)
	const wanted = await tx.person.findMany({
		where: { id: { in: [...personIds] }, disabledAt: null, NOT: { stoppedMail: { has: 'casebook' } } },
		select: { id: true },
	})
	await tx.outboxMail.createMany({
		data: wanted.map(({ id }) => ({
			letter: 'casebook',
			toPersonId: id,
			subjectId: caseId,
			onceKey: ['casebook', caseId, id, dueAt.getTime()].join(' '),
			// The hour, not the minute: an admin's list shows it.
			createdAt: dueAt,
			dueAt,
		})),
		skipDuplicates: true,
	})
}
