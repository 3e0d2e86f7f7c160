import type { Db } from '~/domain/db'
import { apply } from '~/domain/intake/apply.server'
import { assign } from '~/domain/intake/assign.server'
import { createIntake, type IntakeFields } from '~/domain/intake/save.server'
import { now } from './evidence'
import { anAdmin, anOrganization } from './learners'
import { aPerson, type PersonMade } from './people'
import { aProgram, aStage, STAGE_KEY } from './stages-taken'

export const programs = [aProgram(aStage())]

export const intakeFields: IntakeFields = {
	name: 'Winter',
	stage: STAGE_KEY,
	opensOn: '2026-11-01',
	closesOn: '2026-12-01',
	startsOn: '2027-01-11',
	capacity: 24,
	whoMay: 'needed',
	overlapHours: 2,
}
export const said = {
	reason: 'SECRET-WHY',
	goals: 'SECRET-GOAL',
	unavailable: [{ day: 2, from: '09:00', to: '11:00' }],
}

/** An organization whose managers must take the stage: an admin, a manager, and Rui, whom no need names, above her. */
export async function anIntakeWorld(db: Db) {
	await anOrganization(db)
	const admin = await anAdmin(db)
	const rui = await aPerson(db, { name: 'Rui Matos', careerLevel: 'Director' })
	const ines = await aPerson(db, { name: 'Inês Carvalho', email: 'ines@example.com', managerId: rui.id })
	await db.need.create({
		data: { careerTrack: 'manager', careerLevel: 'Manager', stageKey: STAGE_KEY, strength: 'must', withinDays: 90 },
	})
	return {
		admin,
		rui,
		ines,
		async anIntake({ status = 'open', ...rest }: Partial<IntakeFields> & { status?: string } = {}): Promise<string> {
			const { intakeId } = await createIntake(db, programs, { ...intakeFields, ...rest }, admin, now)
			await db.intake.update({ where: { id: intakeId }, data: { status } })
			return intakeId
		},
		applies: (intakeId: string, person: PersonMade = ines, at = now) =>
			apply(db, { intakeId, personId: person.id }, said, at),
		puts: (intakeId: string, people: PersonMade[]) =>
			assign(db, { intakeId, personIds: people.map(({ id }) => id), reason: 'Your role' }, admin, now),
	}
}

export type IntakeWorld = Awaited<ReturnType<typeof anIntakeWorld>>
