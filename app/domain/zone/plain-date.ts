/** Whether the calendar has this day; `Date` reads "2026-02-30" as 2 March. */
export function isDay(date: string): boolean {
	const parsed = new Date(`${date}T00:00:00Z`)
	return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date
}

/** Whole days from one plain date to another: "2026-11-26" to "2026-12-03" are 7. */
export function daysBetween(from: string, to: string): number {
	return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

const short: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }

/** "Thu 3 Dec" of the plain date "2026-12-03": a calendar day belongs to no zone. Not a date: given back as it is. */
export function dayLabel(date: string, options = short): string {
	const parsed = new Date(`${date}T00:00:00Z`)
	return Number.isNaN(parsed.getTime())
		? date
		: new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(parsed).replace(',', '')
}
