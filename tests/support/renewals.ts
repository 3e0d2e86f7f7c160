import { issueCertification } from '~/domain/certification/issue.server'
import type { Issuer } from '~/domain/credential/issuer.server'
import type { Db } from '~/domain/db'
import type { Stage } from '~/domain/program/lesson'
import { now } from './evidence'
import { ALL_DEEDS, aMember, anAdmin, anOrganization, aTakenCohort } from './learners'
import { STAGE_KEY } from './stages-taken'

/** An organization in which Inês holds the certificate of a stage, until two years from now. */
export async function aHolder(db: Db, issuer: Issuer, stage: Stage) {
	await anOrganization(db)
	const admin = await anAdmin(db)
	const world = await aTakenCohort(db, stage)
	const ines = await aMember(db, stage, world, { deeds: ALL_DEEDS })
	const of = { personId: ines.id, cohortId: world.cohort.id, stage }
	const { number } = await issueCertification(db, issuer, of, admin, now)
	return { admin, world, ines, number }
}

/** One promise closed since: what renewing asks there. */
export async function closeOneMore(db: Db, personId: string, on: Date): Promise<void> {
	await db.commitment.create({
		data: {
			personId,
			text: 'SECRET-PROMISE of the second term',
			dueOn: '2027-03-01',
			moduleKey: `${STAGE_KEY}/listening`,
			outcome: 'kept',
			closedAt: on,
		},
	})
}
