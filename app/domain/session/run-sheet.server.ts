import type { Db } from '../db'
import type { Outcome } from '../practice/kinds'
import { listPromisesOf } from '../practice/read.server'
import type { Format } from '../room/format'
import { shortDate, whenOf } from '../zone/zone.server'
import { findPromisedBefore } from './agenda.server'
import { readAttendance } from './attendance.server'
import type { MySession } from './read.server'

/** The phases of a session with the hour at which each begins, on its facilitator's clock. */
export function sayRunSheet(format: Format, session: Pick<MySession, 'startsAt'>, zone: string) {
	let minutesIn = 0
	return format.phases.map(({ id, title, prompt, minutes, tips }) => {
		const beginsAt = new Date(session.startsAt.getTime() + minutesIn * 60_000)
		minutesIn += minutes
		return { id, title, prompt, minutes, tips, at: whenOf(beginsAt, zone).time }
	})
}

/** Last time's promises as the room will ask about them: what was promised and what became of it, nothing else. */
export async function sayPromisesBefore(
	db: Db,
	session: MySession,
): Promise<{ id: string; name: string; text: string; outcome: Outcome | null }[]> {
	const before = await findPromisedBefore(db, session)
	if (!before) return []
	const promises = await listPromisesOf(db, before.id)
	return promises.map((promise) => ({
		id: promise.id,
		name: session.people.find((person) => person.id === promise.personId)?.name ?? 'Somebody who left',
		text: promise.text,
		outcome: promise.outcome as Outcome | null,
	}))
}

/**
 * The attendance list as the form wants it. A session held in the call leaves no presence to propose from: everybody is
 * proposed as there for the whole time, and the facilitator takes out who was not.
 */
export async function sayRoll(db: Db, session: MySession, room: { exists: boolean }, zone: string) {
	const proposed = await readAttendance(db, session.id)
	const lines = proposed.map((line) =>
		room.exists || line.confirmed || line.state === 'excused'
			? line
			: { ...line, state: 'present' as const, minutesPresent: session.durationMinutes },
	)
	return {
		fromRoom: room.exists,
		confirmedOn: session.attendanceConfirmedAt ? shortDate(session.attendanceConfirmedAt, zone) : null,
		lines: lines.map(({ personId, name, state, minutesPresent, note }) => ({
			personId,
			name,
			state,
			minutesPresent: String(minutesPresent),
			note,
		})),
	}
}
