import { beforeEach, describe, expect, test } from 'vitest'
import { changePerson } from '~/domain/person/change.server'
import type { PersonFields } from '~/domain/person/invite.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aCohort } from '../support/world'

const db = await useDatabase()

const fields: PersonFields = {
	email: 'ines@example.com',
	name: 'Inês Carvalho',
	timeZone: 'Europe/Lisbon',
	careerTrack: 'manager',
	careerLevel: 'Manager',
	roles: ['learner'],
}
let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
})

describe('a role that goes', () => {
	const seats = async () =>
		(await db.cohortFacilitator.findMany({ orderBy: { part: 'asc' } })).map(({ personId, part }) => [personId, part])

	test('takes the seats with it that it was needed for, and nobody else’s', async () => {
		const { cohort, lead } = await aCohort(db, { members: 1, startsAt: now })
		const watcher = await aPerson(db, { name: 'Kwame Mensah', roles: ['trainee'] })
		await db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: watcher.id, part: 'observer' } })
		const roles = (personId: string, ...left: PersonFields['roles']) =>
			changePerson(db, personId, { ...fields, email: `${personId}@example.com`, roles: left }, admin, now)
		await roles(watcher.id, 'trainee', 'learner')
		expect(await seats()).toEqual([
			[lead.id, 'lead'],
			[watcher.id, 'observer'],
		])
		await roles(lead.id, 'learner')
		expect(await seats()).toEqual([[watcher.id, 'observer']])
		await roles(watcher.id, 'learner')
		expect(await seats()).toEqual([])
		expect(await db.auditEntry.count({ where: { act: 'facilitator-removed' } })).toBe(2)
	})

	test('leaves the history of a finished cohort as it was', async () => {
		const { lead } = await aCohort(db, { members: 1, startsAt: now })
		await db.cohort.updateMany({ data: { status: 'finished' } })
		await changePerson(db, lead.id, { ...fields, email: 'lead@example.com' }, admin, now)
		expect(await seats()).toEqual([[lead.id, 'lead']])
	})
})
