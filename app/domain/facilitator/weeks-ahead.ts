import type { FacilitatorPart } from '../cohort/kinds'
import { listed, spelled } from '../number-words'
import { addDays, dayLabel, mondayOf } from '../zone/plain-date'
import { MINUTES_BESIDE, MOST_HOURS } from './work'

/** What somebody leads in the weeks ahead, and where it is too much. Days are those of whoever looks. */
export const WEEKS_AHEAD = 13

const LINE_MINUTES = MOST_HOURS * 60
const LINE_WEEKS = 4

export type LedSession = {
	title: string
	cohort: { id: string; name: string }
	part: FacilitatorPart
	/** yyyy-mm-dd */
	date: string
	startMs: number
	minutes: number
}
/** A cohort somebody leads or helps to lead, from its first day to its last. */
export type LedCohort = { id: string; name: string; from: string; until: string }

export type LoadWeek = {
	monday: string
	sessions: number
	/** How many of those are only observed */
	observed: number
	minutes: number
	cohorts: number
	tooMany: boolean
}
export type Load = {
	weeks: LoadWeek[]
	sessions: number
	minutes: number
	mostAtOnce: number
	/** In words, the most pressing first; none when all is well */
	troubles: string[]
}

export function mondaysFrom(today: string): string[] {
	const first = mondayOf(today)
	return Array.from({ length: WEEKS_AHEAD }, (_, index) => addDays(first, index * 7))
}

/** @param mostCohorts at once, of this person */
export function loadOf(
	mondays: readonly string[],
	sessions: readonly LedSession[],
	cohorts: readonly LedCohort[],
	mostCohorts: number,
): Load {
	const weeks = mondays.map((monday): LoadWeek => {
		const sunday = addDays(monday, 6)
		const inWeek = sessions.filter(({ date }) => date >= monday && date <= sunday)
		const atOnce = cohorts.filter(({ from, until }) => from <= sunday && until >= monday).length
		return {
			monday,
			sessions: inWeek.length,
			observed: inWeek.filter(({ part }) => part === 'observer').length,
			minutes: inWeek.reduce((sum, { part, minutes }) => sum + minutes + MINUTES_BESIDE[part], 0),
			cohorts: atOnce,
			tooMany: atOnce > mostCohorts,
		}
	})
	return {
		weeks,
		sessions: weeks.reduce((sum, week) => sum + week.sessions, 0),
		minutes: weeks.reduce((sum, week) => sum + week.minutes, 0),
		mostAtOnce: Math.max(0, ...weeks.map((week) => week.cohorts)),
		troubles: [...clashes(sessions), ...tooMany(weeks, cohorts, mostCohorts), ...overLine(weeks)],
	}
}

function clashes(sessions: readonly LedSession[]): string[] {
	const inOrder = [...sessions].sort((a, b) => a.startMs - b.startMs)
	return inOrder.flatMap((one, index) =>
		inOrder
			.slice(index + 1)
			.filter((other) => other.startMs < one.startMs + one.minutes * 60_000)
			.map((other) => `Two sessions at once on ${dayLabel(one.date)}: ${named(one)} and ${named(other)}.`),
	)
}

const named = ({ title, cohort }: LedSession) => `“${title}” of ${cohort.name}`

function tooMany(weeks: readonly LoadWeek[], cohorts: readonly LedCohort[], mostCohorts: number): string[] {
	const first = weeks.find((week) => week.tooMany)
	const last = weeks.filter((week) => week.tooMany).at(-1)
	if (!first || !last) return []
	const sunday = addDays(first.monday, 6)
	const names = cohorts.filter(({ from, until }) => from <= sunday && until >= first.monday).map(({ name }) => name)
	const stretch =
		first === last
			? `in the week of ${dayLabel(first.monday)}`
			: `between ${dayLabel(first.monday)} and ${dayLabel(addDays(last.monday, 6))}`
	return [`More cohorts than ${spelled(mostCohorts)} at once ${stretch}: ${listed(names)}.`]
}

/** The heaviest four weeks, when they pass the line. */
function overLine(weeks: readonly LoadWeek[]): string[] {
	const stretches = weeks
		.slice(0, weeks.length - LINE_WEEKS + 1)
		.map((week, index) => ({
			monday: week.monday,
			minutes: weeks.slice(index, index + LINE_WEEKS).reduce((sum, each) => sum + each.minutes, 0),
		}))
		.sort((a, b) => b.minutes - a.minutes)
	const [worst] = stretches
	if (!worst || worst.minutes <= LINE_MINUTES) return []
	return [
		`${hoursSaid(worst.minutes)} hours in the four weeks from ${dayLabel(worst.monday)}: the line is ${MOST_HOURS}.`,
	]
}

/** "1.8" */
export function hoursSaid(minutes: number): string {
	return String(Math.round(minutes / 6) / 10)
}
