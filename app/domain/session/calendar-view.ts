import type { Stretch } from '../lanes'
import type { SessionState } from './agenda'
import type { SaidWhen } from './said'

/** What the pages of a reader's calendar show; made in calendar-view.server.ts. Days are those of the reader's clock. */
export const CALENDAR_VIEWS = ['agenda', 'week', 'month'] as const
export type CalendarViewName = (typeof CALENDAR_VIEWS)[number]
export const calendarViewNames: Record<CalendarViewName, string> = { agenda: 'Agenda', week: 'Week', month: 'Month' }

export type CalendarRow = {
	id: string
	title: string
	/** Its cohort, or whose guests one is */
	whose: string
	/** Where it is read of */
	to: string
	/** The reader leads it or helps to, or hosts it; null when they come as one of many */
	part: 'lead' | 'host' | null
	/** The people of the cohort run it themselves */
	selfRun: boolean
	state: SessionState
	when: SaidWhen
}
/** One month of a reader's agenda, on their clock. */
export type CalendarMonth = { key: string; rows: CalendarRow[] }

/** `hours`: "16:00 to 17:00", or "23:30 to 00:30 on Fri 4 Dec" */
export type DayRow = CalendarRow & { hours: string }

export type AgendaView = {
	view: 'agenda'
	which: 'ahead' | 'past'
	months: CalendarMonth[]
	/** The day the rest begins with, when not all of it is shown */
	onward: string | null
}

export type MonthView = {
	view: 'month'
	/** "2026-12" */
	month: string
	previous: string
	next: string
	today: string
	/** Whose sessions stand under the grid */
	chosen: string
	weeks: { date: string; rows: DayRow[] }[][]
}

export type WeekBlock = DayRow & Stretch & { lane: number; lanes: number; begunBefore: boolean; goesOn: boolean }

export type WeekView = {
	view: 'week'
	days: { date: string; note: string | null; missing: Stretch[]; blocks: WeekBlock[] }[]
	/** Whole hours, in minutes from the top of the week's axis */
	shown: Stretch
	hours: { at: number; label: string; again: boolean }[]
	previous: string
	next: string
	today: string
}

export type CalendarView = AgendaView | MonthView | WeekView
