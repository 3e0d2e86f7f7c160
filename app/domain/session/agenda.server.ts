import type { Db, Tx } from '../db'
import { addDays } from '../zone/plain-date'
import { dateOf } from '../zone/zone.server'
import { nextOf, stateOf } from './agenda'
import { LED_KINDS } from './kinds'
import { columns, type SessionRow, toRow } from './read.server'

const LONGEST_SESSION_MS = 240 * 60_000

/** Of each cohort the session that is on or comes next, by cohort id. */
export async function listNextSessions(db: Db, cohortIds: string[], now: Date): Promise<Map<string, SessionRow>> {
	const rows = await db.session.findMany({
		where: {
			cohortId: { in: cohortIds },
			kind: { in: LED_KINDS },
			cancelledAt: null,
			startsAt: { gt: new Date(now.getTime() - LONGEST_SESSION_MS) },
		},
		select: columns,
		orderBy: { startsAt: 'asc' },
	})
	const next = new Map<string, SessionRow>()
	for (const cohortId of cohortIds) {
		const session = nextOf(rows.filter((row) => row.cohortId === cohortId).map(toRow), now)
		if (session) next.set(cohortId, session)
	}
	return next
}

/** The sessions of these in whose room something happened. */
export async function listBegunRooms(db: Db, sessionIds: string[]): Promise<Set<string>> {
	const rows = await db.room.findMany({
		where: { id: { in: sessionIds }, OR: [{ closedAt: { not: null } }, { lastSeq: { gt: 0 } }] },
		select: { id: true },
	})
	return new Set(rows.map((row) => row.id))
}

export type NamedSession = SessionRow & { cohort: { name: string } }
const named = { ...columns, cohort: { select: { name: true } } } as const

/** Sessions that are over, by the clock or because their room is closed, and whose attendance nobody has confirmed, oldest first; `ledBy` narrows to one facilitator's. */
export async function listUnconfirmed(db: Db, now: Date, ledBy?: string): Promise<NamedSession[]> {
	const rows = await db.session.findMany({
		where: {
			kind: { in: LED_KINDS },
			cancelledAt: null,
			attendanceConfirmedAt: null,
			startsAt: { lt: now },
			cohort: {
				status: { not: 'cancelled' },
				...(ledBy ? { facilitators: { some: { personId: ledBy, part: { in: ['lead', 'co'] } } } } : {}),
			},
		},
		select: named,
		orderBy: { startsAt: 'asc' },
	})
	return rows.map(toRow).filter((row) => stateOf(row, now) === 'over')
}

/** Sessions between two moments whose cohort nobody leads; whose account is closed leads none. */
export async function listLeadless(db: Db, from: Date, until: Date): Promise<NamedSession[]> {
	const rows = await db.session.findMany({
		where: {
			kind: { in: LED_KINDS },
			cancelledAt: null,
			startsAt: { gte: from, lt: until },
			cohort: {
				status: { notIn: ['cancelled', 'finished'] },
				facilitators: { none: { part: 'lead', person: { disabledAt: null } } },
			},
		},
		select: named,
		orderBy: { startsAt: 'asc' },
	})
	return rows.map(toRow)
}

type ToCome = { cohortId: string; seriesId?: string | null; startsAt: Date }

/** The earlier ones a session goes on from: of what people run themselves those of the same series, which no led one follows. */
export const heldBefore = ({ cohortId, seriesId, startsAt }: ToCome) => ({
	cohortId,
	startsAt: { lt: startsAt },
	...(seriesId ? { seriesId } : { kind: { in: LED_KINDS } }),
})

/** Sessions by what the next room opens with: all that was promised in `last`, and of `earlier` what is still open. */
export type PromisedBefore = { last: string[]; earlier: string[] }

/**
 * The last session before this one in which people promised something, and with it the make-ups held since. Whoever was
 * not there, or has not said what came of theirs, is asked again: so the earlier ones too.
 */
export async function listPromisedBefore(db: Db | Tx, session: ToCome): Promise<PromisedBefore> {
	const rows = await db.session.findMany({
		where: { ...heldBefore(session), cancelledAt: null, commitments: { some: {} } },
		orderBy: { startsAt: 'desc' },
		select: { id: true, kind: true },
	})
	// A make-up is for a few: what the others promised before it is not forgotten.
	const whole = rows.findIndex(({ kind }) => kind !== 'make-up')
	const ids = rows.map(({ id }) => id)
	const end = whole < 0 ? ids.length : whole + 1
	return { last: ids.slice(0, end), earlier: ids.slice(end) }
}

/** Until when something promised in a session is best done: the day of the next one, which opens with it, or in a week. */
export async function dueBefore(
	db: Db,
	session: { cohortId: string; seriesId?: string | null; startsAt: Date },
	{ today, zone }: { today: string; zone: string },
): Promise<string> {
	const next = await db.session.findFirst({
		where: {
			cohortId: session.cohortId,
			startsAt: { gt: session.startsAt },
			...(session.seriesId ? { seriesId: session.seriesId } : { kind: 'led' }),
			cancelledAt: null,
		},
		orderBy: { startsAt: 'asc' },
		select: { startsAt: true },
	})
	const day = next && dateOf(next.startsAt, zone)
	return day && day > today ? day : addDays(today, 7)
}
