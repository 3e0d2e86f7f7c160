import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { paths } from '~/paths'
import { eventually } from '../support/nodes'
import { aPerson, type PersonMade } from '../support/people'
import { aPostOffice, type PostOffice } from '../support/post-office'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

/** From an admin's draft to a line manager's word, over a real mail server. */
let office: PostOffice
let server: TestServer
let aheadMs = 0
let [rui, ines, admin] = [] as unknown as [PersonMade, PersonMade, string]
let learner = ''
beforeAll(async () => {
	office = await aPostOffice()
	await office.open()
	server = await startServer({ SMTP_URL: office.smtpUrl }, { clock: () => new Date(Date.now() + aheadMs) })
	const { db } = server
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true } })
	admin = await signInAs(db, (await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })).id)
	rui = await aPerson(db, { name: 'Rui Matos' })
	ines = await aPerson(db, { name: 'Inês Carvalho', managerId: rui.id })
	learner = await signInAs(db, ines.id)
})
beforeEach(async () => {
	aheadMs = 0
	await server.db.intake.deleteMany()
	office.taken.length = 0
})
afterAll(async () => {
	await server.close()
	await office.close()
})

const LEVEL = 'technical-leadership-ladder/l1'
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const states = async () => (await server.db.timeAgreement.findMany()).map(({ state, note }) => [state, note])

/** What an admin, a learner and the post do until the letter is there. @returns the path in it */
async function theLink(): Promise<string> {
	const fields = { name: 'Winter', stage: LEVEL, capacity: '24', whoMay: 'anyone', overlapHours: '2' }
	const dates = { opensOn: day(-2), closesOn: day(20), startsOn: day(40) }
	const draft = await ask(server, paths.newIntake(), { cookie: admin, form: { ...fields, ...dates } })
	const desk = draft.headers.get('location') ?? ''
	const page = paths.intake({ intake: desk.split('/').at(-1) ?? '' })
	expect((await ask(server, page, { cookie: learner })).status).toBe(404)
	expect((await ask(server, desk, { cookie: admin, form: { intent: 'open' } })).status).toBe(303)
	expect((await ask(server, page, { cookie: learner })).text).toContain('Open to you')
	const said = { intent: 'apply', reason: 'SECRET-WHY', goals: 'SECRET-GOAL', 'unavailable[0].day': '2' }
	const halfRow = await ask(server, page, { cookie: learner, form: said })
	expect(halfRow.status).toBe(400)
	expect(halfRow.text).toContain('SECRET-WHY')
	const whole = { ...said, 'unavailable[0].from': '09:00', 'unavailable[0].to': '11:00' }
	expect((await ask(server, page, { cookie: learner, form: { ...whole, intent: 'more' } })).status).toBe(200)
	expect(await server.db.application.count()).toBe(0)
	expect((await ask(server, page, { cookie: learner, form: whole })).status).toBe(303)
	await eventually('a letter to the line manager', () => office.taken.some(({ to }) => to.includes(rui.email)))
	const mail = office.taken.find(({ to }) => to.includes(rui.email))?.mail
	expect(`${mail?.text} ${mail?.html} ${mail?.subject}`).not.toContain('SECRET')
	return new URL(/https?:\S+\/agree\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
}

test('a manager looks as often as they like and answers once, without a sign-in', async () => {
	const link = await theLink()
	for (let times = 0; times < 3; times++) {
		const page = await ask(server, link)
		expect(page.text.replaceAll('<!-- -->', '')).toContain('Does Inês Carvalho have the time?')
		expect(page.text).not.toContain('SECRET')
	}
	expect(await states()).toEqual([['asked', '']])
	const form = { intent: 'decline', note: 'After the release' }
	const foreign = await fetch(server.url + link, {
		method: 'POST',
		headers: { origin: 'https://evil.example' },
		body: new URLSearchParams(form),
	})
	expect(foreign.status).toBe(403)
	expect((await ask(server, link, { form: { note: 'x' } })).status).toBe(400)
	expect(await states()).toEqual([['asked', '']])
	expect((await ask(server, link, { form })).status).toBe(303)
	expect(await states()).toEqual([['declined', 'After the release']])
	expect((await ask(server, link, { form: { intent: 'agree' } })).status).toBe(409)
	expect(await states()).toEqual([['declined', 'After the release']])
	const again = (await ask(server, link)).text
	expect(again).toContain('This question is answered.')
	for (const said of ['Inês', 'After the release', 'not at the moment']) expect(again).not.toContain(said)
	await eventually('a letter to the learner', () => office.taken.some(({ to }) => to.includes(ines.email)))
})

test('the link is good for nothing after thirty days, nor with another end, nor for another page', async () => {
	const link = await theLink()
	for (const other of [`${link.slice(0, -2)}AA`, link.replace('/agree/', '/reset/')]) {
		expect((await ask(server, other)).text).not.toContain('Inês')
		await ask(server, other, { form: { intent: 'agree', password: 'a rope holds two' } })
	}
	aheadMs = 31 * 86_400_000
	expect((await ask(server, link)).text).toContain('This question is closed.')
	expect((await ask(server, link, { form: { intent: 'agree' } })).status).toBe(409)
	expect(await states()).toEqual([['asked', '']])
})

test('signed in, the manager finds the question on their own page; for anybody else there is none', async () => {
	await theLink()
	const { id: question } = await server.db.timeAgreement.findFirstOrThrow()
	const form = { intent: 'agree', question }
	expect((await ask(server, paths.asked(), { cookie: learner, form })).status).toBe(404)
	const cookie = await signInAs(server.db, rui.id)
	for (const page of [paths.home(), paths.cohorts()])
		expect((await ask(server, page, { cookie })).text).toContain('Your word is asked on the time of')
	expect((await ask(server, paths.asked(), { cookie, form })).status).toBe(303)
	expect(await states()).toEqual([['agreed', '']])
	expect((await ask(server, paths.asked(), { cookie })).text).toContain('Nothing is asked of you')
})

test('whom a change of somebody’s account or line manager would ask is shown before the letter goes', async () => {
	const { db } = server
	const account = paths.person({ person: rui.id })
	await theLink()
	expect((await ask(server, account, { cookie: admin, form: { intent: 'close' } })).status).toBe(303)
	expect(await states()).toEqual([['withdrawn', '']])
	office.taken.length = 0
	const confirm = async (page: string, form: Record<string, string>, act: string) => {
		const shown = await ask(server, page, { cookie: admin, form })
		const text = shown.text.replaceAll('<!-- -->', '')
		expect(text).toContain('Nothing is sent yet. This is who will be told what')
		expect(text).toContain('Asked to agree to Inês Carvalho’s time for Winter')
		expect(text).toContain(`${act} and tell them`)
		expect(office.taken).toEqual([])
		const seen = /name="seen" value="([^"]+)"/.exec(shown.text)?.[1] ?? ''
		expect((await ask(server, page, { cookie: admin, form: { ...form, seen } })).status).toBe(303)
	}
	await confirm(account, { intent: 'open' }, 'Open it')
	// Sooner than the sender looks by itself.
	await eventually('a letter at once', () => office.taken.some(({ to }) => to.includes(rui.email)))
	const bo = await aPerson(db, { name: 'Bo Lind' })
	office.taken.length = 0
	const times = { timeZone: 'Europe/Lisbon', 'workDays[0]': '1', workFrom: '09:00', workTo: '17:00' }
	const level = { careerTrack: 'manager', careerLevel: 'Manager', mostCohorts: '2', 'roles[0]': 'learner' }
	const fields = { name: ines.name, email: ines.email, managerId: bo.id, team: '', ...times, ...level }
	await confirm(paths.person({ person: ines.id }), fields, 'Save')
	await eventually('a letter to the new manager', () => office.taken.some(({ to }) => to.includes(bo.email)))
	await db.person.update({ where: { id: ines.id }, data: { managerId: rui.id } })
})
