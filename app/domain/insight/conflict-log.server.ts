import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { grouped } from '../grouped'
import { transact } from '../transact.server'
import type { ConflictFields } from './conflict-schema'
import { type ConflictKind, type ConflictWay, MOST_CONFLICTS } from './conflicts'

export type ConflictKey = { id: string; personId: string; stageKey: string }
export type ConflictRow = ConflictFields & { id: string }

/**
 * Writes a conflict down, or changes it. The page made its id, so that a form sent twice keeps one.
 * @throws DomainError 'not-found' | 'conflict' ('too-many-conflicts')
 */
export async function keepConflict(db: Db, key: ConflictKey, fields: ConflictFields, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${key.personId} for no key update`
		const known = await tx.conflict.findUnique({
			where: { id: key.id },
			select: { personId: true, stageKey: true, settledAt: true },
		})
		if (known && (known.personId !== key.personId || known.stageKey !== key.stageKey))
			throw new DomainError('not-found', 'conflict')
		const { personId, stageKey } = key
		if (!known && (await tx.conflict.count({ where: { personId, stageKey } })) >= MOST_CONFLICTS)
			throw new DomainError('conflict', 'too-many-conflicts')
		const data = { ...fields, settledAt: fields.agreedOn ? (known?.settledAt ?? now) : null }
		await tx.conflict.upsert({ where: { id: key.id }, create: { ...key, ...data, createdAt: now }, update: data })
	})
}

/** One that is gone already is deleted: a second click is done as well. @throws DomainError 'not-found' for somebody else's */
export async function deleteConflict(db: Db, key: ConflictKey): Promise<void> {
	const { count } = await db.conflict.deleteMany({ where: key })
	if (count > 0) return
	if ((await db.conflict.count({ where: { id: key.id } })) > 0) throw new DomainError('not-found', 'conflict')
}

/** One's own log of a level, the newest first. Their own page only. */
export async function listConflicts(db: Db, personId: string, stageKey: string): Promise<ConflictRow[]> {
	const rows = await db.conflict.findMany({
		where: { personId, stageKey },
		omit: { personId: true, stageKey: true, createdAt: true, settledAt: true },
		orderBy: [{ noticedOn: 'desc' }, { id: 'asc' }],
	})
	return rows.map((row) => ({ ...row, kind: row.kind as ConflictKind, way: row.way as ConflictWay | null }))
}

/** For the evaluator: whether somebody has begun, and when each agreement was written down. Nothing of any conflict. */
export async function readConflicts(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<(personId: string) => { settledAt: Date | null }[]> {
	const rows = await db.conflict.findMany({
		where: { personId: { in: personIds }, stageKey },
		select: { personId: true, settledAt: true },
	})
	const of = grouped(rows, ({ personId }) => personId)
	return (personId) => of(personId).map(({ settledAt }) => ({ settledAt }))
}
