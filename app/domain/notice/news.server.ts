import type { Entry } from '../session/who-meets.server'
import { instantOf } from '../zone/zone.server'
import { isSameTold, type SessionNews, type Told } from './session-letters.server'

/**
 * What is news to somebody. The letters and the look ahead at them (rehearse.server.ts) both ask here, so that an admin is
 * never shown one thing and the people sent another.
 */

/** What somebody's calendar holds of a session, by the last letter that they got */
export type Known = { method: 'REQUEST' | 'CANCEL'; told: Told }

/** @param hasLeft whether the letter that said it got through: one that did not has told nobody anything */
export function knownOf(
	last: { method: string; told: unknown; before: unknown } | null,
	hasLeft: boolean,
): Known | null {
	if (!last) return null
	return (hasLeft ? { method: last.method, told: last.told } : last.before) as Known | null
}

/** What is new to somebody who knows of a session what `known` says; null when nothing is. */
export function newsOf({ session, isMember, isPublished }: Entry, known: Known | null): SessionNews | null {
	const knowsOfIt = known?.method === 'REQUEST'
	if (session.cancelledAt || !isPublished) return knowsOfIt ? { kind: 'cancelled' } : null
	if (!isMember) return knowsOfIt ? { kind: 'left' } : null
	if (!knowsOfIt) return { kind: 'invited' }
	const { told } = known
	if (isSameTold(told, session)) return null
	const here = { ...told, place: session.place }
	if (isSameTold(here, session)) return { kind: 'elsewhere' }
	return isSameTold({ ...here, startsAt: session.startsAt }, session)
		? { kind: 'clock' }
		: { kind: 'moved', from: startOf(told) }
}

function startOf(told: Told): { startsAt: Date; durationMinutes: number } {
	if (told.startsAt) return { startsAt: new Date(told.startsAt), durationMinutes: told.durationMinutes }
	const start = instantOf(told.localStart, told.timeZone)
	// The data of zones may have changed since: then the hour that was told is said as if it were plain.
	const startsAt = start.ok ? start.at : new Date(`${told.localStart}:00Z`)
	return { startsAt, durationMinutes: told.durationMinutes }
}
