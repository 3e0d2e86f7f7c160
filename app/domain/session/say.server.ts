import { paths } from '~/paths'
import type { Db } from '../db'
import type { Format } from '../room/format'
import { opensAt } from '../room/policy'
import { hasStarted } from '../room/started.server'
import { whenOf } from '../zone/zone.server'
import { hasRecap, reopensUntil, showsDoor, stateOf, toldOf } from './agenda'
import { listBegunRooms, listNextSessions } from './agenda.server'
import { toCalendarEvent, webCalendarLinks } from './calendar-event'
import { roomName, sessionName } from './kinds'
import type { MySession } from './read.server'
import type { SaidSession } from './said'
import { sayOpening, sayWhen } from './when.server'

export async function saySession(
	db: Db,
	session: MySession,
	formats: Map<string, Format>,
	reader: { id: string; timeZone: string },
	{ now, publicUrl }: { now: Date; publicUrl: string },
): Promise<SaidSession> {
	const format = formats.get(session.format)
	const begun = (await listBegunRooms(db, [session.id])).has(session.id)
	const leads = session.people.filter((person) => person.part === 'lead' || person.part === 'co')
	const state = stateOf(session, now)
	const isAhead = state === 'coming' && now < opensAt(session.startsAt)
	const door = showsDoor(session, { exists: format !== undefined }, now)
	const reopens = reopensUntil(session, session.part, now)
	return {
		id: session.id,
		title: session.title,
		name: sessionName(session),
		kind: session.kind,
		cohort: { id: session.cohort.id, name: session.cohort.name },
		part: session.part,
		isGuest: session.isGuest,
		state,
		cancelReason: session.cancelReason,
		when: sayWhen(session, reader.timeZone, now),
		minutes: session.durationMinutes,
		callUrl: session.callUrl,
		place: session.place,
		calendar: state === 'coming' ? webCalendarLinks(toCalendarEvent(session, publicUrl)) : null,
		leads: leads.map(({ name }) => name),
		format: format
			? {
					title: format.title,
					about: format.about,
					cases: format.phases.filter((phase) => phase.kind === 'case').length,
				}
			: null,
		room: {
			showsDoor: door,
			isRunning: door && (await hasStarted(db, session.id)),
			opens: format && isAhead ? sayOpening(session, reader.timeZone) : null,
			hasRecap: hasRecap(session, { begun }, now),
			isClosed: session.room?.closedAt != null,
			reopensUntil: reopens && whenOf(reopens, reader.timeZone).time,
		},
		next: state === 'over' && !session.isGuest ? await sayNext(db, session, reader.timeZone, now) : null,
	}
}

async function sayNext(db: Db, session: MySession, zone: string, now: Date): Promise<SaidSession['next']> {
	if (session.kind === 'self-run') return null
	const ahead = (await listNextSessions(db, [session.cohort.id], now)).get(session.cohort.id)
	const [next] = ahead ? toldOf([ahead], session.cohort.status, now) : []
	if (!next || next.id === session.id) return null
	const when = whenOf(next.startsAt, zone)
	return {
		title: `${roomName(next)}: ${next.title.toLowerCase()}`,
		when: `${when.day}, ${when.time}`,
		to: paths.session({ session: next.id }),
	}
}
