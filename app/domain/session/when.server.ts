import { opensAt } from '../room/policy'
import { instantOf, localOf, placeOf, whenOf } from '../zone/zone.server'
import { nextOf, stateOf } from './agenda'
import type { SessionRow } from './read.server'
import type { SaidWhen } from './said'

/** When a session is, said for one reader: their clock first. A year is named when it is not this one. */
export function sayWhen(
	session: { startsAt: Date; localStart: string; timeZone: string; durationMinutes: number },
	readerZone: string,
	now: Date,
): SaidWhen {
	const { iso, day, shortDay, month, dayOfMonth, time, range, year } = whenOf(
		session.startsAt,
		readerZone,
		session.durationMinutes,
	)
	const thisYear = year === whenOf(now, readerZone).year
	const own = whenOf(session.startsAt, session.timeZone, session.durationMinutes)
	const sameClock = localOf(session.startsAt, readerZone) === localOf(session.startsAt, session.timeZone)
	return {
		iso,
		day: thisYear ? day : `${day} ${year}`,
		shortDay: thisYear ? shortDay : `${shortDay} ${year}`,
		month,
		dayOfMonth,
		time,
		range,
		elsewhere: sameClock ? null : own.day === day ? own.range : `${own.range}, ${own.day}`,
	}
}

/** "Opens on Wed 25 Nov, 16:00 in Lisbon", a day before the session (app/domain/room/policy.ts). */
export function sayOpening(session: { startsAt: Date }, readerZone: string): string {
	const opens = whenOf(opensAt(session.startsAt), readerZone)
	return `Opens on ${opens.shortDay}, ${opens.range}, a day before`
}

/** Sessions as one reader's agenda: when, where each stands, and which comes next. */
export function sayAgenda(sessions: SessionRow[], readerZone: string, now: Date) {
	const next = nextOf(sessions, now)
	return sessions.map((session) => ({
		id: session.id,
		kind: session.kind,
		planNumber: session.planNumber,
		title: session.title,
		state: stateOf(session, now),
		isNext: session.id === next?.id,
		when: sayWhen(session, readerZone, now),
		reason: session.cancelReason,
	}))
}

const STEP_MINUTES = 15

/** Why a wall time cannot be: look.md, "Words", 7. */
export function noSuchTimeWords(
	fields: { date: string; time: string; timeZone: string },
	error: { why: string; suggestion: string },
): string {
	const place = placeOf(fields.timeZone)
	const way = `Pick ${error.suggestion}, or another hour.`
	if (error.why === 'twice') return `${fields.time} comes twice in ${place} that night: the clock goes back. ${way}`
	const gap = gapAround(fields)
	return `${fields.time} does not exist in ${place} that night: the clock goes from ${gap.from} to ${gap.to}. ${way}`
}

/** The wall times the clock skips around one it skips; gaps begin and end on quarters of an hour. */
function gapAround({ date, time, timeZone }: { date: string; time: string; timeZone: string }) {
	const stepMs = STEP_MINUTES * 60_000
	const quarterMs = Math.floor(Date.parse(`${date}T${time}:00Z`) / stepMs) * stepMs
	const local = (ms: number) => new Date(ms).toISOString().slice(0, 16)
	const isSkipped = (ms: number) => {
		const result = instantOf(local(ms), timeZone)
		return !result.ok && result.why === 'no-such-time'
	}
	let from = quarterMs
	while (isSkipped(from - stepMs)) from -= stepMs
	let to = quarterMs + stepMs
	while (isSkipped(to)) to += stepMs
	return { from: local(from).slice(11), to: local(to).slice(11) }
}
