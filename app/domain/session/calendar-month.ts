import type { SessionState } from './agenda'
import type { SaidWhen } from './said'

export type CalendarRow = {
	id: string
	title: string
	cohort: string
	/** The reader leads it or helps to */
	leads: boolean
	state: SessionState
	when: SaidWhen
}
/** One month of a reader's agenda, on their clock. */
export type CalendarMonth = { key: string; rows: CalendarRow[] }
