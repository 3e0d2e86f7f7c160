import { listed } from '../number-words'
import { saidMinutes } from '../practice/count'
import type { RequirementOf } from '../program/frontmatter'
import type { Evidence, Judgement } from './evidence'
import { nth, stateOf } from './judging'

type Activity = Evidence['activities'][number]

/**
 * Each activity confirmed by a sponsor or host, and the minutes of all of them. One that was confirmed more than once
 * counts by its longest, so that a newer word never takes anything away.
 */
export function judgeActivities(rule: RequirementOf<'activities'>, { activities }: Evidence): Judgement {
	const asked = askedOf(rule.all, activities)
	const done = asked.filter(({ confirmed }) => confirmed.length > 0)
	const minutes = minutesOf(asked)
	const missing = asked.filter(({ confirmed }) => confirmed.length === 0)
	const isMet = asked.length > 0 && missing.length === 0 && minutes >= rule.minutes
	return {
		state: stateOf(
			isMet,
			asked.some(({ begun }) => begun),
		),
		short: `${done.length} of ${asked.length}, ${saidMinutes(minutes)} of ${saidMinutes(rule.minutes)}`,
		evidence: done.map(({ title, confirmed }) => `${title}: ${saidMinutes(longest(confirmed))}, confirmed`),
		left: isMet ? null : leftOf(missing, rule.minutes - minutes),
		metAt: isMet ? whenMet(rule, asked) : null,
	}
}

/** One that a cohort asks for and the program no longer has stays open under its id. */
function askedOf(all: RequirementOf<'activities'>['all'], activities: Evidence['activities']): Activity[] {
	if (all === true) return activities
	const none = { begun: false, confirmed: [] }
	return all.map((id) => activities.find((each) => each.id === id) ?? { id, title: id, ...none })
}

function minutesOf(activities: readonly Activity[]): number {
	return activities.reduce((sum, { confirmed }) => sum + longest(confirmed), 0)
}

function longest(confirmed: Activity['confirmed']): number {
	return Math.max(0, ...confirmed.map(({ minutes }) => minutes))
}

function leftOf(missing: readonly Activity[], minutesLeft: number): string {
	if (missing.length > 0) return `Still to be confirmed: ${listed(missing.map(({ title }) => title))}.`
	return `All are confirmed. ${saidMinutes(minutesLeft)} are still to come: go on with one of them, and have it confirmed anew.`
}

/** When what was confirmed by then first was enough. */
function whenMet(rule: RequirementOf<'activities'>, asked: readonly Activity[]): Date | null {
	const days = asked.flatMap(({ confirmed }) => confirmed.map(({ at }) => at))
	const isEnough = (at: Date) => {
		const byThen = asked.map((each) => ({ ...each, confirmed: each.confirmed.filter((word) => word.at <= at) }))
		return byThen.every(({ confirmed }) => confirmed.length > 0) && minutesOf(byThen) >= rule.minutes
	}
	return nth(days.filter(isEnough), 1)
}
