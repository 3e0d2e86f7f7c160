import type { CohortPart } from '../cohort/read.server'
import type { When } from '../zone/zone.server'
import type { SessionState } from './agenda'
import type { SessionKind } from './kinds'

/** A session in words, made on the server for one reader: the server knows the zones, a browser may be stale. */
export type SaidWhen = Pick<When, 'iso' | 'day' | 'shortDay' | 'month' | 'dayOfMonth' | 'time' | 'range'> & {
	/** The session's own clock, when the reader's shows something else: "12:00 to 13:00 in New York" */
	elsewhere: string | null
}

/** What the learner's and the facilitator's page of a session both say about it. */
export type SaidSession = {
	id: string
	title: string
	/** "Session 3" */
	name: string
	kind: SessionKind
	cohort: { id: string; name: string }
	part: CohortPart
	/** Of another cohort: the page of this one is closed to them */
	isGuest: boolean
	state: SessionState
	cancelReason: string
	when: SaidWhen
	minutes: number
	callUrl: string
	place: string
	/** Addresses that open a filled-in entry; null once there is nothing to remember any more */
	calendar: { google: string; outlook: string } | null
	leads: string[]
	/** Null: this format has no room in Belay */
	format: { title: string; about: string /** How many there is time for */; cases: number } | null
	room: {
		showsDoor: boolean
		/** "Opens on Wed 25 Nov, 16:00 in Lisbon, a day before", while it is still shut */
		opens: string | null
		/** It is in use now, whatever the clock says */
		isRunning: boolean
		/** What was said there may be read: it has ended */
		hasRecap: boolean
		/** The facilitator has ended it: what was said is in the recap */
		isClosed: boolean
		/** "15:02": until when the reader may take that back; null for who does not lead, and later */
		reopensUntil: string | null
	}
	/** Once it is over: where the same people meet next */
	next: { title: string; when: string; to: string } | null
}

/** A moment on the clock that some of the people share. */
export type Clock = {
	/** The wall time: "2026-11-26T16:00" */
	local: string
	/** "Stockholm, Rome and Warsaw" */
	places: string
	day: string
	/** "08:00 to 09:00" */
	hours: string
	who: string
	odd: 'early' | 'late' | null
}
