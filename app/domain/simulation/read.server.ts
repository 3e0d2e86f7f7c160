import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { grouped } from '../grouped'
import type { Step } from './kinds'
import { storedSteps } from './schema'

export type TalkRow = {
	id: string
	simulation: string
	version: string
	steps: Step[]
	startedAt: Date
	movedAt: Date
	finishedAt: Date | null
}

/** One's own talk; for everybody else there is no such thing. @throws DomainError 'not-found' */
export async function getTalk(
	db: Db | Tx,
	key: { id: string; personId: string; simulation: string },
): Promise<TalkRow> {
	const row = await db.simulationTalk.findFirst({ where: key, omit: { personId: true } })
	if (!row) throw new DomainError('not-found', 'talk')
	return { ...row, steps: storedSteps.parse(row.steps) }
}

/** One's own talks, the last played first, without what was said in them. Their own pages only. */
export async function listTalks(db: Db | Tx, personId: string, simulation?: string) {
	return db.simulationTalk.findMany({
		where: { personId, simulation },
		select: { id: true, simulation: true, startedAt: true, movedAt: true, finishedAt: true },
		orderBy: [{ movedAt: 'desc' }, { id: 'asc' }],
	})
}

/** When somebody first finished each simulation, by its id. */
export async function listFinished(db: Db | Tx, personId: string): Promise<Map<string, Date>> {
	const rows = await db.simulationFinish.findMany({
		where: { personId },
		select: { simulation: true, finishedAt: true },
		orderBy: { finishedAt: 'desc' },
	})
	return new Map(rows.map(({ simulation, finishedAt }) => [simulation, finishedAt]))
}

/** For the evaluator: when each simulation of a level was first finished. Nothing of any talk, nor of how it ended. */
export async function readSimulations(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<(personId: string) => { at: Date }[]> {
	const rows = await db.simulationFinish.findMany({
		where: { personId: { in: personIds }, stageKey },
		select: { personId: true, finishedAt: true },
	})
	const of = grouped(rows, ({ personId }) => personId)
	return (personId) => of(personId).map(({ finishedAt }) => ({ at: finishedAt }))
}
