import type { Db } from '../db'
import type { ApplicationState, IntakeStatus } from './kinds'

/** One person's place in an intake, for a letter about it; null when it is gone. */
export async function findPlaceOf(db: Db, applicationId: string) {
	const row = await db.application.findUnique({
		where: { id: applicationId },
		select: {
			state: true,
			reason: true,
			assignedById: true,
			intake: {
				select: {
					id: true,
					name: true,
					stageKey: true,
					status: true,
					startsOn: true,
					closesOn: true,
					cancelReason: true,
				},
			},
		},
	})
	if (!row) return null
	const { assignedById, intake, state, reason } = row
	const by = assignedById ? await db.person.findUnique({ where: { id: assignedById }, select: { name: true } }) : null
	return {
		state: state as ApplicationState,
		reason,
		assignedBy: by?.name ?? 'An L&D admin',
		intake: { ...intake, status: intake.status as IntakeStatus },
	}
}
