import type { Db } from '../db'
import { DomainError } from '../errors'
import { hasStarted } from '../room/started.server'
import { transact } from '../transact.server'
import { isUnderWay } from './agenda'
import { mayApologize } from './policy'

/** An apology: somebody says ahead that they cannot come. No reason is asked; the facilitators see it, and it proposes “excused”. */
export async function apologize(
	db: Db,
	seat: { sessionId: string; personId: string },
	comes: 'not' | 'after-all',
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		// Locked, so that nobody cancels it meanwhile. Who loses the seat then is left out of every list.
		await tx.$queryRaw`select 1 from "Session" where id = ${seat.sessionId} for share`
		const session = await tx.session.findUnique({
			where: { id: seat.sessionId },
			select: {
				startsAt: true,
				durationMinutes: true,
				room: { select: { closedAt: true } },
				cancelledAt: true,
				kind: true,
				guests: { where: { personId: seat.personId }, select: { personId: true } },
				cohort: {
					select: { status: true, members: { where: { personId: seat.personId }, select: { personId: true } } },
				},
			},
		})
		if (!session || session.kind === 'self-run' || session.cohort.members.length + session.guests.length === 0)
			throw new DomainError('not-found', 'session')
		const cancelled = session.cancelledAt !== null || session.cohort.status === 'cancelled'
		const underWay = isUnderWay(session, { started: await hasStarted(tx, seat.sessionId) }, now)
		const verdict = mayApologize({ ...session, cancelled, underWay, now })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (comes === 'after-all') await tx.apology.deleteMany({ where: seat })
		else await tx.apology.upsert({ where: { sessionId_personId: seat }, create: { ...seat, saidAt: now }, update: {} })
	})
}

export async function hasApologized(db: Db, sessionId: string, personId: string): Promise<boolean> {
	return (await db.apology.count({ where: { sessionId, personId } })) > 0
}

/** Who of those with a seat cannot come, by name. For the facilitators. */
export async function listApologies(db: Db, session: { id: string; cohortId: string }): Promise<string[]> {
	const rows = await db.apology.findMany({
		where: {
			sessionId: session.id,
			person: {
				OR: [
					{ memberships: { some: { cohortId: session.cohortId } } },
					{ guestSeats: { some: { sessionId: session.id } } },
				],
			},
		},
		select: { person: { select: { name: true } } },
		orderBy: { person: { name: 'asc' } },
	})
	return rows.map(({ person }) => person.name)
}
