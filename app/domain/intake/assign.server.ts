import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError, isDomainError } from '../errors'
import { putLetter } from '../notice/outbox.server'
import { transact } from '../transact.server'
import { askForTime, endAsking } from './agreement.server'
import { lockApplication } from './apply.server'
import { factsFor } from './facts.server'
import { type ApplyRefusal, mayApply } from './policy'
import { lockIntake } from './save.server'
import { organizationDay } from './today.server'

type Actor = { id: string; name: string }
type Place = { intakeId: string; personId: string }

/**
 * Puts people into an intake one by one, so that one refusal does not cost the others their place. Each hears of it, with
 * the reason and by whom; their line managers are asked for the time.
 * @throws DomainError 'not-found' when one of them is nobody: then none is put in
 */
export async function assign(
	db: Db,
	to: { intakeId: string; personIds: string[]; reason: string },
	by: Actor,
	now: Date,
): Promise<{ assigned: number; refused: { personId: string; why: ApplyRefusal }[] }> {
	const known = await db.person.count({ where: { id: { in: to.personIds } } })
	if (known < new Set(to.personIds).size) throw new DomainError('not-found', 'person')
	const refused: { personId: string; why: ApplyRefusal }[] = []
	for (const personId of to.personIds) {
		try {
			await assignOne(db, { intakeId: to.intakeId, personId }, to.reason, by, now)
		} catch (error) {
			if (!isDomainError(error) || error.code !== 'conflict') throw error
			refused.push({ personId, why: error.why as ApplyRefusal })
		}
	}
	return { assigned: to.personIds.length - refused.length, refused }
}

async function assignOne(db: Db, place: Place, reason: string, by: Actor, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const intake = await lockIntake(tx, place.intakeId)
		await tx.$queryRaw`select 1 from "Person" where id = ${place.personId} for update`
		await refuseUnlessAssignable(tx, intake, place.personId, now)
		const said = { source: 'assigned', state: 'in', reason, assignedById: by.id }
		const { id } = await tx.application.upsert({
			where: { intakeId_personId: place },
			create: { ...place, ...said, createdAt: now },
			update: said,
			select: { id: true },
		})
		await record(tx, {
			act: 'intake-assigned',
			actor: by,
			subject: place.personId,
			detail: { intake: intake.name },
		})
		await putLetter(tx, { letter: 'assigned', toPersonId: place.personId, subjectId: id, now })
		await askForTime(tx, { personId: place.personId, stageKey: intake.stageKey, intakeId: intake.id }, now)
	})
}

/** Takes somebody off; `putBack` undoes it. @throws DomainError 'not-found', 'conflict' ('not-in') */
export async function takeOff(db: Db, place: Place, by: Actor, now: Date): Promise<void> {
	await onApplication(db, place, 'in', async (tx, { application, intake, about }) => {
		await tx.application.update({ where: { id: application.id }, data: { state: 'removed' } })
		await record(tx, { act: 'intake-removed', actor: by, subject: place.personId, detail: { intake: intake.name } })
		await endAsking(tx, about, now)
	})
}

/** As they stood before they were taken off. @throws DomainError 'not-found', 'conflict' (why: ApplyRefusal | 'not-in') */
export async function putBack(db: Db, place: Place, by: Actor, now: Date): Promise<void> {
	await onApplication(db, place, 'removed', async (tx, { application, intake, about }) => {
		await refuseUnlessAssignable(tx, intake, place.personId, now)
		await tx.application.update({ where: { id: application.id }, data: { state: 'in' } })
		await record(tx, { act: 'intake-put-back', actor: by, subject: place.personId, detail: { intake: intake.name } })
		await askForTime(tx, about, now)
	})
}

/** Asks the line manager once more. @throws DomainError 'not-found', 'conflict' ('not-in' | 'no-manager') */
export async function askOnceMore(db: Db, place: Place, by: Actor, now: Date): Promise<void> {
	await onApplication(db, place, 'in', async (tx, { intake, about }) => {
		if (!(await askForTime(tx, about, now, { again: true }))) throw new DomainError('conflict', 'no-manager')
		await record(tx, { act: 'time-asked-again', actor: by, subject: place.personId, detail: { intake: intake.name } })
	})
}

type Locked = Awaited<ReturnType<typeof lockApplication>>

/** One write about an application, locked, that stands in this state. `about`: what its line manager is asked. */
async function onApplication(
	db: Db,
	place: Place,
	state: 'in' | 'removed',
	write: (tx: Tx, at: Locked & { about: { personId: string; stageKey: string; intakeId: string } }) => Promise<void>,
): Promise<void> {
	await transact(db, async (tx) => {
		const locked = await lockApplication(tx, place)
		if (locked.application.state !== state) throw new DomainError('conflict', 'not-in')
		const { stageKey, id: intakeId } = locked.intake
		await write(tx, { ...locked, about: { personId: place.personId, stageKey, intakeId } })
	})
}

/** @throws DomainError 'conflict' (why: ApplyRefusal) */
async function refuseUnlessAssignable(tx: Tx, intake: Locked['intake'], personId: string, now: Date): Promise<void> {
	const facts = await factsFor(tx, intake, personId, now, await organizationDay(tx, now))
	const verdict = mayApply(facts, true)
	if (!verdict.ok) throw new DomainError('conflict', verdict.why)
}
