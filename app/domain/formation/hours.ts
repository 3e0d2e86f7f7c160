import { minutesOf, type WorkHours } from '../person/hours'
import { SLOT_MINUTES, SLOTS } from './kinds'

/** When somebody cannot come, by their own clock. */
export type Unavailable = { day: number; from: string; to: string }

const DAY = 24 * 60

/**
 * For each quarter hour of the day in UTC, the days of the week somebody can come: bit 0 is Monday.
 * @param offset minutes east of UTC
 */
export function freeHours(hours: WorkHours, unavailable: readonly Unavailable[], offset: number): number[] {
	const free = Array.from({ length: SLOTS }, () => 0)
	for (const day of hours.workDays) {
		const away = unavailable.filter((each) => each.day === day)
		// A quarter that they have only in part is none.
		const first = Math.ceil((minutesOf(hours.workFrom) - offset) / SLOT_MINUTES) * SLOT_MINUTES + offset
		for (let local = first; local + SLOT_MINUTES <= minutesOf(hours.workTo); local += SLOT_MINUTES) {
			const isAway = away.some((each) => local < minutesOf(each.to) && local + SLOT_MINUTES > minutesOf(each.from))
			if (isAway) continue
			const minute = ((day - 1) * DAY + local - offset + 7 * DAY) % (7 * DAY)
			const slot = Math.floor((minute % DAY) / SLOT_MINUTES)
			free[slot] = (free[slot] ?? 0) | (1 << Math.floor(minute / DAY))
		}
	}
	return free
}
