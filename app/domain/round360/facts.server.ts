import type { Db, Tx } from '../db'
import { NO_ROUND, type Round360Facts } from './facts'
import type { Report } from './report'
import { outcomeOf } from './result'

/** One query, however many people; everybody asked about is in the map. */
export async function readRound360Facts(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, Round360Facts>> {
	const rows = await db.round360.findMany({
		where: { personId: { in: personIds }, stageKey, state: { in: ['closed', 'too-few'] } },
		select: { personId: true, state: true, closedAt: true, report: true },
		orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
	})
	const facts = new Map(personIds.map((personId) => [personId, { ...NO_ROUND }]))
	for (const { personId, state, closedAt, report } of rows) {
		const of = facts.get(personId)
		if (!of || !closedAt) continue
		const outcome = state === 'closed' ? outcomeOf(report as Report | null) : 'too-few'
		if (state === 'closed') of.closedAt ??= closedAt
		if (outcome === 'confirmed') of.confirmedAt ??= closedAt
		if (outcome === 'too-few') of.tooFewAt ??= closedAt
	}
	return facts
}
