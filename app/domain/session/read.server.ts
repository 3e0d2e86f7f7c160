import type { FacilitatorPart } from '../cohort/kinds'
import type { CohortPart } from '../cohort/read.server'
import type { Db } from '../db'
import { DomainError } from '../errors'

export type SessionRow = {
	id: string
	cohortId: string
	position: number
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
	position: true,
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

export async function listSessions(db: Db, cohortId: string): Promise<SessionRow[]> {
	return db.session.findMany({ where: { cohortId }, select: columns, orderBy: { position: 'asc' } })
}

/** @throws DomainError 'not-found' */
export async function getSession(db: Db, sessionId: string): Promise<SessionRow> {
	const row = await db.session.findUnique({ where: { id: sessionId }, select: columns })
	if (!row) throw new DomainError('not-found', 'session')
	return row
}

export type MySession = SessionRow & {
	part: CohortPart
	cohort: { id: string; name: string; program: string; stage: string }
	people: { id: string; name: string; part: CohortPart }[]
	presenterId: string | null
}

/**
 * A session its cohort's people may open; strangers, admins among them, get not-found.
 * @throws DomainError 'not-found'
 */
export async function getMySession(db: Db, sessionId: string, personId: string): Promise<MySession> {
	const row = await db.session.findUnique({
		where: { id: sessionId },
		select: {
			...columns,
			case: { select: { authorId: true } },
			cohort: {
				select: {
					id: true,
					name: true,
					program: true,
					stage: true,
					members: { select: { person: { select: { id: true, name: true } } }, orderBy: { person: { name: 'asc' } } },
					facilitators: { select: { part: true, person: { select: { id: true, name: true } } } },
				},
			},
		},
	})
	if (!row) throw new DomainError('not-found', 'session')
	const { cohort, case: brought, ...session } = row
	const people = [
		...cohort.facilitators.map((each) => ({ ...each.person, part: each.part as FacilitatorPart })),
		...cohort.members.map((member) => ({ ...member.person, part: 'member' as const })),
	]
	const me = people.find((each) => each.id === personId)
	if (!me) throw new DomainError('not-found', 'session')
	return {
		...session,
		part: me.part,
		cohort: { id: cohort.id, name: cohort.name, program: cohort.program, stage: cohort.stage },
		people,
		presenterId: brought?.authorId ?? null,
	}
}
