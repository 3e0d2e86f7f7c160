import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventually } from '../support/nodes'
import { aPerson, type PersonMade } from '../support/people'
import { aPostOffice, type PostOffice } from '../support/post-office'
import { aFullCohort, lineOf, seatsOf } from '../support/seats'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

let office: PostOffice
let server: TestServer
/** Moved on by the tests: an offer's end is two days away. */
let aheadMs = 0
let cohort: Awaited<ReturnType<typeof aFullCohort>>
let ana: PersonMade
let ben: PersonMade
beforeAll(async () => {
	office = await aPostOffice()
	await office.open()
	server = await startServer({ SMTP_URL: office.smtpUrl }, { clock: () => new Date(Date.now() + aheadMs) })
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'UTC' } })
})
beforeEach(async () => {
	aheadMs = 0
	await server.db.cohort.deleteMany()
	await server.db.outboxMail.deleteMany()
	office.taken.length = 0
	cohort = await aFullCohort(server.db, { stage: 'technical-leadership-ladder/l1', startsOn: '2031-01-09' })
	ana = await aPerson(server.db, { name: 'Ana Ruiz', timeZone: 'America/Vancouver' })
	ben = await aPerson(server.db, { name: 'Ben Okoro' })
	for (const person of [ana, ben]) await asks(person, { cohort: cohort.id })
})
afterAll(async () => {
	await server.close()
	await office.close()
})

const cookieOf = (person: { id: string }) => signInAs(server.db, person.id)
const asks = async (person: { id: string }, form: Record<string, string>) =>
	ask(server, '/cohorts', { cookie: await cookieOf(person), form })
const leaves = async (index: number) => {
	const cookie = await cookieOf(cohort.people[index] as PersonMade)
	return ask(server, `/cohorts/${cohort.id}`, { cookie, form: { intent: 'withdraw' } })
}
const line = () => lineOf(server.db, cohort.id)
const mailTo = (person: PersonMade) =>
	office.taken.filter(({ to }) => to.includes(person.email)).map(({ mail }) => mail)
/** The address of the page in the letter, as its reader opens it. */
async function offerTo(person: PersonMade): Promise<string> {
	await eventually('a letter with an offer', () => mailTo(person).some((mail) => /^A seat in/.test(mail.subject ?? '')))
	const mail = mailTo(person).find((each) => /^A seat in/.test(each.subject ?? ''))
	return new URL(/https?:\S+\/seat\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
}

test('a seat given up is offered by letter; its link says until when, and gives the seat once, without a sign-in', async () => {
	expect((await leaves(0)).status).toBe(303)
	const path = await offerTo(ana)
	expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
	for (let times = 0; times < 3; times++) {
		const page = await ask(server, path)
		expect(page.status).toBe(200)
		expect(page.text).toContain('in Vancouver')
		expect(page.text).toContain('Take the seat')
		expect(page.text).not.toContain(ana.email)
		expect(page.headers.get('referrer-policy')).toBe('same-origin')
	}
	expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])

	const answers = await Promise.all(Array.from({ length: 5 }, () => ask(server, path, { form: { intent: 'take' } })))
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409])
	expect(await line()).toEqual(['Ana Ruiz: taken', 'Ben Okoro: waiting'])
	expect(await seatsOf(server.db, cohort.id)).toEqual({ members: 8, offers: 0 })
	expect((await ask(server, path)).text).toContain('You have this seat.')
	const late = await ask(server, path, { form: { intent: 'let-go' } })
	expect(late.status).toBe(409)
	expect(late.text).toContain('You have this seat.')
	expect(late.text).toContain(`/cohorts/${cohort.id}`)
	expect(await seatsOf(server.db, cohort.id)).toEqual({ members: 8, offers: 0 })
})

test('let go by the link, the seat is offered to the next', async () => {
	await leaves(0)
	const path = await offerTo(ana)
	expect((await ask(server, path, { form: { intent: 'let-go' } })).text).toContain('Let go.')
	expect(await line()).toEqual(['Ana Ruiz: declined', 'Ben Okoro: offered'])
	await offerTo(ben)
})

test('a link that is wrong, of another purpose, or without a word opens and changes nothing', async () => {
	await leaves(0)
	const path = await offerTo(ana)
	const wrong = [`${path.slice(0, -2)}AA`, '/seat/over', path.replace('/seat/', '/invitation/')]
	for (const each of wrong) {
		expect((await ask(server, each)).text).not.toContain('Take the seat')
		expect((await ask(server, each, { form: { intent: 'take' } })).status).toBeGreaterThanOrEqual(400)
	}
	expect((await ask(server, path, { form: {} })).status).toBe(400)
	expect(
		(await ask(server, path, { form: { intent: 'take' }, headers: { 'sec-fetch-site': 'cross-site' } })).status,
	).toBe(403)
	expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
})

test('nobody answers somebody else’s offer on the page', async () => {
	await leaves(0)
	for (const intent of ['take-seat', 'let-go'])
		expect((await asks(ben, { intent, cohort: cohort.id })).status).toBe(409)
	expect(await line()).toEqual(['Ana Ruiz: offered', 'Ben Okoro: waiting'])
	expect((await asks(ana, { intent: 'take-seat', cohort: cohort.id })).status).toBe(303)
	expect(await line()).toEqual(['Ana Ruiz: taken', 'Ben Okoro: waiting'])
})

test('an offer’s end is a job of its own, there with the offer; run again and again it passes the seat on once', async () => {
	const jobs = async () => {
		const rows = await server.db.$queryRawUnsafe<{ key: string; at: Date }[]>(
			`select singleton_key as key, start_after as at from jobs.job where name = 'lapse-offers' and singleton_key is not null and state = 'created'`,
		)
		return new Map(rows.map(({ key, at }) => [key, at]))
	}
	await server.jobs.ask('lapse-offers')
	await leaves(0)
	const path = await offerTo(ana)
	const wish = await server.db.seatWish.findFirstOrThrow({ where: { personId: ana.id } })
	expect((await jobs()).get(wish.id)).toEqual(wish.offerEndsAt)
	aheadMs = 49 * 3_600_000
	for (let times = 0; times < 3; times++) await server.jobs.ask('lapse-offers')
	await eventually('the offer has lapsed', async () => (await line())[0] === 'Ana Ruiz: lapsed')
	await offerTo(ben)
	expect(await line()).toEqual(['Ana Ruiz: lapsed', 'Ben Okoro: offered'])
	expect((await ask(server, path, { form: { intent: 'take' } })).status).toBe(409)
	await eventually('the letter about it', () =>
		mailTo(ana).some((mail) => /has gone to the next/.test(mail.subject ?? '')),
	)
	expect(mailTo(ben).filter((mail) => /^A seat in/.test(mail.subject ?? ''))).toHaveLength(1)
})
