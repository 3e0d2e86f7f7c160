import type { Db } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { addDays, laterOf } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import type { LedCohort } from './weeks-ahead'

/**
 * From when until when cohorts take the time of who leads them: to the week of their last session, and no less than the
 * weeks of the level, for a cohort whose later sessions have no date yet. Sessions that people run by themselves do not count.
 */
export async function listSpans(
	db: Db,
	programs: Program[],
	cohortIds: readonly string[],
	timeZone: string,
): Promise<Map<string, LedCohort>> {
	const ids = [...new Set(cohortIds)]
	const cohorts = await db.cohort.findMany({
		where: { id: { in: ids } },
		select: { id: true, name: true, program: true, stage: true, startsOn: true },
	})
	const ends = await db.session.groupBy({
		by: ['cohortId'],
		where: { cohortId: { in: ids }, cancelledAt: null, kind: { not: 'self-run' } },
		_max: { startsAt: true },
	})
	const lastAt = new Map(ends.map(({ cohortId, _max }) => [cohortId, _max.startsAt]))
	return new Map(
		cohorts.map(({ id, name, program, stage, startsOn }) => {
			const at = lastAt.get(id)
			const weeks = findStageByKey(programs, `${program}/${stage}`)?.training.weeks ?? 1
			const planned = addDays(startsOn, weeks * 7 - 1)
			return [id, { id, name, from: startsOn, until: laterOf(at ? dateOf(at, timeZone) : planned, planned) }]
		}),
	)
}
