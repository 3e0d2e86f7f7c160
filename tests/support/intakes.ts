import { randomUUID } from 'node:crypto'
import type { Db } from '~/domain/db'
import { aPerson, type PersonMade } from './people'

export const LEVEL = 'technical-leadership-ladder/l1'

/** An intake with so many applicants, each of a team of their own in Lisbon, and so many leads qualified for the level. */
export async function anIntake(
	db: Db,
	said: { people?: number; leads?: number; overlapHours?: number; startsOn?: string } = {},
) {
	const { people = 16, leads = 2, overlapHours = 2, startsOn = '2027-01-11' } = said
	const admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
	const intake = await db.intake.create({
		data: {
			name: 'Level 1, January',
			stageKey: LEVEL,
			status: 'closed',
			opensOn: '2026-11-01',
			closesOn: '2026-12-01',
			startsOn,
			capacity: 48,
			overlapHours,
		},
	})
	const applicants: PersonMade[] = []
	for (let index = 0; index < people; index++) {
		const person = await aPerson(db, { name: `Person ${String(index + 1).padStart(2, '0')}`, team: `Team ${index}` })
		await db.application.create({ data: { intakeId: intake.id, personId: person.id, source: 'applied' } })
		applicants.push(person)
	}
	const leading: PersonMade[] = []
	for (let index = 0; index < leads; index++) leading.push(await aLeadOf(db, admin.id, `Lead ${index + 1}`))
	return { intake, admin, applicants, leading }
}

/** Somebody qualified to lead the level. */
export async function aLeadOf(db: Db, grantedById: string, name: string): Promise<PersonMade> {
	const lead = await aPerson(db, { name, roles: ['facilitator'], team: `Desk ${randomUUID()}` })
	await db.qualification.create({
		data: { personId: lead.id, stageKey: LEVEL, state: 'qualified', grantedById, since: new Date('2026-01-01') },
	})
	return lead
}
