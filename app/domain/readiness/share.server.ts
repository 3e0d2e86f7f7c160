import { record } from '../audit/record.server'
import type { Db } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { mayShare } from './policy'
import { listShareChoices } from './read.server'

type Sharing = { runId: string; owner: { id: string; name: string }; readerId: string }

/**
 * Lets one named person read one result. That it was shared is audited, what it says never is. Shared twice is shared once.
 * @throws DomainError 'not-found' | 'conflict' (why: 'not-finished' | 'not-a-choice' | 'too-many')
 */
export async function shareResult(db: Db, { runId, owner, readerId }: Sharing, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await tx.$queryRaw`select 1 from "Person" where id = ${owner.id} for update`
		const run = await tx.readinessRun.findFirst({
			where: { id: runId, personId: owner.id },
			select: { finishedAt: true, shares: { select: { readerId: true } } },
		})
		if (!run) throw new DomainError('not-found', 'result')
		if (run.shares.some((share) => share.readerId === readerId)) return
		const choices = (await listShareChoices(tx, owner.id)).map(({ id }) => id)
		const verdict = mayShare({ isFinished: run.finishedAt !== null, choices, readerId, shares: run.shares.length })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.readinessShare.create({ data: { runId, readerId, sharedAt: now } })
		await record(tx, { act: 'readiness-shared', actor: owner, subject: readerId })
	})
}

/** Ends somebody's sight of a result at once. Ended twice is ended. @throws DomainError 'not-found' when the result is not the owner's */
export async function endShare(db: Db, { runId, owner, readerId }: Sharing): Promise<void> {
	await transact(db, async (tx) => {
		const run = await tx.readinessRun.findFirst({ where: { id: runId, personId: owner.id }, select: { id: true } })
		if (!run) throw new DomainError('not-found', 'result')
		const { count } = await tx.readinessShare.deleteMany({ where: { runId, readerId } })
		if (count > 0) await record(tx, { act: 'readiness-share-ended', actor: owner, subject: readerId })
	})
}
