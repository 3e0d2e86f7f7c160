import type { FacilitatorPart } from '../cohort/kinds'
import type { Verdict } from '../errors'
import type { Requirement } from '../program/frontmatter'
import type { AttendanceState } from './kinds'

/** Rules about sessions. */
export function mayRunSession(part: 'member' | FacilitatorPart | null): Verdict<'not-facilitator'> {
	return part === 'lead' || part === 'co' ? { ok: true } : { ok: false, why: 'not-facilitator' }
}

/** A cohort that met before it came to Belay has its sessions written down; what lies further back is a slip of the pen. */
const PAST_MS = 60 * 24 * 60 * 60_000
type Meeting = { startsAt: Date; durationMinutes: number }

/**
 * When a session of a cohort may be: ahead, and not while the cohort meets already.
 * @param facts `others`: the sessions of the cohort that are not cancelled
 */
export function mayMeetAt(at: Meeting, facts: { others: Meeting[]; now: Date }): Verdict<'long-past' | 'same-hour'> {
	if (at.startsAt.getTime() < facts.now.getTime() - PAST_MS) return { ok: false, why: 'long-past' }
	return facts.others.some((other) => overlap(at, other)) ? { ok: false, why: 'same-hour' } : { ok: true }
}

function overlap(one: Meeting, other: Meeting): boolean {
	const endOf = ({ startsAt, durationMinutes }: Meeting) => startsAt.getTime() + durationMinutes * 60_000
	return one.startsAt.getTime() < endOf(other) && other.startsAt.getTime() < endOf(one)
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

/** Ahead of it only: afterwards the facilitators say who was there. `underWay`: its room was begun, or ended, early */
export function mayApologize(facts: {
	startsAt: Date
	cancelled: boolean
	underWay: boolean
	now: Date
}): Verdict<'begun' | 'cancelled'> {
	if (facts.cancelled) return { ok: false, why: 'cancelled' }
	return facts.now < facts.startsAt && !facts.underWay ? { ok: true } : { ok: false, why: 'begun' }
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

type Attended = { state: AttendanceState; minutesPresent: number }

/** What a line counts for: nobody is present longer than the session was, nor at all who was away. */
export function countedMinutes(line: Attended, durationMinutes: number): number {
	return line.state === 'present' ? Math.min(line.minutesPresent, durationMinutes) : 0
}

/** Whether a line changes what was confirmed and does not say why. The first list needs no reasons: it is a proposal. */
export function lacksReason(
	line: Attended & { note: string },
	confirmed: Attended | undefined,
	durationMinutes: number,
): boolean {
	if (!confirmed || line.note.trim() !== '') return false
	return line.state !== confirmed.state || countedMinutes(line, durationMinutes) !== confirmed.minutesPresent
}

/** The fewest minutes that count toward the level, as the cohort's own rules say it; null when none of them asks for sessions. */
export function countsFromMinutes(rules: readonly Requirement[], durationMinutes: number): number | null {
	const rule = rules.find((each) => each.kind === 'sessions')
	return rule?.kind === 'sessions' ? Math.ceil(durationMinutes * rule.presentShare) : null
}

export type VisitRefusal =
	| 'other-level'
	| 'other-number'
	| 'not-in-cohort'
	| 'belongs-there'
	| 'not-ahead'
	| 'room-full'
	| 'kin-there'

/** Who may make up for a session in another cohort's. `seats`, `taken`: people, guests among them. */
export function mayVisit(facts: {
	sameLevel: boolean
	sameNumber: boolean
	/** Of the cohort whose session was missed */
	isMember: boolean
	belongsThere: boolean
	isAhead: boolean
	seats: number
	taken: number
	/** Somebody of their own team or reporting line is there */
	besideKin: boolean
}): Verdict<VisitRefusal> {
	if (!facts.sameLevel) return { ok: false, why: 'other-level' }
	if (!facts.sameNumber) return { ok: false, why: 'other-number' }
	if (!facts.isMember) return { ok: false, why: 'not-in-cohort' }
	if (facts.belongsThere) return { ok: false, why: 'belongs-there' }
	if (!facts.isAhead) return { ok: false, why: 'not-ahead' }
	if (facts.taken >= facts.seats) return { ok: false, why: 'room-full' }
	return facts.besideKin ? { ok: false, why: 'kin-there' } : { ok: true }
}

export const sessionRefusals: Record<string, string> = {
	'no-such-zone': 'Choose a zone from the list.',
	cancelled: 'This session is cancelled.',
	'long-past': 'A date is more than 60 days past. Choose one that is ahead, or of a session held since.',
	'same-hour': 'Two sessions of this cohort would be at the same hour. Choose another day or time for one of them.',
	'before-original': 'A make-up comes after the session it stands in for. Choose a later day.',
	'people-wait': 'Somebody is in the room. Change the format when it is empty.',
	'room-began': 'The room of this session has begun, so its format stays.',
	'already-held': 'Attendance is confirmed: the session took place, and its record stays as it is.',
	'enough-series': 'Three series of yours are running in this cohort. End one, then start another.',
	'enough-changes':
		'Your meetings changed a dozen times within a day, and everybody heard of each. Change them again tomorrow.',
	alone: 'Choose at least one of your cohort: one does not meet alone.',
	'nobody-asked': 'Choose at least one person whom it is for.',
	'not-of-level': 'Your level has no such meeting. Choose one of the list.',
	'no-make-up': 'A make-up stands in for a session of the level. Open that one.',
	'other-level': 'That session belongs to another level.',
	'other-number': 'That is another session of the level. Choose the one with the same number.',
	'belongs-there': 'This person has a part in that session already.',
	'not-ahead': 'That session has begun or is cancelled. Choose one that is ahead.',
	'room-full': 'Every seat of that session is taken. Choose another one.',
	'kin-there': 'Somebody of their own team or reporting line is in that session. Choose another one, or hold it again.',
	'nothing-ahead': 'No session of this series is ahead any more.',
	'out-of-reach': 'Part of the series would lie beyond the year 2100. Move it by less.',
	'in-the-past': 'Part of the series would be in the past. Move it to a later day.',
	'planned-meanwhile':
		'Somebody has scheduled this session of the plan meanwhile. Open this page again to see what is left.',
	'groups-stay': 'This session is over, and its groups stay as they were.',
	'too-few': 'Groups need two people who are expected. Fewer are.',
	'group-name-taken': 'Another group of this session has this name.',
	'not-in-session': 'This person has no seat in the session any more.',
	'not-yet': 'The session has not begun yet.',
	'list-changed': 'Somebody has joined the cohort meanwhile. Open this page again: the list now has their line.',
	'reason-needed': 'A line that was confirmed has changed. Say why, in a few words, beside it.',
	'not-in-cohort': 'Choose somebody of this cohort.',
	'somebody-brings': 'Somebody else of you brings the case meanwhile. Keep yours for the next time.',
	'case-told': 'The case has been told in the room, so its author stays.',
	'not-author': 'The case belongs to somebody else.',
	begun: 'The session has begun. Your facilitator says who was there.',
	'room-closed': 'The room has ended. What was said there is in the recap.',
}
