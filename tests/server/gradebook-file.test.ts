import { beforeEach, expect, test } from 'vitest'
import { readGradebook } from '~/domain/certification/gradebook.server'
import { dateOf } from '~/domain/zone/zone.server'
import { exportGradebook } from '~/http/gradebook-file.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import {
	ALL_DEEDS,
	aMember,
	anAdmin,
	anOrganization,
	aTakenCohort,
	type Deeds,
	SECRETS,
	type TakenCohort,
} from '../support/learners'
import type { PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
let world: TakenCohort
let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	admin = await anAdmin(db)
})

const member = (name: string, lacking: Deeds[] = []) =>
	aMember(db, stage, world, { name, deeds: ALL_DEEDS.filter((deed) => !lacking.includes(deed)) })

async function fileAt(search: string, seenBy: 'admin' | 'lead'): Promise<Response> {
	const book = await readGradebook(db, [aProgram(stage)], world.cohort.id, now, seenBy)
	const by = { ...admin, timeZone: 'Europe/Lisbon' }
	return exportGradebook(db, new Request(`http://x/${search}`), book, by, seenBy, now)
}

/** What somebody gets who asks for it at this address. */
async function linesAt(search = '', seenBy: 'admin' | 'lead' = 'admin'): Promise<string[]> {
	return (await (await fileAt(search, seenBy)).text()).trimEnd().split('\r\n')
}

test('its name says of which cohort and day it is, in signs that every file system takes', async () => {
	await db.cohort.update({ where: { id: world.cohort.id }, data: { name: 'Öğle “A”/2' } })
	const file = await fileAt('', 'admin')
	expect(file.headers.get('Content-Disposition')).toBe(
		`attachment; filename="belay-gradebook-ogle-a-2-${dateOf(now, 'Europe/Lisbon')}.csv"`,
	)
})

test('it says state and count of each requirement, and no cell is a formula', async () => {
	const { id } = await member('Inês Carvalho')
	await db.person.update({ where: { id }, data: { team: '=1+1' } })
	const [titles, line] = await linesAt()
	for (const title of ['Sessions, 3 of 4', 'Three commitments closed', 'Certificate']) expect(titles).toContain(title)
	expect(line).toContain("Inês Carvalho,'=1+1,")
	expect(line).toContain('met,')
	expect(line).not.toMatch(SECRETS)
})

test('it says states alone to a lead', async () => {
	await member('Inês Carvalho')
	const [titles, line] = await linesAt('', 'lead')
	expect(titles).not.toMatch(/how far|Certificate/)
	expect(line).not.toMatch(/\d of \d/)
})

test('it holds whom the page shows, in its order', async () => {
	await member('Zanele Dube', ['scenario'])
	await member('Ayşe Demir', ['sessions', 'tries', 'modules'])
	await member('Otto Lind')
	await member('Beatriz Ramos', ['tries', 'sessions'])
	const names = async (search: string) => (await linesAt(search)).slice(1).map((line) => line.split(' ')[0])
	expect(await names('')).toEqual(['Otto', 'Beatriz', 'Zanele', 'Ayşe'])
	expect(await names('?sort=left')).toEqual(['Otto', 'Zanele', 'Beatriz', 'Ayşe'])
	expect(await names('?lacks=sessions&sort=left')).toEqual(['Beatriz', 'Ayşe'])
})

test('who took it, of which cohort and how narrowed stays in the audit log, and nobody of it', async () => {
	await member('Zanele Dube', ['sessions'])
	await member('Otto Lind')
	for (const search of ['', '?lacks=sessions&sort=left', '?lacks=%3Cb%3E']) await linesAt(search, 'lead')
	const log = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
	expect(log.map(({ detail }) => detail)).toEqual([
		{ cohort: 'Autumn B', narrowed: 'everybody', orderedBy: 'by name', rowsTaken: 'two rows' },
		{
			cohort: 'Autumn B',
			narrowed: 'who lacks “Sessions, 3 of 4”',
			orderedBy: 'least left first',
			rowsTaken: 'one row',
		},
		{ cohort: 'Autumn B', narrowed: 'everybody', orderedBy: 'by name', rowsTaken: 'two rows' },
	])
	for (const entry of log)
		expect(entry).toMatchObject({ act: 'gradebook-exported', actorId: admin.id, subject: world.cohort.id })
})
