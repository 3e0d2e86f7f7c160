import type { Logger } from 'pino'
import { keepRenewals } from '~/domain/certification/keep-renewals.server'
import { keepAsked } from '~/domain/cohort/keep-asked.server'
import type { Db } from '~/domain/db'
import { writeFirstNeeds } from '~/domain/person/change-needs.server'
import type { Content } from './content'
import { keptAndNotJudged } from './kept-rules'

/** What rows from before a change of ours lack, once, before anybody is served; and what can be judged by them no more. */
export async function mendEarlier(db: Db, content: Content, log: Logger): Promise<void> {
	await writeFirstNeeds(db)
	await keepRenewals(db, content.programs)
	await keepAsked(db, content.programs)
	for (const fault of await keptAndNotJudged(db, content)) log.warn({ fault }, 'kept rules cannot be judged')
}
