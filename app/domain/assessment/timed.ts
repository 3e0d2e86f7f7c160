import type { CheckRule } from './check'

/** The clock of a timed check. It is set when a try begins, only the server reads it, and nothing stops it. */
type Clocked = { endsAt: Date | null; submittedAt: Date | null }

/** What a person may be given of the minutes of a check, in percent. */
export const TIMES_GIVEN = [100, 125, 150, 200, 300] as const
export type TimeGiven = (typeof TIMES_GIVEN)[number]

export const timeWords: Record<TimeGiven, string> = {
	100: 'No extra time',
	125: 'A quarter more',
	150: 'Half as much again',
	200: 'Twice the time',
	300: 'Three times the time',
}

/** Null where there is no clock. */
export function minutesGiven(rule: Pick<CheckRule, 'minutes'>, percent: number): number | null {
	return rule.minutes ? Math.ceil((rule.minutes * percent) / 100) : null
}

export function endOf(startedAt: Date, minutes: number | null): Date | null {
	return minutes === null ? null : new Date(startedAt.getTime() + minutes * 60_000)
}

/** Whether something that reaches the server now comes after the end. What comes in time counts, whatever is done with it first. */
export function isLate({ endsAt }: Pick<Clocked, 'endsAt'>, now: Date): boolean {
	return endsAt !== null && now >= endsAt
}

/** Ended by the clock and not by its owner. */
export function isClosedByClock({ endsAt, submittedAt }: Clocked): boolean {
	return endsAt !== null && submittedAt !== null && submittedAt >= endsAt
}
