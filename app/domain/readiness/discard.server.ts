import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'

/** Deletes an own run, begun or finished, with everybody’s sight of it. Nothing of it stays. @throws DomainError 'not-found' */
export async function discardRun(db: Db, run: { id: string; owner: { id: string; name: string } }): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${run.owner.id} for update`
		const row = await tx.readinessRun.findFirst({
			where: { id: run.id, personId: run.owner.id },
			select: { shares: { select: { readerId: true } } },
		})
		if (!row) throw new DomainError('not-found', 'run')
		await tx.readinessRun.delete({ where: { id: run.id } })
		for (const { readerId } of row.shares)
			await record(tx, { act: 'readiness-share-ended', actor: run.owner, subject: readerId })
	})
}
