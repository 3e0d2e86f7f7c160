import type { Db } from '../db'
import { listManagersWords, type ManagersWord } from './agreement.server'
import type { ApplicationSource, ApplicationState, Unavailable } from './kinds'

export type Applicant = {
	id: string
	name: string
	team: string
	timeZone: string
	careerLevel: string
	state: ApplicationState
	source: ApplicationSource
	/** For whoever forms cohorts, and nobody else */
	reason: string
	goals: string
	unavailable: Unavailable[]
	hasManager: boolean
	word: ManagersWord | null
}

/** Everybody who has or had a place in an intake, by name, with what cohorts are formed from. For admins. */
export async function listApplicants(db: Db, intakeId: string): Promise<Applicant[]> {
	const [rows, words] = await Promise.all([
		db.application.findMany({
			where: { intakeId },
			select: {
				state: true,
				source: true,
				reason: true,
				goals: true,
				unavailable: true,
				person: {
					select: {
						id: true,
						name: true,
						team: true,
						timeZone: true,
						careerLevel: true,
						manager: { select: { disabledAt: true } },
					},
				},
			},
			orderBy: [{ person: { name: 'asc' } }, { personId: 'asc' }],
		}),
		listManagersWords(db, intakeId),
	])
	return rows.map(({ person: { manager, ...person }, ...row }) => ({
		...person,
		...row,
		state: row.state as ApplicationState,
		source: row.source as ApplicationSource,
		unavailable: row.unavailable as Unavailable[],
		hasManager: manager?.disabledAt === null,
		word: words.get(person.id) ?? null,
	}))
}
