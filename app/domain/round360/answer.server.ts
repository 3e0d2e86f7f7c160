import type { Instrument } from '../assessment/instrument'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { shuffled } from '../shuffled.server'
import type { LinkKey } from '../sign-in/links.server'
import { transact } from '../transact.server'
import type { RoundState } from './kinds'
import { mayAnswer } from './policy'
import { asksForWords } from './report'
import { sealOf, ticketOf } from './ticket.server'

const columns = {
	group: true,
	round: {
		select: {
			id: true,
			state: true,
			closesAt: true,
			instrument: true,
			person: { select: { name: true, calledName: true, disabledAt: true } },
		},
	},
} satisfies Prisma.Ticket360Select

/** What a ticket asks; null for one that was used, whose round is over, or that never was: nobody can tell which. */
export async function findQuestion(db: Db | Tx, ticket: string, now: Date) {
	const row = await db.ticket360.findUnique({ where: { seal: sealOf(ticket) }, select: columns })
	return row && questionOf(row, now)
}

function questionOf({ round, group }: Prisma.Ticket360GetPayload<{ select: typeof columns }>, now: Date) {
	if (round.person.disabledAt) return null
	if (!mayAnswer({ state: round.state as RoundState, closesAt: round.closesAt }, now).ok) return null
	return {
		roundId: round.id,
		group,
		about: { name: round.person.name, calledName: round.person.calledName },
		instrument: round.instrument as unknown as Instrument,
		closesAt: round.closesAt as Date,
	}
}

/**
 * Keeps an answer and spends its ticket. The ticket is deleted, and all answers of the round are written anew in an order
 * of chance: no row says who answered, nor which came when (docs/decisions/0035).
 * @throws DomainError 'conflict' ('link-used')
 */
export async function answerRound(
	db: Db,
	ticket: string,
	said: { ratings: Record<string, number>; keep: string; differently: string },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await findQuestion(tx, ticket, now)
		if (!asked) throw new DomainError('conflict', 'link-used')
		await tx.$queryRaw`select 1 from "Round360" where id = ${asked.roundId} for update`
		// Closed while we waited for the lock: its tickets went with it.
		const { count } = await tx.ticket360.deleteMany({ where: { seal: sealOf(ticket) } })
		if (count !== 1) throw new DomainError('conflict', 'link-used')
		const words = asksForWords(asked.instrument) ? {} : { keep: '', differently: '' }
		const kept = await tx.answer360.findMany({
			where: { roundId: asked.roundId },
			select: { group: true, ratings: true, keep: true, differently: true },
		})
		await tx.answer360.deleteMany({ where: { roundId: asked.roundId } })
		await tx.answer360.createMany({
			data: shuffled([...kept, { ...said, ...words, group: asked.group }]).map((answer) => ({
				...answer,
				ratings: answer.ratings as Prisma.InputJsonObject,
				roundId: asked.roundId,
			})),
		})
	})
}

/** Questions that wait for somebody who is signed in: the same tickets that their letters hold. */
export async function listOwnQuestions(db: Db, key: LinkKey, email: string, now: Date) {
	const raters = await db.rater360.findMany({
		where: { email, invitedOn: { not: null }, round: { state: 'open' } },
		select: { id: true },
	})
	const tickets = raters.map(({ id }) => ticketOf(key, id))
	const rows = await db.ticket360.findMany({
		where: { seal: { in: tickets.map(sealOf) } },
		select: { seal: true, ...columns },
	})
	const bySeal = new Map(rows.map((row) => [row.seal, row]))
	return tickets.flatMap((ticket) => {
		const row = bySeal.get(sealOf(ticket))
		const asked = row && questionOf(row, now)
		return asked ? [{ ticket, ...asked }] : []
	})
}
