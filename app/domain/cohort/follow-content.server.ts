import type { Tx } from '../db'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { pinsOfToday } from '../program/pins'
import { dateOf } from '../zone/zone.server'

/**
 * Cohorts that have not set out read the content as it is today; so do those from before lessons were kept.
 * @param which `all`: also those that have begun
 */
export async function followContent(tx: Tx, programs: Program[], now: Date, which: 'ahead' | 'all'): Promise<void> {
	const cohorts = await tx.cohort.findMany({
		where: { status: { in: ['planned', 'open', 'running'] } },
		select: { id: true, program: true, stage: true, status: true, startsOn: true, timeZone: true, lessons: true },
	})
	for (const cohort of cohorts) {
		const stage = findStageByKey(programs, `${cohort.program}/${cohort.stage}`)
		const isUnpinned = Object.keys(cohort.lessons as object).length === 0
		if (stage && (which === 'all' || isUnpinned || !hasBegun(cohort, now)))
			await tx.cohort.update({ where: { id: cohort.id }, data: { lessons: pinsOfToday(stage) } })
	}
}

/** `startsOn`: yyyy-mm-dd in the cohort's own zone. */
function hasBegun(cohort: { status: string; startsOn: string; timeZone: string }, now: Date): boolean {
	return cohort.status === 'running' || cohort.startsOn <= dateOf(now, cohort.timeZone)
}
