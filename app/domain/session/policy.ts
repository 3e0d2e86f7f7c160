import type { FacilitatorPart } from '../cohort/kinds'
import type { Verdict } from '../errors'
import type { Requirement } from '../program/frontmatter'

/** Rules about sessions. */
export function mayRunSession(part: 'member' | FacilitatorPart | null): Verdict<'not-facilitator'> {
	return part === 'lead' || part === 'co' ? { ok: true } : { ok: false, why: 'not-facilitator' }
}

/** Attendance is a fact of the past: it can be confirmed once the session has begun. */
export function mayConfirmAttendance(facts: {
	startsAt: Date
	cancelled: boolean
	now: Date
}): Verdict<'not-yet' | 'cancelled'> {
	if (facts.cancelled) return { ok: false, why: 'cancelled' }
	return facts.now >= facts.startsAt ? { ok: true } : { ok: false, why: 'not-yet' }
}

/** Ahead of it only: afterwards the facilitators say who was there. */
export function mayApologize(facts: { startsAt: Date; cancelled: boolean; now: Date }): Verdict<'begun' | 'cancelled'> {
	if (facts.cancelled) return { ok: false, why: 'cancelled' }
	return facts.now < facts.startsAt ? { ok: true } : { ok: false, why: 'begun' }
}

/** Minutes somebody was there, from their stays: overlapping stays (two tabs) count once, time outside the session not. */
export function minutesPresent(
	stays: { fromAt: Date; untilAt: Date }[],
	session: { startsAt: Date; durationMinutes: number },
): number {
	const begin = session.startsAt.getTime()
	const end = begin + session.durationMinutes * 60_000
	const spans = stays
		.map((stay) => [Math.max(begin, stay.fromAt.getTime()), Math.min(end, stay.untilAt.getTime())] as const)
		.filter(([from, until]) => until > from)
		.sort(([a], [b]) => a - b)
	let total = 0
	let reached = begin
	for (const [from, until] of spans) {
		total += Math.max(0, until - Math.max(from, reached))
		reached = Math.max(reached, until)
	}
	return Math.round(total / 60_000)
}

/** The fewest minutes that count toward the level, as the cohort's own rules say it; null when none of them asks for sessions. */
export function countsFromMinutes(rules: readonly Requirement[], durationMinutes: number): number | null {
	const rule = rules.find((each) => each.kind === 'sessions')
	return rule?.kind === 'sessions' ? Math.ceil(durationMinutes * rule.presentShare) : null
}

export const sessionRefusals: Record<string, string> = {
	'no-such-zone': 'Choose a zone from the list.',
	cancelled: 'This session is cancelled.',
	'people-wait': 'Somebody is in the room. Change the format when it is empty.',
	'room-began': 'The room of this session has begun, so its format stays.',
	'already-held': 'Attendance is confirmed: the session took place, and its record stays as it is.',
	'not-yet': 'The session has not begun yet.',
	'list-changed': 'Somebody has joined the cohort meanwhile. Open this page again: the list now has their line.',
	'not-in-cohort': 'Choose somebody of this cohort.',
	'case-told': 'The case has been told in the room, so its author stays.',
	'not-author': 'The case belongs to somebody else.',
	begun: 'The session has begun. Your facilitator says who was there.',
	'room-closed': 'The room has ended. What was said there is in the recap.',
}
