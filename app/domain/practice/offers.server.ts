import type { Db } from '../db'
import { minutesPresent } from '../session/policy'
import { SELF_RUN, type SelfRunFormat } from '../session/self-run'
import { dateOf } from '../zone/zone.server'
import { FEWEST_MINUTES, kindOfMeeting } from './log-kinds'

const OFFERED_MS = 60 * 24 * 60 * 60_000

/**
 * Meetings somebody ran with others in a room here, and has not written down yet: the room knows day, kind and minutes, so
 * nobody types them again. Only those that are over.
 */
export async function listOffers(db: Db, person: { id: string; timeZone: string }, now: Date) {
	const personId = person.id
	const sessions = await db.session.findMany({
		where: {
			kind: 'self-run',
			cancelledAt: null,
			startsAt: { gt: new Date(now.getTime() - OFFERED_MS), lt: now },
			presences: { some: { personId } },
			practice: { none: { personId } },
		},
		select: {
			id: true,
			title: true,
			format: true,
			startsAt: true,
			durationMinutes: true,
			cohort: { select: { program: true, stage: true } },
			presences: { where: { personId }, select: { fromAt: true, untilAt: true } },
			room: { select: { events: { where: { type: 'case-told', actorId: personId }, select: { seq: true }, take: 1 } } },
		},
		orderBy: { startsAt: 'desc' },
	})
	return sessions.flatMap((session) => {
		const minutes = minutesPresent(session.presences, session)
		const isOver = session.startsAt.getTime() + session.durationMinutes * 60_000 <= now.getTime()
		if (!isOver || minutes < FEWEST_MINUTES || !(session.format in SELF_RUN)) return []
		return [
			{
				sessionId: session.id,
				title: session.title,
				stageKey: `${session.cohort.program}/${session.cohort.stage}`,
				onDay: dateOf(session.startsAt, person.timeZone),
				minutes,
				kind: kindOfMeeting[session.format as SelfRunFormat],
				ofOwnWork: (session.room?.events.length ?? 0) > 0,
			},
		]
	})
}
