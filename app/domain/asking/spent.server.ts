import type { Db, Tx } from '../db'
import { listAskedBy } from '../session/survey.server'
import { SURVEY_MINUTES } from './budget'
import { minutesByLetter } from './ledger.server'

/** Minutes asked of each of these addresses within the last month: by letter, and after sessions. */
export async function minutesSpent(db: Db | Tx, emails: string[], now: Date): Promise<Map<string, number>> {
	const byLetter = await minutesByLetter(db, emails, now)
	const people = await db.person.findMany({ where: { email: { in: emails } }, select: { id: true, email: true } })
	const spent = new Map(emails.map((email) => [email, byLetter.get(email) ?? 0]))
	for (const { id, email } of people) {
		const sessions = await listAskedBy(db, id, now)
		spent.set(email, (spent.get(email) ?? 0) + sessions.length * SURVEY_MINUTES)
	}
	return spent
}
