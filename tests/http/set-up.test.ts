import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fieldOf, headingOf, wordsOf } from '../support/form-page'
import { ask, startServer, type TestServer } from '../support/server'
import { writesSoFar } from '../support/write-counter'

/** The first run: an empty installation, and whoever comes first. */
let server: TestServer
beforeEach(async () => {
	server = await startServer()
})
afterEach(() => server.close())

const first = {
	organization: 'Ferrystone',
	timeZone: 'Europe/Lisbon',
	name: 'Łukasz Đorđević',
	email: 'lukasz@example.com',
	password: 'a rope holds two',
}
const setUp = (said: Partial<typeof first> = {}) => ask(server, '/set-up', { form: { ...first, ...said } })
const cookieOf = (answer: { headers: Headers }) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

describe('an empty installation', () => {
	test('leads everybody to its set-up, and knows nobody', async () => {
		for (const path of ['/', '/login']) expect((await ask(server, path)).headers.get('location'), path).toBe('/set-up')
		expect(headingOf((await ask(server, '/set-up')).text)).toBe('Tie in.')
		for (const email of [first.email, 'admin@sample.test', 'learner1@sample.test']) {
			const stranger = await ask(server, '/login', { form: { email, password: 'belay-sample' } })
			expect([stranger.headers.get('location'), stranger.headers.getSetCookie()], email).toEqual(['/set-up', []])
		}
		expect(await server.db.person.count()).toBe(0)
	})

	test('is set up once: the first admin is signed in, and the page is gone for everybody', async () => {
		const answer = await setUp()
		expect(answer.status).toBe(303)
		const cookie = cookieOf(answer)
		expect((await ask(server, answer.headers.get('location') ?? '', { cookie })).status).toBe(200)
		expect(await server.db.person.findMany({ select: { name: true, calledName: true, email: true } })).toEqual([
			{ name: 'Łukasz Đorđević', calledName: 'Łukasz', email: 'lukasz@example.com' },
		])
		expect((await server.db.personRole.findMany()).map(({ role }) => role).sort()).toEqual(['admin', 'learner'])
		expect(await server.db.organization.findFirst()).toMatchObject({ name: 'Ferrystone', isSample: false })
		for (const who of [undefined, cookie]) {
			expect((await ask(server, '/set-up', { cookie: who })).status).toBe(404)
			expect((await ask(server, '/set-up', { cookie: who, form: { ...first, email: 'eve@example.com' } })).status).toBe(
				404,
			)
		}
		expect(await server.db.person.count()).toBe(1)
		expect((await ask(server, '/')).headers.get('location')).toBe('/login')
	})

	test('of many who try at once has one first admin, and tells the others to sign in', async () => {
		const answers = await Promise.all(
			Array.from({ length: 8 }, (_, index) => setUp({ email: `admin${index}@example.com`, name: `Admin ${index}` })),
		)
		expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
		// Too late by a hair: told so; later still: there is no such page.
		for (const late of answers.filter(({ status }) => status !== 303)) {
			expect([404, 409]).toContain(late.status)
			if (late.status === 409) expect(wordsOf(late.text)).toContain('Somebody has just set this organization up')
			expect(late.headers.getSetCookie().filter((each) => /^belay=\w/.test(each))).toEqual([])
		}
		expect([
			await server.db.organization.count(),
			await server.db.person.count(),
			await server.db.signIn.count(),
		]).toEqual([1, 1, 1])
	})

	test('refuses what cannot be beside each field, keeps the rest but no password, and stays empty', async () => {
		for (const [name, value, words] of [
			['organization', ' ', /Enter the name of your organization/],
			['organization', 'x'.repeat(121), /at most 120/],
			['timeZone', 'Europe/Nowhere', /Choose a zone from the list/],
			['name', '', /Enter a name/],
			['name', 'A\u0007larm', /Use letters, spaces and the usual signs/],
			['email', 'not an address', /Enter an address such as/],
			['password', 'too short', /at least 10 characters/],
			['password', 'x'.repeat(129), /at most 128 characters/],
		] as [keyof typeof first, string, RegExp][]) {
			const before = await writesSoFar(server.db)
			const answer = await setUp({ [name]: value })
			expect(answer.status, `${name} ${value.slice(0, 20)}`).toBe(400)
			expect(fieldOf(answer.text, name)).toMatchObject({ isInvalid: true, says: expect.stringMatching(words) })
			for (const [other, typed] of Object.entries({ ...first, [name]: value }))
				expect(fieldOf(answer.text, other).value, other).toBe(other === 'password' ? '' : typed)
			expect(answer.text).not.toContain(name === 'password' ? value : first.password)
			expect(await writesSoFar(server.db)).toBe(before)
		}
		expect(wordsOf((await ask(server, '/set-up')).text)).toContain('Belay is empty.')
		expect(await server.db.organization.count()).toBe(0)
	})
})
