import { beforeEach, describe, expect, test } from 'vitest'
import { readDirectory } from '~/domain/person/directory.server'
import { writeDirectoryFile } from '~/domain/person/directory-file.server'
import { importPeople } from '~/domain/person/import-people.server'
import { shownPlan } from '~/domain/person/shown-plan'
import { findUploadPlan, forgetOldUploads, keepUpload, throwUploadAway } from '~/domain/person/upload.server'
import { useDatabase } from '../support/database'
import { companyFile, importFile, upload } from '../support/directory'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()
let admin: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anActive('Hanna Brandt', 'admin')
})

async function anActive(name: string, role: 'admin' | 'learner' | 'facilitator') {
	const person = await aPerson(db, { name, email: `${name.split(' ')[0]?.toLowerCase()}@example.com`, roles: [role] })
	await db.person.update({ where: { id: person.id }, data: { passwordHash: '$argon2id$x' } })
	return person
}
const run = (text: string, invites = false) => importFile(db, admin, text, now, invites)
const find = (email: string) =>
	db.person.findUniqueOrThrow({ where: { email }, include: { manager: true, roles: true, links: true, signIns: true } })
const signIn = (personId: string) =>
	db.signIn.create({ data: { id: `${personId}-x`, personId, expiresAt: new Date('2030-01-01'), device: 'x' } })
const acts = async () =>
	(await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act, subject, detail }) => ({
		act,
		subject,
		detail,
	}))

const FILE = `E-mail;Name;Level;Manager;Time zone;Roles;Closed
ana@example.com;Ana Ruiz;Senior;bo@example.com;Europe/Madrid;;
bo@example.com;Bo Lind;Manager;hanna@example.com;Europe/Oslo;learner, facilitator;
old@example.com;Old Hand;Staff;;Europe/Oslo;;yes
`

describe('people of a file', () => {
	test('come in with their managers, their roles and the usual hours, and no letter is written', async () => {
		expect(await run(FILE)).toEqual({ fresh: 3, changed: 0, unchanged: 0, invited: 0 })
		const ana = await find('ana@example.com')
		expect(ana).toMatchObject({ calledName: 'Ana', careerTrack: 'ic', workDays: [1, 2, 3, 4, 5], passwordHash: null })
		expect([ana.manager?.email, ana.links]).toEqual(['bo@example.com', []])
		const bo = await find('bo@example.com')
		expect([bo.manager?.id, bo.roles.map(({ role }) => role).sort()]).toEqual([admin.id, ['facilitator', 'learner']])
		expect((await find('old@example.com')).disabledAt).toEqual(now)
		expect(await db.outboxMail.count()).toBe(0)
		expect(await acts()).toEqual([
			{ act: 'roles-changed', subject: bo.id, detail: { from: '', to: 'learner, facilitator' } },
			{ act: 'people-imported', subject: '', detail: { fresh: 3, changed: 0, unchanged: 0, invited: 0 } },
		])
		expect(await db.peopleUpload.count()).toBe(0)
	})

	test('who report to somebody else than before are asked for by that one, when time is asked for them', async () => {
		await run(FILE)
		const [ana, bo] = [await find('ana@example.com'), await find('bo@example.com')]
		const cohort = { program: 'ladder', stage: 'l1', name: 'A', seatCount: 12, timeZone: 'UTC', startsOn: '2027-01-01' }
		const { id: cohortId } = await db.cohort.create({ data: { ...cohort, requirements: [] } })
		const asked = { personId: ana.id, stageKey: 'ladder/l1', cohortId }
		await db.timeAgreement.create({ data: { ...asked, managerId: bo.id, askedAt: now } })
		await run(FILE.replace('Senior;bo@example.com', 'Senior;hanna@example.com'))
		const words = await db.timeAgreement.findMany({ select: { managerId: true, state: true } })
		expect(words).toContainEqual({ managerId: bo.id, state: 'withdrawn' })
		expect(words).toContainEqual({ managerId: admin.id, state: 'asked' })
	})

	test('change nothing when they come again', async () => {
		await run(FILE)
		const before = await db.person.findMany({ orderBy: { id: 'asc' } })
		expect(await run(FILE)).toMatchObject({ fresh: 0, changed: 0, unchanged: 3 })
		expect(await db.person.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
	})

	test('go out and come back as they are', async () => {
		await run(FILE)
		await db.person.update({ where: { id: admin.id }, data: { name: '=1+1', team: '-x', calledName: "'@" } })
		const before = await db.person.findMany({ orderBy: { id: 'asc' } })
		expect(await run(writeDirectoryFile(await readDirectory(db)))).toMatchObject({ fresh: 0, changed: 0, unchanged: 4 })
		expect(await db.person.findMany({ orderBy: { id: 'asc' } })).toEqual(before)
	})

	test('more than a batch of them come in whole, and change whole', async () => {
		expect(await run(companyFile(1_201))).toMatchObject({ fresh: 1_201 })
		expect(await db.person.count({ where: { managerId: null } })).toBe(2)
		expect(await run(companyFile(1_201, { team: 'One' }))).toMatchObject({ fresh: 0, changed: 1_201 })
		expect(await db.person.count({ where: { team: 'One', name: { startsWith: 'Person, No. ' } } })).toBe(1_201)
	})
})

describe('what changes', () => {
	test('is written down where the file says so, and nowhere else', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		await db.person.update({
			where: { id: otto.id },
			data: { managerId: admin.id, mostCohorts: 3, holidays: 'DE', team: 'Ledger' },
		})
		await signIn(otto.id)
		await run('E-mail,Name,Level since\notto@example.com,Otto L.,2025-01-01')
		expect(await find('otto@example.com')).toMatchObject({
			name: 'Otto L.',
			levelSince: '2025-01-01',
			managerId: admin.id,
			mostCohorts: 3,
			holidays: 'DE',
			team: 'Ledger',
			passwordHash: '$argon2id$x',
		})
		expect(await db.signIn.count()).toBe(1)
		await run('E-mail,Cohorts at once\notto@example.com,0')
		expect(await find('otto@example.com')).toMatchObject({ mostCohorts: 0, levelSince: '2025-01-01' })
	})

	test('in roles signs them out, takes their seats, and is in the log', async () => {
		const otto = await anActive('Otto Lind', 'facilitator')
		await signIn(otto.id)
		await signIn(admin.id)
		const cohort = { program: 'p', stage: 's', name: 'A', seatCount: 8, timeZone: 'UTC', startsOn: '2027-01-01' }
		await db.cohort.create({
			data: { ...cohort, requirements: [], facilitators: { create: { personId: otto.id, part: 'lead' } } },
		})
		await run('E-mail,Roles\notto@example.com,learner\nhanna@example.com,"admin, learner"')
		expect((await find('otto@example.com')).roles.map(({ role }) => role)).toEqual(['learner'])
		expect(await db.cohortFacilitator.count()).toBe(0)
		expect((await db.signIn.findMany()).map(({ personId }) => personId)).toEqual([admin.id])
		expect((await acts()).map(({ act }) => act)).toEqual([
			'roles-changed',
			'roles-changed',
			'facilitator-removed',
			'people-imported',
		])
	})

	test('closes an account with its sign-ins and links, and opens it again', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		await signIn(otto.id)
		await db.oneUseLink.create({
			data: { kind: 'password-reset', personId: otto.id, expiresAt: new Date('2030-01-01') },
		})
		await run('E-mail,Closed\notto@example.com,yes')
		const closed = await find('otto@example.com')
		expect([closed.disabledAt, closed.signIns, closed.links.map(({ usedAt }) => usedAt)]).toEqual([now, [], [now]])
		await run('E-mail,Closed\notto@example.com,no')
		expect((await find('otto@example.com')).disabledAt).toBeNull()
		expect((await acts()).map(({ act }) => act)).toEqual([
			'person-disabled',
			'people-imported',
			'person-enabled',
			'people-imported',
		])
	})
})

describe('invitations', () => {
	test('are written when the admin wants them, once for each, and not to closed accounts', async () => {
		expect(await run(FILE, true)).toMatchObject({ fresh: 3, invited: 2 })
		expect(await db.outboxMail.count({ where: { letter: 'invitation', linkId: { not: null } } })).toBe(2)
		expect((await find('ana@example.com')).links).toMatchObject([{ kind: 'invitation', createdById: admin.id }])
		expect(await run(FILE, true)).toMatchObject({ unchanged: 3, invited: 0 })
	})

	test('reach people who came in without one', async () => {
		await run(FILE)
		expect(await run(FILE, true)).toMatchObject({ unchanged: 3, invited: 2 })
	})
})

test('a file of nothing but problems is shown by its first ones and their count, and not sent back whole', async () => {
	const rows = Array.from({ length: 2_000 }, (_, index) => `p${index}@example.com,${'x'.repeat(200)}`)
	expect(await upload(db, admin, `E-mail,Team\n${rows.join('\n')}\n`, now)).toBeNull()
	const plan = await findUploadPlan(db, admin.id, now)
	if (!plan) throw new Error('the file was kept')
	expect(Object.keys(plan.file)).toEqual(['unused', 'missing'])
	const shown = shownPlan(plan)
	// Without a name, a level and a zone, and with a team that is too long.
	expect([shown.problems.length, shown.counts.problems, shown.counts.withProblems]).toEqual([200, 8_000, 2_000])
})

describe('nothing is imported', () => {
	const rows = 'E-mail,Name,Level,Time zone\nana@example.com,Ana,Senior,UTC\n'
	const apply = (fingerprint = '') => importPeople(db, { fingerprint, tells: '', invites: false }, admin, now)
	const shown = async () => (await findUploadPlan(db, admin.id, now))?.fingerprint

	test('while a row has a problem', async () => {
		await upload(db, admin, `${rows}bo@example.com,Bo,Emperor,UTC`, now)
		await expect(apply(await shown())).rejects.toThrow('has-problems')
		expect(await db.person.count()).toBe(1)
	})

	test('when the directory, or the file, is not the one that was shown', async () => {
		await upload(db, admin, rows, now)
		const seen = await shown()
		const other = await aPerson(db, { email: 'ana@example.com' })
		await expect(apply(seen)).rejects.toThrow('directory-changed')
		await db.person.delete({ where: { id: other.id } })
		await upload(db, admin, `${rows}bo@example.com,Bo,Senior,UTC`, now)
		await expect(apply(seen)).rejects.toThrow('directory-changed')
		expect(await db.person.count()).toBe(1)
	})

	test('of another admin’s file, of one thrown away, or of one that is a day old', async () => {
		const other = await anActive('Olga Berg', 'admin')
		await upload(db, other, rows, now)
		await expect(apply(await shown())).rejects.toThrow('not-found')
		await upload(db, admin, rows, now)
		await throwUploadAway(db, admin.id)
		await expect(apply(await shown())).rejects.toThrow('not-found')
		expect(await forgetOldUploads(db, new Date(now.getTime() + 24 * 3_600_000))).toBe(0)
		expect(await forgetOldUploads(db, new Date(now.getTime() + 24 * 3_600_001))).toBe(1)
	})

	test('of a file that is no text, too large, or no list of people', async () => {
		const keep = (bytes: Uint8Array) => keepUpload(db, { byId: admin.id, fileName: 'x', bytes }, now)
		await expect(keep(new Uint8Array([0xff, 0x00]))).rejects.toThrow('no-text')
		await expect(keep(new Uint8Array(5 * 1024 * 1024 + 1))).rejects.toThrow('too-large')
		expect(await upload(db, admin, 'Name,Team\nAna,Ledger', now)).toMatch(/E-mail/)
		expect(await db.peopleUpload.count()).toBe(0)
	})

	test('twice, of two presses at once', async () => {
		await upload(db, admin, rows, now)
		const seen = await shown()
		const both = await Promise.allSettled([apply(seen), apply(seen)])
		expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
		expect(await db.person.count({ where: { email: 'ana@example.com' } })).toBe(1)
	})

	test('that would leave nobody as an admin', async () => {
		await upload(db, admin, 'E-mail,Roles\nhanna@example.com,learner', now)
		await expect(apply(await shown())).rejects.toThrow('has-problems')
	})
})
