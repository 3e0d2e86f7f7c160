import type { Db } from '../db'
import { localOf } from '../zone/zone.server'
import { stateOf } from './agenda'
import type { CalendarMonth, CalendarRow } from './calendar-month'
import { sayWhen } from './when.server'

const DAY_MS = 86_400_000

/** Sessions of one's cohorts from a day ago on, or everything before that, by month on the reader's clock. */
export async function readMyCalendar(
	db: Db,
	reader: { id: string; timeZone: string },
	now: Date,
	which: 'ahead' | 'past',
): Promise<CalendarMonth[]> {
	const { id: personId, timeZone } = reader
	const border = new Date(now.getTime() - DAY_MS)
	const sessions = await db.session.findMany({
		where: {
			startsAt: which === 'ahead' ? { gte: border } : { lt: border },
			cohort: {
				status: { not: 'planned' },
				OR: [{ members: { some: { personId } } }, { facilitators: { some: { personId } } }],
			},
		},
		select: {
			id: true,
			title: true,
			startsAt: true,
			localStart: true,
			timeZone: true,
			durationMinutes: true,
			cancelledAt: true,
			attendanceConfirmedAt: true,
			room: { select: { closedAt: true } },
			cohort: { select: { name: true, facilitators: { where: { personId }, select: { part: true } } } },
		},
		orderBy: [{ startsAt: which === 'ahead' ? 'asc' : 'desc' }, { id: 'asc' }],
	})
	const months = new Map<string, CalendarRow[]>()
	for (const session of sessions) {
		const key = localOf(session.startsAt, timeZone).slice(0, 7)
		const row = {
			id: session.id,
			title: session.title,
			cohort: session.cohort.name,
			leads: session.cohort.facilitators.some(({ part }) => part !== 'observer'),
			state: stateOf(session, now),
			when: sayWhen(session, timeZone, now),
		}
		months.set(key, [...(months.get(key) ?? []), row])
	}
	return [...months].map(([key, rows]) => ({ key, rows }))
}
