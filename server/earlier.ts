import { keepRenewals } from '~/domain/certification/keep-renewals.server'
import type { Db } from '~/domain/db'
import { writeFirstNeeds } from '~/domain/person/change-needs.server'
import type { Program } from '~/domain/program/lesson'

/** What rows from before a change of ours lack, once, before anybody is served. */
export async function mendEarlier(db: Db, programs: readonly Program[]): Promise<void> {
	await writeFirstNeeds(db)
	await keepRenewals(db, programs)
}
