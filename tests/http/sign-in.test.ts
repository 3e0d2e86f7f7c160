import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, startServer, type TestServer } from '../support/server'

let server: TestServer
const admin = {
	organization: 'Ferrystone',
	timeZone: 'Europe/Lisbon',
	name: 'Hanna Brandt',
	email: 'hanna@example.com',
	password: 'a rope holds two',
}

beforeAll(async () => {
	server = await startServer()
})
afterAll(() => server.close())

const login = (email: string, password: string, next?: string) =>
	ask(server, '/login', { form: { email, password, ...(next ? { next } : {}) } })
const cookieOf = (answer: { headers: Headers }) =>
	answer.headers
		.getSetCookie()
		.find((each) => each.startsWith('belay='))
		?.split(';')[0] ?? ''

describe.sequential('signing in', () => {
	test('an empty installation opens first-run set-up', async () => {
		expect((await ask(server, '/')).headers.get('location')).toBe('/set-up')
		expect((await ask(server, '/login')).headers.get('location')).toBe('/set-up')
	})

	test('of two parallel set-ups one wins, and the page then closes for good', async () => {
		const answers = await Promise.all([
			ask(server, '/set-up', { form: admin }),
			ask(server, '/set-up', { form: { ...admin, email: 'other@example.com' } }),
		])
		expect(answers.map((answer) => answer.status).filter((status) => status === 303)).toHaveLength(1)
		expect(await server.db.organization.count()).toBe(1)
		expect(await server.db.person.count()).toBe(1)
		expect((await ask(server, '/set-up')).status).toBe(404)
		expect((await ask(server, '/set-up', { form: admin })).status).toBe(404)
		await server.db.person.updateMany({ data: { email: admin.email } })
	})

	test('the table holds no token, and a stolen row signs nobody in', async () => {
		const answer = await login(admin.email, admin.password)
		expect(answer.status).toBe(303)
		const cookie = cookieOf(answer)
		const token = cookie.slice('belay='.length)
		const rows = await server.db.signIn.findMany()
		expect(rows.some((row) => row.id === token)).toBe(false)
		for (const row of rows) {
			expect((await ask(server, '/account', { cookie: `belay=${row.id}` })).headers.get('location')).toMatch(/^\/login/)
		}
		expect((await ask(server, '/account', { cookie })).status).toBe(200)
	})

	test('renewal at half-life keeps the cookie working', async () => {
		const cookie = cookieOf(await login(admin.email, admin.password))
		await server.db.signIn.updateMany({ data: { expiresAt: new Date(Date.now() + 5 * 86_400_000) } })
		const renewed = await ask(server, '/account', { cookie })
		expect(cookieOf(renewed)).toBe(cookie)
		expect((await ask(server, '/account', { cookie })).status).toBe(200)
		const longest = await server.db.signIn.findFirst({ orderBy: { expiresAt: 'desc' } })
		expect(longest?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 25 * 86_400_000)
	})

	test('signing out ends the sign-in on the server, not only the cookie', async () => {
		const cookie = cookieOf(await login(admin.email, admin.password))
		expect((await ask(server, '/logout', { method: 'POST', cookie })).status).toBe(303)
		expect((await ask(server, '/account', { cookie })).headers.get('location')).toMatch(/^\/login/)
	})

	test('signing out everywhere ends every device', async () => {
		const cookies = [
			cookieOf(await login(admin.email, admin.password)),
			cookieOf(await login(admin.email, admin.password)),
		]
		await ask(server, '/account/devices', { cookie: cookies[0], form: { intent: 'everywhere' } })
		for (const cookie of cookies) expect((await ask(server, '/account', { cookie })).status).toBe(303)
		expect(await server.db.signIn.count()).toBe(0)
	})

	test('known and unknown addresses get the same answer', async () => {
		const strip = (text: string) =>
			text.replace(/nonce="[^"]*"/g, '').replace(/nobody@example.com|hanna@example.com/g, 'x')
		const [known, unknown] = [
			await login(admin.email, 'not this one'),
			await login('nobody@example.com', 'not this one'),
		]
		expect(known.status).toBe(401)
		expect(strip(known.text)).toBe(strip(unknown.text))
		const letters = [
			await ask(server, '/forgot', { form: { email: admin.email } }),
			await ask(server, '/forgot', { form: { email: 'nobody@example.com' } }),
		]
		expect(letters.map((answer) => answer.status)).toEqual([200, 200])
		expect(strip(letters[0]?.text ?? '')).toBe(strip(letters[1]?.text ?? 'none'))
	})

	test('the password never comes back in the page', async () => {
		const answer = await login(admin.email, 'a-secret-that-was-wrong')
		expect(answer.text).not.toContain('a-secret-that-was-wrong')
		expect(answer.text).toContain('hanna@example.com')
	})

	test('ten wrong tries close the account’s door for a while, and a living sign-in survives', async () => {
		const cookie = cookieOf(await login(admin.email, admin.password))
		const statuses: number[] = []
		for (let tries = 0; tries < 12; tries++) {
			statuses.push(
				(
					await ask(server, '/login', {
						form: { email: admin.email, password: `wrong ${tries}` },
						headers: { 'x-forwarded-for': `10.0.0.${tries}` },
					})
				).status,
			)
		}
		expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true)
		expect(statuses.slice(10)).toEqual([429, 429])
		expect((await login(admin.email, admin.password)).status).toBe(429)
		expect((await ask(server, '/account', { cookie })).status).toBe(200)
		await server.db.rateLimit.deleteMany()
	})
})

describe.sequential('links', () => {
	let cookie = ''
	beforeAll(async () => {
		cookie = cookieOf(await login(admin.email, admin.password))
	})
	const invite = (email: string) =>
		ask(server, '/admin/people/new', {
			cookie,
			form: {
				email,
				name: 'Łukasz Đorđević',
				timeZone: 'Europe/Zagreb',
				careerTrack: 'ic',
				careerLevel: 'Staff',
				roles: ['learner'],
				mostCohorts: '2',
				workDays: ['1'],
				workFrom: '09:00',
				workTo: '17:00',
			},
		})
	const linkOf = async (personId: string) => {
		const page = await ask(server, `/admin/people/${personId}`, { cookie, form: { intent: 'show-links' } })
		return /value="http[^"]*(\/(?:invitation|reset)\/[^"]+)"/.exec(page.text)?.[1] ?? ''
	}

	test('without SMTP the admin hands the invitation over; it works once', async () => {
		const invited = await invite('lukasz@example.com')
		const personId = invited.headers.get('location')?.split('/').at(-1) ?? ''
		const link = await linkOf(personId)
		expect(link).toMatch(/^\/invitation\//)
		expect((await ask(server, link)).text).toContain('lukasz@example.com')
		const accepted = await ask(server, link, { form: { password: 'eight seconds pass' } })
		expect(accepted.status).toBe(303)
		expect((await ask(server, '/account', { cookie: cookieOf(accepted) })).text).toContain('Łukasz Đorđević')
		expect((await ask(server, link, { form: { password: 'another one here' } })).status).toBe(409)
		expect((await ask(server, link)).text).toContain('This link does not work.')
	})

	test('the address is taken only once, and what was typed stays', async () => {
		const again = await invite('LUKASZ@example.com')
		expect(again.status).toBe(409)
		expect(again.text).toContain('Somebody already has this address')
		expect(again.text).toContain('Łukasz Đorđević')
	})

	test('of two parallel uses one wins', async () => {
		const personId = (await invite('second@example.com')).headers.get('location')?.split('/').at(-1) ?? ''
		const link = await linkOf(personId)
		const uses = await Promise.all(
			[1, 2, 3, 4].map((n) => ask(server, link, { form: { password: `password number ${n}` } })),
		)
		expect(uses.map((use) => use.status).sort()).toEqual([303, 409, 409, 409])
	})

	test('an altered link opens nothing, and the tables hold no link', async () => {
		const personId = (await invite('third@example.com')).headers.get('location')?.split('/').at(-1) ?? ''
		const link = await linkOf(personId)
		const [id, mac] = link.split('/').at(-1)?.split('.') ?? []
		const flipped = `${mac?.[0] === 'A' ? 'B' : 'A'}${mac?.slice(1)}`
		expect((await ask(server, `/invitation/${id}.${flipped}`)).text).toContain('does not work.')
		expect((await ask(server, link.replace('/invitation/', '/reset/'))).text).toContain('does not work.')
		const dump = JSON.stringify([
			await server.db.oneUseLink.findMany(),
			await server.db.outboxMail.findMany(),
			await server.db.auditEntry.findMany(),
		])
		expect(dump).not.toContain(mac)
	})

	test('closing an account ends its sign-ins and links at once', async () => {
		const person = await server.db.person.findUniqueOrThrow({ where: { email: 'lukasz@example.com' } })
		const theirs = cookieOf(await login('lukasz@example.com', 'eight seconds pass'))
		expect((await ask(server, '/account', { cookie: theirs })).status).toBe(200)
		await ask(server, `/admin/people/${person.id}`, { cookie, form: { intent: 'close' } })
		expect((await ask(server, '/account', { cookie: theirs })).headers.get('location')).toMatch(/^\/login/)
		expect((await login('lukasz@example.com', 'eight seconds pass')).status).toBe(401)
	})

	test('the last admin cannot close their own account or drop the role', async () => {
		const me = await server.db.person.findUniqueOrThrow({ where: { email: admin.email } })
		const closing = await ask(server, `/admin/people/${me.id}`, { cookie, form: { intent: 'close' } })
		expect(closing.status).toBe(409)
		expect(closing.text).toContain('the last admin')
		expect(await server.db.person.count({ where: { disabledAt: null, id: me.id } })).toBe(1)
	})

	test('every such act stands in the audit log', async () => {
		const page = await ask(server, '/admin/audit', { cookie })
		for (const words of [
			'Set the organization up',
			'Signed in',
			'Invited a person',
			'Was shown a link to hand over',
			'Accepted the invitation',
			'Closed an account',
		]) {
			expect(page.text).toContain(words)
		}
	})
})
