import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { TIMES_GIVEN, type TimeGiven } from './timed'

/** What a person has of the minutes of a timed check, in percent. Theirs and the admins’ to know. */
export async function readTimeGiven(db: Db | Tx, personId: string): Promise<TimeGiven> {
	const row = await db.extraTime.findUnique({ where: { personId }, select: { percent: true } })
	return TIMES_GIVEN.find((percent) => percent === row?.percent) ?? 100
}

/**
 * Gives somebody more time, or takes that back; it holds from their next try on. The log says whether they have some, not how
 * much and not why: it is kept for longer than anybody’s need.
 * @throws DomainError 'not-found'
 */
export async function giveTime(
	db: Db,
	given: { personId: string; percent: TimeGiven },
	by: { id: string; name: string },
	now: Date,
): Promise<void> {
	const { personId, percent } = given
	await transact(db, async (tx) => {
		const found = await tx.$queryRaw<unknown[]>`select 1 from "Person" where id = ${personId} for update`
		if (found.length === 0) throw new DomainError('not-found', 'person')
		const was = await readTimeGiven(tx, personId)
		if (was === percent) return
		const said = { percent, givenById: by.id, createdAt: now }
		if (percent === 100) await tx.extraTime.deleteMany({ where: { personId } })
		else await tx.extraTime.upsert({ where: { personId }, create: { personId, ...said }, update: said })
		const hasSome = (given: TimeGiven) => (given === 100 ? 'no extra time' : 'extra time')
		const change = {
			before: hasSome(was),
			after: was === 100 || percent === 100 ? hasSome(percent) : 'other extra time',
		}
		await record(tx, { act: 'extra-time-set', actor: by, subject: personId, change })
	})
}
