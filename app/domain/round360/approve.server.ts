import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { countListLetters, putListLetter, putRoundLetters } from '../notice/round-mail.server'
import { listShareChoices } from '../readiness/read.server'
import { shuffled } from '../shuffled.server'
import type { LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import { groupsOf } from './groups'
import { inviteWaiting, lockInviting } from './invite.server'
import { maySend, OPEN_DAYS } from './policy'
import { getOwnRound, getToApprove, listRaters } from './read.server'
import { sealOf, ticketOf } from './ticket.server'

type Own = { roundId: string; owner: { id: string } }

const DAY_MS = 86_400_000

/** Gives the list to somebody who knows the owner's work. @throws DomainError 'not-found' | 'conflict' (why: SendRefusal) */
export async function sendList(db: Db, { roundId, owner }: Own, approverId: string, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		// Lists of two rounds sent at once are counted one after the other.
		await tx.$queryRaw`select 1 from "Person" where id = ${owner.id} for no key update`
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state, instrument } = await getOwnRound(tx, roundId, owner.id)
		const choices = (await listShareChoices(tx, owner.id)).map(({ id }) => id)
		const raters = await listRaters(tx, roundId)
		const lettersToday = await countListLetters(tx, owner.id, new Date(now.getTime() - DAY_MS))
		const verdict = maySend({ state, fewest: instrument.fewest ?? 3, raters, choices, approverId, lettersToday })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.round360.update({ where: { id: roundId }, data: { state: 'to-approve', approverId, note: '' } })
		await putListLetter(tx, { roundId, ownerId: owner.id }, now)
	})
}

/** Takes the list back while nobody has looked at it. @throws DomainError 'not-found' | 'conflict' ('not-to-approve') */
export async function takeListBack(db: Db, { roundId, owner }: Own): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state } = await getOwnRound(tx, roundId, owner.id)
		if (state !== 'to-approve') throw new DomainError('conflict', 'not-to-approve')
		await tx.round360.update({ where: { id: roundId }, data: { state: 'nominating', approverId: null } })
	})
}

/** Sends the list back with a word. @throws DomainError 'not-found' */
export async function sendListBack(
	db: Db,
	{ roundId, approverId, note }: { roundId: string; approverId: string; note: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		await getToApprove(tx, roundId, approverId)
		await tx.round360.update({ where: { id: roundId }, data: { state: 'nominating', note } })
		await putRoundLetters(tx, 'round-sent-back', [roundId], now)
	})
}

/**
 * Opens the round: groups are frozen, everybody on the list gets a ticket, and whoever has room in their month a letter.
 * Nothing of it is audited: an admin reads the audit log, and who went which way is the owner's own.
 * @throws DomainError 'not-found' | 'conflict' ('fewer-than-may-be-shown')
 */
export async function openRound(
	db: Db,
	key: LinkKey,
	{ roundId, approverId }: { roundId: string; approverId: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		await lockInviting(tx)
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { instrument } = await getToApprove(tx, roundId, approverId)
		await giveTickets(tx, key, { roundId, fewest: instrument.fewest ?? 3 })
		await tx.round360.update({
			where: { id: roundId },
			data: { state: 'open', openedAt: now, closesAt: new Date(now.getTime() + OPEN_DAYS * DAY_MS) },
		})
		await inviteWaiting(tx, now, roundId)
		await putRoundLetters(tx, 'round-opened', [roundId], now)
	})
}

/** In an order of chance: where a row lies says nothing of who is on the list before whom. */
export async function giveTickets(tx: Tx, key: LinkKey, { roundId, fewest }: { roundId: string; fewest: number }) {
	const raters = await listRaters(tx, roundId)
	const groups = groupsOf(raters, fewest)
	if (!groups) throw new DomainError('conflict', 'fewer-than-may-be-shown')
	await tx.ticket360.createMany({
		data: shuffled(raters).map(({ id, perspective }) => ({
			seal: sealOf(ticketOf(key, id)),
			roundId,
			group: groups.get(perspective) ?? perspective,
		})),
	})
}
