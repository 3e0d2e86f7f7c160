import net from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/nodes'
import { aPerson } from '../support/people'
import { aPostOffice, type PostOffice } from '../support/post-office'
import { type Answer, ask, signInAs, startServer, type TestServer } from '../support/server'

const ORGANIZATION = 'Canary Ferrystone'
const TEAM = 'canary-of-a-team'

let office: PostOffice
let server: TestServer
let admin = ''
/** Server time runs ahead of ours: so far is the next try of a refused letter. */
let aheadMs = 0
beforeAll(async () => {
	office = await aPostOffice()
	server = await startServer({ SMTP_URL: office.smtpUrl }, { clock: () => new Date(Date.now() + aheadMs) })
	await server.db.organization.create({ data: { id: 1, name: ORGANIZATION, timeZone: 'Europe/Lisbon' } })
	admin = await signInAs(server.db, (await aPerson(server.db, { name: 'Hanna Brandt', roles: ['admin'] })).id)
})
beforeEach(async () => {
	await office.open()
	office.refuse(null)
	office.taken.length = 0
})
afterEach(() => office.close())
afterAll(() => server.close())

let people = 0
/** An admin invites somebody new. @returns their address */
async function invite(on: TestServer = server, cookie = admin): Promise<string> {
	const email = `invited${++people}@example.com`
	const answer = await ask(on, '/admin/people/new', {
		cookie,
		form: {
			email,
			name: 'Łukasz Đorđević',
			timeZone: 'Europe/Lisbon',
			team: TEAM,
			careerTrack: 'ic',
			careerLevel: 'Staff',
			roles: ['learner'],
			mostCohorts: '2',
			workDays: ['1'],
			workFrom: '09:00',
			workTo: '17:00',
		},
	})
	expect(answer.status).toBe(303)
	return email
}
const forget = (email: string) => ask(server, '/forgot', { form: { email } })
const lettersTo = (email: string) => office.taken.filter((each) => each.to.includes(email))
const arrived = (email: string) => eventually(`a letter to ${email}`, () => lettersTo(email).length > 0)
async function rowOf(email: string) {
	const person = await server.db.person.findUniqueOrThrow({ where: { email } })
	return server.db.outboxMail.findFirstOrThrow({ where: { toPersonId: person.id }, orderBy: { createdAt: 'desc' } })
}
const sent = (email: string) =>
	eventually(`it is noted as sent to ${email}`, async () => (await rowOf(email)).sentAt !== null)
const refused = (email: string) =>
	eventually(`the refusal to ${email} is noted`, async () => (await rowOf(email)).lastError !== null)

/** The one address in a letter's text, as a path of this server. */
function linkIn(email: string): string {
	const text = lettersTo(email)[0]?.mail.text ?? ''
	const links = text.match(/https?:\S+/g) ?? []
	expect(links).toHaveLength(1)
	expect(links[0]?.startsWith(`${server.url}/`)).toBe(true)
	return (links[0] ?? '').slice(server.url.length)
}
const choose = (link: string, password = 'a rope holds two') => ask(server, link, { form: { password } })
const signedIn = (answer: Answer) => answer.headers.getSetCookie().some((each) => each.startsWith('belay='))

describe('an invitation', () => {
	test('arrives once, at the right address, and its link lets one person in once', async () => {
		const email = await invite()
		await arrived(email)
		await sent(email)
		const [letter, ...more] = lettersTo(email)
		expect(more).toEqual([])
		expect(letter?.to).toEqual([email])
		expect(letter?.mail.to?.map((each) => each.address)).toEqual([email])
		expect(letter?.mail.cc ?? letter?.mail.bcc).toBeUndefined()
		expect(letter?.mail.text).toContain('Hello Łukasz,')

		const link = linkIn(email)
		expect(letter?.mail.html).toContain(link)
		// Mail scanners open links: looking spends nothing.
		for (let looks = 0; looks < 3; looks++) expect((await ask(server, link)).text).toContain(email)
		const first = await choose(link)
		expect(first.status).toBe(303)
		expect(signedIn(first)).toBe(true)
		const second = await choose(link, 'another password')
		expect(second.status).toBe(409)
		expect(signedIn(second)).toBe(false)
		expect((await ask(server, '/login', { form: { email, password: 'a rope holds two' } })).status).toBe(303)
	})

	test('says nothing private where others may read it: subject, headers, the row that waits', async () => {
		const email = await invite()
		await arrived(email)
		const { mail } = lettersTo(email)[0] ?? {}
		const token = linkIn(email).split('/').at(-1) ?? ''
		expect(token.length).toBeGreaterThan(20)
		const open = `${mail?.subject}\n${JSON.stringify(mail?.headers)}`
		for (const secret of ['Łukasz', 'Lukasz', 'Hanna', TEAM, token]) expect(open).not.toContain(secret)
		const whole = `${mail?.text}${mail?.html}`
		for (const secret of ['Hanna', TEAM, 'Staff']) expect(whole).not.toContain(secret)
		expect(JSON.stringify(await rowOf(email))).not.toContain(token.split('.')[1])
		expect(mail?.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }))
	})
})

describe('a password letter', () => {
	test('reaches who asked, once, and its link works once; an address nobody has gets the same page and no letter', async () => {
		const email = await invite()
		await arrived(email)
		await choose(linkIn(email))
		office.taken.length = 0

		const known = await forget(email)
		const unknown = await forget('nobody@example.com')
		expect([known.status, unknown.status]).toEqual([200, 200])
		const bare = (answer: Answer) => answer.text.replaceAll(/nonce="[^"]*"|"nonce":"[^"]*"/g, '')
		expect(bare(known)).toBe(bare(unknown))
		await arrived(email)
		await sent(email)
		expect(office.taken.map((each) => each.to)).toEqual([[email]])
		expect(office.taken[0]?.mail.subject).toBe('A new password for Belay')
		expect(office.taken[0]?.mail.subject).not.toContain(ORGANIZATION)

		const link = linkIn(email)
		const changed = await choose(link, 'a new rope of hemp')
		expect(signedIn(changed)).toBe(true)
		expect((await choose(link, 'a third rope of hemp')).status).toBe(409)
		expect((await ask(server, '/login', { form: { email, password: 'a new rope of hemp' } })).status).toBe(303)
	})

	test('asked for twice goes out twice with the link that is open, and that works once', async () => {
		const email = await invite()
		await arrived(email)
		await choose(linkIn(email))
		office.taken.length = 0
		await forget(email)
		await arrived(email)
		const older = linkIn(email)
		office.taken.length = 0
		await forget(email)
		await arrived(email)
		expect(linkIn(email)).toBe(older)
		expect((await choose(older, 'one of two ropes')).status).toBe(303)
		expect((await choose(older, 'the other of the ropes')).status).toBe(409)
	})
})

describe('when the mail server does not take a letter', () => {
	const troubles: [string, () => unknown][] = [
		['because nobody is there', () => office.close()],
		['because it turns everybody away', () => office.refuse({ at: 'connect', code: 421 })],
		['because it refuses the recipient for now', () => office.refuse({ at: 'recipient', code: 451 })],
		['because it refuses the recipient for good', () => office.refuse({ at: 'recipient', code: 550 })],
		['because it refuses at the last moment', () => office.refuse({ at: 'data', code: 452 })],
	]
	test.each(troubles)('%s, it waits, the admin sees it, and it goes out once later', async (_why, begin) => {
		await begin()
		const email = await invite()
		await refused(email)
		expect(lettersTo(email)).toEqual([])
		const page = await ask(server, '/admin/mail', { cookie: admin })
		expect(page.text).toContain('Not sent')

		await office.close()
		office.refuse(null)
		await office.open()
		// Another letter wakes the sender before its time: the refused one waits for its own.
		const early = await invite()
		await arrived(early)
		expect(lettersTo(email)).toEqual([])
		aheadMs += 31_000
		const later = await invite()
		await arrived(email)
		await arrived(later)
		await sent(email)
		for (const each of [email, early, later]) expect(lettersTo(each)).toHaveLength(1)
		expect((await choose(linkIn(email))).status).toBe(303)
	})

	test('an admin sends it again without waiting, and it still goes out once', async () => {
		office.refuse({ at: 'data', code: 451 })
		const email = await invite()
		await refused(email)
		office.refuse(null)
		const { id } = await rowOf(email)
		const again = () => ask(server, '/admin/mail', { cookie: admin, form: { letter: id } })
		await Promise.all([again(), again(), again()])
		await arrived(email)
		await sent(email)
		aheadMs += 600_000
		const other = await invite()
		await arrived(other)
		expect(lettersTo(email)).toHaveLength(1)
	})

	test('one address that is refused keeps nobody else’s letter', async () => {
		office.refuse({ at: 'recipient', code: 550 })
		const email = await invite()
		await refused(email)
		office.refuse(null)
		const other = await invite()
		await arrived(other)
	})
})

test('without SMTP_URL the admin sees the link to hand over, and it works once', async () => {
	const alone = await startServer()
	try {
		await alone.db.organization.create({ data: { id: 1, name: ORGANIZATION, timeZone: 'Europe/Lisbon' } })
		const cookie = await signInAs(alone.db, (await aPerson(alone.db, { roles: ['admin'] })).id)
		const email = await invite(alone, cookie)
		expect((await ask(alone, '/admin/mail', { cookie })).text).toContain('The mail server is not set up')
		const { id } = await alone.db.person.findUniqueOrThrow({ where: { email } })
		const shown = await ask(alone, `/admin/people/${id}`, { cookie, form: { intent: 'show-links' } })
		const address = /value="(https?:\/\/[^"]+\/invitation\/[^"]+)"/.exec(shown.text)?.[1] ?? ''
		expect(address.startsWith(`${alone.url}/invitation/`)).toBe(true)
		expect(await alone.db.auditEntry.count({ where: { act: 'link-shown', subject: id } })).toBe(1)
		const link = address.slice(alone.url.length)
		expect((await ask(alone, link, { form: { password: 'a rope holds two' } })).status).toBe(303)
		expect((await ask(alone, link, { form: { password: 'a rope holds two' } })).status).toBe(409)
		expect((await ask(alone, `/admin/people/${id}`, { cookie })).text).not.toContain('Show the link')
	} finally {
		await alone.close()
	}
})

test('while the mail server hangs pages are answered and letters are written as ever', async () => {
	const held: net.Socket[] = []
	const silent = net.createServer((socket) => held.push(socket))
	await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
	const { port } = silent.address() as net.AddressInfo
	const alone = await startServer({ SMTP_URL: `smtp://127.0.0.1:${port}` })
	try {
		await alone.db.organization.create({ data: { id: 1, name: ORGANIZATION, timeZone: 'Europe/Lisbon' } })
		const cookie = await signInAs(alone.db, (await aPerson(alone.db, { roles: ['admin'] })).id)
		await invite(alone, cookie)
		await eventually('the sender waits for a greeting', () => held.length > 0)
		await invite(alone, cookie)
		expect((await ask(alone, '/admin/people', { cookie })).status).toBe(200)
		expect((await ask(alone, '/admin/mail', { cookie })).text).toContain('Waiting')
		// All that while it has been the same greeting that did not come.
		expect(held.map((socket) => socket.destroyed)).toEqual([false])
		expect(await alone.db.outboxMail.count({ where: { sentAt: null } })).toBe(2)
	} finally {
		for (const socket of held) socket.destroy()
		silent.close()
		await alone.close()
	}
})
