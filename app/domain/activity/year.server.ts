import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { YearOutcome } from './year'

type Key = { personId: string; program: string }
export type OutcomeFields = { outcome: YearOutcome; talkedOn: string; sponsor: string; line: string }

/** Whether somebody has, or had, a seat in a quarter of the track. */
export async function isOfTrack(db: Pick<Db, 'cohortMember'>, { personId, program }: Key): Promise<boolean> {
	const seats = { personId, cohort: { program, status: { not: 'cancelled' } } }
	return (await db.cohortMember.count({ where: seats })) > 0
}

/**
 * Somebody says with what they end the year, after a talk with their sponsor. Said again, it takes the place of what was said.
 * @throws DomainError 'conflict' ('not-of-track')
 */
export async function sayOutcome(db: Db, key: Key, fields: OutcomeFields, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		if (!(await isOfTrack(tx, key))) throw new DomainError('conflict', 'not-of-track')
		await tx.trackOutcome.upsert({
			where: { personId_program: key },
			create: { ...key, ...fields, createdAt: now },
			update: fields,
		})
	})
}

/** The year goes on. @throws DomainError 'not-found' */
export async function takeOutcomeBack(db: Db, key: Key): Promise<void> {
	const { count } = await db.trackOutcome.deleteMany({ where: key })
	if (count === 0) throw new DomainError('not-found', 'outcome')
}

/** One's own, with the line that nobody else reads; null while the year goes on. */
export async function findOutcome(db: Db, key: Key) {
	const row = await db.trackOutcome.findUnique({
		where: { personId_program: key },
		select: { outcome: true, talkedOn: true, sponsor: true, line: true, createdAt: true },
	})
	return row && { ...row, outcome: row.outcome as YearOutcome }
}

/** Shown at once */
const MOST_ROWS = 100

/** Who ended the year with what, the latest first: no talk, no line. `people`: how many by outcome, all of them. */
export async function listOutcomes(db: Db, program: string) {
	const counts = await db.trackOutcome.groupBy({ by: ['outcome'], where: { program }, _count: true })
	const rows = await db.trackOutcome.findMany({
		where: { program },
		select: { outcome: true, createdAt: true, person: { select: { id: true, name: true } } },
		orderBy: [{ createdAt: 'desc' }, { personId: 'asc' }],
		take: MOST_ROWS,
	})
	return {
		people: new Map(counts.map(({ outcome, _count }) => [outcome, _count])),
		latest: rows.map((row) => ({ ...row, outcome: row.outcome as YearOutcome })),
	}
}
