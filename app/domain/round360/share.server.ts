import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putRoundLetters } from '../notice/round-mail.server'
import { listSeen } from '../practice/read-pairings.server'
import { listShareChoices } from '../readiness/read.server'
import { transact } from '../transact.server'
import { askedBy } from './kinds'
import { CONVERSATIONS, mayReply, mayShare } from './policy'
import { getOwnRound, listRoundShares, type Round } from './read.server'
import { outcomeOf } from './result'

type Own = { roundId: string; owner: { id: string } }

/**
 * Lets one named person read the result of one round: a coach. Shared twice is shared once. Not audited: see openRound.
 * @throws DomainError 'not-found' | 'conflict' ('not-closed' | 'not-a-choice' | 'too-many-shares')
 */
export async function shareRound(db: Db, { roundId, owner }: Own, readerId: string, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const { state } = await getOwnRound(tx, roundId, owner.id)
		const shares = await listRoundShares(tx, { roundId, personId: owner.id })
		if (shares.some(({ id }) => id === readerId)) return
		const choices = (await listShareChoices(tx, owner.id)).map(({ id }) => id)
		const verdict = mayShare({ state, choices, readerId, shares: shares.length })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.round360Share.create({ data: { roundId, readerId, sharedAt: now } })
	})
}

/** Ends somebody's sight of a result at once. Ended twice is ended. @throws DomainError 'not-found' */
export async function endRoundShare(db: Db, { roundId, owner }: Own, readerId: string): Promise<void> {
	await getOwnRound(db, roundId, owner.id)
	await db.round360Share.deleteMany({ where: { roundId, readerId } })
}

/**
 * Tells everybody who was asked what was heard and what will be tried, once. It goes to all alike; where too few could
 * answer, to those who watched conversations in the place of a round, too.
 * @throws DomainError 'not-found' | 'conflict' (why of mayReply)
 */
export async function replyToRaters(db: Db, { roundId, owner }: Own, reply: string, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Round360" where id = ${roundId} for update`
		const round = await getOwnRound(tx, roundId, owner.id)
		const { verdict, isFew, seen } = await readReply(tx, round)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.round360.update({ where: { id: roundId }, data: { reply, repliedAt: now } })
		const asked = await tx.rater360.findMany({ where: { roundId, invitedOn: { not: null } }, select: { id: true } })
		const watched = isFew ? [...new Map(seen.map((each) => [each.watcherId, each])).values()] : []
		await putRoundLetters(
			tx,
			'round-reply',
			[...asked, ...watched].map(({ id }) => id),
			now,
		)
	})
}

const isOfOthers = ({ instrument }: Round) => askedBy(instrument) === 'others'

/** Whether the half page may go out now, for its owner. */
export async function readReply(db: Db | Tx, round: Round) {
	// Only conversations take the place of a round that nobody could answer, and only where others are asked about somebody.
	const isFew = isOfOthers(round) && (round.state === 'too-few' || outcomeOf(round.report) === 'too-few')
	// The newest of them: a round that is held again years later is nothing to those who watched before the first one.
	const seen = isFew ? (await listSeen(db, round.personId, round.stageKey)).slice(-CONVERSATIONS) : []
	const facts = { state: round.state, isFew, hasReplied: round.repliedAt !== null, watched: seen.length }
	return { verdict: mayReply(facts), isFew, seen }
}
