import type { CohortPart } from '../cohort/read.server'
import { REOPEN_WITHIN_MS } from '../room/conduct'
import { mayOpen } from '../room/policy'

/**
 * Where a session stands at a moment. `running` ends with its planned minutes, however long people stay, or when its
 * room is closed: nothing of it is ahead then.
 */
export type SessionState = 'cancelled' | 'over' | 'running' | 'coming'

type Timed = {
	startsAt: Date
	durationMinutes: number
	cancelledAt: Date | null
	/** Null before anybody entered it, and for formats without one */
	room: { closedAt: Date | null } | null
}

export function endOf(session: Pick<Timed, 'startsAt' | 'durationMinutes'>): Date {
	return new Date(session.startsAt.getTime() + session.durationMinutes * 60_000)
}

export function stateOf(session: Timed, now: Date): SessionState {
	if (session.cancelledAt) return 'cancelled'
	if (session.room?.closedAt) return 'over'
	if (now < session.startsAt) return 'coming'
	return now < endOf(session) ? 'running' : 'over'
}

/**
 * Of a cohort's sessions those that its people know of. While it is planned nobody is told of what is ahead, by letter,
 * calendar or page; one whose hour has come is there all the same, so that nobody stands before a closed door.
 */
export function toldOf<Session extends Timed>(sessions: readonly Session[], status: string, now: Date): Session[] {
	return sessions.filter((session) => status !== 'planned' || now >= session.startsAt)
}

/** The one that is on, or else the soonest to come. */
export function nextOf<Session extends Timed>(sessions: readonly Session[], now: Date): Session | null {
	const ahead = sessions.filter((session) => ['running', 'coming'].includes(stateOf(session, now)))
	return ahead.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null
}

const EARLY_MS = 60 * 60_000

/**
 * Whether its room is on, or over, ahead of its hour. `started`: a phase began in it; whoever begins it the day before
 * tries it out, and nobody is late for that.
 */
export function isUnderWay(session: Timed, room: { started: boolean }, now: Date): boolean {
	if (session.room?.closedAt) return true
	return room.started && now.getTime() >= session.startsAt.getTime() - EARLY_MS
}

const STAYS_AFTER_MS = 3 * 3_600_000
const NEAR_MS = 15 * 60_000

function staysUntil(session: Timed): number {
	return endOf(session).getTime() + STAYS_AFTER_MS
}

/**
 * Whether a page shows the way into the room: from a day before until three hours after, unless it was closed.
 * The door itself stays open longer (mayOpen); later one reads the recap.
 */
export function showsDoor(session: Timed, room: { exists: boolean }, now: Date): boolean {
	if (!room.exists || session.room?.closedAt) return false
	if (!mayOpen({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now }).ok) return false
	return now.getTime() < staysUntil(session)
}

/**
 * Whether there is a recap to read: what is said in a room stays in it until it is closed. A room that nobody closed
 * counts as closed once no page shows its door any more. `begun`: something happened in it.
 */
export function hasRecap(session: Timed, room: { begun: boolean }, now: Date): boolean {
	if (session.room?.closedAt) return true
	return room.begun && now.getTime() >= staysUntil(session)
}

/** The last one whose room was closed, while that is news: what was said there can be read. */
export function justEndedOf<Session extends Timed>(sessions: readonly Session[], now: Date): Session | null {
	const closed = sessions.filter(
		({ room, cancelledAt }) =>
			room?.closedAt && !cancelledAt && now.getTime() < room.closedAt.getTime() + STAYS_AFTER_MS,
	)
	return closed.sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())[0] ?? null
}

/** Until when whoever leads may take back the end of a room (docs/decisions/0030); null for everybody else, and later. */
export function reopensUntil(session: Timed, part: CohortPart, now: Date): Date | null {
	const closedAt = session.room?.closedAt
	if (!closedAt || session.cancelledAt || (part !== 'lead' && part !== 'co')) return null
	const until = new Date(closedAt.getTime() + REOPEN_WITHIN_MS)
	return now < until ? until : null
}

/** Whether people go into the room now: a quarter of an hour before until the planned end, and as long as it is in use. */
export function isTimeToEnter(session: Timed, room: { exists: boolean; begun: boolean }, now: Date): boolean {
	if (!showsDoor(session, room, now)) return false
	return room.begun || (now.getTime() >= session.startsAt.getTime() - NEAR_MS && now < endOf(session))
}
