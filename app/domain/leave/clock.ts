/**
 * Leave: days on which somebody is away. While it lasts every clock of theirs stands still (docs/decisions/0045): what a
 * certificate holds, a cool-down, the day something is due, a waiver. Both days, yyyy-mm-dd, are part of it.
 */
export type Leave = { fromDay: string; untilDay: string }

const DAY_MS = 86_400_000
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/**
 * When a clock runs out that was started at `from` and would have run out at `end`: later by the leave within it, and by
 * the leave within what that adds. Leave that begins once it has run out changes nothing. Days begin at midnight UTC, as
 * those of certificates do, so that a day of leave is 24 hours for everybody.
 */
export function runsOutAt(from: Date, end: Date, leaves: readonly Leave[]): Date {
	let endsAtMs = end.getTime()
	let ranUntilMs = from.getTime()
	for (const { fromDay, untilDay } of inTime(leaves)) {
		const beginsAtMs = Math.max(startOf(fromDay), ranUntilMs)
		if (beginsAtMs >= endsAtMs) break
		const backAtMs = startOf(untilDay) + DAY_MS
		if (backAtMs <= beginsAtMs) continue
		endsAtMs += backAtMs - beginsAtMs
		ranUntilMs = backAtMs
	}
	return new Date(endsAtMs)
}

/** The last day of a time of whole days that began on one day and would have ended with another. yyyy-mm-dd */
export function lastDayOf(fromDay: string, lastDay: string, leaves: readonly Leave[]): string {
	const runsOut = runsOutAt(new Date(startOf(fromDay)), new Date(startOf(lastDay) + DAY_MS), leaves)
	return new Date(runsOut.getTime() - DAY_MS).toISOString().slice(0, 10)
}

/** @param day yyyy-mm-dd */
export function isOnLeave(leaves: readonly Leave[], day: string): boolean {
	return leaves.some(({ fromDay, untilDay }) => fromDay <= day && day <= untilDay)
}

export function overlap(one: Leave, other: Leave): boolean {
	return one.fromDay <= other.untilDay && other.fromDay <= one.untilDay
}

export function inTime<Each extends Leave>(leaves: readonly Each[]): Each[] {
	return [...leaves].sort((a, b) => a.fromDay.localeCompare(b.fromDay))
}
