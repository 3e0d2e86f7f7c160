import type { AppLoadContext } from '@remix-run/node'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { getMyCohort } from '~/domain/cohort/read.server'
import { DomainError } from '~/domain/errors'
import { mayRunSession } from '~/domain/session/policy'

/** The gradebook of a cohort the reader leads or co-leads, with states alone. Any other is not found. */
export async function readLedGradebook({ db, content, clock }: AppLoadContext, cohortId: string, readerId: string) {
	const cohort = await getMyCohort(db, cohortId, readerId)
	if (!mayRunSession(cohort.part).ok) throw new DomainError('not-found', 'cohort')
	return readGradebook(db, content.programs, cohort.id, clock(), 'lead')
}
