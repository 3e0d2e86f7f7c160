import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import type { Role } from '../person/kinds'
import { transact } from '../transact.server'
import { AHEAD_OR_ON, type CohortStatus, type FacilitatorPart } from './kinds'
import { mayEnroll, mayFacilitate } from './policy'

type Actor = { id: string; name: string }

/**
 * Gives a person a seat. Locks the cohort's row first, so that two people cannot both take the last one.
 * `by` equal to the person is joining; anybody else is an admin who adds them.
 * @throws DomainError 'not-found' | 'conflict' (why: EnrollRefusal)
 */
export async function enroll(
	db: Db,
	seat: { cohortId: string; personId: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockCohort(tx, seat.cohortId)
		const person = await tx.person.findUnique({ where: { id: seat.personId }, select: { disabledAt: true } })
		if (!person) throw new DomainError('not-found', 'person')
		// Two cohorts, two clicks at once: the person's row lets one of them wait for the other.
		await tx.$queryRaw`select 1 from "Person" where id = ${seat.personId} for update`
		const inSameStage = await tx.cohortMember.count({
			where: {
				personId: seat.personId,
				cohortId: { not: seat.cohortId },
				cohort: { program: cohort.program, stage: cohort.stage, status: { in: [...AHEAD_OR_ON] } },
			},
		})
		const verdict = mayEnroll({
			status: cohort.status as CohortStatus,
			seats: cohort.seatCount,
			taken: cohort.members.length,
			alreadyIn: cohort.members.some((member) => member.personId === seat.personId),
			inSameStage: inSameStage > 0,
			facilitates: cohort.facilitators.some((each) => each.personId === seat.personId),
			closedAccount: person.disabledAt !== null,
			byAdmin: by.id !== seat.personId,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.cohortMember.create({ data: { ...seat, joinedAt: now } })
		await record(tx, {
			act: by.id === seat.personId ? 'member-joined' : 'member-added',
			actor: by,
			subject: seat.personId,
			detail: { cohort: cohort.name },
		})
		await tellOfSessions(tx, { cohortId: seat.cohortId, personIds: [seat.personId] }, now)
	})
}

/** Frees a seat. What the person did there stays in the record. */
export async function removeMember(
	db: Db,
	seat: { cohortId: string; personId: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockCohort(tx, seat.cohortId)
		const { count } = await tx.cohortMember.deleteMany({ where: seat })
		if (count === 0) throw new DomainError('not-found', 'member')
		await record(tx, { act: 'member-removed', actor: by, subject: seat.personId, detail: { cohort: cohort.name } })
		await tellOfSessions(tx, { cohortId: seat.cohortId, personIds: [seat.personId] }, now)
	})
}

/** @throws DomainError 'not-found' | 'conflict' (why: FacilitatorRefusal) */
export async function nameFacilitator(
	db: Db,
	seat: { cohortId: string; personId: string; part: FacilitatorPart },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockCohort(tx, seat.cohortId)
		const person = await tx.person.findUnique({
			where: { id: seat.personId },
			select: { disabledAt: true, roles: { select: { role: true } } },
		})
		if (!person) throw new DomainError('not-found', 'person')
		const verdict = mayFacilitate({
			roles: person.roles.map(({ role }) => role as Role),
			part: seat.part,
			isMember: cohort.members.some((member) => member.personId === seat.personId),
			otherLead: cohort.facilitators.some((each) => each.part === 'lead' && each.personId !== seat.personId),
			closedAccount: person.disabledAt !== null,
		})
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const key = { cohortId: seat.cohortId, personId: seat.personId }
		await tx.cohortFacilitator.upsert({ where: { cohortId_personId: key }, create: seat, update: { part: seat.part } })
		await record(tx, {
			act: 'facilitator-named',
			actor: by,
			subject: seat.personId,
			detail: { cohort: cohort.name, part: seat.part },
		})
		await tellOfSessions(tx, { cohortId: seat.cohortId, personIds: [seat.personId] }, now)
	})
}

export async function removeFacilitator(
	db: Db,
	seat: { cohortId: string; personId: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const cohort = await lockCohort(tx, seat.cohortId)
		const { count } = await tx.cohortFacilitator.deleteMany({ where: seat })
		if (count === 0) throw new DomainError('not-found', 'facilitator')
		await record(tx, { act: 'facilitator-removed', actor: by, subject: seat.personId, detail: { cohort: cohort.name } })
		await tellOfSessions(tx, { cohortId: seat.cohortId, personIds: [seat.personId] }, now)
	})
}

async function lockCohort(tx: Tx, cohortId: string) {
	await tx.$queryRaw`select 1 from "Cohort" where id = ${cohortId} for update`
	const cohort = await tx.cohort.findUnique({
		where: { id: cohortId },
		select: {
			name: true,
			program: true,
			stage: true,
			status: true,
			seatCount: true,
			members: { select: { personId: true } },
			facilitators: { select: { personId: true, part: true } },
		},
	})
	if (!cohort) throw new DomainError('not-found', 'cohort')
	return cohort
}
