import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '~/paths'
import { LEVEL_TWO } from '../support/canary-slots'
import { alertsOf, fieldOf, wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

let server: TestServer
let [learner, arjun, grace] = [] as unknown as [PersonMade, PersonMade, PersonMade]
const stageKey = `${LEVEL_TWO.program}/${LEVEL_TWO.stage}`
const HERE = paths.slots({ ...LEVEL_TWO, work: 'mediation' })
const TYPED = Array.from({ length: 60 }, (_, index) => `word${index}`).join(' ')
const DAY_MS = 86_400_000

beforeAll(async () => {
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon' } })
	learner = await aPerson(server.db, { name: 'Inês Carvalho' })
	arjun = await anAssessorOf(server.db, 'Arjun Menon', { stageKey })
	grace = await anAssessorOf(server.db, 'Grace Whitfield', { stageKey })
})
afterAll(() => server.close())

async function aSlot(startsAt: Date, said: { cancelReason?: string } = {}): Promise<string> {
	const seat = (part: string) => (person: PersonMade) => ({ personId: person.id, part, since: new Date() })
	const { id } = await server.db.assessmentSlot.create({
		data: {
			...{ stageKey, requirementId: 'mediation', timeZone: 'UTC' },
			...{ localStart: startsAt.toISOString().slice(0, 16), durationMinutes: 45, startsAt, place: 'Room 1' },
			...(said.cancelReason ? { cancelledAt: new Date(), cancelReason: said.cancelReason } : {}),
			createdAt: new Date(),
			seats: { create: [seat('shows')(learner), ...[arjun, grace].map(seat('assesses'))] },
		},
		select: { id: true },
	})
	return id
}

test.each([
	['a zone that does not exist', { timeZone: 'Europe/Atlantis' }, 'timeZone', 'Choose a zone from the list'],
	['an hour that the clock skips', { date: '2027-03-28', time: '02:30' }, 'time', '02:30'],
])('an offer at %s is refused beside its field', async (_what, said, field, says) => {
	const offer = { work: `${stageKey}/mediation`, date: '2027-03-29', time: '09:00' }
	const form = { ...offer, timeZone: 'Europe/Berlin', minutes: '45', second: grace.email, callUrl: '', place: 'Room 1' }
	const cookie = await signInAs(server.db, arjun.id)
	const answer = await ask(server, paths.offeredSlots(), { cookie, form: { ...form, ...said } })
	expect(answer.status).toBe(400)
	expect(fieldOf(answer.text, field)).toMatchObject({ isInvalid: true, says: expect.stringContaining(says) })
})

test('what was typed about a slot that was called off meanwhile is not lost, and the reason stands on the page', async () => {
	const slot = await aSlot(new Date(Date.now() - 2 * DAY_MS), { cancelReason: 'Nobody came' })
	const cookie = await signInAs(server.db, learner.id)
	const answer = await ask(server, HERE, { cookie, form: { intent: 'hand-in', slot, text: TYPED } })
	expect([answer.status, alertsOf(answer.text)]).toEqual([409, 'This was called off meanwhile.'])
	expect(wordsOf(answer.text)).toContain(TYPED)
	expect(wordsOf(answer.text)).toMatch(/was called off: Nobody came/)
})

test('what was typed too early is not lost either, and too little is said beside the field', async () => {
	const slot = await aSlot(new Date(Date.now() - 5 * 60_000))
	const cookie = await signInAs(server.db, learner.id)
	const early = await ask(server, HERE, { cookie, form: { intent: 'hand-in', slot, text: TYPED } })
	expect([early.status, alertsOf(early.text)]).toEqual([
		409,
		'Its hour is not over yet. Hand in afterwards what was said.',
	])
	expect(wordsOf(early.text)).toContain(TYPED)
	await server.db.assessmentSlot.update({ where: { id: slot }, data: { startsAt: new Date(Date.now() - DAY_MS) } })
	const short = await ask(server, HERE, { cookie, form: { intent: 'hand-in', slot, text: 'It went well.' } })
	expect(alertsOf(short.text)).toMatch(/^There is not enough to judge yet/)
	expect(fieldOf(short.text, 'text')).toMatchObject({ value: 'It went well.', isInvalid: true })
})

test('a form that says nothing books nothing', async () => {
	const slot = await aSlot(new Date(Date.now() + 9 * DAY_MS))
	const cookie = await signInAs(server.db, learner.id)
	for (const intent of ['', 'bok']) {
		const answer = await ask(server, HERE, { cookie, form: { intent, slot } })
		expect(answer.status).toBe(400)
	}
})
