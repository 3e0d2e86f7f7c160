import type { Db, Tx } from '../db'
import { NO_ROUND, type Round360Facts, type RoundDates, type TeamReadings } from './facts'
import { type Asked, askedBy } from './kinds'
import { outcomeOf } from './result'

/** One query, however many people; everybody asked about is in the map. */
export async function readRound360Facts(
	db: Db | Tx,
	personIds: string[],
	stageKey: string,
): Promise<Map<string, { first: Round360Facts; latest: Round360Facts; readings: TeamReadings }>> {
	const rows = await readClosed(db, personIds, stageKey)
	const facts = new Map(
		personIds.map((personId) => [personId, { first: noRound(), latest: noRound(), readings: [] as TeamReadings }]),
	)
	for (const { personId, state, closedAt, answers, mean, asks, repliedAt } of rows) {
		const of = facts.get(personId)
		if (!of) continue
		const overall = answers === null || mean === null ? null : { answers, mean }
		const outcome = state === 'closed' ? outcomeOf({ overall }) : 'too-few'
		const asked = askedBy({ asks: asks ?? undefined })
		// No level asks for it: it counts for nothing.
		if (asked === 'part') continue
		if (asked === 'team') {
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

type Closed = {
	personId: string
	state: 'closed' | 'too-few'
	closedAt: Date
	repliedAt: Date | null
	answers: number | null
	mean: number | null
	asks: Exclude<Asked, 'others'> | null
}

/** Of a report only what its outcome is made of: the words of it leave the database for its owner alone. */
async function readClosed(db: Db | Tx, personIds: string[], stageKey: string): Promise<Closed[]> {
	return db.$queryRaw<Closed[]>`
		select "personId", state, "closedAt", "repliedAt", instrument->>'asks' as asks,
			(report->'overall'->>'answers')::int as answers, (report->'overall'->>'mean')::float8 as mean
		from "Round360"
		where "stageKey" = ${stageKey} and "personId" in (select unnest(${personIds}::text[]))
			and state in ('closed', 'too-few') and "closedAt" is not null
		order by "closedAt", id`
}

const noRound = (): Round360Facts => ({ ...NO_ROUND, told: { ...NO_ROUND.told }, toldOf: { ...NO_ROUND.toldOf } })
