import type { Stage } from '../program/lesson'
import { addDays, mondayOf, weekdayFrom } from '../zone/plain-date'

/** A session of the level's plan and the week of the cohort it falls in. */
export type PlannedSession = {
	/** 1, 2, 3 … in the plan: s1, s2, s3 of its pace */
	number: number
	/** 1, 2, 3 … counted from the cohort's first day */
	week: number
	/** First of the seven days of that week */
	weekBegins: string
	title: string
	format: string
	minutes: number
	about: string
}

/** The sessions of a level with their weeks. One that its pace forgets follows a week after the one before it. */
export function planSessions(stage: Pick<Stage, 'sessions' | 'pace'>, startsOn: string): PlannedSession[] {
	let week = 0
	return stage.sessions.map(({ title, format, minutes, about }, index) => {
		const number = index + 1
		week = stage.pace.find(({ items }) => items.includes(`s${number}`))?.week ?? week + 1
		return { number, week, weekBegins: addDays(startsOn, (week - 1) * 7), title, format, minutes, about }
	})
}

/** What the plan says of a session, or of the one that it makes up for; null beside the plan. Its title may be another by now. */
export function aboutOfPlan(
	stage: Pick<Stage, 'sessions'>,
	session: { planNumber: number | null; makesUpFor: { planNumber: number | null } | null },
): string | null {
	const { planNumber } = session.makesUpFor ?? session
	return planNumber === null ? null : (stage.sessions[planNumber - 1]?.about ?? null)
}

/** Of the level's plan what has no date: a session that was cancelled is open again until another one stands in its stead. */
export function leftOfPlan(
	stage: Pick<Stage, 'sessions' | 'pace'>,
	startsOn: string,
	sessions: readonly { planNumber: number | null; cancelledAt: Date | null }[],
): PlannedSession[] {
	const dated = new Set(sessions.filter((each) => !each.cancelledAt).map(({ planNumber }) => planNumber))
	return planSessions(stage, startsOn).filter(({ number }) => !dated.has(number))
}

/** What is still to come, moved by whole weeks when its first week is past already. */
export function planFrom(plan: PlannedSession[], today: string): { plan: PlannedSession[]; weeksLater: number } {
	const first = plan[0]
	let weeksLater = 0
	while (first && addDays(first.weekBegins, weeksLater * 7) <= today) weeksLater++
	const later = plan.map((each) => ({ ...each, weekBegins: addDays(each.weekBegins, weeksLater * 7) }))
	return { plan: later, weeksLater }
}

/** How a series is moved: by days, then to another day of the week, then to another hour. Null leaves it. */
export type SeriesMove = { days: number; weekday: number | null; time: string | null }

/** A wall time moved on its own clock: "2026-11-26T16:00" by 7 days is "2026-12-03T16:00", whatever the clocks do meanwhile. */
export function moveLocal(local: string, { days, weekday, time }: SeriesMove): string {
	const [date = '', hour = ''] = local.split('T')
	const moved = addDays(date, days)
	return `${weekday === null ? moved : weekdayFrom(mondayOf(moved), weekday)}T${time ?? hour}`
}
