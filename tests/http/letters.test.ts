import http from 'node:http'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { STOPPABLE } from '~/domain/notice/stop-mail'
import { eventually } from '../support/nodes'
import { aPerson } from '../support/people'
import { aPostOffice, type PostOffice } from '../support/post-office'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'

let office: PostOffice
let server: TestServer
let world: Awaited<ReturnType<typeof aCohort>>
beforeAll(async () => {
	office = await aPostOffice()
	await office.open()
	server = await startServer({ SMTP_URL: office.smtpUrl })
})
beforeEach(async () => {
	await server.db.cohort.deleteMany()
	await server.db.outboxMail.deleteMany()
	office.taken.length = 0
	world = await aCohort(server.db, { members: 1, startsAt: new Date(Date.now() + 59 * 60_000) })
})
afterAll(async () => {
	await server.close()
	await office.close()
})

/** The reminder that a member got, as a mail program reads it. */
async function theReminder() {
	await server.jobs.ask('remind')
	const [member] = world.members
	const mine = () => office.taken.find(({ to }) => to.includes(member?.email ?? ''))
	await eventually('a reminder', () => mine() !== undefined)
	const mail = mine()?.mail
	const header = (name: string) => mail?.headers.find((each) => each.key === name)?.value
	const address = /^<([^>]+)>$/.exec(header('list-unsubscribe') ?? '')?.[1] ?? ''
	return { mail, header, path: new URL(address).pathname, person: member }
}
const stopped = async (personId = '') =>
	(await server.db.person.findUniqueOrThrow({ where: { id: personId } })).stoppedMail

test('a job writes the reminder, and it arrives with a text, a page and one way to stop it', async () => {
	const { mail, header } = await theReminder()
	expect(mail?.subject).toMatch(/^Reminder: First case, /)
	expect(mail?.text).toContain('Hello ')
	expect(mail?.html).toContain('<!DOCTYPE html>')
	expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
	expect(mail?.headers.filter(({ key }) => key === 'list-unsubscribe')).toHaveLength(1)
	expect(header('auto-submitted')).toBe('auto-generated')
})

test('asked for again and again it is written once', async () => {
	await theReminder()
	for (let times = 0; times < 5; times++) await server.jobs.ask('remind')
	const { person } = await theReminder()
	expect(await server.db.outboxMail.count({ where: { toPersonId: person?.id ?? '' } })).toBe(1)
})

test('a mail program stops it with one request, without cookie, origin or page (RFC 8058)', async () => {
	const { path, person } = await theReminder()
	const answer = await fetch(server.url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'List-Unsubscribe=One-Click',
	})
	expect(answer.status).toBe(200)
	expect(await stopped(person?.id)).toEqual(['reminder'])
})

test.each(STOPPABLE)('so it may for letters of the kind “%s”: no other write comes without an origin', async (kind) => {
	const { path, person } = await theReminder()
	const post = (at: string) =>
		fetch(server.url + at, { method: 'POST', redirect: 'manual', body: new URLSearchParams() })
	// The address of one kind opens no other: it is not there, which is not the same as refused at the door.
	expect((await post(path.replace('/reminder/', `/${kind}/`))).status).toBe(kind === 'reminder' ? 200 : 404)
	expect(await stopped(person?.id)).toEqual(kind === 'reminder' ? ['reminder'] : [])
	expect((await post(path.replace('/reminder/', '/invitation/'))).status).toBe(403)
})

test('the same as multipart, as some send it', async () => {
	const { path, person } = await theReminder()
	const body = new FormData()
	body.set('List-Unsubscribe', 'One-Click')
	expect((await fetch(server.url + path, { method: 'POST', redirect: 'manual', body })).status).toBe(200)
	expect(await stopped(person?.id)).toEqual(['reminder'])
})

test('a look at the address changes nothing; its button does', async () => {
	const { path, person } = await theReminder()
	const page = await ask(server, path)
	expect(page.status).toBe(200)
	expect(page.text).toContain('No more reminders of sessions?')
	expect(page.text).not.toContain(person?.email)
	expect(await stopped(person?.id)).toEqual([])
	const answer = await ask(server, path, { form: {} })
	expect(answer.text).toContain('Stopped.')
	expect(await stopped(person?.id)).toEqual(['reminder'])
})

test('a wrong address is a page that is not there, and changes nothing', async () => {
	const { path, person } = await theReminder()
	const wrong = [
		`${path.slice(0, -2)}AA`,
		path.replace('/reminder/', '/digest/'),
		path.replace('/reminder/', '/session/'),
	]
	for (const each of wrong) {
		expect((await ask(server, each)).status).toBe(404)
		expect([403, 404]).toContain((await fetch(server.url + each, { method: 'POST', body: 'x=1' })).status)
	}
	expect(await stopped(person?.id)).toEqual([])
})

test('what the address permits ends where it ends: no other page, and no other method', async () => {
	const { path, person } = await theReminder()
	const foreign = (target: string, method = 'POST') =>
		new Promise<number>((resolve, reject) => {
			const body = 'theme=dark'
			const headers = {
				origin: 'https://evil.example',
				'content-type': 'application/x-www-form-urlencoded',
				'content-length': body.length,
				connection: 'close',
			}
			// Not by fetch, which would resolve the dots before it asks.
			const request = http.request(
				{ host: '127.0.0.1', port: server.port, path: target, method, headers },
				(answer) => {
					answer.resume()
					resolve(answer.statusCode ?? 0)
				},
			)
			request.on('error', reject)
			request.end(body)
		})
	for (const target of [
		'/mail/stop/../../theme',
		'/mail/stop/%2e%2e/%2e%2e/login',
		'/mail/stop/reminder/../../../theme',
	])
		expect(await foreign(target), target).toBe(403)
	for (const method of ['PUT', 'PATCH', 'DELETE']) expect(await foreign(path, method), method).toBe(403)
	expect(await stopped(person?.id)).toEqual([])
	expect(await foreign(path)).toBe(200)
})

test('another site cannot use who is signed in by way of this address', async () => {
	const other = await aPerson(server.db, { name: 'Otto Lindqvist' })
	const { path } = await theReminder()
	const answer = await fetch(server.url + path, {
		method: 'POST',
		redirect: 'manual',
		headers: {
			cookie: await signInAs(server.db, other.id),
			origin: 'https://evil.example',
			'sec-fetch-site': 'cross-site',
		},
		body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
	})
	expect(answer.headers.get('set-cookie')).toBeNull()
	expect(await answer.text()).not.toContain('Otto')
	expect(await stopped(other.id)).toEqual([])
})

test('the profile says which letters come, and takes them up again', async () => {
	const [member] = world.members
	const cookie = await signInAs(server.db, member?.id ?? '')
	const save = (mail: string[]) => ask(server, '/account', { cookie, form: { intent: 'choose-mail', mail } })
	expect((await save([])).status).toBe(303)
	expect(await stopped(member?.id)).toEqual(['reminder', 'promise', 'digest', 'casebook'])
	await save(['digest', 'nonsense'])
	expect(await stopped(member?.id)).toEqual(['reminder', 'promise', 'casebook'])
	await save(['reminder', 'promise', 'digest', 'casebook'])
	expect(await stopped(member?.id)).toEqual([])
})
