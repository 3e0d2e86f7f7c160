import type { Db, Tx } from '../db'
import { grouped } from '../grouped'
import type { Team, Unit } from './figures'
import type { Draft } from './schema'

export type FigureRow = { id: string; draft: Draft; handedInAt: Date | null }

/** One's own figures of a level, the oldest first. Their own page only. */
export async function listFigures(db: Db | Tx, personId: string, stageKey: string): Promise<FigureRow[]> {
	const rows = await db.teamFigure.findMany({
		where: { personId, stageKey },
		omit: { personId: true, stageKey: true, createdAt: true },
		orderBy: { createdAt: 'asc' },
	})
	return rows.map(({ id, handedInAt, team, unit, ...draft }) => ({
		id,
		handedInAt,
		draft: { ...draft, team: team as Team, unit: unit as Unit },
	}))
}

/** Those that are handed in, to go with assessed work of their level. */
export async function listHandedIn(tx: Tx, personId: string, stageKey: string): Promise<Draft[]> {
	return (await listFigures(tx, personId, stageKey)).flatMap(({ draft, handedInAt }) => (handedInAt ? [draft] : []))
}

/** For the evaluator: of which kinds somebody has handed figures in, and when. */
export async function readFigures(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<(personId: string) => { kind: string; at: Date }[]> {
	const rows = await db.teamFigure.findMany({
		where: { personId: { in: personIds }, stageKey, handedInAt: { not: null } },
		select: { personId: true, kind: true, handedInAt: true },
	})
	const of = grouped(rows, ({ personId }) => personId)
	return (personId) => of(personId).flatMap(({ kind, handedInAt }) => (handedInAt ? [{ kind, at: handedInAt }] : []))
}
