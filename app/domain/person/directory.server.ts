import type { Db, Tx } from '../db'
import { type Entry, inOrderOfRoles } from './directory-entry'
import type { Known } from './import-plan'
import type { CareerTrack, Role } from './kinds'

/** Everybody of the directory as a file of people describes them, by address. */
export async function readDirectory(db: Db | Tx): Promise<Known[]> {
	const people = await db.person.findMany({
		select: {
			id: true,
			email: true,
			name: true,
			calledName: true,
			careerTrack: true,
			careerLevel: true,
			team: true,
			managerId: true,
			timeZone: true,
			holidays: true,
			workDays: true,
			workFrom: true,
			workTo: true,
			levelSince: true,
			mostCohorts: true,
			disabledAt: true,
			passwordHash: true,
			roles: { select: { role: true } },
		},
		orderBy: { email: 'asc' },
	})
	const addresses = new Map(people.map(({ id, email }) => [id, email]))
	return people.map((person) => ({
		id: person.id,
		isActive: person.passwordHash !== null,
		email: person.email,
		name: person.name,
		called: person.calledName,
		track: person.careerTrack as CareerTrack,
		level: person.careerLevel,
		team: person.team,
		manager: person.managerId === null ? '' : (addresses.get(person.managerId) ?? ''),
		roles: inOrderOfRoles(person.roles.map(({ role }) => role as Role)),
		zone: person.timeZone,
		holidays: person.holidays,
		days: person.workDays,
		from: person.workFrom,
		to: person.workTo,
		since: person.levelSince ?? '',
		most: person.mostCohorts,
		closed: person.disabledAt !== null,
	}))
}

/** What the template shows: one invented person with every column filled in. */
export const templateEntry: Entry = {
	email: 'ines@example.com',
	name: 'Inês Carvalho',
	called: 'Inês',
	track: 'manager',
	level: 'Junior manager',
	team: 'Ledger',
	manager: '',
	roles: ['learner'],
	zone: 'Europe/Lisbon',
	holidays: 'PT',
	days: [1, 2, 3, 4, 5],
	from: '09:00',
	to: '17:00',
	since: '2026-03-01',
	most: 2,
	closed: false,
}
