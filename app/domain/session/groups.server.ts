import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { stateOf } from './agenda'
import { byName, mayGroup } from './groups'
import { isAsked, LED_KINDS, type SessionKind, sessionName } from './kinds'

const person = { select: { id: true, name: true } } as const
const seats = {
	where: { person: { disabledAt: null } },
	select: { person },
	orderBy: { person: { name: 'asc' } },
} as const
const columns = {
	id: true,
	cohortId: true,
	kind: true,
	planNumber: true,
	invited: true,
	title: true,
	startsAt: true,
	durationMinutes: true,
	cancelledAt: true,
	room: { select: { closedAt: true } },
	cohort: { select: { name: true, members: seats } },
	guests: seats,
	apologies: { select: { personId: true } },
	missed: { select: { personId: true } },
	groups: { select: { id: true, name: true, callUrl: true, place: true, seats: { select: { personId: true } } } },
} as const

/**
 * How a session is held in groups, for those who lead it and for admins: who sits in which, who in none, and who is away.
 * @throws DomainError 'not-found'
 */
export async function readGroups(db: Db | Tx, sessionId: string, now: Date) {
	const row = await db.session.findUnique({ where: { id: sessionId, kind: { in: LED_KINDS } }, select: columns })
	if (!row) throw new DomainError('not-found', 'session')
	const away = new Set([...row.apologies, ...row.missed].map(({ personId }) => personId))
	const asked = row.cohort.members.filter(({ person }) => isAsked(row, person.id))
	const people = [...asked, ...row.guests].map((seat) => ({
		...seat.person,
		isAway: away.has(seat.person.id),
	}))
	const inOne = new Map(row.groups.flatMap((group) => group.seats.map(({ personId }) => [personId, group.id])))
	return {
		id: row.id,
		title: row.title,
		name: sessionName({ kind: row.kind as SessionKind, planNumber: row.planNumber }),
		cohort: { id: row.cohortId, name: row.cohort.name },
		verdict: mayGroup(stateOf(row, now)),
		groups: byName(row.groups).map(({ seats: _, ...group }) => ({
			...group,
			people: people.filter(({ id }) => inOne.get(id) === group.id),
		})),
		ungrouped: people.filter(({ id }) => !inOne.has(id)),
	}
}

export type OwnGroup = { id: string; name: string; callUrl: string; place: string; others: string[] }

/** The group somebody sits in, for them alone; null when there is none, or nothing to go to any more. */
export async function findOwnGroup(
	db: Db,
	session: {
		id: string
		startsAt: Date
		durationMinutes: number
		cancelledAt: Date | null
		room: { closedAt: Date | null } | null
	},
	personId: string,
	now: Date,
): Promise<OwnGroup | null> {
	if (!mayGroup(stateOf(session, now)).ok) return null
	const seat = await db.sessionGroupSeat.findUnique({
		where: { sessionId_personId: { sessionId: session.id, personId } },
		select: {
			group: {
				select: {
					id: true,
					name: true,
					callUrl: true,
					place: true,
					seats: { ...seats, where: { personId: { not: personId } } },
				},
			},
		},
	})
	if (!seat) return null
	const { seats: others, ...group } = seat.group
	return { ...group, others: others.map(({ person }) => person.name) }
}

/** Where each group of a session meets, for those who lead it. */
export async function listGroupLinks(db: Db, sessionId: string) {
	return db.sessionGroup.findMany({
		where: { sessionId },
		select: { id: true, name: true, callUrl: true, place: true },
	})
}
