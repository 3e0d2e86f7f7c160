import type { Db } from '../db'
import { findWay, type Way, type Ways } from './candidacy.server'

/** Somebody's own ways, and levels they hold or train for, in their order; those without a pathway are no way. */
export async function listOwnWays(
	db: Db,
	ways: Ways,
	personId: string,
	now: Date,
): Promise<(Pick<Way, 'standing' | 'standings'> & { stageKey: string })[]> {
	const [candidacies, held] = await Promise.all([
		db.candidacy.findMany({ where: { personId }, select: { stageKey: true } }),
		db.qualification.findMany({ where: { personId }, select: { stageKey: true } }),
	])
	const keys = [...new Set([...candidacies, ...held].map(({ stageKey }) => stageKey))].sort()
	const own = []
	for (const stageKey of keys) {
		const way = await findWay(db, ways, { personId, stageKey }, now)
		if (way) own.push({ stageKey, standing: way.standing, standings: way.standings })
	}
	return own
}
