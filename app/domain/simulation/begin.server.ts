import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import type { Step } from './kinds'
import { playThrough } from './play'
import { TALKS_KEPT } from './policy'
import { getTalk, listTalks } from './read.server'
import type { Simulation } from './simulation'

/**
 * Begins a talk. The page made its id: a form sent twice begins one. Of older ones a few are kept.
 * @throws DomainError 'not-found' when the id is somebody else’s
 */
export async function beginTalk(
	db: Db,
	talk: { id: string; personId: string },
	simulation: Simulation,
	now: Date,
): Promise<void> {
	await transact(db, (tx) => begin(tx, talk, simulation, [], now))
}

/**
 * Begins a talk with the first choices of one that is finished, which stays.
 * @param from how many of its choices are kept
 * @throws DomainError 'not-found' | 'conflict' ('not-finished', 'text-changed')
 */
export async function replayFrom(
	db: Db,
	talk: { id: string; personId: string },
	simulation: Simulation,
	of: { id: string; from: number },
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const { personId } = talk
		const old = await getTalk(tx, { id: of.id, personId, simulation: simulation.id })
		if (!old.finishedAt) throw new DomainError('conflict', 'not-finished')
		const steps = old.steps.slice(0, of.from)
		const again = playThrough(simulation, steps)
		if (!again || !('turn' in again.at)) throw new DomainError('conflict', 'text-changed')
		await begin(tx, talk, simulation, steps, now)
	})
}

async function begin(
	tx: Tx,
	{ id, personId }: { id: string; personId: string },
	simulation: Simulation,
	steps: Step[],
	now: Date,
): Promise<void> {
	await tx.$queryRaw`select 1 from "Person" where id = ${personId} for no key update`
	const known = await tx.simulationTalk.findUnique({ where: { id }, select: { personId: true, simulation: true } })
	if (known?.personId === personId && known.simulation === simulation.id) return
	if (known) throw new DomainError('not-found', 'talk')
	await tx.simulationTalk.create({
		data: { id, personId, simulation: simulation.id, version: simulation.version, steps, startedAt: now, movedAt: now },
	})
	const older = (await listTalks(tx, personId, simulation.id)).filter((each) => each.id !== id).slice(TALKS_KEPT - 1)
	await tx.simulationTalk.deleteMany({ where: { id: { in: older.map((each) => each.id) } } })
}

/**
 * Deletes an own talk; that its simulation was finished stays.
 * @throws DomainError 'not-found', alike for one that is gone and for somebody else’s: an address must not tell which
 */
export async function deleteTalk(db: Db, key: { id: string; personId: string; simulation: string }): Promise<void> {
	const { count } = await db.simulationTalk.deleteMany({ where: key })
	if (count === 0) throw new DomainError('not-found', 'talk')
}
