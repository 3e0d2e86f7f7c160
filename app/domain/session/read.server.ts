import type { FacilitatorPart } from '../cohort/kinds'
import type { CohortPart } from '../cohort/read.server'
import type { Db, Tx } from '../db'
import { DomainError, isDomainError } from '../errors'
import { LED_KINDS, type SessionKind } from './kinds'

export type SessionRow = {
	id: string
	cohortId: string
	kind: SessionKind
	position: number
	/** Of a led one: which of the level's plan; null beside the plan */
	planNumber: number | null
	title: string
	format: string
	localStart: string
	timeZone: string
	durationMinutes: number
	startsAt: Date
	callUrl: string
	place: string
	cancelledAt: Date | null
	cancelReason: string
	revision: number
	attendanceConfirmedAt: Date | null
	room: { closedAt: Date | null } | null
}

export const columns = {
	id: true,
	cohortId: true,
	kind: true,
	position: true,
	planNumber: true,
	title: true,
	format: true,
	localStart: true,
	timeZone: true,
	durationMinutes: true,
	startsAt: true,
	callUrl: true,
	place: true,
	cancelledAt: true,
	cancelReason: true,
	revision: true,
	attendanceConfirmedAt: true,
	room: { select: { closedAt: true } },
} as const

/** What facilitators lead, by date. What people run themselves: series.server.ts. */
export async function listSessions(db: Db, cohortId: string): Promise<SessionRow[]> {
	const rows = await db.session.findMany({
		where: { cohortId, kind: { in: LED_KINDS } },
		select: columns,
		orderBy: [{ startsAt: 'asc' }, { position: 'asc' }],
	})
	return rows.map(toRow)
}

/** A session as the admin's desk has it: what people run themselves is theirs alone. @throws DomainError 'not-found' */
export async function getSession(db: Db, sessionId: string): Promise<SessionRow> {
	const row = await db.session.findUnique({ where: { id: sessionId, kind: { in: LED_KINDS } }, select: columns })
	if (!row) throw new DomainError('not-found', 'session')
	return toRow(row)
}

export function toRow<Row extends { kind: string }>(row: Row): Row & { kind: SessionKind } {
	return { ...row, kind: row.kind as SessionKind }
}

export type MySession = SessionRow & {
	part: CohortPart
	cohort: { id: string; name: string; program: string; stage: string; status: string }
	people: { id: string; name: string; part: CohortPart }[]
	/** Of a make-up: the session it stands in for */
	makesUpFor: { planNumber: number | null } | null
	/** From another cohort, to make up for a session missed there */
	isGuest: boolean
	presenterId: string | null
}

/**
 * A session its cohort's people may open; strangers, admins among them, get not-found.
 * @throws DomainError 'not-found'
 */
export async function getMySession(db: Db | Tx, sessionId: string, personId: string): Promise<MySession> {
	const row = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			...columns,
			case: { select: { authorId: true } },
			makesUpFor: { select: { planNumber: true } },
			guests: { select: { person: { select: { id: true, name: true } } } },
			series: { select: { seats: { select: { person: { select: { id: true, name: true } } } } } },
			cohort: {
				select: {
					id: true,
					name: true,
					program: true,
					stage: true,
					status: true,
					members: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
					facilitators: { select: { part: true, person: { select: { id: true, name: true } } } },
				},
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'session')
	const { cohort, case: brought, guests, series, ...session } = row
	const asMember = ({ person }: { person: { id: string; name: string } }) => ({ ...person, part: 'member' as const })
	const led = [
		...cohort.facilitators.map((each) => ({ ...each.person, part: each.part as FacilitatorPart })),
		...cohort.members.map(asMember),
		...guests.map(asMember),
	]
	const people = session.kind === 'self-run' ? (series?.seats ?? []).map(asMember) : led
	const me = people.find((each) => each.id === personId)
	if (!me) throw new DomainError('not-found', 'session')
	return {
		...toRow(session),
		...(cohort.status === 'cancelled' && !session.cancelledAt ? calledOffWith(session) : {}),
		part: me.part,
		cohort: {
			id: cohort.id,
			name: cohort.name,
			program: cohort.program,
			stage: cohort.stage,
			status: cohort.status,
		},
		people,
		isGuest: guests.some(({ person }) => person.id === personId),
		presenterId: brought?.authorId ?? null,
	}
}

/** The same, and null for strangers. */
export async function findMySession(db: Db | Tx, sessionId: string, personId: string): Promise<MySession | null> {
	return getMySession(db, sessionId, personId).catch((error: unknown) => {
		if (isDomainError(error)) return null
		throw error
	})
}

/** A cohort that is called off takes its sessions with it; none of them says so in its own row. */
function calledOffWith({ startsAt }: { startsAt: Date }): { cancelledAt: Date; cancelReason: string } {
	return { cancelledAt: startsAt, cancelReason: 'the cohort was called off.' }
}
