import { beforeEach } from 'vitest'
import type { Db } from '~/domain/db'
import { schedulePlan } from '~/domain/session/schedule-plan.server'
import { anAdmin, anOrganization } from './learners'
import type { PersonMade } from './people'
import { sessionFields } from './session-fields'
import { aCohort } from './world'

export const now = new Date('2026-11-20T10:00:00Z')
/** Of what `schedule` plans: two of them on either side of a change of the clock */
export const DATES = ['2026-12-10', '2027-01-07', '2027-03-25', '2027-04-01']

export const fieldsOn = (date: string, said: Partial<typeof sessionFields> = {}) => ({
	...sessionFields,
	title: `Case of ${date}`,
	date,
	...said,
})

/** Before each test: a cohort with a session on 26 November 2026, and an admin who plans the others. */
export function usePlannedCohort(db: Db) {
	const world = {} as Awaited<ReturnType<typeof aCohort>> & { admin: PersonMade }
	beforeEach(async () => {
		await anOrganization(db)
		const admin = await anAdmin(db)
		Object.assign(world, { admin }, await aCohort(db, { members: 3, startsAt: new Date('2026-11-26T16:00:00Z') }))
	})
	return {
		world,
		/** Session 2 and those after it */
		schedule: (dates = DATES) => {
			const sessions = dates.map((date, index) => ({ ...fieldsOn(date), planNumber: index + 2 }))
			return schedulePlan(db, world.cohort.id, sessions, world.admin, now)
		},
		listed: () => db.session.findMany({ where: { cohortId: world.cohort.id }, orderBy: { position: 'asc' } }),
		byTitle: async (title: string) => (await db.session.findFirstOrThrow({ where: { title } })).id,
	}
}
