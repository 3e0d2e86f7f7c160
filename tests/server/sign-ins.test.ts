import { beforeEach, describe, expect, test } from 'vitest'
import { createPasswordHasher } from '~/domain/sign-in/passwords.server'
import { changePassword, endDevice, listDevices } from '~/domain/sign-in/sign-in.server'
import { createSignIns, hashToken } from '~/domain/sign-in/sign-ins.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()

const DAY = 86_400_000
const signIns = createSignIns(db, { secure: false })
const hasher = createPasswordHasher()
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db, { name: 'Inês Carvalho', roles: ['learner', 'facilitator'] })
})

const open = async (device = 'Firefox on macOS', person = ines) =>
	(await signIns.open(person.id, device)).split(';')[0] ?? ''
const tokenIn = (cookie: string) => cookie.slice(cookie.indexOf('=') + 1)
const rowOf = (cookie: string) => db.signIn.findUniqueOrThrow({ where: { id: hashToken(tokenIn(cookie)) } })
const age = async (cookie: string, said: { createdDaysAgo?: number; expiresInDays?: number }) => {
	const { id } = await rowOf(cookie)
	await db.signIn.update({
		where: { id },
		data: {
			...(said.createdDaysAgo ? { createdAt: new Date(Date.now() - said.createdDaysAgo * DAY) } : {}),
			...(said.expiresInDays === undefined ? {} : { expiresAt: new Date(Date.now() + said.expiresInDays * DAY) }),
		},
	})
}

describe('a sign-in', () => {
	test('is read back from its cookie with everything a page needs', async () => {
		const cookie = await open()
		const { reader, setCookie } = await signIns.read(cookie)
		expect(setCookie).toBeUndefined()
		expect(reader).toMatchObject({
			id: ines.id,
			name: 'Inês Carvalho',
			calledName: 'Inês',
			timeZone: 'Europe/Lisbon',
			careerTrack: 'manager',
			roles: ['facilitator', 'learner'],
			signInRowId: (await rowOf(cookie)).rowId,
			organization: { name: 'Ferrystone', isSample: false },
		})
		expect(JSON.stringify(reader)).not.toMatch(/passwordHash|argon2/)
	})

	test('is kept as a hash: the table holds no token, and no row is a cookie', async () => {
		const cookie = await open()
		const rows = JSON.stringify(await db.signIn.findMany())
		expect(rows).not.toContain(tokenIn(cookie))
		const { id, rowId } = await rowOf(cookie)
		for (const stolen of [id, rowId, hashToken(id)]) expect((await signIns.read(`belay=${stolen}`)).reader).toBeNull()
	})

	test('has a token of its own each time, long enough to be no guess', async () => {
		const tokens = new Set<string>()
		for (let round = 0; round < 50; round++) tokens.add(tokenIn(await open()))
		expect(tokens.size).toBe(50)
		for (const token of tokens) expect(token.length * Math.log2(32)).toBeGreaterThanOrEqual(128)
	})

	test('is renewed past its half-life with the same token, never with the hash', async () => {
		const cookie = await open()
		await age(cookie, { expiresInDays: 16 })
		expect((await signIns.read(cookie)).setCookie).toBeUndefined()
		await age(cookie, { expiresInDays: 14 })
		const renewed = await signIns.read(cookie)
		expect(renewed.reader?.id).toBe(ines.id)
		expect(renewed.setCookie?.split(';')[0]).toBe(cookie)
		expect((await rowOf(cookie)).expiresAt.getTime()).toBeGreaterThan(Date.now() + 29 * DAY)
		expect((await signIns.read(cookie)).setCookie).toBeUndefined()
	})

	test('ends thirty days after the last visit, and ninety days after it began, however active', async () => {
		const idle = await open()
		await age(idle, { expiresInDays: -0.001 })
		expect(await signIns.read(idle)).toMatchObject({ reader: null, setCookie: expect.stringContaining('Max-Age=0') })
		const active = await open()
		await age(active, { createdDaysAgo: 89 })
		expect((await signIns.read(active)).reader?.id).toBe(ines.id)
		await age(active, { createdDaysAgo: 90.01, expiresInDays: 29 })
		expect((await signIns.read(active)).reader).toBeNull()
	})

	test('of a closed account reads as nobody at once', async () => {
		const cookie = await open()
		await db.person.update({ where: { id: ines.id }, data: { disabledAt: now } })
		expect((await signIns.read(cookie)).reader).toBeNull()
	})

	test('shows roles as they are now, not as they were', async () => {
		const cookie = await open()
		await db.personRole.deleteMany({ where: { role: 'facilitator' } })
		expect((await signIns.read(cookie)).reader?.roles).toEqual(['learner'])
	})

	test.each([
		['no header', undefined],
		['nothing', ''],
		['another cookie', 'theme=dark'],
		['an empty token', 'belay='],
		['a made-up token', `belay=${'a'.repeat(40)}`],
		['a token of 100,000 signs', `belay=${'a'.repeat(100_000)}`],
		['quotes and semicolons', `belay="' or 1=1; --"`],
		['the cookie of another name', `__Host-belay=${'a'.repeat(40)}`],
	])('is nobody with %s', async (_what, header) => expect((await signIns.read(header)).reader).toBeNull())

	test('travels in a cookie no script can read, and over TLS in one no other host can set', async () => {
		const plain = await signIns.open(ines.id, '')
		expect(plain).toMatch(/^belay=/)
		for (const mark of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(plain).toContain(mark)
		const secure = await createSignIns(db, { secure: true }).open(ines.id, '')
		expect(secure).toMatch(/^__Host-belay=/)
		for (const mark of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(secure).toContain(mark)
		expect(secure).not.toMatch(/Domain=/i)
	})
})

describe('devices', () => {
	test('are listed newest first, by a row that is neither token nor hash, without those that ended', async () => {
		const [old, fresh] = [await open('Chrome on Android'), await open()]
		await age(old, { createdDaysAgo: 3 })
		const ended = await open('Edge on Windows')
		await age(ended, { expiresInDays: -1 })
		const devices = await listDevices(db, ines.id, new Date())
		expect(devices.map(({ device }) => device)).toEqual(['Firefox on macOS', 'Chrome on Android'])
		const shown = JSON.stringify(devices)
		for (const cookie of [old, fresh]) {
			expect(shown).not.toContain(tokenIn(cookie))
			expect(shown).not.toContain(hashToken(tokenIn(cookie)))
		}
	})

	test('are signed out one by one, by their owner only', async () => {
		const [phone, laptop] = [await open('Chrome on Android'), await open()]
		const { rowId } = await rowOf(phone)
		const otto = await aPerson(db, { name: 'Otto Lind' })
		await expect(endDevice(db, otto, rowId)).rejects.toMatchObject({ code: 'not-found' })
		await endDevice(db, ines, rowId)
		expect((await signIns.read(phone)).reader).toBeNull()
		expect((await signIns.read(laptop)).reader?.id).toBe(ines.id)
		await expect(endDevice(db, ines, rowId)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('are all signed out at once, and nobody else’s', async () => {
		const otto = await aPerson(db, { name: 'Otto Lind' })
		const [mine, his] = [await open(), await open('Safari on iOS', otto)]
		await signIns.closeAll(ines.id)
		expect((await signIns.read(mine)).reader).toBeNull()
		expect((await signIns.read(his)).reader?.id).toBe(otto.id)
	})

	test('signing out ends the one that asks, also without a cookie that is worth anything', async () => {
		const [phone, laptop] = [await open(), await open()]
		expect(await signIns.close(phone)).toMatch(/^belay=; .*Max-Age=0/)
		expect((await signIns.read(phone)).reader).toBeNull()
		expect((await signIns.read(laptop)).reader?.id).toBe(ines.id)
		expect(await signIns.close(undefined)).toMatch(/^belay=;/)
	})
})

describe('a new password', () => {
	const current = 'a rope holds two'
	beforeEach(async () => {
		await db.person.update({ where: { id: ines.id }, data: { passwordHash: await hasher.hash(current) } })
	})
	const change = (given: { current: string; password: string }) => changePassword({ db, hasher }, ines, given)
	const stored = async () => (await db.person.findUniqueOrThrow({ where: { id: ines.id } })).passwordHash

	test('wants the one in use, and ends every sign-in', async () => {
		const cookie = await open()
		await expect(change({ current: 'not this one', password: 'another rope' })).rejects.toMatchObject({
			code: 'invalid',
			why: 'wrong-password',
		})
		expect((await signIns.read(cookie)).reader?.id).toBe(ines.id)
		await change({ current, password: 'another rope holds' })
		expect((await signIns.read(cookie)).reader).toBeNull()
		expect(await hasher.matches(await stored(), 'another rope holds')).toBe(true)
		expect(await hasher.matches(await stored(), current)).toBe(false)
	})

	test('is argon2id, and the same accents typed on two keyboards are one password', async () => {
		expect(await stored()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
		const hash = await hasher.hash('Đường lên núi'.normalize('NFC'))
		expect(await hasher.matches(hash, 'Đường lên núi'.normalize('NFD'))).toBe(true)
		expect(await hasher.matches(hash, 'Duong len nui')).toBe(false)
	})

	test('counts to its last sign, and no hash matches nothing', async () => {
		const long = 'x'.repeat(128)
		const hash = await hasher.hash(long)
		expect(await hasher.matches(hash, long)).toBe(true)
		expect(await hasher.matches(hash, `${long.slice(0, 127)}y`)).toBe(false)
		expect(await hasher.matches(null, 'nobody has this password')).toBe(false)
	})
})
