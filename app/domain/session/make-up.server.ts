import { record } from '../audit/record.server'
import { listBeside } from '../cohort/apart.server'
import { moveUp } from '../cohort/line.server'
import type { Beside } from '../cohort/say-kin'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import type { Later } from '../later'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { transact } from '../transact.server'
import { leaveGroups } from './arrange-groups.server'
import { mayVisit } from './policy'
import { dateSession, lockCohort, momentOf, type SessionFields } from './schedule.server'

/** A make-up: another session of the same cohort in the stead of one, or a seat for one evening in another cohort's. */
type Actor = { id: string; name: string }

/**
 * A session of the cohort that stands in for one that people missed, or that was cancelled. It counts as that one.
 * @param fields `people`: who of the cohort is asked to it; all of them is everybody, also whoever joins later
 * @throws DomainError 'not-found' | 'invalid' | 'conflict' ('no-make-up' | 'before-original' | 'long-past' | 'same-hour' | 'nobody-asked' | 'not-in-cohort') | NoSuchTime
 */
export async function scheduleMakeUp(
	db: Db,
	missedSessionId: string,
	{ people, ...fields }: SessionFields & { people: string[] },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const missed = await tx.session.findUnique({
			where: { id: missedSessionId },
			select: { cohortId: true, kind: true, startsAt: true },
		})
		if (!missed) throw new DomainError('not-found', 'session')
		if (missed.kind !== 'led') throw new DomainError('conflict', 'no-make-up')
		if (momentOf(fields).startsAt <= missed.startsAt) throw new DomainError('conflict', 'before-original')
		const { cohortId } = missed
		const { name: cohort } = await lockCohort(tx, cohortId)
		const members = await tx.cohortMember.findMany({ where: { cohortId }, select: { personId: true } })
		const invited = whoIsAsked(
			people,
			members.map(({ personId }) => personId),
		)
		const about = { cohortId, cohort, kind: 'make-up', makesUpForId: missedSessionId, invited } as const
		await dateSession(tx, about, fields, by, now)
	})
}

function whoIsAsked(people: string[], members: string[]): string[] {
	if (members.length === 0) return []
	if (people.length === 0) throw new DomainError('conflict', 'nobody-asked')
	if (!people.every((id) => members.includes(id))) throw new DomainError('conflict', 'not-in-cohort')
	return members.every((id) => people.includes(id)) ? [] : people
}

/** Who of the cohort was not at a session, as far as it is known; everybody while nothing is, and of a cancelled one. */
export async function listMissed(db: Db, sessionId: string, memberIds: string[]): Promise<string[]> {
	const session = await db.session.findUniqueOrThrow({
		where: { id: sessionId },
		select: {
			cancelledAt: true,
			attendanceConfirmedAt: true,
			attendances: { where: { state: 'present' }, select: { personId: true } },
			apologies: { select: { personId: true } },
		},
	})
	if (session.cancelledAt) return memberIds
	const missed = memberIds.filter((id) =>
		session.attendanceConfirmedAt
			? !session.attendances.some(({ personId }) => personId === id)
			: session.apologies.some(({ personId }) => personId === id),
	)
	return missed.length > 0 || session.attendanceConfirmedAt ? missed : memberIds
}

const ofLevel = {
	id: true,
	title: true,
	kind: true,
	planNumber: true,
	startsAt: true,
	cancelledAt: true,
	cohortId: true,
	cohort: {
		select: {
			name: true,
			program: true,
			stage: true,
			seatCount: true,
			members: { select: { personId: true } },
			seatWishes: { where: { state: 'offered' }, select: { id: true } },
			facilitators: { select: { personId: true } },
		},
	},
	guests: { select: { personId: true } },
} as const

/** A guest would meet somebody of their own team or reporting line. */
export class BesideKin extends DomainError {
	constructor(readonly beside: readonly Beside[]) {
		super('conflict', 'kin-there')
	}
}

/**
 * Somebody who missed a session makes up for it in another cohort's of the same level and number. They see that one session
 * and its room, get its letters, and what is confirmed of them there counts as the missed one. Nobody's case is told before
 * their own team or reporting line (docs/decisions/0022), for one evening either.
 * @throws DomainError 'not-found' | 'conflict' (why: VisitRefusal) | BesideKin
 */
export async function addGuest(
	db: Db,
	seat: { sessionId: string; personId: string; missedSessionId: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const asked = await tx.session.findMany({
			where: { id: { in: [seat.sessionId, seat.missedSessionId] } },
			select: { cohortId: true },
		})
		// Seats of a room are those of its cohort: whoever joins it waits for us, and we for them; so does who leaves theirs.
		for (const id of [...new Set(asked.map(({ cohortId }) => cohortId))].sort()) await lockCohort(tx, id)
		const [visited, missed] = await Promise.all([
			tx.session.findUnique({ where: { id: seat.sessionId }, select: ofLevel }),
			tx.session.findUnique({ where: { id: seat.missedSessionId }, select: ofLevel }),
		])
		if (!visited || !missed) throw new DomainError('not-found', 'session')
		const beside = await listBeside(tx, visited.cohortId, [seat.personId], { now, sessionId: seat.sessionId })
		const isIn = (list: { personId: string }[]) => list.some(({ personId }) => personId === seat.personId)
		const verdict = mayVisit({
			sameLevel: visited.cohort.program === missed.cohort.program && visited.cohort.stage === missed.cohort.stage,
			sameNumber: visited.planNumber !== null && visited.planNumber === missed.planNumber,
			isMember: isIn(missed.cohort.members),
			belongsThere: isIn(visited.cohort.members) || isIn(visited.cohort.facilitators) || isIn(visited.guests),
			isAhead: visited.startsAt > now && visited.cancelledAt === null,
			seats: visited.cohort.seatCount,
			taken: takenIn(visited),
			besideKin: beside.length > 0,
		})
		if (!verdict.ok && verdict.why === 'kin-there') throw new BesideKin(beside)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.sessionGuest.create({ data: { ...seat, byId: by.id, addedAt: now } })
		const detail = { cohort: visited.cohort.name, session: visited.title }
		const change = { before: 'none', after: 'makes up for one' }
		await record(tx, { act: 'guest-added', actor: by, subject: seat.personId, detail, change })
		await tellGuest(tx, visited.cohortId, seat, now)
	})
}

/** @throws DomainError 'not-found' */
export async function removeGuest(
	db: Db,
	seat: { sessionId: string; personId: string },
	by: Actor,
	now: Date,
	later?: Later,
): Promise<void> {
	await transact(db, async (tx) => {
		const session = await tx.session.findUnique({
			where: { id: seat.sessionId },
			select: { title: true, cohortId: true, cohort: { select: { name: true } } },
		})
		if (!session) throw new DomainError('not-found', 'session')
		await lockCohort(tx, session.cohortId)
		const { count } = await tx.sessionGuest.deleteMany({ where: seat })
		// Taken back meanwhile, in another window: that is what was wanted.
		if (count === 0) return
		await leaveGroups(tx, seat.personId, { id: seat.sessionId }, { id: by.id, now })
		const detail = { cohort: session.cohort.name, session: session.title }
		const change = { before: 'makes up for one', after: 'none' }
		await record(tx, { act: 'guest-removed', actor: by, subject: seat.personId, detail, change })
		await tellGuest(tx, session.cohortId, seat, now)
		// The seat they had there is somebody's who waits for one.
		await moveUp(tx, session.cohortId, now, later)
	})
}

function tellGuest(tx: Tx, cohortId: string, seat: { sessionId: string; personId: string }, now: Date) {
	return tellOfSessions(tx, { cohortId, sessionId: seat.sessionId, personIds: [seat.personId] }, now)
}

/** Sessions of other cohorts of the level, of the same number and still ahead, in which one could be made up for. */
export async function listElsewhere(db: Db, session: { cohortId: string; planNumber: number | null }, now: Date) {
	if (session.planNumber === null) return []
	const { program, stage } = await db.cohort.findUniqueOrThrow({
		where: { id: session.cohortId },
		select: { program: true, stage: true },
	})
	const rows = await db.session.findMany({
		where: {
			kind: 'led',
			planNumber: session.planNumber,
			cancelledAt: null,
			startsAt: { gt: now },
			cohortId: { not: session.cohortId },
			cohort: { program, stage, status: { in: ['open', 'running'] } },
		},
		select: { ...ofLevel, localStart: true, timeZone: true, durationMinutes: true },
		orderBy: { startsAt: 'asc' },
	})
	return rows.map(({ cohort, guests, ...row }) => ({
		...row,
		cohort: cohort.name,
		seatsLeft: cohort.seatCount - takenIn({ cohort, guests }),
	}))
}

/** Seats of a session's room that are somebody's: its people's, those offered to who stood in line, its guests'. Who has a seat of both kinds takes one. */
function takenIn({
	cohort: { members, seatWishes },
	guests,
}: {
	cohort: { members: { personId: string }[]; seatWishes: unknown[] }
	guests: { personId: string }[]
}): number {
	return new Set([...members, ...guests].map(({ personId }) => personId)).size + seatWishes.length
}

/** Guests of a session, and who of its own cohort makes up for it elsewhere. */
export async function listVisits(db: Db, sessionId: string) {
	const select = {
		person: { select: { id: true, name: true } },
		session: { select: { id: true, title: true, cohort: { select: { name: true } } } },
	} as const
	const [guests, away] = await Promise.all([
		db.sessionGuest.findMany({ where: { sessionId }, select, orderBy: { person: { name: 'asc' } } }),
		db.sessionGuest.findMany({ where: { missedSessionId: sessionId }, select, orderBy: { person: { name: 'asc' } } }),
	])
	return { guests, away }
}
