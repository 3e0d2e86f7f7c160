import type { Db, Tx } from '../db'
import { calendarColumns, type ForCalendar } from './calendar-event'

/** Cohorts whose people are told of sessions; one that is planned is nobody's business yet. */
const PUBLISHED = ['open', 'running']

/** Sessions of a cohort that are still ahead, with everybody who has a seat or a part in it. */
export async function listWhoMeets(
	tx: Tx,
	asked: { cohortId: string; sessionId?: string; personIds?: string[] },
	now: Date,
): Promise<{ sessionId: string; personId: string }[]> {
	const cohort = await tx.cohort.findUnique({
		where: { id: asked.cohortId },
		select: {
			status: true,
			members: { select: { personId: true } },
			facilitators: { select: { personId: true } },
			sessions: { where: { id: asked.sessionId, startsAt: { gt: now } }, select: { id: true } },
		},
	})
	if (!cohort) return []
	const meets = PUBLISHED.includes(cohort.status) ? [...cohort.members, ...cohort.facilitators] : []
	const people = asked.personIds ?? [...new Set(meets.map(({ personId }) => personId))]
	return cohort.sessions.flatMap(({ id }) => people.map((personId) => ({ sessionId: id, personId })))
}

export type Entry = {
	session: ForCalendar & { cancelReason: string; cohortId: string }
	person: { name: string; calledName: string; email: string; timeZone: string }
	/** Has a seat or a part in the cohort */
	isMember: boolean
	isPublished: boolean
}

/** What a letter about a session goes by, as things stand now. Null when there is nothing to say any more: it is over, or the account is closed. */
export async function findEntry(db: Db | Tx, sessionId: string, personId: string, now: Date): Promise<Entry | null> {
	const person = await db.person.findUnique({
		where: { id: personId },
		select: { name: true, calledName: true, email: true, timeZone: true, disabledAt: true },
	})
	const session = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			...calendarColumns,
			cohortId: true,
			cancelReason: true,
			cohort: {
				select: {
					name: true,
					status: true,
					members: { where: { personId }, select: { personId: true } },
					facilitators: { where: { personId }, select: { personId: true } },
				},
			},
		},
	})
	if (!person || person.disabledAt || !session || session.startsAt <= now) return null
	const { members, facilitators, status, name } = session.cohort
	const isMember = members.length + facilitators.length > 0
	const { disabledAt: _, ...who } = person
	return { session: { ...session, cohort: { name } }, person: who, isMember, isPublished: PUBLISHED.includes(status) }
}
