/** The days people plan on. Past them zones have no rules to go by, and a year of five digits is none that databases read back. */
export const FIRST_DAY = '2000-01-01'
export const LAST_DAY = '2100-12-31'

/** Whether it is a day, and one that is planned on. */
export function isInReach(date: string): boolean {
	return isDay(date) && date >= FIRST_DAY && date <= LAST_DAY
}

/** Whether the calendar has this day; `Date` reads "2026-02-30" as 2 March. */
export function isDay(date: string): boolean {
	const parsed = new Date(`${date}T00:00:00Z`)
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date
}

/** Whole days from one plain date to another: "2026-11-26" to "2026-12-03" are 7. */
export function daysBetween(from: string, to: string): number {
	return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

const YEARS_BEGIN_MS = Date.parse('0001-01-01T00:00:00Z')
const YEARS_END_MS = Date.parse('9999-12-31T00:00:00Z')

const short: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }

/** "Thu 3 Dec" of the plain date "2026-12-03": a calendar day belongs to no zone. Not a date: given back as it is. */
export function dayLabel(date: string, options = short): string {
	const parsed = new Date(`${date}T00:00:00Z`)
	return Number.isNaN(parsed.getTime())
		? date
		: new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(parsed).replace(',', '')
}

/** The Monday of its week: weeks begin there. */
export function mondayOf(date: string): string {
	const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
	return addDays(date, -((weekday + 6) % 7))
}

/** "2026-12" and 1 are "2027-01". */
export function plusMonths(month: string, months: number): string {
	const [year = 0, of = 1] = month.split('-').map(Number)
	return dateOfMs(Date.UTC(year, of - 1 + months, 1)).slice(0, 7)
}

/** Moves a plain date by days: "2026-11-26" + 7. */
export function addDays(date: string, days: number): string {
	return dateOfMs(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000)
}

/** The years of four digits end at both sides: what would lie beyond is their first day, or their last. */
function dateOfMs(ms: number): string {
	return new Date(Math.min(Math.max(ms, YEARS_BEGIN_MS), YEARS_END_MS)).toISOString().slice(0, 10)
}

/** 1 Monday … 7 Sunday */
export function weekdayOf(date: string): number {
	return new Date(`${date}T00:00:00Z`).getUTCDay() || 7
}

/** The day of a week that begins on any day: the Thursday (4) of the week from Wednesday 30 September is 1 October. */
export function weekdayFrom(weekBegins: string, weekday: number): string {
	return addDays(weekBegins, (weekday - weekdayOf(weekBegins) + 7) % 7)
}

export function laterOf(one: string, other: string): string {
	return [one, other].sort().at(-1) ?? one
}
