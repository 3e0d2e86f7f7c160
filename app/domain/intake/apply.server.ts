import type { Db, Prisma, Tx } from '../db'
import { DomainError } from '../errors'
import { transact } from '../transact.server'
import { askForTime, endAsking } from './agreement.server'
import { factsFor } from './facts.server'
import type { ApplicationSource, ApplicationState, Unavailable } from './kinds'
import { mayApply, mayChange, mayWithdraw, phaseOf } from './policy'
import { lockIntake } from './save.server'
import { organizationDay } from './today.server'

export type ApplicationFields = { reason?: string; goals: string; unavailable: Unavailable[] }
type Place = { intakeId: string; personId: string }

/**
 * Asks for a place in an intake, and the line manager for the time. Locks the intake's row and then the person's, so that
 * of two clicks, or of two intakes for one level, one counts.
 * @throws DomainError 'not-found', 'conflict' (why: ApplyRefusal)
 */
export async function apply(db: Db, place: Place, fields: ApplicationFields, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		const intake = await lockPublished(tx, place.intakeId)
		await tx.$queryRaw`select 1 from "Person" where id = ${place.personId} for update`
		const verdict = mayApply(await factsFor(tx, intake, place.personId, now, await organizationDay(tx, now)))
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const said = { ...toColumns(fields), source: 'applied', state: 'in', assignedById: null }
		await tx.application.upsert({
			where: { intakeId_personId: place },
			create: { ...place, ...said, createdAt: now },
			update: said,
		})
		await askForTime(tx, { personId: place.personId, stageKey: intake.stageKey, intakeId: intake.id }, now)
	})
}

/**
 * What somebody wrote, changed by themself. The reason of who was assigned is their admin's, and stays.
 * @throws DomainError 'not-found', 'conflict' (why: ChangeRefusal)
 */
export async function changeApplication(db: Db, place: Place, fields: ApplicationFields, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await lockPublished(tx, place.intakeId)
		const { intake, application } = await lockApplication(tx, place)
		const phase = phaseOf(intake, await organizationDay(tx, now))
		const verdict = mayChange({ ...application, phase })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const { reason, ...rest } = toColumns(fields)
		await tx.application.update({
			where: { intakeId_personId: place },
			data: application.source === 'applied' ? { ...rest, reason } : rest,
		})
	})
}

/** Takes an application back; what was written stays for the next time. @throws DomainError 'not-found', 'conflict' (why: ChangeRefusal) */
export async function withdraw(db: Db, place: Place, now: Date): Promise<void> {
	await transact(db, async (tx) => {
		await lockPublished(tx, place.intakeId)
		const { intake, application } = await lockApplication(tx, place)
		const verdict = mayWithdraw(application)
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.application.update({ where: { intakeId_personId: place }, data: { state: 'withdrawn' } })
		await endAsking(tx, { personId: place.personId, stageKey: intake.stageKey, intakeId: intake.id }, now)
	})
}

/** A draft is the admins' own: to everybody else there is none. @throws DomainError 'not-found' */
async function lockPublished(tx: Tx, intakeId: string) {
	const intake = await lockIntake(tx, intakeId)
	if (intake.status === 'draft') throw new DomainError('not-found', 'intake')
	return intake
}

/** An intake with one person's place in it. @throws DomainError 'not-found' */
export async function lockApplication(tx: Tx, place: Place) {
	const intake = await lockIntake(tx, place.intakeId)
	const row = await tx.application.findUnique({
		where: { intakeId_personId: place },
		select: { id: true, state: true, source: true },
	})
	if (!row) throw new DomainError('not-found', 'application')
	const application = {
		id: row.id,
		state: row.state as ApplicationState,
		source: row.source as ApplicationSource,
	}
	return { intake, application }
}

function toColumns({ reason = '', goals, unavailable }: ApplicationFields) {
	return { reason, goals, unavailable: unavailable as unknown as Prisma.InputJsonValue }
}
