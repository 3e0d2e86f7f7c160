import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { PairKind } from './kinds'

type Actor = { id: string; name: string }

function inOrder(one: string, other: string) {
	return one < other ? { oneId: one, otherId: other } : { oneId: other, otherId: one }
}

/** Says of two people of an intake whether they go together. Said again, the last word counts. @throws DomainError 'not-found' */
export async function setPair(
	db: Db,
	pair: { intakeId: string; one: string; other: string; kind: PairKind; reason: string },
	by: Actor,
): Promise<void> {
	const { intakeId, kind, reason } = pair
	const who = inOrder(pair.one, pair.other)
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Intake" where id = ${intakeId} for update`
		const known = await tx.application.count({
			where: { intakeId, personId: { in: [who.oneId, who.otherId] } },
		})
		if (known !== 2) throw new DomainError('not-found', 'application')
		await tx.pairWish.upsert({
			where: { intakeId_oneId_otherId: { intakeId, ...who } },
			create: { intakeId, ...who, kind, reason, byId: by.id },
			update: { kind, reason, byId: by.id },
		})
		await record(tx, { act: 'pair-wish-set', actor: by, subject: intakeId, detail: { ...who, kind } })
	})
}

/** @throws DomainError 'not-found' */
export async function endPair(
	db: Db,
	pair: { intakeId: string; one: string; other: string },
	by: Actor,
): Promise<void> {
	const who = inOrder(pair.one, pair.other)
	await transact(db, async (tx) => {
		const { count } = await tx.pairWish.deleteMany({ where: { intakeId: pair.intakeId, ...who } })
		if (count === 0) throw new DomainError('not-found', 'pair')
		await record(tx, { act: 'pair-wish-removed', actor: by, subject: pair.intakeId, detail: who })
	})
}
