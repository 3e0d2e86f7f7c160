import type { Instrument } from '../assessment/instrument'
import { withOwnRules } from '../certification/standing.server'
import type { Db } from '../db'
import type { Stage } from '../program/lesson'
import { roundInstrument } from './instrument'

/**
 * With what somebody asks others, level by level: what their own rules name, for a cohort keeps ways that the level has no
 * more. Where these name none that is there, what the level names today: a round stays theirs for a cohort to come.
 */
export async function readInstruments(
	db: Db,
	{ stages, instruments }: { stages: readonly Stage[]; instruments: ReadonlyMap<string, Instrument> },
	personId: string,
	now: Date,
): Promise<{ stage: Stage; instrument: Instrument }[]> {
	const own = await withOwnRules(db, personId, stages, now)
	return stages.flatMap((stage, index) => {
		const asked = own[index] ?? stage
		const instrument = roundInstrument(asked, instruments) ?? roundInstrument(stage, instruments)
		return instrument ? [{ stage, instrument }] : []
	})
}
