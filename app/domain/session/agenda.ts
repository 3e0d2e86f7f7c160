import { mayOpen } from '../room/policy'

/** Where a session stands at a moment. `running` ends with its planned minutes, however long people stay. */
export type SessionState = 'cancelled' | 'over' | 'running' | 'coming'

type Timed = { startsAt: Date; durationMinutes: number; cancelledAt: Date | null }

export function endOf(session: Pick<Timed, 'startsAt' | 'durationMinutes'>): Date {
	return new Date(session.startsAt.getTime() + session.durationMinutes * 60_000)
}

export function stateOf(session: Timed, now: Date): SessionState {
	if (session.cancelledAt) return 'cancelled'
	if (now < session.startsAt) return 'coming'
	return now < endOf(session) ? 'running' : 'over'
}

/** The one that is on, or else the soonest to come. */
export function nextOf<Session extends Timed>(sessions: readonly Session[], now: Date): Session | null {
	const ahead = sessions.filter((session) => ['running', 'coming'].includes(stateOf(session, now)))
	return ahead.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null
}

const STAYS_AFTER_MS = 3 * 3_600_000

/**
 * Whether a page shows the way into the room: from a day before until three hours after, unless it was closed.
 * The door itself stays open longer (mayOpen); later one reads the recap.
 */
export function showsDoor(session: Timed, room: { exists: boolean; closed: boolean }, now: Date): boolean {
	if (!room.exists || room.closed) return false
	if (!mayOpen({ startsAt: session.startsAt, cancelled: session.cancelledAt !== null, now }).ok) return false
	return now.getTime() < endOf(session).getTime() + STAYS_AFTER_MS
}
