import type { Db } from '../db'
import type { Crew } from './capacity-plan'

/**
 * Whom there is for a stage: who is qualified to lead it, and nobody else may; facilitators assess; mentors by their role.
 * Closed accounts do not count.
 */
export async function countCrew(db: Db, stageKey: string, now: Date): Promise<Crew> {
	const people = await db.person.findMany({
		where: { disabledAt: null, roles: { some: { role: { in: ['facilitator', 'mentor'] } } } },
		select: {
			roles: { select: { role: true } },
			qualifications: {
				where: { stageKey, state: 'qualified', OR: [{ until: null }, { until: { gt: now } }] },
				select: { stageKey: true },
			},
		},
	})
	const holds = (role: string) => people.filter(({ roles }) => roles.some((each) => each.role === role))
	const facilitators = holds('facilitator')
	const qualified = facilitators.filter(({ qualifications }) => qualifications.length > 0)
	return {
		leads: qualified.length,
		assessors: facilitators.length,
		mentors: holds('mentor').length,
		people: people.length,
	}
}
