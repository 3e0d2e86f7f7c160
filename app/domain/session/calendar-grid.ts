import type { Stretch } from '../lanes'
import { addDays, mondayOf, plusMonths } from '../zone/plain-date'

/** Where days and sessions stand in the month and the week of a calendar. Days are plain dates, minutes those of a wall clock. */

/** The weeks a month touches, Monday first: whole ones, so the first and last may hold days of its neighbors. */
export function weeksOfMonth(month: string): string[][] {
	const end = addDays(`${plusMonths(month, 1)}-01`, -1)
	const weeks: string[][] = []
	for (let monday = mondayOf(`${month}-01`); monday <= end; monday = addDays(monday, 7)) weeks.push(weekOf(monday))
	return weeks
}

/** Monday to Sunday of the week a day lies in. */
export function weekOf(date: string): string[] {
	const monday = mondayOf(date)
	return [0, 1, 2, 3, 4, 5, 6].map((days) => addDays(monday, days))
}

export type Change = { fromMinute: number; toMinute: number }

/**
 * The hours a week has beside each other. Where the clock goes back on one of its days, that day has an hour twice: the
 * axis has it twice for all seven, so that every hour of the clock stands at one height.
 */
export type Axis = {
	/** The wall minute at which the second showing begins; null in a week without one */
	againAt: number | null
	/** Minutes shown twice: 60, or 30 on Lord Howe */
	again: number
}

export function axisOf(changes: readonly (Change | null)[]): Axis {
	const back = changes.find((change) => change && change.toMinute < change.fromMinute)
	return back ? { againAt: back.fromMinute, again: back.fromMinute - back.toMinute } : { againAt: null, again: 0 }
}

/**
 * Where a wall time stands on the axis, in minutes from its top. `isSecond`: on the day itself, after the clock went back.
 */
export function placeOnAxis(axis: Axis, minute: number, isSecond: boolean): number {
	if (axis.againAt === null) return minute
	return isSecond || minute >= axis.againAt ? minute + axis.again : minute
}

/** What of the axis a day does not have: the hour its clock skips, or the one another day of the week has twice. */
export function missingFrom(axis: Axis, change: Change | null): Stretch[] {
	if (change && change.toMinute > change.fromMinute) return [stretch(axis, change.fromMinute, change.toMinute)]
	if (axis.againAt !== null && !change) return [{ from: axis.againAt, until: axis.againAt + axis.again }]
	return []
}

function stretch(axis: Axis, from: number, until: number): Stretch {
	return { from: placeOnAxis(axis, from, false), until: placeOnAxis(axis, until, false) }
}

/** Each whole hour of the axis and its name; the second showing of one is said so. */
export function hoursOf(axis: Axis): { at: number; label: string; again: boolean }[] {
	const hours = Array.from({ length: 24 }, (_, hour) => ({
		at: placeOnAxis(axis, hour * 60, false),
		label: hourLabel(hour),
		again: false,
	}))
	if (axis.againAt === null || axis.again < 60) return hours
	const first = Math.ceil((axis.againAt - axis.again) / 60)
	const repeated = Array.from({ length: Math.floor(axis.again / 60) }, (_, index) => ({
		at: placeOnAxis(axis, (first + index) * 60, true),
		label: hourLabel(first + index),
		again: true,
	}))
	return [...hours, ...repeated].sort((a, b) => a.at - b.at)
}

function hourLabel(hour: number): string {
	return `${String(hour).padStart(2, '0')}:00`
}

const DAY_BEGINS = 8 * 60
const DAY_ENDS = 18 * 60

/** The whole hours a week shows: working hours, and further where a session is. */
export function shownHours(axis: Axis, blocks: readonly Stretch[]): Stretch {
	const hours = hoursOf(axis)
	const from = Math.min(placeOnAxis(axis, DAY_BEGINS, false), ...blocks.map((block) => block.from))
	const until = Math.max(placeOnAxis(axis, DAY_ENDS, false), ...blocks.map((block) => block.until))
	const end = placeOnAxis(axis, 24 * 60, false)
	return {
		from: hours.filter(({ at }) => at <= from).at(-1)?.at ?? 0,
		until: hours.find(({ at }) => at >= until)?.at ?? end,
	}
}
