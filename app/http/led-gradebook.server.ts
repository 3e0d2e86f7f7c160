import type { AppLoadContext } from '@remix-run/node'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { type CohortDetail, getMyCohort } from '~/domain/cohort/read.server'
import type { Db } from '~/domain/db'
import { DomainError } from '~/domain/errors'
import { mayRunSession } from '~/domain/session/policy'

/** A cohort the reader leads or co-leads. Any other is not found. */
export async function getLedCohort(db: Db, cohortId: string, readerId: string): Promise<CohortDetail> {
	const cohort = await getMyCohort(db, cohortId, readerId)
	if (!mayRunSession(cohort.part).ok) throw new DomainError('not-found', 'cohort')
	return cohort
}

/** The gradebook of a cohort the reader leads or co-leads, with states alone. Any other is not found. */
export async function readLedGradebook({ db, content, clock }: AppLoadContext, cohortId: string, readerId: string) {
	const cohort = await getLedCohort(db, cohortId, readerId)
	return readGradebook(db, content.programs, cohort.id, clock(), 'lead')
}
