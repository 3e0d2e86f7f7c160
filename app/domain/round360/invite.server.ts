import { fitsBudget } from '../asking/budget'
import { noteAsked } from '../asking/ledger.server'
import { minutesSpent } from '../asking/spent.server'
import type { Instrument } from '../assessment/instrument'
import type { Db, Tx } from '../db'
import { putRoundLetters } from '../notice/round-mail.server'
import { mailboxOf } from '../person/mailbox'
import { shuffled } from '../shuffled.server'
import { transact } from '../transact.server'
import { LATEST_INVITATION_DAYS } from './policy'

/** Held by whoever invites: two rounds that open at once would both find the same ten minutes free. */
const LOCK = 360_360

export async function lockInviting(tx: Tx): Promise<void> {
	await tx.$queryRaw`select pg_advisory_xact_lock(${LOCK})::text`
}

/**
 * Asks everybody in open rounds who was not asked yet and has room for it in their ten minutes of the month; the rest wait.
 * `lockInviting` comes first. @returns how many were asked
 */
export async function inviteWaiting(tx: Tx, now: Date, roundId?: string): Promise<number> {
	const latest = new Date(now.getTime() + LATEST_INVITATION_DAYS * 86_400_000)
	const waiting = await tx.rater360.findMany({
		where: {
			invitedOn: null,
			roundId,
			round: { state: 'open', closesAt: { gt: latest }, person: { disabledAt: null } },
		},
		select: { id: true, email: true, round: { select: { instrument: true } } },
	})
	const spent = await minutesSpent(tx, [...new Set(waiting.map(({ email }) => email))], now)
	const asked = shuffled(waiting).flatMap(({ id, email, round }) => {
		const { id: instrument, minutes } = round.instrument as unknown as Instrument
		const mailbox = mailboxOf(email)
		const before = spent.get(mailbox) ?? 0
		if (!fitsBudget(before, minutes)) return []
		spent.set(mailbox, before + minutes)
		return [{ id, email, instrument, minutes }]
	})
	if (asked.length === 0) return 0
	const ids = asked.map(({ id }) => id)
	await noteAsked(
		tx,
		asked.map(({ id: _id, ...each }) => each),
		now,
	)
	await tx.rater360.updateMany({ where: { id: { in: ids } }, data: { invitedOn: now.toISOString().slice(0, 10) } })
	await putRoundLetters(tx, 'rater-asked', ids, now)
	return asked.length
}

/** For who had no room in their month when their round opened. @returns how many letters were written */
export async function inviteLater(db: Db, now: Date): Promise<number> {
	return transact(db, async (tx) => {
		await lockInviting(tx)
		return inviteWaiting(tx, now)
	})
}
