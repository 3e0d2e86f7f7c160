import { record } from '../audit/record.server'
import { keepBegunRules } from '../certification/begun-rules.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { endAsking } from '../intake/agreement.server'
import { endApplications } from '../intake/settle.server'
import type { Later } from '../later'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { leaveSessions } from '../session/leave-sessions.server'
import { transact } from '../transact.server'
import { allowTogether } from './apart.server'
import { isInSameStage, type Locked, lockLine, moveUp, moveWish } from './line.server'
import { mayEnroll } from './policy'
import { heldSeats, kinHere, mayWithdraw } from './seats'

type Actor = { id: string; name: string }

/**
 * Gives a person a seat. Locks the cohort's row first, so that two people cannot both take the last one, and nobody takes
 * one that is offered to somebody else. `by` equal to the person is joining; anybody else is an admin who adds them, past
 * the line. `reason`: why an admin seats them beside somebody of their own team or reporting line; nobody gives it to themselves.
 * @throws DomainError 'not-found' | 'conflict' (why: EnrollRefusal)
 */
export async function enroll(
	db: Db,
	seat: { cohortId: string; personId: string; reason?: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockLine(tx, seat.cohortId, now, seat.personId)
		const byAdmin = by.id !== seat.personId
		const kin = kinHere(cohort.line, seat.personId)
		const person = await tx.person.findUnique({ where: { id: seat.personId }, select: { disabledAt: true } })
		if (!person) throw new DomainError('not-found', 'person')
		const own = cohort.line.wishes.find((wish) => wish.personId === seat.personId)
		const verdict = mayEnroll({
			status: cohort.line.status,
			seats: cohort.seatCount,
			taken: cohort.members.length,
			guests: cohort.line.guests,
			// One's own offer keeps nobody from it but the others.
			held: heldSeats(cohort.line) - (own?.state === 'offered' ? 1 : 0),
			alreadyIn: isIn(cohort.members, seat.personId),
			inSameStage: await isInSameStage(tx, seat.personId, cohort),
			facilitates: isIn(cohort.facilitators, seat.personId),
			closedAccount: person.disabledAt !== null,
			besideKin: kin.length > 0 && !(byAdmin && seat.reason),
			byAdmin,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (kin.length > 0) await allowTogether(tx, cohort, { ...seat, kin, reason: seat.reason ?? '' }, by, now)
		await giveSeat(tx, cohort, seat.personId, by, now)
	})
}

/**
 * The seat itself: whoever calls has locked the cohort and the person, and asked the rules. A place in line ends with it,
 * and so does an application to an intake of the level.
 */
export async function giveSeat(tx: Tx, cohort: Locked, personId: string, by: Actor, now: Date): Promise<void> {
	const own = cohort.line.wishes.find((wish) => wish.personId === personId)
	if (own) await moveWish(tx, own, 'taken', now)
	if (own?.state === 'asked') await endAsking(tx, { personId, stageKey: cohort.stageKey, cohortId: cohort.id }, now)
	await tx.cohortMember.create({ data: { cohortId: cohort.id, personId, joinedAt: now } })
	await endApplications(tx, { personId, stageKey: cohort.stageKey }, now)
	await record(tx, {
		act: by.id === personId ? 'member-joined' : 'member-added',
		actor: by,
		subject: personId,
		detail: { cohort: cohort.name },
		change: { before: own ? 'in line' : 'no seat', after: 'a seat' },
	})
	await tellOfSessions(tx, { cohortId: cohort.id, personIds: [personId] }, now)
}

/**
 * Frees a seat, for whoever is next in line. What the person did there stays in the record. `by` equal to the person is
 * withdrawing. @throws DomainError 'not-found' | 'conflict' ('not-running')
 */
export async function removeMember(
	db: Db,
	seat: { cohortId: string; personId: string },
	by: Actor,
	now: Date,
	later?: Later,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockLine(tx, seat.cohortId, now)
		const withdraws = by.id === seat.personId
		if (withdraws && !mayWithdraw(cohort.line.status)) throw new DomainError('conflict', 'not-running')
		await keepBegunRules(tx, seat)
		const { count } = await tx.cohortMember.deleteMany({ where: seat })
		if (count === 0) throw new DomainError('not-found', 'member')
		await leaveSessions(tx, seat, by, now)
		await record(tx, {
			act: withdraws ? 'member-withdrew' : 'member-removed',
			actor: by,
			subject: seat.personId,
			detail: { cohort: cohort.name },
			change: { before: 'a seat', after: 'no seat' },
		})
		await tellOfSessions(tx, { cohortId: seat.cohortId, personIds: [seat.personId] }, now)
		await moveUp(tx, seat.cohortId, now, later)
	})
}

function isIn(people: { personId: string }[], personId: string): boolean {
	return people.some((each) => each.personId === personId)
}
