import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { headingOf, wordsOf } from '../support/form-page'
import { aPerson } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

/** A page that really breaks: a table is taken away from under it. */
let server: TestServer
let cookie: string

beforeAll(async () => {
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'UTC' } })
	cookie = await signInAs(server.db, (await aPerson(server.db)).id)
	await server.db.$executeRawUnsafe('alter table "Commitment" rename to "Taken"')
})
afterAll(() => server.close())

const INSIDES = /\n\s+at [^\n]*:\d+|node_modules|Prisma|Commitment"|does not exist in the current database|\$queryRaw/

describe('W4: a page that breaks', () => {
	test('answers 500 with words for a person, its policy and its nonce, and nothing of its insides', async () => {
		const nonces = new Set<string>()
		for (let round = 0; round < 20; round++) {
			const { status, headers, text } = await ask(server, paths.practice(), { cookie })
			expect(status).toBe(500)
			expect(headingOf(text)).toBe('Something broke on our side.')
			expect(text).not.toMatch(INSIDES)
			expect(headers.get('cache-control')).toBe('no-store')
			const policy = headers.get('content-security-policy') ?? ''
			const nonce = /script-src 'self' 'nonce-([A-Za-z0-9+/=]{22,})'(?:;|$)/.exec(policy)?.[1] ?? ''
			expect(nonce).not.toBe('')
			nonces.add(nonce)
			const scripts = text.match(/<script\b[^>]*>/g) ?? []
			expect(scripts.length).toBeGreaterThan(0)
			for (const script of scripts) expect(script).toContain(`nonce="${nonce}"`)
		}
		expect(nonces.size).toBe(20)
	})

	test('says as little in its data, and to a form', async () => {
		for (const answer of [
			await ask(server, `${paths.practice()}.data`, { cookie }),
			await ask(server, paths.practice(), {
				cookie,
				form: { intent: 'promise', text: 'Ask one question more', dueOn: '2027-01-15' },
			}),
		]) {
			expect(answer.status).toBe(500)
			expect(answer.text).not.toMatch(INSIDES)
			expect(answer.headers.get('content-security-policy')).toContain("script-src 'self' 'nonce-")
		}
	})

	test('breaks alone: the pages beside it, and the health check, still answer', async () => {
		expect((await ask(server, '/healthz')).text).toBe('ok\n')
		expect((await ask(server, paths.account(), { cookie })).status).toBe(200)
		expect(wordsOf((await ask(server, paths.help(), { cookie })).text)).toContain('Help')
	})
})
