import { daysBetween, mondayOf } from '../zone/plain-date'

/** What is known of one who may lead: cohorts they have already, and how many they take at once. */
export type KnownLead = {
	/** Cohorts at once, where they have said another number than is usual */
	most: number | null
	/** Of each cohort they lead or help to lead, running or planned: its last day, yyyy-mm-dd */
	until: readonly string[]
}

/**
 * From which week on each of so many cohorts finds its lead free: after the week a cohort of theirs ends in and the weeks
 * between two. Somebody with a planned cohort gets none before it, for it would run into that one.
 * @param firstMonday of week 0
 */
export function freeFrom(lead: KnownLead, atOnce: number, firstMonday: string, breakWeeks: number): number[] {
	const ends = lead.until
		.map((day) => Math.max(0, daysBetween(firstMonday, mondayOf(day)) / 7 + 1 + breakWeeks))
		.sort((a, b) => a - b)
	// Whoever has more than they take has to see some of them end before another begins.
	return [...Array<number>(atOnce).fill(0), ...ends].slice(ends.length)
}
