import type { CohortDetail } from '../cohort/read.server'
import type { Stage } from '../program/lesson'
import { addDays } from '../zone/plain-date'
import { leftOfPlan, type PlannedSession, planSessions } from './plan'
import type { SessionRow } from './read.server'

/** Beside the plan there is no pace */
const DAYS_APART = 14

/**
 * How the form of the next session is filled in: the first of the level's plan that has no date, in the week its pace says,
 * counted from the session before it; with the plan through, two weeks after the last one. On the same clock, and ahead.
 */
export function planNext(
	cohort: Pick<CohortDetail, 'startsOn' | 'timeZone'>,
	stage: Stage | undefined,
	sessions: SessionRow[],
	today: string,
) {
	const dated = sessions
		.filter((session) => session.kind === 'led' && !session.cancelledAt)
		.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const left = stage ? leftOfPlan(stage, cohort.startsOn, sessions) : []
	const planned = left[0]
	const plan = stage ? planSessions(stage, cohort.startsOn) : []
	const near = planned ? besideOf(planned, dated) : dated.at(-1)
	let date = planned ? inItsWeek(planned, plan, near) : near ? addDays(dayOf(near), DAYS_APART) : cohort.startsOn
	while (date <= today) date = addDays(date, 7)
	return {
		about: planned?.about ?? null,
		/** It stands in for one that was cancelled */
		isInstead: planned !== undefined && sessions.some(({ planNumber }) => planNumber === planned.number),
		left: left.map(({ number, title }) => ({ number, title })),
		fields: {
			title: planned?.title ?? '',
			format: planned?.format ?? near?.format ?? '',
			date,
			time: near?.localStart.slice(11) ?? '',
			timeZone: near?.timeZone ?? cohort.timeZone,
			durationMinutes: String(planned?.minutes ?? near?.durationMinutes ?? 60),
			callUrl: near?.callUrl ?? '',
			place: near?.place ?? '',
			planNumber: planned ? String(planned.number) : '',
		},
	}
}

/** The session before it in the plan, or the one after when it is the first. */
function besideOf({ number }: PlannedSession, dated: SessionRow[]): SessionRow | undefined {
	const numbered = dated
		.filter(({ planNumber }) => planNumber !== null)
		.sort((one, other) => (one.planNumber ?? 0) - (other.planNumber ?? 0))
	return numbered.filter(({ planNumber }) => (planNumber ?? 0) < number).at(-1) ?? numbered[0]
}

function inItsWeek(planned: PlannedSession, plan: PlannedSession[], near: SessionRow | undefined): string {
	const other = plan.find(({ number }) => number === near?.planNumber)
	return near && other ? addDays(dayOf(near), (planned.week - other.week) * 7) : planned.weekBegins
}

function dayOf({ localStart }: SessionRow): string {
	return localStart.slice(0, 10)
}
