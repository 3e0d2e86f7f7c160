import { lanesOf } from '../lanes'
import { addDays, daysBetween, plusMonths } from '../zone/plain-date'
import type { CohortStatus } from './kinds'

/** The program's year: what of each stage is taken in, and what runs, over twelve months. Days are plain dates. */
export const MONTHS_SHOWN = 12

export type YearEntry = {
	id: string
	kind: 'intake' | 'cohort'
	name: string
	stageKey: string
	from: string
	until: string
	/** Of an intake: the first week of its cohorts */
	startsOn: string | null
	status: string
	people: number
	seats: number
}
/** `at` and `wide`: hundredths of the year's width. */
export type YearBar = YearEntry & { at: number; wide: number; lane: number; begunBefore: boolean; goesOn: boolean }

export function monthsFrom(month: string): string[] {
	return Array.from({ length: MONTHS_SHOWN }, (_, index) => plusMonths(month, index))
}

/** What of these lies within twelve months, laid so that none covers another. */
export function barsOf(month: string, entries: readonly YearEntry[]): YearBar[] {
	const first = `${month}-01`
	const end = `${plusMonths(month, MONTHS_SHOWN)}-01`
	const days = daysBetween(first, end)
	const shown = entries
		.filter(({ from, until }) => from < end && until >= first)
		.map((entry) => {
			const from = entry.from < first ? first : entry.from
			const until = entry.until >= end ? addDays(end, -1) : entry.until
			return { entry, from: daysBetween(first, from), until: daysBetween(first, until) + 1 }
		})
	return lanesOf(shown).map(({ entry, from, until, lane }) => ({
		...entry,
		at: (from / days) * 100,
		wide: ((until - from) / days) * 100,
		lane,
		begunBefore: entry.from < first,
		goesOn: entry.until >= end,
	}))
}

/** Cohorts that stand in the program's year: what was called off does not. */
export const SHOWN_STATUSES = ['planned', 'open', 'running', 'finished'] as const satisfies readonly CohortStatus[]
