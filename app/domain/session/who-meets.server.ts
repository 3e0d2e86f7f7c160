import type { Db, Prisma, Tx } from '../db'
import { calendarColumns, type ForCalendar } from './calendar-event'
import { isAsked, type SessionKind } from './kinds'

/** Cohorts whose people are told of sessions; one that is planned is nobody's business yet. */
const PUBLISHED = ['open', 'running']

/** Self-run meetings go on when the level is over. */
function isPublished(kind: string, status: string): boolean {
	return PUBLISHED.includes(status) || (kind === 'self-run' && status === 'finished')
}

const seats = { select: { personId: true } } as const
const meeting = {
	kind: true,
	invited: true,
	guests: seats,
	series: { select: { seats, firstStart: true } },
	cohort: { select: { name: true, status: true, members: seats, facilitators: seats } },
} as const
type Seat = { personId: string }
type Meeting = {
	kind: string
	invited: string[]
	guests: Seat[]
	series: { seats: Seat[] } | null
	cohort: { status: string; members: Seat[]; facilitators: Seat[] }
}

/** Who is asked to a session: its cohort's people and its guests; in a self-run one those of its series. */
export function peopleOf({
	kind,
	invited,
	guests,
	series,
	cohort,
}: Omit<Meeting, 'cohort'> & { cohort: Pick<Meeting['cohort'], 'members' | 'facilitators'> }): Set<string> {
	const there =
		(kind as SessionKind) === 'self-run'
			? (series?.seats ?? [])
			: [...cohort.members.filter((each) => isAsked({ invited }, each.personId)), ...cohort.facilitators, ...guests]
	return new Set(there.map(({ personId }) => personId))
}

/**
 * Everybody who hears what is told in a room, or reads it in the recap: all of the cohort, and guests; of what people run
 * themselves those who meet.
 */
export async function listWhoHears(db: Db, sessionId: string): Promise<string[]> {
	const row = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			kind: true,
			guests: seats,
			series: { select: { seats } },
			cohort: { select: { members: seats, facilitators: seats } },
		},
	})
	return row ? [...peopleOf({ ...row, invited: [] })] : []
}

/** As a condition on sessions: those to which somebody is asked. */
export function meets(personId: string) {
	const me = { some: { personId } }
	return {
		OR: [
			{
				kind: { not: 'self-run' },
				OR: [
					{ cohort: { members: me }, OR: [{ invited: { isEmpty: true } }, { invited: { has: personId } }] },
					{ cohort: { facilitators: me } },
					{ guests: me },
				],
			},
			{ kind: 'self-run', series: { seats: me } },
		],
	}
}

/** People may sit in what is called off: they are told of it up to a day after its hour. */
const DAY_MS = 86_400_000

/** Letters are about what is ahead, and about what was called off in its hour. */
function mayBeTold(now: Date): Prisma.SessionWhereInput {
	return { OR: [{ startsAt: { gt: now } }, { cancelledAt: { not: null }, startsAt: { gt: toldSince(now) } }] }
}

/** Who is in a session that began later than this hears by letter that it is called off. */
export function toldSince(now: Date): Date {
	return new Date(now.getTime() - DAY_MS)
}

/** Sessions of a cohort of which people are told still, with everybody who has a seat or a part in them. */
export async function listWhoMeets(
	tx: Tx,
	asked: { cohortId: string; sessionId?: string; personIds?: string[] },
	now: Date,
): Promise<{ sessionId: string; personId: string }[]> {
	const sessions = await tx.session.findMany({
		where: { cohortId: asked.cohortId, id: asked.sessionId, ...mayBeTold(now) },
		select: { id: true, ...meeting },
	})
	return sessions.flatMap((session) => {
		const there = isPublished(session.kind, session.cohort.status) ? [...peopleOf(session)] : []
		return (asked.personIds ?? there).map((personId) => ({ sessionId: session.id, personId }))
	})
}

export type Entry = {
	session: ForCalendar & {
		format: string
		cancelReason: string
		cohortId: string
		seriesId: string | null
		usualTime: string | null
	}
	person: { id: string; name: string; calledName: string; email: string; timeZone: string }
	/** Has a seat or a part in the session */
	isMember: boolean
	isPublished: boolean
	/** A meeting that people of the cohort run by themselves */
	isOwn: boolean
}

type Pair = { sessionId: string; personId: string }

/** What letters about sessions go by, as things stand now; none for a session that is on or an account that is closed. */
export async function listEntries(db: Db | Tx, pairs: Pair[], now: Date): Promise<Entry[]> {
	const people = await db.person.findMany({
		where: { id: { in: [...new Set(pairs.map(({ personId }) => personId))] }, disabledAt: null },
		select: { id: true, name: true, calledName: true, email: true, timeZone: true },
	})
	const sessions = await db.session.findMany({
		where: { id: { in: [...new Set(pairs.map(({ sessionId }) => sessionId))] }, ...mayBeTold(now) },
		select: { ...calendarColumns, format: true, cohortId: true, seriesId: true, cancelReason: true, ...meeting },
	})
	const meetings = new Map(sessions.map((session) => [session.id, { session, there: peopleOf(session) }]))
	const persons = new Map(people.map((person) => [person.id, person]))
	return pairs.flatMap(({ sessionId, personId }) => {
		const found = meetings.get(sessionId)
		const person = persons.get(personId)
		if (!found || !person) return []
		const { kind, invited: _, guests: __, series, cohort, ...session } = found.session
		return {
			session: {
				...session,
				cohort: { name: cohort.name, status: cohort.status },
				usualTime: series ? unlessUsual(series, session) : null,
			},
			person,
			isMember: found.there.has(personId),
			isPublished: isPublished(kind, cohort.status),
			isOwn: kind === 'self-run',
		}
	})
}

/** The hour of a series, when one of its meetings is at another: its clock skips it that night, or shows it twice. */
export function unlessUsual(
	{ firstStart }: { firstStart: string },
	{ localStart }: { localStart: string },
): string | null {
	const usual = firstStart.slice(11)
	return usual === localStart.slice(11) ? null : usual
}

/** Null when there is nothing to say any more. */
export async function findEntry(db: Db | Tx, sessionId: string, personId: string, now: Date): Promise<Entry | null> {
	const [entry] = await listEntries(db, [{ sessionId, personId }], now)
	return entry ?? null
}
