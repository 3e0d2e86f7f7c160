import { beforeEach, describe, expect, test } from 'vitest'
import { createLinkKey, findLink, makeLink, useLink } from '~/domain/sign-in/links.server'
import { askForPasswordLink, setPasswordByLink } from '~/domain/sign-in/sign-in.server'
import { createSignIns } from '~/domain/sign-in/sign-ins.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()

const signIns = createSignIns(db, { secure: false })
const key = createLinkKey('k'.repeat(32))
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho', roles: ['learner', 'facilitator'] })
})

const open = async () => (await signIns.open(ines.id, 'Firefox on macOS')).split(';')[0] ?? ''

describe('a link', () => {
	const make = (kind: 'invitation' | 'password-reset' = 'password-reset', at = now) =>
		makeLink(db, { kind, personId: ines.id, now: at })
	const find = (token: string, kind: 'invitation' | 'password-reset' = 'password-reset', at = now) =>
		findLink(db, key, kind, token, at)
	const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

	test.each([
		['password-reset', 1],
		['invitation', 14 * 24],
	] as const)('of kind %s holds %i hours, to the moment', async (kind, count) => {
		const link = await make(kind)
		const token = key.tokenFor(link)
		expect((await find(token, kind, new Date(hours(count).getTime() - 1)))?.person.id).toBe(ines.id)
		expect(await find(token, kind, hours(count))).toBeNull()
		await expect(useLink(db, link.id, hours(count))).rejects.toMatchObject({ code: 'conflict', why: 'link-used' })
	})

	test('is genuine only as a whole: no other kind, id, key, sign or length opens anything', async () => {
		const link = await make()
		const token = key.tokenFor(link)
		const [id, mac = ''] = token.split('.')
		const flipped = (mac[0] === 'A' ? 'B' : 'A') + mac.slice(1)
		const others = [
			`${id}.${flipped}`,
			`${id}.`,
			`${id}`,
			`${id}.${mac}x`,
			`.${mac}`,
			'',
			createLinkKey('z'.repeat(32)).tokenFor(link),
			key.tokenFor({ id: link.id, kind: 'invitation' }),
			key.tokenFor({ id: 'another', kind: 'password-reset' }),
		]
		for (const other of others) expect(await find(other), other).toBeNull()
		expect(await find(token, 'invitation')).toBeNull()
		expect((await find(token))?.id).toBe(link.id)
	})

	test('is spent once, also by four at the same moment', async () => {
		const token = key.tokenFor(await make('invitation'))
		const spend = () => setPasswordByLink(db, { key, kind: 'invitation', token, passwordHash: 'x', now })
		const results = await Promise.allSettled([spend(), spend(), spend(), spend()])
		expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
		await expect(spend()).rejects.toMatchObject({ code: 'conflict', why: 'link-used' })
		expect(await find(token, 'invitation')).toBeNull()
	})

	test('of somebody whose account was closed opens nothing', async () => {
		const token = key.tokenFor(await make())
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: now } })
		expect(await find(token)).toBeNull()
	})

	test('newly made ends the older ones of its kind and leaves the other kind', async () => {
		const [invitation, old] = [await make('invitation'), await make()]
		const fresh = await make()
		expect(await find(key.tokenFor(old))).toBeNull()
		expect(await find(key.tokenFor(fresh))).not.toBeNull()
		expect(await find(key.tokenFor(invitation), 'invitation')).not.toBeNull()
	})

	test('that sets a password ends every sign-in and every other link into an account, and no question that waits for an answer', async () => {
		const [cookie, invitation] = [await open(), await make('invitation')]
		const question = await makeLink(db, { kind: 'time-agreement', personId: ines.id, subjectId: 'a question', now })
		const token = key.tokenFor(await make())
		await setPasswordByLink(db, { key, kind: 'password-reset', token, passwordHash: 'new', now })
		expect((await signIns.read(cookie)).reader).toBeNull()
		expect(await find(key.tokenFor(invitation), 'invitation')).toBeNull()
		expect(await findLink(db, key, 'time-agreement', key.tokenFor(question), now)).not.toBeNull()
		expect((await db.person.findUniqueOrThrow({ where: { id: ines.id } })).passwordHash).toBe('new')
	})
})

describe('asking for a password link', () => {
	const letters = async () => (await db.outboxMail.findMany()).map(({ letter, toPersonId }) => [letter, toPersonId])

	test('writes a letter to who has a password', async () => {
		await db.person.update({ where: { id: ines.id }, data: { passwordHash: 'x' } })
		await askForPasswordLink(db, ines.email, now)
		expect(await letters()).toEqual([['password-reset', ines.id]])
	})

	test('gives who never accepted their invitation another one', async () => {
		await askForPasswordLink(db, ines.email, now)
		expect(await letters()).toEqual([['invitation', ines.id]])
	})

	test.each([
		['invitation', null],
		['password-reset', 'x'],
	] as const)('leaves an open %s link as it is: a stranger who asks ends nothing', async (kind, passwordHash) => {
		await db.person.update({ where: { id: ines.id }, data: { passwordHash } })
		const held = await makeLink(db, { kind, personId: ines.id, now })
		await askForPasswordLink(db, ines.email, now)
		expect((await findLink(db, key, kind, key.tokenFor(held), now))?.person.id).toBe(ines.id)
		expect(await db.outboxMail.findMany({ select: { linkId: true } })).toEqual([{ linkId: held.id }])
		const late = new Date(held.expiresAt.getTime() - 60_000)
		await askForPasswordLink(db, ines.email, late)
		expect(await findLink(db, key, kind, key.tokenFor(held), late)).toBeNull()
	})

	test('writes nothing for an address nobody has, or of a closed account', async () => {
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: now } })
		await askForPasswordLink(db, ines.email, now)
		await askForPasswordLink(db, 'nobody@example.com', now)
		expect([await letters(), await db.auditEntry.count(), await db.oneUseLink.count()]).toEqual([[], 0, 0])
	})
})
