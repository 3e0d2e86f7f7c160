import type { Db } from '../db'
import type { Format } from '../room/format'
import { hasRecap, isTimeToEnter, showsDoor } from './agenda'
import { listBegunRooms } from './agenda.server'
import { minutesPresent } from './policy'
import { columns, toRow } from './read.server'

const DAY_MS = 86_400_000
const MOST_RECAPS = 5

/**
 * The rooms of what somebody runs with others of a cohort (docs/decisions/0033), or of all their cohorts: those whose
 * door is open, the one people go into now, and the last that can be read again.
 */
export async function listOwnRooms(
	db: Db,
	{ personId, cohortId }: { personId: string; cohortId?: string },
	formats: Map<string, Format>,
	now: Date,
) {
	const mine = { kind: 'self-run', cohortId, cancelledAt: null, series: { seats: { some: { personId } } } }
	const near = { gt: new Date(now.getTime() - DAY_MS), lt: new Date(now.getTime() + DAY_MS) }
	const around = (await db.session.findMany({ where: { ...mine, startsAt: near }, ...soonest })).map(toRow)
	const before = await db.session.findMany({
		where: { ...mine, startsAt: { lt: now }, room: { lastSeq: { gt: 0 } } },
		...soonest,
		orderBy: { startsAt: 'desc' },
		take: MOST_RECAPS,
	})
	const begun = await listBegunRooms(
		db,
		around.map(({ id }) => id),
	)
	const exists = ({ format }: { format: string }) => formats.has(format)
	return {
		doors: around.filter((session) => showsDoor(session, { exists: exists(session) }, now)),
		enter:
			around.find((session) =>
				isTimeToEnter(session, { exists: exists(session), begun: begun.has(session.id) }, now),
			) ?? null,
		recaps: before.map(toRow).filter((session) => hasRecap(session, { begun: true }, now)),
	}
}

const soonest = { select: columns, orderBy: { startsAt: 'asc' } } as const

/** How long somebody was in a room they run with others: for them alone, since nobody confirms it. */
export async function readOwnStay(
	db: Db,
	session: { id: string; startsAt: Date; durationMinutes: number },
	personId: string,
): Promise<number> {
	const stays = await db.presence.findMany({
		where: { sessionId: session.id, personId },
		select: { fromAt: true, untilAt: true },
	})
	return minutesPresent(stays, session)
}
