import { paths } from '~/paths'
import type { Prisma } from '../db'
import type { CalendarEvent } from '../session/ical.server'

/** What of a hosting's row makes an entry. */
export const hostingColumns = {
	id: true,
	stageKey: true,
	title: true,
	hostName: true,
	place: true,
	localStart: true,
	timeZone: true,
	startsAt: true,
	durationMinutes: true,
	cancelledAt: true,
	revision: true,
} as const

type ForCalendar = Prisma.HostingGetPayload<{ select: typeof hostingColumns }>

/** A seat at an activity as an entry of a calendar. The call link stands on our page, for who has a seat. */
export function toHostingEvent(hosting: ForCalendar, publicUrl: string): CalendarEvent {
	const [program = '', stage = ''] = hosting.stageKey.split('/')
	const url = publicUrl + paths.activities({ program, stage })
	return {
		uid: `${hosting.id}@${new URL(publicUrl).hostname}`,
		sequence: hosting.revision,
		title: hosting.title,
		place: hosting.place || 'In the call: its link stands on the page of the activities',
		url,
		description: `Hosted by ${hosting.hostName}. Call link and everything else: ${url}`,
		localStart: hosting.localStart,
		timeZone: hosting.timeZone,
		startsAt: hosting.startsAt,
		durationMinutes: hosting.durationMinutes,
		isCancelled: hosting.cancelledAt !== null,
	}
}

/** Whose calendar a hosting stands in: its host's, and of everybody with a seat. Who waits in line has none yet. */
export function seatedOrHosting(personId: string) {
	return { OR: [{ hostId: personId }, { seats: { some: { personId, state: 'booked' } } }] }
}
