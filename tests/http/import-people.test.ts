import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { counted } from '~/domain/number-words'
import { paths } from '~/paths'
import { alertsOf, decoded, wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { type Answer, ask, signInAs, startServer, type TestServer } from '../support/server'

/** A file of people as an admin sends it without JavaScript: multipart, read, shown, agreed to. */
let server: TestServer
let admin: PersonMade
let cookie: string
beforeAll(async () => {
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon' } })
	admin = await aPerson(server.db, { name: 'Hanna Brandt', email: 'hanna@example.com', roles: ['admin'] })
	await server.db.person.update({ where: { id: admin.id }, data: { passwordHash: 'x' } })
	cookie = await signInAs(server.db, admin.id)
})
afterAll(() => server.close())

async function send(
	file: Blob | null,
	said: { cookie?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
	const body = new FormData()
	if (file) body.append('file', file, 'people.csv')
	const response = await fetch(server.url + paths.importPeople(), {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie: said.cookie ?? cookie, origin: server.url, 'sec-fetch-site': 'same-origin', ...said.headers },
		body,
	})
	return { status: response.status, headers: response.headers, text: await response.text() }
}
const page = async () => (await ask(server, paths.importPeople(), { cookie })).text
const apply = async (html: string) =>
	ask(server, paths.importPeople(), {
		cookie,
		form: { intent: 'apply', fingerprint: decoded(/name="fingerprint" value="([^"]*)"/.exec(html)?.[1] ?? '') },
	})
const csv = (...lines: string[]) => new Blob([`\uFEFFE-mail;Name;Level;Time zone;Manager\r\n${lines.join('\r\n')}`])

describe('a file of people', () => {
	test('is read, shown, and written when the admin agrees', async () => {
		expect((await send(csv('ana@example.com;Ana Ruiz;Senior;Europe/Madrid;hanna@example.com'))).status).toBe(303)
		expect(await server.db.person.count()).toBe(1)
		const shown = await page()
		expect(wordsOf(shown)).toMatch(/New 1 Changed 0 Unchanged 0 With problems 0/)
		expect((await apply(shown)).status).toBe(303)
		expect(await server.db.person.findUnique({ where: { email: 'ana@example.com' } })).toMatchObject({
			managerId: admin.id,
			timeZone: 'Europe/Madrid',
		})
		expect(wordsOf(await page())).not.toContain('What this file would do')
	})

	test('with a problem names row and column, and cannot be agreed to', async () => {
		await send(csv('bo@example.com;Bo;Emperor;Mars;nobody@example.com'))
		const shown = await page()
		for (const words of [
			'2 Level “Emperor” is no level here',
			'2 Time zone No time zone',
			'2 Manager e-mail Nobody has',
		])
			expect(wordsOf(shown)).toContain(words)
		expect(shown).not.toContain('name="fingerprint"')
		expect((await apply(shown)).status).toBe(303)
		expect(await server.db.person.count({ where: { email: 'bo@example.com' } })).toBe(0)
	})

	test('is shown again when the directory changed meanwhile', async () => {
		await send(csv('cleo@example.com;Cleo;Senior;UTC;'))
		const shown = await page()
		await aPerson(server.db, { email: 'cleo@example.com', name: 'Cleo B.' })
		const answer = await apply(shown)
		expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.importPeople()])
		expect(decodeURIComponent(answer.headers.get('set-cookie') ?? '')).toContain('changed meanwhile')
		expect(wordsOf(await page())).toContain('Name: Cleo B. → Cleo')
		expect((await server.db.person.findUnique({ where: { email: 'cleo@example.com' } }))?.name).toBe('Cleo B.')
	})

	test('is thrown away when the admin says so', async () => {
		await send(csv('dan@example.com;Dan;Senior;UTC;'))
		await ask(server, paths.importPeople(), { cookie, form: { intent: 'discard' } })
		expect(wordsOf(await page())).not.toContain('What this file would do')
	})

	test.each<[string, () => Blob | null, number, string]>([
		['none', () => null, 400, 'Choose a file first.'],
		['an empty one', () => new Blob([]), 400, 'Choose a file first.'],
		['a spreadsheet', () => new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 0xff])]), 400, 'This is no text in UTF-8.'],
		['no list of people', () => new Blob(['a,b\n1,2']), 400, 'no column “E-mail”'],
		['more than it takes', () => new Blob([new Uint8Array(5.5 * 1024 * 1024)]), 413, 'larger than 5 MB'],
	])('that is %s is refused in words on the page', async (_what, file, status, words) => {
		const answer = await send(file())
		expect(answer.status).toBe(status)
		expect(alertsOf(answer.text)).toContain(words)
	})

	test('far too large is refused before it is read, and no other form takes more than before', async () => {
		const answer = await send(new Blob([new Uint8Array(7 * 1024 * 1024)])).catch(() => null)
		// Some clients see the connection end while they are still sending.
		expect([answer?.status ?? 303, answer?.headers.get('location') ?? paths.importPeople()]).toEqual([
			303,
			paths.importPeople(),
		])
		const other = await ask(server, '/login', { method: 'POST', body: 'x'.repeat(600_000) })
		expect(other.status).toBe(413)
	})

	test('far too large is answered by its own page, in words', async () => {
		const head = { cookie, origin: server.url, 'content-type': 'multipart/form-data; boundary=x' }
		const answer = await new Promise<IncomingMessage>((resolve, reject) => {
			const sent = request(server.url + paths.importPeople(), {
				method: 'POST',
				headers: { ...head, 'content-length': 7 * 1024 * 1024 },
			})
			sent.on('error', reject).on('response', resolve).flushHeaders()
		})
		const line = answer.headers['set-cookie']?.[0]?.split(';')[0]
		answer.destroy()
		expect([answer.statusCode, answer.headers.location]).toEqual([303, paths.importPeople()])
		const shown = await ask(server, paths.importPeople(), { cookie: `${cookie}; ${line}` })
		expect(wordsOf(shown.text)).toContain('This file is larger than 5 MB, so it was not read.')
	})

	test('from another site, from a learner or from nobody is not read', async () => {
		const before = await server.db.peopleUpload.findMany()
		const rows = csv('eve@example.com;Eve;Senior;UTC;')
		const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
		expect((await send(rows, { headers: foreign })).status).toBe(403)
		const learner = await aPerson(server.db)
		expect((await send(rows, { cookie: await signInAs(server.db, learner.id) })).status).toBe(403)
		expect((await send(rows, { cookie: '' })).headers.get('location')).toContain('/login')
		expect(await server.db.peopleUpload.findMany()).toEqual(before)
	})
})

describe('the directory as a file', () => {
	test('downloads, and changes nothing when it is sent back', async () => {
		await server.db.person.update({ where: { id: admin.id }, data: { team: '=1+1', name: '-Hanna "H", Brandt' } })
		const answer = await ask(server, paths.exportPeople(), { cookie, form: {} })
		expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
		expect(answer.headers.get('content-disposition')).toContain('belay-people.csv')
		expect(answer.text).toContain('"\'-Hanna ""H"", Brandt"')
		const people = await server.db.person.count()
		expect(await server.db.auditEntry.findFirst({ where: { act: 'people-exported' } })).toMatchObject({
			actorId: admin.id,
			detail: { rowsTaken: counted(people, 'row', 'rows') },
		})
		// fetch takes the mark of UTF-8 away as it decodes.
		await send(new Blob([answer.text]))
		expect(wordsOf(await page())).toMatch(new RegExp(`New 0 Changed 0 Unchanged ${people} With problems 0`))
	})

	test('has a template that the import reads', async () => {
		await send(new Blob([(await ask(server, paths.importTemplate(), { cookie })).text]))
		expect(wordsOf(await page())).toMatch(/New 1 Changed 0 Unchanged 0 With problems 0/)
	})
})
