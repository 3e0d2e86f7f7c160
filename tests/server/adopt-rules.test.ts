import { beforeEach, expect, test } from 'vitest'
import { adoptRules, readRulesAhead } from '~/domain/certification/adopt-rules.server'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { issueCertification } from '~/domain/certification/issue.server'
import { anIssuer } from '../support/credentials'
import { useDatabase } from '../support/database'
import { now, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

const db = await useDatabase()
const before = aStage({ requirements: [rules.sessions, rules.tries] })
const stricter = aStage({ requirements: [{ ...rules.sessions, attend: 4 }, rules.tries] })
const today = [aProgram(stricter)]

let world: TakenCohort
let admin: PersonMade
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, before)
	admin = await anAdmin(db)
	ines = await aMember(db, before, world, { deeds: ['sessions', 'tries'] })
	otto = await aMember(db, before, world, { name: 'Otto Lind', deeds: ['sessions', 'tries'] })
	await aMember(db, before, world, { name: 'Zanele Dube' })
})

const ahead = () => readRulesAhead(db, today, world.cohort.id, now)
const book = () => readGradebook(db, today, world.cohort.id, now)
const groups = async () => (await book()).rows.map(({ name, group }) => [name, group])

test('a stricter program changes nothing by itself; the admin sees first whom it would touch', async () => {
	const stage = (await book()).stage
	const { number } = await issueCertification(
		db,
		anIssuer(),
		{ personId: otto.id, cohortId: world.cohort.id, stage },
		admin,
		now,
	)
	expect(await book()).toMatchObject({ hasOldRules: true })
	expect(await groups()).toEqual([
		['Inês Carvalho', 'ready'],
		['Otto Lind', 'certified'],
		['Zanele Dube', 'little-left'],
	])
	const moves = [{ title: 'Sessions, 4 of 4', from: 'met', to: 'in-progress' }]
	expect(await ahead()).toMatchObject({
		changes: [{ id: 'sessions', lines: ['sessions to attend: 3 → 4'] }],
		people: [
			{ id: ines.id, certificate: null, wasReady: true, isReady: false, moves },
			{ id: otto.id, certificate: number, moves },
		],
	})
	// Once it has lapsed, what it was issued for counts no more, as when it is issued anew.
	const lapsed = await readRulesAhead(db, today, world.cohort.id, new Date('2029-06-01T12:00:00Z'))
	expect(lapsed.people.map(({ id }) => id)).toEqual([ines.id])
})

test('a cohort takes the rules that were shown, its certificates stay, and the act is written down', async () => {
	const { stage } = await book()
	await issueCertification(db, anIssuer(), { personId: otto.id, cohortId: world.cohort.id, stage }, admin, now)
	const { fingerprint } = await ahead()
	await adoptRules(db, today, { cohortId: world.cohort.id, fingerprint }, admin)
	expect(await ahead()).toMatchObject({ changes: [], people: [] })
	expect(await groups()).toEqual([
		['Inês Carvalho', 'little-left'],
		['Otto Lind', 'certified'],
		['Zanele Dube', 'little-left'],
	])
	expect(await db.certification.count({ where: { revokedAt: null } })).toBe(1)
	const log = await db.auditEntry.findMany({ where: { act: 'cohort-rules-changed' }, orderBy: { seq: 'asc' } })
	for (const entry of log) expect(entry).toMatchObject({ actorId: admin.id, subject: world.cohort.id })
	expect(log.map(({ detail }) => detail)).toEqual([
		{
			...{ cohort: 'Autumn B', rule: 'Sessions, 4 of 4', figures: 'sessions to attend: 3 → 4' },
			...{ before: 'asked', after: 'asked otherwise' },
		},
	])
})

test('rules that changed again since they were shown are not taken', async () => {
	const { fingerprint } = await ahead()
	const again = [aProgram(aStage({ requirements: [{ ...rules.sessions, attend: 2 }] }))]
	await expect(adoptRules(db, again, { cohortId: world.cohort.id, fingerprint }, admin)).rejects.toMatchObject({
		why: 'rules-changed',
	})
	expect(await groups()).toContainEqual(['Inês Carvalho', 'ready'])
})
