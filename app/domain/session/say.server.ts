import type { Db } from '../db'
import type { Format } from '../room/format'
import { opensAt } from '../room/policy'
import { showsDoor, stateOf } from './agenda'
import { listHeldRooms } from './agenda.server'
import type { MySession } from './read.server'
import type { SaidSession } from './said'
import { sayOpening, sayWhen } from './when.server'

export async function saySession(
	db: Db,
	session: MySession,
	formats: Map<string, Format>,
	reader: { id: string; timeZone: string },
	now: Date,
): Promise<SaidSession> {
	const format = formats.get(session.format)
	const held = (await listHeldRooms(db, [session.id])).get(session.id)
	const leads = session.people.filter((person) => person.part === 'lead' || person.part === 'co')
	const isAhead = !session.cancelledAt && now < opensAt(session.startsAt)
	return {
		id: session.id,
		title: session.title,
		position: session.position,
		cohort: { id: session.cohort.id, name: session.cohort.name },
		part: session.part,
		state: stateOf(session, now),
		cancelReason: session.cancelReason,
		when: sayWhen(session, reader.timeZone, now),
		minutes: session.durationMinutes,
		callUrl: session.callUrl,
		place: session.place,
		leads: leads.map(({ name }) => name),
		format: format
			? {
					title: format.title,
					about: format.about,
					hasCase: format.phases.some((phase) => phase.kind === 'case'),
				}
			: null,
		room: {
			showsDoor: showsDoor(session, { exists: format !== undefined, closed: held?.closed ?? false }, now),
			opens: format && isAhead ? sayOpening(session, reader.timeZone) : null,
			hasRecap: held !== undefined,
			isClosed: held?.closed ?? false,
		},
	}
}
