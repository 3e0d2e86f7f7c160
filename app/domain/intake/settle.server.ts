import { AHEAD_OR_ON } from '../cohort/kinds'
import type { Prisma, Tx } from '../db'
import { endAsking } from './agreement.server'
import { excusedDay, excusedUntil } from './excuse.server'
import { type ApplicationState, FORMABLE } from './kinds'
import { organizationDay } from './today.server'

/** People with a seat of the stage in a cohort that is not over: an intake has nothing left to do for them. */
export function seatedIn(stageKey: string): Prisma.PersonWhereInput {
	const [program = '', stage = ''] = stageKey.split('/')
	return { memberships: { some: { cohort: { program, stage, status: { in: [...AHEAD_OR_ON] } } } } }
}

/**
 * Somebody has got a seat of a level: what they asked of its intakes is over, and no line manager is asked for its time any
 * more. Whoever calls has locked the person's row.
 */
export async function endApplications(
	tx: Tx,
	{ personId, stageKey }: { personId: string; stageKey: string },
	now: Date,
): Promise<void> {
	const open = await tx.application.findMany({
		where: { personId, state: 'in', intake: { stageKey, status: { in: [...FORMABLE] } } },
		select: { id: true, intakeId: true },
	})
	for (const { id, intakeId } of open) {
		await tx.application.updateMany({ where: { id, state: 'in' }, data: { state: 'seated' } })
		await endAsking(tx, { personId, stageKey, intakeId }, now)
	}
}

/**
 * Its cohorts are formed: every place in it comes to an end, also of who has a seat by another way, or was excused. Nothing
 * waits for a line manager's word any more, and nobody would hear of a no: what was not answered is not asked any more.
 */
export async function settleIntake(
	tx: Tx,
	intake: { id: string; stageKey: string; startsOn: string },
	{ placed, left }: { placed: string[]; left: string[] },
	now: Date,
): Promise<void> {
	const day = excusedDay(intake, await organizationDay(tx, now))
	const settle = (who: Prisma.ApplicationWhereInput, state: ApplicationState) =>
		tx.application.updateMany({ where: { intakeId: intake.id, state: 'in', ...who }, data: { state } })
	await settle({ personId: { in: placed } }, 'placed')
	await settle({ personId: { in: left } }, 'not-placed')
	await settle({ person: seatedIn(intake.stageKey) }, 'seated')
	await settle({ person: excusedUntil(intake.stageKey, day) }, 'excused')
	await endAsking(tx, { intakeId: intake.id }, now)
	await tx.intake.update({ where: { id: intake.id }, data: { status: 'formed' } })
}
