import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { findFacilitator, heldFor } from '../facilitator/read.server'
import { endAsking } from '../intake/agreement.server'
import { tellOfSessions } from '../notice/tell-of-sessions.server'
import { listInLineWith } from '../person/line.server'
import { transact } from '../transact.server'
import type { FacilitatorPart } from './kinds'
import { type Locked, lockLine, moveUp, moveWish } from './line.server'
import { mayFacilitate } from './policy'

type Actor = { id: string; name: string }

/**
 * Gives somebody a part in a cohort, or another one than they had. `insteadOf` loses theirs in the same step, so that a
 * cohort whose lead falls ill is never without one.
 * @throws DomainError 'not-found' ('cohort' | 'person' | 'facilitator') | 'conflict' (why: FacilitatorRefusal)
 */
export async function nameFacilitator(
	db: Db,
	seat: { cohortId: string; personId: string; part: FacilitatorPart; insteadOf?: string },
	by: Actor,
	now: Date,
): Promise<void> {
	const { cohortId, personId, part } = seat
	const insteadOf = seat.insteadOf === personId ? undefined : seat.insteadOf
	await transact(db, async (tx) => {
		const cohort = await lockLine(tx, cohortId, now)
		const others = cohort.facilitators.filter((each) => ![personId, insteadOf].includes(each.personId))
		// Two cohorts at once, and only one more in their load: the person's row lets one of them wait for the other.
		await tx.$queryRaw`select 1 from "Person" where id = ${personId} for update`
		const person = await findFacilitator(tx, personId)
		if (!person) throw new DomainError('not-found', 'person')
		const memberIds = cohort.members.map((member) => member.personId)
		const verdict = mayFacilitate(
			{
				roles: person.roles,
				part,
				isMember: memberIds.includes(personId),
				otherLead: others.some((each) => each.part === 'lead'),
				closedAccount: person.closedAccount,
				held: heldFor(person, cohort.stageKey),
				load: { leads: person.leads.filter((led) => led.cohortId !== cohortId).length, most: person.most },
				inOwnLine: (await listInLineWith(tx, personId, [...memberIds, ...cohort.line.guestIds])).length > 0,
			},
			now,
		)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		if (insteadOf) await takeOff(tx, cohort, insteadOf, by, now)
		const key = { cohortId_personId: { cohortId, personId } }
		await tx.cohortFacilitator.upsert({ where: key, create: { cohortId, personId, part }, update: { part } })
		// Whoever leads it waits for no seat in it.
		const own = cohort.line.wishes.find((wish) => wish.personId === personId)
		if (own) await moveWish(tx, own, own.state === 'offered' ? 'declined' : 'left', now)
		if (own?.state === 'asked') await endAsking(tx, { personId, stageKey: cohort.stageKey, cohortId }, now)
		if (own) await moveUp(tx, cohortId, now)
		const detail = { cohort: cohort.name, part }
		await record(tx, { act: 'facilitator-named', actor: by, subject: personId, detail })
		await tellOfSessions(tx, { cohortId, personIds: [personId] }, now)
	})
}

/** @throws DomainError 'not-found' ('cohort' | 'facilitator') */
export async function removeFacilitator(
	db: Db,
	seat: { cohortId: string; personId: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => takeOff(tx, await lockLine(tx, seat.cohortId, now), seat.personId, by, now))
}

async function takeOff(tx: Tx, cohort: Locked, personId: string, by: Actor, now: Date): Promise<void> {
	const { count } = await tx.cohortFacilitator.deleteMany({ where: { cohortId: cohort.id, personId } })
	if (count === 0) throw new DomainError('not-found', 'facilitator')
	await record(tx, { act: 'facilitator-removed', actor: by, subject: personId, detail: { cohort: cohort.name } })
	await tellOfSessions(tx, { cohortId: cohort.id, personIds: [personId] }, now)
}
