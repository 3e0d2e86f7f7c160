import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goTo, safePath } from '~/http/safe-redirect'
import { runs } from '../support/counting'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { writesSoFar } from '../support/write-counter'

let server: TestServer
let cookie: string

beforeAll(async () => {
	server = await startServer()
	await ask(server, '/set-up', {
		form: {
			organization: 'Ferrystone',
			timeZone: 'Europe/Lisbon',
			name: 'Hanna Brandt',
			email: 'hanna@example.com',
			password: 'a rope holds two',
		},
	})
	cookie = await signInAs(server.db, (await server.db.person.findFirstOrThrow()).id)
})
afterAll(() => server.close())

describe('W1: a write from another site', () => {
	const evil = 'https://evil.test'
	const foreign: [string, Record<string, string>][] = [
		['an evil Origin', { origin: evil, 'sec-fetch-site': '' }],
		['Origin null', { origin: 'null', 'sec-fetch-site': '' }],
		['neither header', { origin: '', 'sec-fetch-site': '' }],
		['cross-site without Origin', { origin: '', 'sec-fetch-site': 'cross-site' }],
		['same-site, another host', { origin: '', 'sec-fetch-site': 'same-site' }],
		['typed by hand', { origin: '', 'sec-fetch-site': 'none' }],
		['a garbage Origin', { origin: 'http://[', 'sec-fetch-site': '' }],
		[
			'a spoofed forwarded host',
			{ origin: evil, 'sec-fetch-site': '', 'x-forwarded-host': 'evil.test', 'x-forwarded-proto': 'https' },
		],
		['same-origin claimed, evil Origin', { origin: evil, 'sec-fetch-site': 'same-origin' }],
		['text/plain', { origin: evil, 'sec-fetch-site': 'cross-site', 'content-type': 'text/plain' }],
	]
	const writes: [string, string][] = [
		['POST', '/account'],
		['POST', '/account.data'],
		['POST', '/account/devices'],
		['POST', '/admin/people/new'],
		['POST', '/login'],
		['POST', '/logout'],
		['POST', '/theme'],
		['PUT', '/account'],
		['DELETE', '/account/devices.data'],
		['PATCH', '/anything/at/all'],
	]
	test.each(foreign)('with %s is refused with 403 and changes nothing', async (_name, headers) => {
		const before = await writesSoFar(server.db)
		for (const [method, path] of writes) {
			const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''))
			const response = await fetch(server.url + path, {
				method,
				redirect: 'manual',
				headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...given },
				body: 'name=Changed&timeZone=UTC&careerTrack=ic&careerLevel=Staff&intent=everywhere',
			})
			expect(response.status, `${method} ${path}`).toBe(403)
		}
		expect(await writesSoFar(server.db)).toBe(before)
	})

	test('from our own page is taken', async () => {
		const answer = await ask(server, '/account', {
			cookie,
			form: { name: 'Hanna B.', timeZone: 'Europe/Lisbon', careerTrack: 'manager', careerLevel: 'Director' },
		})
		expect(answer.status).toBe(303)
	})

	test('a link cannot change anything: GET never writes', async () => {
		const before = await writesSoFar(server.db)
		for (const path of ['/logout', '/theme', '/account/devices?intent=everywhere', '/admin/people/new?name=x']) {
			expect((await ask(server, path, { cookie })).status).toBeLessThan(400)
		}
		expect(await writesSoFar(server.db)).toBe(before)
	})
})

describe('W2: a redirect that came with the request', () => {
	const hosts = ['evil.test', 'evil.test:443', '①②⑦.⓪.⓪.①', 'localhost:3000@evil.test', '%65vil.test']
	const openings = [
		'//',
		'///',
		'/\\',
		'\\\\',
		'/\t/',
		'/\n/',
		'https:',
		'https:/',
		'https://',
		'http:\\\\',
		'/%09/',
		'javascript:alert(1)//',
		'data:text/html,',
		'//user@',
		'/.//',
		'/..//',
		' //',
		'\u0000//',
		'/\u2028/',
		'?//',
		'#//',
		'ftp://',
		'\t//',
		'/%2f/',
		'/%5c',
		'/;//',
	]
	const payloads = openings.flatMap((opening) =>
		hosts.flatMap((host) => [opening + host, `${opening}${host}/`, `${opening}${host}?a=b`]),
	)

	test(`stays here for ${payloads.length} known tricks, in the functions and on the wire`, async () => {
		expect(payloads.length).toBeGreaterThanOrEqual(300)
		for (const payload of payloads) {
			const sentTo = goTo(payload).headers.get('location') ?? ''
			for (const path of [safePath(payload), sentTo])
				expect(new URL(path, server.url).origin, JSON.stringify(payload)).toBe(server.url)
		}
		for (const payload of payloads.slice(0, 120)) {
			for (const path of ['/login', '/login.data']) {
				const answer = await ask(server, `${path}?next=${encodeURIComponent(payload)}`, { cookie })
				const location = answer.headers.get('location') ?? '/'
				expect(new URL(location, server.url).origin, JSON.stringify(payload)).toBe(server.url)
				// A single-fetch redirect travels in the body.
				expect(answer.text).not.toMatch(/"redirect","(https?:)?\/\/evil/)
			}
		}
	})

	test('stays here for thousands of made-up ones', () => {
		const piece = fc.constantFrom(
			'/',
			'\\',
			':',
			'@',
			'.',
			'?',
			'#',
			'%2f',
			'%5c',
			'\t',
			'\r',
			' ',
			'http',
			'https',
			'javascript',
			'evil.test',
			'//',
			'a',
			'\u0000',
		)
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string({ unit: 'binary' }),
					fc.array(piece).map((pieces) => pieces.join('')),
				),
				(to) => {
					const path = safePath(to)
					expect(new URL(path, 'https://ours.test').origin).toBe('https://ours.test')
					expect(path.startsWith('/') && !path.startsWith('//')).toBe(true)
				},
			),
			runs(10_000),
		)
	})

	test('keeps a path of ours whole', () => {
		expect(safePath('/learn/technical-leadership-ladder/l1?part=2#end')).toBe(
			'/learn/technical-leadership-ladder/l1?part=2#end',
		)
	})
})

describe('W4: the content security policy', () => {
	test('carries a fresh nonce on every page, found or not, and every script wears it', async () => {
		const nonces = new Set<string>()
		const pages = [
			'/login',
			'/account',
			'/admin/people',
			'/nowhere',
			'/admin/people/nobody',
			'/set-up',
			'/reset/x.y',
			'/forgot',
		]
		for (let round = 0; round < 40; round++) {
			for (const page of pages) {
				const answer = await ask(server, page, { cookie: page === '/login' ? undefined : cookie })
				const policy = answer.headers.get('content-security-policy') ?? ''
				const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
				expect(nonce).not.toBe('')
				nonces.add(nonce)
				expect(policy).toMatch(/script-src 'self' 'nonce-/)
				expect(/script-src [^;]*/.exec(policy)?.[0]).not.toMatch(/unsafe-(inline|eval)|\*|data:/)
				for (const directive of [
					"object-src 'none'",
					"base-uri 'none'",
					"frame-ancestors 'none'",
					"default-src 'none'",
				])
					expect(policy).toContain(directive)
				for (const [script] of answer.text.matchAll(/<script[^>]*>/g)) expect(script).toContain(`nonce="${nonce}"`)
			}
		}
		expect(nonces.size).toBe(320)
	})

	test('stands beside the other headers', async () => {
		const { headers } = await ask(server, '/account', { cookie })
		expect(headers.get('x-content-type-options')).toBe('nosniff')
		expect(headers.get('referrer-policy')).toBe('same-origin')
		expect(headers.get('cache-control')).toBe('no-store')
		expect(headers.get('x-powered-by')).toBeNull()
	})
})

describe('the files at the root', () => {
	test.each([
		['/favicon.ico', /icon/],
		['/robots.txt', /text\/plain/],
	])('%s is served as what it is, and what stands beside it is not', async (address, type) => {
		const { status, headers } = await ask(server, address)
		expect([status, headers.get('content-type')]).toEqual([200, expect.stringMatching(type)])
		expect((await ask(server, `${address}.map`)).status).toBe(404)
	})
})

describe('a body', () => {
	test('larger than any form is refused before it is read', async () => {
		const answer = await ask(server, '/login', { body: `email=${'x'.repeat(600_000)}`, method: 'POST' })
		expect(answer.status).toBe(413)
	})
	test('of which no length was declared is refused once it is too large', async () => {
		const pieces = Array.from({ length: 40 }, () => `email=${'x'.repeat(30_000)}&`)
		const response = await fetch(`${server.url}/login`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
			body: new ReadableStream({
				pull(controller) {
					const piece = pieces.shift()
					if (piece) controller.enqueue(new TextEncoder().encode(piece))
					else controller.close()
				},
			}),
			duplex: 'half',
		} as RequestInit)
		expect(response.status).toBe(413)
		expect(await response.text()).toContain('more than a form here can hold')
		expect((await ask(server, '/login')).status).toBe(200)
	})
	test('sent in pieces is still read', async () => {
		const pieces = ['email=nobody%40example.com', '&password=', 'something']
		const response = await fetch(`${server.url}/login`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' },
			body: new ReadableStream({
				pull(controller) {
					const piece = pieces.shift()
					if (piece) controller.enqueue(new TextEncoder().encode(piece))
					else controller.close()
				},
			}),
			duplex: 'half',
		} as RequestInit)
		expect(response.status).toBe(401)
	})
})
