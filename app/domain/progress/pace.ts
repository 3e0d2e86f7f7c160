import type { Stage } from '../program/lesson'
import { planSessions } from '../session/plan'
import { addDays, daysBetween } from '../zone/plain-date'

type Dated = { kind: string; planNumber: number | null; localStart: string; cancelledAt: Date | null }

/**
 * The day by which the reading of a week is due: the last of that week. Reading prepares a session, so when the next one of
 * the plan has gone to another week, the reading goes along; after the last session it follows that one.
 * @param cohort its sessions know which of the plan they are, whatever their title says by now
 */
export function dueOfWeek(
	week: number,
	stage: Pick<Stage, 'pace' | 'sessions'>,
	cohort: { startsOn: string; sessions: readonly Dated[] },
): string {
	const moved = planSessions(stage, cohort.startsOn).flatMap((planned) => {
		const session = cohort.sessions.find(
			(each) => each.kind === 'led' && !each.cancelledAt && each.planNumber === planned.number,
		)
		if (!session) return []
		const days = daysBetween(planned.weekBegins, session.localStart.slice(0, 10))
		return { week: planned.week, weeks: Math.floor(days / 7) }
	})
	const follows = moved.find((each) => each.week >= week) ?? moved.at(-1)
	return addDays(cohort.startsOn, (week + (follows?.weeks ?? 0)) * 7 - 1)
}
