import { beforeEach, describe, expect, test } from 'vitest'
import { changePerson, disablePerson, enablePerson } from '~/domain/person/change.server'
import { invite, type PersonFields, renewInvitation } from '~/domain/person/invite.server'
import { inSameLine, lineAbove } from '~/domain/person/line.server'
import { getPerson, listChoices, listPeople } from '~/domain/person/read.server'
import { findOrganization, isSetUp, setUp } from '~/domain/person/set-up.server'
import { findFeedOwner, getFeedFile } from '~/domain/session/feed.server'
import { createLinkKey, findLink } from '~/domain/sign-in/links.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { letterKey } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()

const key = createLinkKey('k'.repeat(32))
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
	admin = await anActive('Hanna Brandt', 'admin')
})

async function anActive(name: string, ...roles: PersonFields['roles']) {
	const person = await aPerson(db, { name, roles })
	await db.person.update({ where: { id: person.id }, data: { passwordHash: '$argon2id$x' } })
	return person
}
const invited = async (said: Partial<PersonFields> = {}) =>
	(await invite(db, { ...fields, ...said }, admin, now)).personId
const change = (personId: string, said: Partial<PersonFields> = {}, by = admin) =>
	changePerson(db, personId, { ...fields, ...said }, by, now)
const openLinks = async (personId: string) => {
	const links = await db.oneUseLink.findMany({ where: { personId } })
	const found = await Promise.all(
		links.map((link) => findLink(db, key, link.kind as 'invitation', key.tokenFor(link), now)),
	)
	return links.filter((_link, index) => found[index] !== null).map((link) => link.id)
}
const signedIn = (personId: string) => db.signIn.count({ where: { personId } })
const signIn = (personId: string, device: string) =>
	db.signIn.create({ data: { id: `${personId}-${device}`, personId, expiresAt: new Date('2027-01-01'), device } })
const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act }) => act)

describe('somebody invited', () => {
	test('stands in the directory as invited, with one link and one letter', async () => {
		const personId = await invited({ roles: ['learner', 'facilitator'] })
		expect(await getPerson(db, personId)).toMatchObject({
			state: 'invited',
			calledName: 'Inês',
			team: '',
			roles: expect.arrayContaining(['learner', 'facilitator']),
		})
		const [link] = await openLinks(personId)
		expect(await db.outboxMail.findMany()).toMatchObject([{ letter: 'invitation', toPersonId: personId, linkId: link }])
		expect(await acts()).toEqual(['person-invited'])
	})

	test('a second time is refused, also with other capitals, and leaves nothing behind', async () => {
		await invited()
		await expect(invited({ name: 'Another Inês' })).rejects.toMatchObject({ code: 'conflict', why: 'email-taken' })
		expect([await db.outboxMail.count(), await db.oneUseLink.count(), await db.auditEntry.count()]).toEqual([1, 1, 1])
	})

	test.each([
		['a zone nobody has', { timeZone: 'Europe/Atlantis' }, 'no-such-zone'],
		['a manager nobody is', { managerId: 'nobody' }, 'no-such-manager'],
	])('is refused with %s', async (_what, said, why) => {
		await expect(invited(said)).rejects.toMatchObject({ code: 'invalid', why })
		expect(await db.person.count()).toBe(1)
	})

	test('again gets a new link; the old one ends', async () => {
		const personId = await invited()
		const [old] = await openLinks(personId)
		await renewInvitation(db, personId, admin, now)
		const open = await openLinks(personId)
		expect(open).toHaveLength(1)
		expect(open).not.toContain(old)
	})

	test('who accepted or was closed gets no further invitation', async () => {
		const active = await anActive('Otto Lind', 'learner')
		await expect(renewInvitation(db, active.id, admin, now)).rejects.toMatchObject({ why: 'already-accepted' })
		const personId = await invited()
		await disablePerson(db, personId, admin, now)
		await expect(renewInvitation(db, personId, admin, now)).rejects.toMatchObject({ code: 'conflict' })
		await expect(renewInvitation(db, 'nobody', admin, now)).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('a new address', () => {
	test('ends the invitation that went to the old one, and writes another to the new', async () => {
		const personId = await invited({ email: 'ines@exmaple.com' })
		const [old] = await openLinks(personId)
		await change(personId, { email: 'ines@example.com' })
		const open = await openLinks(personId)
		expect(open).toHaveLength(1)
		expect(open).not.toContain(old)
		expect(await db.outboxMail.findMany({ where: { linkId: open[0] } })).toMatchObject([{ toPersonId: personId }])
	})

	test('of somebody who has a password ends open password links, and invites nobody', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		await db.oneUseLink.create({
			data: { kind: 'password-reset', personId: otto.id, expiresAt: new Date('2027-01-01') },
		})
		await change(otto.id, { email: 'new@example.com' })
		expect(await openLinks(otto.id)).toEqual([])
		expect(await db.outboxMail.count()).toBe(0)
	})

	test('left as it was ends nothing', async () => {
		const personId = await invited()
		const before = await openLinks(personId)
		await change(personId, { name: 'Inês de Carvalho' })
		expect(await openLinks(personId)).toEqual(before)
	})

	test('that somebody else has is refused and changes nothing', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		const personId = await invited()
		await expect(change(otto.id)).rejects.toMatchObject({ code: 'conflict', why: 'email-taken' })
		expect((await getPerson(db, otto.id)).name).toBe('Otto Lind')
		expect(await openLinks(personId)).toHaveLength(1)
	})
})

describe('roles', () => {
	test('that change end every sign-in of that person, and the log says from what to what', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		await signIn(otto.id, 'phone')
		await signIn(otto.id, 'laptop')
		await change(otto.id, { email: otto.email, roles: ['learner', 'facilitator'] })
		expect(await signedIn(otto.id)).toBe(0)
		const entry = await db.auditEntry.findFirst({ where: { act: 'roles-changed' } })
		expect(entry).toMatchObject({ subject: otto.id, detail: { from: 'learner', to: 'learner, facilitator' } })
	})

	test('that stay leave everybody signed in, in whatever order they are listed', async () => {
		const otto = await anActive('Otto Lind', 'learner', 'facilitator')
		await signIn(otto.id, 'phone')
		await change(otto.id, { email: otto.email, name: 'Otto L.', roles: ['facilitator', 'learner'] })
		expect(await signedIn(otto.id)).toBe(1)
		expect(await acts()).toEqual(['person-changed'])
	})

	test('of the last admin who can sign in stay', async () => {
		await expect(change(admin.id, { email: admin.email })).rejects.toMatchObject({
			code: 'conflict',
			why: 'last-admin',
		})
		await invited({ roles: ['admin'] })
		await expect(change(admin.id, { email: admin.email })).rejects.toMatchObject({ why: 'last-admin' })
		const second = await anActive('Second Admin', 'admin')
		await db.person.update({ where: { id: second.id }, data: { disabledAt: now } })
		await expect(change(admin.id, { email: admin.email })).rejects.toMatchObject({ why: 'last-admin' })
		await db.person.update({ where: { id: second.id }, data: { disabledAt: null } })
		await change(admin.id, { email: admin.email })
		expect((await getPerson(db, admin.id)).roles).toEqual(['learner'])
	})

	test('of two admins who take each other’s away at once, one keeps', async () => {
		const second = await anActive('Second Admin', 'admin')
		const results = await Promise.allSettled([
			change(second.id, { email: second.email }, admin),
			change(admin.id, { email: admin.email }, second),
		])
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(await db.personRole.count({ where: { role: 'admin' } })).toBe(1)
	})
})

describe('a closed account', () => {
	test('loses its sign-ins and links, keeps what the person did, and can be opened again', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		await signIn(otto.id, 'phone')
		await db.oneUseLink.create({
			data: { kind: 'password-reset', personId: otto.id, expiresAt: new Date('2027-01-01') },
		})
		await db.commitment.create({ data: { personId: otto.id, text: 'Ask first.', dueOn: '2026-12-01' } })
		const calendar = await getFeedFile(db, letterKey, otto.id)
		await disablePerson(db, otto.id, admin, now)
		expect([await signedIn(otto.id), await openLinks(otto.id)]).toEqual([0, []])
		expect((await getPerson(db, otto.id)).state).toBe('closed')
		expect(await db.commitment.count()).toBe(1)
		await enablePerson(db, otto.id, admin, new Date())
		expect((await getPerson(db, otto.id)).state).toBe('active')
		expect(await findFeedOwner(db, letterKey, calendar)).toBeNull()
		expect(await openLinks(otto.id)).toEqual([])
		expect(await acts()).toEqual(['person-disabled', 'person-enabled'])
	})

	test('is never the last admin’s', async () => {
		await expect(disablePerson(db, admin.id, admin, now)).rejects.toMatchObject({ why: 'last-admin' })
		expect((await getPerson(db, admin.id)).state).toBe('active')
	})
})

describe('the reporting line', () => {
	test('goes up step by step, and a circle in the data ends it', async () => {
		const vp = await aPerson(db, { name: 'VP' })
		const director = await aPerson(db, { name: 'Director', managerId: vp.id })
		const ines = await aPerson(db, { managerId: director.id })
		expect(await lineAbove(db, ines.id)).toEqual([director.id, vp.id])
		expect(await inSameLine(db, ines.id, vp.id)).toBe(true)
		expect(await inSameLine(db, vp.id, ines.id)).toBe(true)
		expect(await inSameLine(db, ines.id, admin.id)).toBe(false)
		await db.person.update({ where: { id: vp.id }, data: { managerId: ines.id } })
		expect((await lineAbove(db, ines.id)).length).toBeLessThanOrEqual(20)
	})

	test('can neither begin with oneself nor become a circle', async () => {
		const otto = await anActive('Otto Lind', 'learner')
		const mia = await aPerson(db, { name: 'Mia', managerId: otto.id })
		const rui = await aPerson(db, { name: 'Rui', managerId: mia.id })
		const set = (managerId: string) => change(otto.id, { email: otto.email, managerId })
		await expect(set(otto.id)).rejects.toMatchObject({ code: 'invalid', why: 'own-manager' })
		await expect(set(rui.id)).rejects.toMatchObject({ code: 'invalid', why: 'circle' })
		await set(admin.id)
		expect((await getPerson(db, otto.id)).manager?.id).toBe(admin.id)
		await set('')
		expect((await getPerson(db, otto.id)).manager).toBeNull()
	})
})

describe('the directory', () => {
	test('is searched by name, address and team, without regard to capitals', async () => {
		await aPerson(db, { name: 'Łukasz Đorđević', team: 'Ledger', email: 'lukasz@example.com' })
		await aPerson(db, { name: 'Mia 100%_sure', team: 'Search' })
		const found = async (search: string) => (await listPeople(db, search)).map(({ name }) => name)
		expect(await found('łukasz')).toEqual(['Łukasz Đorđević'])
		expect(await found('LEDGER')).toEqual(['Łukasz Đorđević'])
		expect(await found('lukasz@')).toEqual(['Łukasz Đorđević'])
		expect(await found('nobody at all')).toEqual([])
		expect(await found('%_')).toEqual(['Mia 100%_sure'])
		expect(await found('\\')).toEqual([])
		expect(await found("'; drop table")).toEqual([])
		expect(await found('')).toHaveLength(3)
	})

	test('offers nobody whose account is closed, and by role when asked', async () => {
		await aPerson(db, { name: 'Ruth', roles: ['facilitator'] })
		await aPerson(db, { name: 'Gone', roles: ['facilitator'], disabledAt: now })
		expect((await listChoices(db, 'facilitator')).map(({ name }) => name)).toEqual(['Ruth'])
		expect((await listChoices(db)).map(({ name }) => name)).toEqual(['Hanna Brandt', 'Ruth'])
	})
})

describe('first-run set-up', () => {
	const first = { organization: 'Ferrystone', timeZone: 'Europe/Lisbon', name: 'Hanna Brandt', email: 'h@example.com' }

	test('happens once: of two at the same moment one wins, and there is one organization and one admin', async () => {
		await db.organization.deleteMany()
		await db.person.deleteMany()
		expect(await isSetUp(db)).toBe(false)
		const results = await Promise.allSettled(
			[1, 2, 3].map((n) => setUp(db, { ...first, email: `h${n}@example.com`, passwordHash: 'x' })),
		)
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
		expect([await db.organization.count(), await db.person.count()]).toEqual([1, 1])
		expect(await findOrganization(db)).toEqual({ name: 'Ferrystone', isSample: false })
		expect((await listPeople(db))[0]?.roles.sort()).toEqual(['admin', 'learner'])
		await expect(setUp(db, { ...first, passwordHash: 'x' })).rejects.toMatchObject({ why: 'already-set-up' })
	})
})
