import type { Db } from '../db'
import { DomainError } from '../errors'

/** Deletes an own run, begun or finished, with everybody's sight of it. Nothing of it stays. @throws DomainError 'not-found' */
export async function discardRun(db: Db, run: { id: string; personId: string }): Promise<void> {
	const { count } = await db.readinessRun.deleteMany({ where: { id: run.id, personId: run.personId } })
	if (count === 0) throw new DomainError('not-found', 'run')
}
