/**
 * Asking: what people are asked to answer takes at most ten minutes a month of each of them, over all instruments together
 * (docs/decisions/0035). What does not fit waits.
 */
export const MINUTES_A_MONTH = 10
export const MONTH_DAYS = 30
/** The two questions after a session: docs/decisions/0019 */
export const SURVEY_MINUTES = 1

/** @param spent minutes asked of somebody within the last month */
export function fitsBudget(spent: number, minutes: number): boolean {
	return spent + minutes <= MINUTES_A_MONTH
}
