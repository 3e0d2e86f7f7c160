import { listScored } from '../assessment/sheets.server'
import type { FacilitatorPart } from '../cohort/kinds'
import type { Db } from '../db'
import { countMentored } from '../practice/read-pairings.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { addMonths } from '../zone/months'
import type { Given } from './ledger'
import { minutesToAssess } from './work'

export async function readLedger(db: Db, programs: Program[], personId: string, now: Date): Promise<Given> {
	const since = addMonths(now, -12)
	const crewed = await db.sessionCrew.findMany({
		where: { personId, session: { cancelledAt: null, startsAt: { gte: since } } },
		select: { part: true, minutes: true },
	})
	const scored = await listScored(db, personId, since)
	return {
		sessions: crewed.map(({ part, minutes }) => ({ part: part as FacilitatorPart, minutes })),
		scored: scored.map(({ stageKey, requirementId }) => {
			const stage = findStageByKey(programs, stageKey)
			return stage ? minutesToAssess(stage, requirementId) : 0
		}),
		mentored: await countMentored(db, personId, since.toISOString().slice(0, 10)),
	}
}
