import type { Db, Tx } from '../db'
import type { Report } from './report'
import { outcomeOf } from './result'

/**
 * All that the requirements evaluator reads of 360 rounds. It says what is met and by when, never what people said; which
 * of these met a requirement is for its owner alone (program-design.md, section 3).
 */
export type Round360Facts = {
	/** Round that confirms, the first one */
	confirmedAt: Date | null
	/** Round that is closed, whatever it came to: with an observed conversation beside it, another route is met */
	closedAt: Date | null
	/** Fewer than three people can answer, or did: two observed conversations take the place of a round */
	tooFewAt: Date | null
}

const NONE: Round360Facts = { confirmedAt: null, closedAt: null, tooFewAt: null }

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
	const facts = new Map(personIds.map((personId) => [personId, { ...NONE }]))
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
