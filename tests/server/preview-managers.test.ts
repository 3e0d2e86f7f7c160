import { beforeEach, expect, test } from 'vitest'
import { nameFacilitator } from '~/domain/cohort/name-facilitator.server'
import type { Db } from '~/domain/db'
import { carryOut } from '~/domain/notice/rehearse.server'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { findUploadWithNews } from '~/domain/person/import-news.server'
import { importPeople } from '~/domain/person/import-people.server'
import { shownNews } from '~/domain/person/shown-plan'
import { scheduleSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { upload } from '../support/directory'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aFullCohort } from '../support/seats'
import { sessionFields } from '../support/session-fields'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

/** A line manager who is asked for somebody’s time because of a change is shown before the letter is sent. */
const db = await useDatabase()
const content = { programs: [aProgram(aStage())], formats: new Map() }
let admin: PersonMade
let rui: PersonMade
let bo: PersonMade
let ines: PersonMade
let ana: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	rui = await aPerson(db, { name: 'Rui Matos' })
	bo = await aPerson(db, { name: 'Bo Lind' })
	ines = await aPerson(db, { name: 'Inês Carvalho', managerId: rui.id })
	ana = await aPerson(db, { name: 'Ana Ruiz', managerId: rui.id })
	const cohort = await aFullCohort(db, { members: 1 })
	for (const { id: personId } of [ines, ana])
		await db.timeAgreement.create({
			data: { personId, managerId: rui.id, stageKey: STAGE_KEY, cohortId: cohort.id, askedAt: now },
		})
})

const changeTo = (managerId: string) => (inside: Db) => {
	const { name, email } = ines
	const fields = { name, email, managerId, timeZone: 'Europe/Lisbon', roles: ['learner' as const] }
	return changePerson(inside, ines.id, { ...fields, careerTrack: 'manager', careerLevel: 'Manager' }, admin, now)
}

/** What is shown, and then what is really sent once that was confirmed. */
async function shownAndSent(personIds: string[], change: (inside: Db) => Promise<unknown>) {
	const carry = (seen: string | null) => carryOut(db, { cohortIds: [], personIds, seen, fields: null }, now, change)
	const first = await carry(null)
	if (first.done) return { shown: [], sent: await postAt(db, now, [], content) }
	expect(await postAt(db, now, [], content)).toEqual([])
	expect((await carry(first.preview.fingerprint)).done).toBe(true)
	const shown = first.preview.hear.map(({ name, lines }) => ({
		name,
		asked: lines.map((line) => ('person' in line ? `${line.person}, ${line.title}` : line.news)).sort(),
	}))
	const post = await postAt(db, now, [], content)
	// A subject names nobody; its text does.
	const about = (text: string) => [ines, ana].filter(({ name }) => text.includes(name)).map(({ name }) => name)
	return { shown, sent: post.map(({ to, text }) => `${to} ${about(text)}`).sort() }
}

test('another line manager is asked anew, and the page says so first', async () => {
	const { shown, sent } = await shownAndSent([ines.id], changeTo(bo.id))
	expect(shown).toEqual([{ name: 'Bo Lind', asked: ['Inês Carvalho, Winter A'] }])
	expect(sent).toEqual([`${bo.email} Inês Carvalho`])
})

test('a manager who cannot be asked is shown nowhere, and is sent nothing', async () => {
	await disablePerson(db, bo.id, admin, now)
	expect(await shownAndSent([ines.id], changeTo(bo.id))).toEqual({ shown: [], sent: [] })
})

test('an account that closes asks nobody; opened again, each of its questions is shown before it is asked', async () => {
	expect(await shownAndSent([rui.id], (inside) => disablePerson(inside, rui.id, admin, now))).toEqual({
		shown: [],
		sent: [],
	})
	// Nobody waits for a word any more, were they not to stand in line: as who asked for a seat does.
	const { id: cohortId } = await db.cohort.findFirstOrThrow()
	for (const { id: personId } of [ines, ana])
		await db.seatWish.create({ data: { personId, cohortId, state: 'asked', since: now } })
	const { shown, sent } = await shownAndSent([rui.id], (inside) => enablePerson(inside, rui.id, admin, now))
	expect(shown).toEqual([{ name: 'Rui Matos', asked: ['Ana Ruiz, Winter A', 'Inês Carvalho, Winter A'] }])
	expect(sent).toEqual([`${rui.email} Ana Ruiz`, `${rui.email} Inês Carvalho`])
})

test('a file of people is shown with the letters it would send, and sends those or is shown again', async () => {
	const ruth = await aPerson(db, { name: 'Ruth Abrahams', roles: ['facilitator'] })
	const vera = await aPerson(db, { name: 'Vera Lang', disabledAt: now })
	const olaf = await aPerson(db, { name: 'Olaf Berg', managerId: vera.id })
	const { id: cohortId } = await db.cohort.findFirstOrThrow()
	await db.seatWish.create({ data: { personId: olaf.id, cohortId, state: 'asked', since: now } })
	await qualify(db, ruth.id, STAGE_KEY)
	await nameFacilitator(db, { cohortId, personId: ruth.id, part: 'lead' }, admin, now)
	await scheduleSession(db, cohortId, { ...sessionFields, date: '2027-02-04' }, admin, now)
	await postAt(db, now, [], content)
	const file = [
		'E-mail,Name,Level,Time zone,Manager e-mail,Roles,Closed',
		`${ines.email},,,,new@example.com,,`,
		`${ruth.email},,,,,learner,`,
		`${vera.email},,,,,,`,
		`${bo.email},,,,,,`,
		'new@example.com,Nina New,Manager,Europe/Oslo,,,',
		'other@example.com,Otto Other,Senior,Europe/Oslo,new@example.com,,',
	]
	expect(await upload(db, admin, file.join('\n'), now)).toBeNull()
	const standing = async () => [await db.person.count(), await db.outboxMail.count(), await db.auditEntry.count()]
	const before = await standing()
	const found = await findUploadWithNews(db, admin, now)
	if (!found) throw new Error('the file was kept')
	expect(found.news.hear.map(({ name, lines }) => [name, lines.map(({ news }) => news)])).toEqual([
		['Nina New', ['time-asked']],
		['Ruth Abrahams', ['left']],
		['Vera Lang', ['time-asked']],
	])
	expect(shownNews(found.news.hear)).toMatchObject({ people: 3, cancellations: 1, questions: 2, shown: 3 })

	const { fingerprint } = found.plan
	const unseen = importPeople(db, { fingerprint, tells: '', invites: false }, admin, now)
	await expect(unseen).rejects.toMatchObject({ why: 'directory-changed' })
	expect(await standing()).toEqual(before)
	expect(await postAt(db, now, [], content)).toEqual([])

	await importPeople(db, { fingerprint, tells: found.news.fingerprint, invites: false }, admin, now)
	const sent = (await postAt(db, now, [], content)).map(({ to }) => to)
	expect(sent.sort()).toEqual(['new@example.com', ruth.email, vera.email].sort())
})

test('of very many letters a page draws the first hundred, and counts them all', () => {
	const lines = Array.from({ length: 70 }, () => ({ news: 'time-asked' }))
	const all = ['Ana', 'Bo', 'Cleo'].map((name) => ({ name, lines }))
	const { hear, ...counts } = shownNews(all)
	expect(counts).toEqual({ people: 3, cancellations: 0, questions: 210, shown: 100 })
	expect(hear.map((each) => [each.name, each.lines.length])).toEqual([
		['Ana', 70],
		['Bo', 30],
	])
})
