import type { Db, Tx } from '../db'
import { mailboxOf } from '../person/mailbox'
import { listAskedOf } from '../session/survey.server'
import { SURVEY_MINUTES } from './budget'
import { minutesByLetter } from './ledger.server'

/** Minutes asked of whoever has these addresses within the last month: by letter, and after sessions. @returns by mailbox */
export async function minutesSpent(db: Db | Tx, emails: string[], now: Date): Promise<Map<string, number>> {
	const mailboxes = emails.map(mailboxOf)
	const byLetter = await minutesByLetter(db, emails, now)
	const people = await db.person.findMany({
		where: { email: { in: [...emails, ...mailboxes] } },
		select: { id: true, email: true },
	})
	const bySession = await listAskedOf(
		db,
		people.map(({ id }) => id),
		now,
	)
	const spent = new Map(mailboxes.map((mailbox) => [mailbox, byLetter.get(mailbox) ?? 0]))
	for (const { id, email } of people) {
		const mailbox = mailboxOf(email)
		spent.set(mailbox, (spent.get(mailbox) ?? 0) + (bySession.get(id)?.length ?? 0) * SURVEY_MINUTES)
	}
	return spent
}
