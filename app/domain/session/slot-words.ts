import { listed } from '../number-words'
import type { SeriesScore, SlotScore } from './slots'

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** What speaks against a time, a line for each kind; none when it suits everybody. */
export function againstSlot(score: SlotScore): string[] {
	const lines: string[] = []
	const { barred, clashes, cannot, holidays, outside, people } = score
	if (barred.length > 0)
		lines.push(`${listed([...new Set(barred.map(({ name }) => name))])} would lead and cannot: ${listed(whys(score))}`)
	if (clashes.length > 0)
		lines.push(
			`${clashes.length} of ${people} in another session: ${listed(clashes.map(({ name, what }) => (what ? `${name} (${what})` : name)))}`,
		)
	if (cannot.length > 0) lines.push(`${cannot.length} of ${people} said that they cannot come then`)
	if (holidays.length > 0)
		lines.push(
			`${holidays.length} of ${people} on a public holiday: ${listed(holidays.map(({ name, holiday }) => `${name} (${holiday})`))}`,
		)
	if (outside.length > 0)
		lines.push(`${outside.length} of ${people} outside working hours: ${listed(outside.map(({ name }) => name))}`)
	return lines
}

/** What of it is asked back before such a time is kept: without who leads, or without anybody, it is no session. */
export function concernsOf(score: SlotScore): string[] {
	const { barred, holidays, people } = score
	const lines: string[] = []
	if (barred.length > 0)
		lines.push(`${listed([...new Set(barred.map(({ name }) => name))])} would lead and cannot: ${listed(whys(score))}`)
	if (people > 0 && holidays.length === people) lines.push('everybody is on a public holiday')
	return lines
}

const barWords = { outside: 'outside working hours', holiday: 'a public holiday', clash: 'another session' }

function whys({ barred }: SlotScore): string[] {
	return [...new Set(barred.map(({ why }) => barWords[why]))]
}

/** The same of a weekday and time over all weeks: whoever is concerned in one of them is named. */
export function againstSeries({ weeks }: SeriesScore): string[] {
	const people = weeks[0]?.people ?? 0
	const names = (of: (score: SlotScore) => { name: string }[]) => [
		...new Set(weeks.flatMap((week) => of(week).map(({ name }) => name))),
	]
	const kinds = [
		{ who: names(({ barred }) => barred), words: 'would lead and cannot in some week' },
		{ who: names(({ clashes }) => clashes), words: 'in another session in some week' },
		{ who: names(({ holidays }) => holidays), words: 'on a public holiday in some week' },
		{ who: names(({ outside }) => outside), words: 'outside working hours' },
	]
	const cannot = new Set(weeks.flatMap((week) => week.cannot)).size
	const lines = kinds
		.filter(({ who }) => who.length > 0)
		.map(({ who, words }) => `${who.length} of ${people} ${words}: ${listed(who)}`)
	return cannot > 0 ? [...lines, `${cannot} of ${people} said that they cannot come then`] : lines
}
