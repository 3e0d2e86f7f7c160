import type { Db, Tx } from '../db'
import { mailboxOf } from '../person/mailbox'
import { addDays } from '../zone/plain-date'
import { MONTH_DAYS } from './budget'

type Asked = { email: string; instrument: string; minutes: number }

const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** Writes down what people were asked today, by mailbox: another address of one opens no other ten minutes. */
export async function noteAsked(tx: Tx, asked: Asked[], now: Date): Promise<void> {
	await tx.asking.createMany({
		data: asked.map((each) => ({ ...each, email: mailboxOf(each.email), askedOn: dayOf(now) })),
	})
}

/** Minutes asked by letter within the last month, by mailbox. */
export async function minutesByLetter(db: Db | Tx, emails: string[], now: Date): Promise<Map<string, number>> {
	const rows = await db.asking.groupBy({
		by: ['email'],
		where: { email: { in: emails.map(mailboxOf) }, askedOn: { gt: addDays(dayOf(now), -MONTH_DAYS) } },
		_sum: { minutes: true },
	})
	return new Map(rows.map((row) => [row.email, row._sum.minutes ?? 0]))
}

/** What counts for nobody any more. */
export async function forgetOldAskings(db: Db, now: Date): Promise<void> {
	await db.asking.deleteMany({ where: { askedOn: { lte: addDays(dayOf(now), -MONTH_DAYS) } } })
}
