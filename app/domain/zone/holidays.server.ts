import { createRequire } from 'node:module'
import type DateHolidays from 'date-holidays'
import { addDays } from './plain-date'

/**
 * Holidays: the days on which a country or a part of it rests. The one module that knows date-holidays, whose data are
 * CC BY-SA 3.0 and large: never for a browser.
 */
export type HolidayRegion = {
	/** "DE", or "DE-BE" for a part: what Person.holidays holds */
	code: string
	name: string
}

/** Large, so loaded when somebody first asks for a holiday: a server starts without it. */
const require = createRequire(import.meta.url)
const holidays = () => require('date-holidays') as typeof DateHolidays

const HOUR_MS = 3_600_000
/** What begins in the evening leaves the working day alone: New Year's Eve from 19:00 in Adelaide. */
const EVENING = 17
const MOST_YEARS_KEPT = 400

const yearsKept = new Map<string, Holiday[]>()
let regionsKept: HolidayRegion[] | undefined

type Holiday = { day: string; name: string }

/** Every country and, right after each, its parts: "Germany", "Germany: Berlin". By name. */
export function listHolidayRegions(): HolidayRegion[] {
	regionsKept ??= readRegions()
	return regionsKept
}

function readRegions(): HolidayRegion[] {
	const Holidays = holidays()
	const all = new Holidays()
	const byName = (a: [string, string], b: [string, string]) => (a[1] < b[1] ? -1 : 1)
	return Object.entries(all.getCountries('en'))
		.sort(byName)
		.flatMap(([country, name]) => [
			{ code: country, name },
			...Object.entries(all.getStates(country, 'en') ?? {})
				.sort(byName)
				.map(([part, partName]) => ({ code: `${country}-${part}`, name: `${name}: ${partName}` })),
		])
}

export function isHolidayRegion(code: string): boolean {
	return listHolidayRegions().some((region) => region.code === code)
}

/** "Germany: Berlin" of "DE-BE"; '' when there is no such region. */
export function holidayRegionName(code: string): string {
	return listHolidayRegions().find((region) => region.code === code)?.name ?? ''
}

/**
 * Public holidays from one plain day to another, both included, by day; a feast of three days is three. Half days count,
 * evenings do not. '' or a region nobody knows has none.
 * @param region "DE" or "DE-BE" @param fromDay yyyy-mm-dd
 */
export function holidaysOf(region: string, fromDay: string, toDay: string): Holiday[] {
	if (!isHolidayRegion(region)) return []
	const found: Holiday[] = []
	// A long feast may have begun in the year before.
	for (let year = yearOf(addDays(fromDay, -14)); year <= yearOf(toDay); year++) found.push(...holidaysIn(region, year))
	return found.filter(({ day }) => day >= fromDay && day <= toDay)
}

function yearOf(day: string): number {
	return Number(day.slice(0, 4))
}

function holidaysIn(region: string, year: number): Holiday[] {
	const key = `${region} ${year}`
	const kept = yearsKept.get(key)
	if (kept) return kept
	const found = readHolidays(region, year)
	if (yearsKept.size >= MOST_YEARS_KEPT) yearsKept.clear()
	yearsKept.set(key, found)
	return found
}

function readHolidays(region: string, year: number): Holiday[] {
	const [country = '', ...part] = region.split('-')
	const Holidays = holidays()
	const calendar = part.length > 0 ? new Holidays(country, part.join('-')) : new Holidays(country)
	const byDay = new Map<string, string>()
	for (const { type, date, start, end, name } of calendar.getHolidays(year, 'en')) {
		if (type !== 'public' || Number(date.slice(11, 13)) >= EVENING) continue
		// A day on which the clock moves has 23 hours, and eves of some feasts begin at noon: whole days alone are counted.
		const days = Math.max(1, Math.floor((end.getTime() - start.getTime() + 2 * HOUR_MS) / (24 * HOUR_MS)))
		for (let index = 0; index < days; index++) {
			const day = addDays(date.slice(0, 10), index)
			if (!byDay.has(day)) byDay.set(day, name)
		}
	}
	return [...byDay].map(([day, name]) => ({ day, name })).sort((a, b) => (a.day < b.day ? -1 : 1))
}
