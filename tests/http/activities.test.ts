import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '~/paths'
import { eventually } from '../support/nodes'
import { aPerson, type PersonMade } from '../support/people'
import { aPostOffice, type PostOffice } from '../support/post-office'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

/** From a learner's text to a sponsor's word, over a real mail server. */
let office: PostOffice
let server: TestServer
let ines: PersonMade
let learner = ''
beforeAll(async () => {
	office = await aPostOffice()
	await office.open()
	server = await startServer({ SMTP_URL: office.smtpUrl })
	const { db } = server
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true } })
	ines = await aPerson(db, { name: 'Inês Carvalho' })
	learner = await signInAs(db, ines.id)
	await db.cohort.create({
		data: {
			...QUARTER,
			name: 'A quarter',
			seatCount: 8,
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-05',
			requirements: [],
			members: { create: { personId: ines.id } },
		},
	})
})
afterAll(async () => {
	await server.close()
	await office.close()
})

const QUARTER = { program: 'strategist-track', stage: 'q1' }
const page = paths.activity({ ...QUARTER, activity: 'pnl-reading' })
const written = {
	onDay: '2026-11-10',
	minutes: '120',
	text: `SECRET-TEXT ${'of what the line said that I had not known before '.repeat(3)}`,
	sponsorName: 'Ana Sousa',
	sponsorEmail: 'ana@outside.example',
}
const state = async () => (await server.db.activityEvidence.findFirst({ select: { state: true, reason: true } }))?.state

test('a sponsor looks as often as they like, without an account, and answers once', async () => {
	const half = await ask(server, page, { cookie: learner, form: { ...written, intent: 'send', text: 'too short' } })
	expect(half.status).toBe(400)
	expect(await state()).toBeUndefined()
	expect((await ask(server, page, { cookie: learner, form: { ...written, intent: 'send' } })).status).toBe(303)
	await eventually('a letter to the sponsor', () => office.taken.some(({ to }) => to.includes('ana@outside.example')))
	const mail = office.taken.find(({ to }) => to.includes('ana@outside.example'))?.mail
	expect(`${mail?.text} ${mail?.html} ${mail?.subject}`).not.toContain('SECRET')
	expect(mail?.subject).not.toContain('Inês')
	const link = new URL(/https?:\S+\/confirm\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
	for (let times = 0; times < 3; times++) expect((await ask(server, link)).text).toContain('SECRET-TEXT')
	expect((await ask(server, link, { method: 'HEAD' })).status).toBe(200)
	expect(await state()).toBe('asked')
	const foreign = await fetch(server.url + link, {
		method: 'POST',
		headers: { origin: 'https://evil.example' },
		body: new URLSearchParams({ intent: 'confirm' }),
	})
	expect(foreign.status).toBe(403)
	expect((await ask(server, link, { form: { reason: 'x' } })).status).toBe(400)
	expect((await ask(server, link, { form: { intent: 'decline', reason: ' ' } })).status).toBe(400)
	expect(await state()).toBe('asked')
	expect((await ask(server, link, { form: { intent: 'decline', reason: 'SECRET-WHY' } })).status).toBe(303)
	expect((await ask(server, link, { form: { intent: 'confirm' } })).status).toBe(409)
	expect(await state()).toBe('declined')
	expect((await ask(server, link)).text).not.toContain('SECRET')
	expect((await ask(server, page, { cookie: learner })).text).toContain('SECRET-WHY')
})

test('made-up links are counted by the address they come from, and genuine ones are not', async () => {
	const statuses = new Set<number>()
	for (let guess = 0; guess < 62; guess++)
		statuses.add((await ask(server, paths.confirmActivity({ token: `guess-${guess}.AAAA` }))).status)
	expect([...statuses]).toEqual([200, 429])
})

test('a figure the level does not ask for is not kept, and one that it asks for may be a fraction', async () => {
	const figures = paths.figures({ program: 'technical-leadership-ladder', stage: 'l3' })
	const keep = (kind: string) =>
		ask(server, figures, {
			cookie: learner,
			form: { figure: `of-${kind.length}`, kind, team: 'own', unit: 'mean', after: '3.4' },
		})
	expect((await keep('shoe size')).status).toBe(400)
	expect(await server.db.teamFigure.count()).toBe(0)
	expect((await keep('engagement')).status).toBe(303)
	expect(Number((await server.db.teamFigure.findFirstOrThrow()).after)).toBe(3.4)
})

test('a zone that nobody knows, and an hour its clock leaves out, are said beside their fields', async () => {
	const offered = {
		activity: 'strategist-track/q1/product-day',
		title: 'A day with the payouts team',
		date: '2099-03-29',
		time: '01:30',
		durationMinutes: '240',
		seatCount: '2',
		bookUntil: '2099-03-28',
		callUrl: '',
		place: 'Building 2',
	}
	const offer = (timeZone: string) =>
		ask(server, paths.hosting(), { cookie: learner, form: { ...offered, timeZone, intent: 'offer' } })
	const unknown = await offer('Europe/Atlantis')
	expect([unknown.status, unknown.text.includes('Choose a zone from the list')]).toEqual([400, true])
	const skipped = await offer('Europe/Lisbon')
	expect([skipped.status, skipped.text.includes('does not exist in Lisbon')]).toEqual([400, true])
	expect(await server.db.hosting.count()).toBe(0)
})

test('partners answer four questions by their letters, once and without words', async () => {
	const { db } = server
	const lead = await aPerson(db, { name: 'Lena Lead', roles: ['facilitator'] })
	const [as, others] = [await signInAs(db, lead.id), await ask(server, paths.rounds(), { cookie: learner })]
	expect(others.text).not.toContain('Partner feedback')
	await db.cohort.create({
		data: {
			...{ program: 'strategist-track', stage: 'q3', name: 'Another quarter', seatCount: 8, status: 'running' },
			...{ timeZone: 'Europe/Lisbon', startsOn: '2026-10-05', requirements: [] },
			members: { create: { personId: ines.id } },
			facilitators: { create: { personId: lead.id, part: 'lead' } },
		},
	})
	expect((await ask(server, paths.rounds(), { cookie: learner })).text).toContain('Partner feedback')
	await ask(server, paths.rounds(), { cookie: learner, form: { stage: 'strategist-track/q3' } })
	const { id: round } = await db.round360.findFirstOrThrow({ select: { id: true } })
	const send = (form: Record<string, string>) => ask(server, paths.round({ round }), { cookie: learner, form })
	const named = (email: string) => send({ intent: 'nominate', name: 'A partner', email, perspective: 'partners' })
	expect((await named(ines.email)).status).toBe(409)
	const partners = ['one', 'two', 'three'].map((name) => `${name}@product.example`)
	for (const email of partners) expect((await named(email)).status).toBe(303)
	expect((await ask(server, paths.round({ round }), { cookie: learner })).text).not.toContain('type="radio"')
	expect((await send({ intent: 'send', approver: lead.id })).status).toBe(303)
	const opened = await ask(server, paths.approveRound({ round }), { cookie: as, form: { intent: 'open' } })
	expect(opened.status).toBe(303)
	await eventually('letters to three', () =>
		partners.every((email) => office.taken.some(({ to }) => to.includes(email))),
	)
	const mail = office.taken.find(({ to }) => to.includes('one@product.example'))?.mail
	const link = new URL(/https?:\S+\/rate\/\S+/.exec(mail?.text ?? '')?.[0] ?? '').pathname
	const { text } = await ask(server, link)
	expect(text).toContain('My constraints changed the plan')
	expect(text).not.toContain('<textarea')
	const given = { 'r:knew-outcome': '4', 'r:constraints': '2', keep: 'SECRET-KEEP', differently: 'SECRET-OTHER' }
	expect((await ask(server, link, { form: given })).status).toBe(303)
	expect((await ask(server, link)).text).toContain('This question is closed.')
	await ask(server, link, { form: given })
	expect(await db.answer360.findMany({ select: { keep: true, differently: true } })).toEqual([
		{ keep: '', differently: '' },
	])
})
