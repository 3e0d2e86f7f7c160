import { type Agendas, findAgenda, handoutsOf, type SheetPhase, sheetOf } from '../agenda/agenda'
import type { Db } from '../db'
import { findPattern, type PatternLibrary, patternsAtHand } from '../pattern/pattern'
import type { Outcome } from '../practice/kinds'
import { listPromisesOf } from '../practice/read.server'
import type { Format } from '../room/format'
import { stationsOf } from '../room/stations'
import { shortDate, whenOf } from '../zone/zone.server'
import { listPromisedBefore } from './agenda.server'
import { readAttendance } from './attendance.server'
import type { MySession } from './read.server'

/** What agendas, rooms and patterns say about a session. */
export type SheetContent = { formats: Map<string, Format>; agendas: Agendas; library: PatternLibrary }

const stageKeyOf = ({ cohort }: MySession) => `${cohort.program}/${cohort.stage}`

/** The agenda of a session with the hour at which each phase begins, on the clock of whoever leads it, and all it needs. */
export function sayRunSheet(content: SheetContent, session: MySession, zone: string) {
	const agenda = findAgenda(content.agendas, session, stageKeyOf(session))
	const patterns = agenda
		? agenda.patterns.flatMap((id) => findPattern(content.library, id) ?? [])
		: patternsAtHand(content.library, stageKeyOf(session))
	const format = content.formats.get(session.format)
	const phases = onClock(sheetOf(agenda, format), session.startsAt, zone)
	const takes = phases.reduce((sum, phase) => sum + phase.minutes, 0)
	return {
		purpose: agenda?.purpose ?? null,
		ready: agenda?.ready ?? null,
		handouts: agenda ? handoutsOf(agenda, format) : [],
		phases,
		/** What the phases take, when the session was given another length */
		takes: takes > 0 && takes !== session.durationMinutes ? takes : null,
		patterns: patterns.map(({ id, title, situation }) => ({ id, title, situation })),
	}
}

/** Each phase with the hour at which it begins. */
export function onClock(phases: SheetPhase[], startsAt: Date, zone: string) {
	let minutesIn = 0
	return phases.map((phase) => {
		const beginsAt = new Date(startsAt.getTime() + minutesIn * 60_000)
		minutesIn += phase.minutes
		return { ...phase, at: whenOf(beginsAt, zone).time }
	})
}

/** What learners see of it: what to have ready and the outline. Words of the lead, hints and roles stay on the run sheet. */
export function sayOutline(content: SheetContent, session: MySession) {
	const agenda = findAgenda(content.agendas, session, stageKeyOf(session))
	const format = content.formats.get(session.format)
	const phases = format
		? stationsOf(format.phases).map(({ id, title, minutes, phases: parts }) => {
				// What a turn is about, its agenda says: the room counts them.
				const planned = parts.length > 1 ? agenda?.phases.find((phase) => phase.id === id) : undefined
				const [first] = parts
				const groups = first?.kind === 'group' ? first.groups : undefined
				return { id, title: planned?.title ?? title, minutes, groups, prompt: promptOf(parts) }
			})
		: (agenda?.phases ?? []).map(({ id, title, minutes, groups }) => ({ id, title, minutes, groups }))
	return {
		purpose: agenda?.purpose ?? null,
		ready: agenda ? { everybody: agenda.ready.everybody, presenters: agenda.ready.presenters } : null,
		phases,
	}
}

/** What happens in a station: what it asks, or the parts of a turn with their minutes. */
function promptOf(parts: readonly { title: string; prompt: string; minutes: number }[]): string {
	const [only, ...more] = parts
	if (only && more.length === 0) return only.prompt
	return parts.map(({ title, minutes }) => `${title.replace(/ \d+$/, '')} ${minutes} min`).join(', ')
}

/** Last time's promises as the room will ask about them: what was promised and what became of it, nothing else. */
export async function sayPromisesBefore(
	db: Db,
	session: MySession,
): Promise<{ id: string; personId: string; name: string; text: string; outcome: Outcome | null }[]> {
	const promises = await listPromisesOf(db, await listPromisedBefore(db, session))
	return promises.map((promise) => ({
		id: promise.id,
		personId: promise.personId,
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
