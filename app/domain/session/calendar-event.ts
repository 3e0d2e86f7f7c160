import { paths } from '~/paths'
import type { CalendarEvent } from './ical.server'

export type ForCalendar = {
	id: string
	title: string
	place: string
	localStart: string
	timeZone: string
	startsAt: Date
	durationMinutes: number
	cancelledAt: Date | null
	revision: number
	cohort: { name: string; status: string }
}

/** What of a session's row makes an entry. */
export const calendarColumns = {
	id: true,
	title: true,
	place: true,
	localStart: true,
	timeZone: true,
	startsAt: true,
	durationMinutes: true,
	cancelledAt: true,
	revision: true,
	cohort: { select: { name: true, status: true } },
} as const

/** A session as an entry of a calendar. No case, no call link: both stand on our page, behind a sign-in. */
export function toCalendarEvent(session: ForCalendar, publicUrl: string): CalendarEvent {
	const url = publicUrl + paths.session({ session: session.id })
	return {
		uid: `${session.id}@${new URL(publicUrl).hostname}`,
		sequence: session.revision,
		title: `${session.title}, ${session.cohort.name}`,
		place: session.place || 'In the call: its link stands on the page of the session',
		url,
		description: `A session of ${session.cohort.name}. Agenda, room and call link: ${url}`,
		localStart: session.localStart,
		timeZone: session.timeZone,
		startsAt: session.startsAt,
		durationMinutes: session.durationMinutes,
		// With a cohort that is called off, each of its sessions is.
		isCancelled: session.cancelledAt !== null || session.cohort.status === 'cancelled',
	}
}

/** Links that open a filled-in entry in a calendar on the web. */
export function webCalendarLinks(event: CalendarEvent): { google: string; outlook: string } {
	const endsAt = new Date(event.startsAt.getTime() + event.durationMinutes * 60_000)
	const compact = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')
	const google = new URLSearchParams({
		action: 'TEMPLATE',
		text: event.title,
		dates: `${compact(event.startsAt)}/${compact(endsAt)}`,
		ctz: event.timeZone,
		details: event.description,
		location: event.place,
	})
	const outlook = new URLSearchParams({
		path: '/calendar/action/compose',
		rru: 'addevent',
		subject: event.title,
		startdt: event.startsAt.toISOString(),
		enddt: endsAt.toISOString(),
		body: event.description,
		location: event.place,
	})
	return {
		google: `https://calendar.google.com/calendar/render?${google}`,
		outlook: `https://outlook.office.com/calendar/0/deeplink/compose?${outlook}`,
	}
}
