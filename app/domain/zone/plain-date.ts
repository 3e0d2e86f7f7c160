const formats = { short: { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } } as const

/** "Thu 3 Dec" of the plain date "2026-12-03": a calendar day belongs to no zone. */
export function dayLabel(date: string): string {
	const parsed = new Date(`${date}T00:00:00Z`)
	return Number.isNaN(parsed.getTime()) ? date : new Intl.DateTimeFormat('en-GB', formats.short).format(parsed).replace(',', '')
}
