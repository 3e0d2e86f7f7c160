import type { Instrument } from '../assessment/instrument'
import type { Db, Tx } from '../db'
import { NO_ROUND, type Round360Facts, type RoundDates, type TeamReadings } from './facts'
import { askedBy } from './kinds'
import type { Report } from './report'
import { outcomeOf } from './result'

/** One query, however many people; everybody asked about is in the map. */
export async function readRound360Facts(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, { first: Round360Facts; latest: Round360Facts; readings: TeamReadings }>> {
	const rows = await db.round360.findMany({
		where: { personId: { in: personIds }, stageKey, state: { in: ['closed', 'too-few'] } },
		select: { personId: true, state: true, closedAt: true, report: true, instrument: true, repliedAt: true },
		orderBy: [{ closedAt: 'asc' }, { id: 'asc' }],
	})
	const facts = new Map(
		personIds.map((personId) => [personId, { first: noRound(), latest: noRound(), readings: [] as TeamReadings }]),
	)
	for (const { personId, state, closedAt, report, instrument, repliedAt } of rows) {
		const of = facts.get(personId)
		if (!of || !closedAt) continue
		const outcome = state === 'closed' ? outcomeOf(report as Report | null) : 'too-few'
		if (askedBy(instrument as unknown as Instrument) === 'team') {
			if (outcome !== 'too-few') of.readings.push({ at: closedAt })
			continue
		}
		const says: (keyof RoundDates)[] = [
			...(state === 'closed' ? (['closedAt'] as const) : []),
			...(outcome !== 'too-few' ? (['answeredAt'] as const) : []),
			...(outcome === 'confirmed' ? (['confirmedAt'] as const) : []),
			...(outcome === 'too-few' ? (['tooFewAt'] as const) : []),
		]
		for (const fact of says) {
			of.first[fact] ??= closedAt
			of.latest[fact] = closedAt
			if (repliedAt === null) continue
			const { told, toldOf } = of.first
			if (!told[fact] || repliedAt < told[fact]) {
				told[fact] = repliedAt
				toldOf[fact] = closedAt
			}
			of.latest.told[fact] = repliedAt
			of.latest.toldOf[fact] = closedAt
		}
	}
	return facts
}

const noRound = (): Round360Facts => ({ ...NO_ROUND, told: { ...NO_ROUND.told }, toldOf: { ...NO_ROUND.toldOf } })
