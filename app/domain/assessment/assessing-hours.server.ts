import type { Db, Tx } from '../db'
import { ASSESSOR_HOURS, minutesToAssess } from '../facilitator/work'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import type { Scored } from './sheets.server'
import { bookedWith } from './slot'

/** Hours of one assessor: what they scored of late and what they hold, by the minutes each work is reckoned at. */
export const MOST_MINUTES = ASSESSOR_HOURS * 60
/** A month */
export const DAYS_BACK = 30
const DAY_MS = 86_400_000

type Reckoned = { programs: readonly Program[] }

export function minutesOf({ programs }: Reckoned, { stageKey, requirementId }: Scored): number {
	const stage = findStageByKey([...programs], stageKey)
	return stage ? minutesToAssess(stage, requirementId) : 0
}

/** Since when scores count for the month that ends now. */
export const monthBefore = (now: Date) => new Date(now.getTime() - DAYS_BACK * DAY_MS)

/** Works that are dropped, and those decided without them, take nothing. */
export async function countMinutes(db: Db | Tx, assessorId: string, content: Reckoned, now: Date): Promise<number> {
	const sheets = await db.scoreSheet.findMany({
		where: {
			assessorId,
			OR: [{ submittedAt: null, submission: { decision: null } }, { submittedAt: { gte: monthBefore(now) } }],
		},
		select: { submission: { select: { stageKey: true, requirementId: true } } },
	})
	const slots = await db.assessmentSlot.findMany({
		where: bookedWith(assessorId),
		select: { stageKey: true, requirementId: true },
	})
	return [...sheets.map(({ submission }) => submission), ...slots].reduce(
		(sum, work) => sum + minutesOf(content, work),
		0,
	)
}
