import { record } from '../audit/record.server'
import type { Db, Tx } from '../db'
import { DomainError } from '../errors'
import { putLetter } from '../notice/outbox.server'
import { findStageByKey } from '../program/find'
import type { Program } from '../program/lesson'
import { transact } from '../transact.server'
import { endAsking } from './agreement.server'
import type { IntakeStatus, WhoMay } from './kinds'
import { type IntakeMove, mayEdit, mayMove } from './policy'
import { organizationDay } from './today.server'

type Actor = { id: string; name: string }
export type IntakeFields = {
	name: string
	stage: string
	opensOn: string
	closesOn: string
	startsOn: string
	capacity: number
	whoMay: WhoMay
	overlapHours: number
}

/** A draft, which nobody but admins sees. @throws DomainError 'invalid' ('no-such-stage') */
export async function createIntake(
	db: Db,
	programs: Program[],
	{ stage: stageKey, ...fields }: IntakeFields,
	by: Actor,
	now: Date,
): Promise<{ intakeId: string }> {
	if (!findStageByKey(programs, stageKey)) throw new DomainError('invalid', 'no-such-stage')
	return transact(db, async (tx) => {
		const { id } = await tx.intake.create({ data: { ...fields, stageKey, createdAt: now }, select: { id: true } })
		await record(tx, { act: 'intake-created', actor: by, subject: id, detail: { intake: fields.name } })
		return { intakeId: id }
	})
}

/** @throws DomainError 'not-found', 'invalid' ('no-such-stage'), 'conflict' (why: IntakeRefusal) */
export async function changeIntake(
	db: Db,
	programs: Program[],
	intakeId: string,
	{ stage: stageKey, ...fields }: IntakeFields,
	by: Actor,
): Promise<void> {
	if (!findStageByKey(programs, stageKey)) throw new DomainError('invalid', 'no-such-stage')
	await transact(db, async (tx) => {
		const before = await lockIntake(tx, intakeId)
		const verdict = mayEdit(before, { stageKey })
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		await tx.intake.update({ where: { id: intakeId }, data: { ...fields, stageKey } })
		await record(tx, { act: 'intake-changed', actor: by, subject: intakeId, detail: { intake: fields.name } })
	})
}

const STATUS: Record<IntakeMove, IntakeStatus> = { open: 'open', close: 'closed', cancel: 'cancelled' }

/**
 * Opens, closes, opens again, or calls off. Called off, its record stays: who was in it hears of it with the reason, and
 * questions to line managers end.
 * @throws DomainError 'not-found', 'conflict' (why: IntakeRefusal)
 */
export async function moveIntake(
	db: Db,
	intakeId: string,
	to: { move: IntakeMove; reason?: string },
	by: Actor,
	now: Date,
): Promise<void> {
	await transact(db, async (tx) => {
		const intake = await lockIntake(tx, intakeId)
		const verdict = mayMove(intake, to.move, await organizationDay(tx, now))
		if (!verdict.ok) throw new DomainError('conflict', verdict.why)
		const status = STATUS[to.move]
		await tx.intake.update({ where: { id: intakeId }, data: { status, cancelReason: to.reason ?? '' } })
		await record(tx, {
			act: to.move === 'open' ? 'intake-opened' : to.move === 'close' ? 'intake-closed' : 'intake-cancelled',
			actor: by,
			subject: intakeId,
			detail: { intake: intake.name },
		})
		if (to.move !== 'cancel') return
		await endAsking(tx, { intakeId }, now)
		const people = await tx.application.findMany({
			where: { intakeId, state: 'in' },
			select: { id: true, personId: true },
		})
		for (const { id, personId } of people)
			await putLetter(tx, { letter: 'intake-cancelled', toPersonId: personId, subjectId: id, now })
	})
}

/** @throws DomainError 'not-found' */
export async function lockIntake(tx: Tx, intakeId: string) {
	await tx.$queryRaw`select 1 from "Intake" where id = ${intakeId} for update`
	const intake = await tx.intake.findUnique({ where: { id: intakeId } })
	if (!intake) throw new DomainError('not-found', 'intake')
	return { ...intake, status: intake.status as IntakeStatus, whoMay: intake.whoMay as WhoMay }
}
