import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { sayPlace } from './place.server'
import { mayBegin } from './policy'
import { findOpenRun, listFinishedRuns, type Place } from './read.server'

/**
 * Begins a run, or gives back the one that is open: two clicks begin once.
 * @throws DomainError 'conflict' ('too-soon')
 */
export async function beginRun(db: Db, personId: string, place: Place, now: Date): Promise<{ runId: string }> {
	return transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
		const open = await findOpenRun(tx, personId)
		if (open) return { runId: open.id }
		const [last] = await listFinishedRuns(tx, personId)
		const verdict = mayBegin({ lastFinishedAt: last?.finishedAt ?? null, now })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await sayPlace(tx, personId, place)
		const { at, aim } = place
		const row = await tx.readinessRun.create({ data: { personId, at, aim, startedAt: now }, select: { id: true } })
		return { runId: row.id }
	})
}
