import type { Db } from '~/domain/db'
import { aPerson, type PersonMade } from './people'
import { STAGE_KEY } from './stages-taken'

/** An open cohort of the stage with so many people in it, and whoever stands in line for it, first come first. */
export async function aFullCohort(
	db: Db,
	said: { name?: string; seats?: number; members?: number; startsOn?: string; status?: string; stage?: string } = {},
) {
	const { name = 'Winter A', seats = 8, members = seats, startsOn = '2027-01-14', status = 'open' } = said
	const [program = '', stage = ''] = (said.stage ?? STAGE_KEY).split('/')
	const people: PersonMade[] = []
	for (let index = 0; index < members; index++)
		people.push(await aPerson(db, { name: `Seated ${index + 1} in ${name}` }))
	const { id } = await db.cohort.create({
		data: {
			name,
			program,
			stage,
			seatCount: seats,
			status,
			timeZone: 'Europe/Lisbon',
			startsOn,
			requirements: [],
			members: { create: people.map((person) => ({ personId: person.id })) },
		},
		select: { id: true },
	})
	return { id, name, people }
}

/** Names in line with their states, in the order of asking. */
export async function lineOf(db: Db, cohortId: string): Promise<string[]> {
	const rows = await db.seatWish.findMany({
		where: { cohortId },
		orderBy: { since: 'asc' },
		select: { state: true, person: { select: { name: true } } },
	})
	return rows.map(({ person, state }) => `${person.name}: ${state}`)
}

/** Who may not be in it: people and open offers together, of as many seats. */
export async function seatsOf(db: Db, cohortId: string): Promise<{ members: number; offers: number }> {
	return {
		members: await db.cohortMember.count({ where: { cohortId } }),
		offers: await db.seatWish.count({ where: { cohortId, state: 'offered' } }),
	}
}
