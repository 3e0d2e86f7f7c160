import type { Instrument } from '../assessment/instrument'
import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { putRoundLetters } from '../notice/round-mail.server'
import { shuffled } from '../shuffled.server'
import { transact } from '../transact.server'
import { mayEnd, mayRemind } from './policy'
import { getOwnRound } from './read.server'
import { type Answer, reportOf } from './report'

type Own = { roundId: string; owner: { id: string } }

/**
 * Reminds everybody who was asked, in the same words: whether somebody has answered is written down nowhere, so nobody is
 * left out. @throws DomainError 'not-found' | 'conflict'
 */
export async function remindRaters(db: Db, { roundId, owner }: Own, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const verdict = mayRemind(await getOwnRound(tx, roundId, owner.id), now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const asked = await tx.rater360.findMany({ where: { roundId, invitedOn: { not: null } }, select: { id: true } })
		await tx.round360.update({ where: { id: roundId }, data: { remindedAt: now } })
		await putRoundLetters(
			tx,
			'rater-reminded',
			shuffled(asked).map(({ id }) => id),
			now,
		)
	})
}

/** Ends a round before its day. @throws DomainError 'not-found' | 'conflict' ('not-open' | 'not-a-week') */
export async function endRound(db: Db, { roundId, owner }: Own, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const round = await getOwnRound(tx, roundId, owner.id)
		const verdict = mayEnd(round, now)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await close(tx, roundId, now)
	})
}

/** Closes the rounds whose day has come. @returns how many */
export async function closeDueRounds(db: Db, now: Date): Promise<number> {
	const due = await db.round360.findMany({
		where: { state: 'open', closesAt: { lte: now } },
		select: { id: true },
		orderBy: { closesAt: 'asc' },
	})
	for (const { id } of due)
		await transact(db, async (tx) => {
			await tx.$queryRaw`select 1 from "Round360" where id = ${id} for update`
			const isOpen = await tx.round360.findFirst({ where: { id, state: 'open' }, select: { id: true } })
			if (isOpen) await close(tx, id, now)
		})
	return due.length
}

/** What was answered becomes a report; then the answers and the links go, in the same transaction. */
async function close(tx: Tx, roundId: string, now: Date): Promise<void> {
	const { instrument } = await tx.round360.findUniqueOrThrow({ where: { id: roundId }, select: { instrument: true } })
	const answers = await tx.answer360.findMany({
		where: { roundId },
		select: { group: true, ratings: true, keep: true, differently: true },
	})
	const report = reportOf(instrument as unknown as Instrument, answers as Answer[], shuffled)
	await tx.answer360.deleteMany({ where: { roundId } })
	await tx.ticket360.deleteMany({ where: { roundId } })
	await tx.round360.update({
		where: { id: roundId },
		data: {
			state: 'closed',
			closedAt: now,
			openKey: null,
			report: (report as unknown as Prisma.InputJsonValue) ?? undefined,
		},
	})
	await putRoundLetters(tx, 'round-closed', [roundId], now)
}
