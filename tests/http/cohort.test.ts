import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { ourContentWithoutQuarterFour } from '../support/content-folder'
import { alertsOf, decoded, fieldOf, headingOf, hiddenOf, wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'
import { writesSoFar } from '../support/write-counter'

/** An admin opens a cohort, in a browser without JavaScript. */
let server: TestServer
let admin: PersonMade
let cookie: string

const content = ourContentWithoutQuarterFour()

beforeAll(async () => {
	server = await startServer({ CONTENT_DIR: content.dir })
	await server.db.organization.create({
		data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true },
	})
	admin = await aPerson(server.db, { name: 'Hanna Brandt', roles: ['admin', 'learner'] })
	cookie = await signInAs(server.db, admin.id)
})
afterAll(async () => {
	await server.close()
	content.remove()
})

const fields = {
	intent: 'save',
	name: 'Autumn B',
	stage: 'technical-leadership-ladder/l1',
	seatCount: '8',
	startsOn: '2026-12-03',
	timeZone: 'Europe/Lisbon',
	status: 'open',
}
const send = (path: string, form: Record<string, string | string[]>, as = cookie) =>
	ask(server, path, { cookie: as, form })
const page = async (path: string, as = cookie) => (await ask(server, path, { cookie: as })).text

async function aNewCohort(said: Partial<typeof fields> = {}): Promise<{ id: string; path: string }> {
	const answer = await send(paths.newCohort(), { ...fields, ...said })
	const path = answer.headers.get('location') ?? ''
	return { id: path.split('/').at(-1) ?? '', path }
}

const seats = (cohortId: string) => server.db.cohortMember.count({ where: { cohortId } })

/** What a page that asks first sends again to confirm */
const seenIn = (text: string) => decoded(/name="seen" value="([^"]+)"/.exec(text)?.[1] ?? '')

describe('creating a cohort', () => {
	test('leads to its page, which says what it still lacks', async () => {
		const answer = await send(paths.newCohort(), fields)
		expect(answer.status).toBe(303)
		const path = answer.headers.get('location') ?? ''
		expect(path).toMatch(/^\/admin\/cohorts\/[\w-]+$/)
		const shown = await ask(server, path, { cookie: `${cookie}; ${answer.headers.getSetCookie()[0]?.split(';')[0]}` })
		expect(headingOf(shown.text)).toBe('Autumn B')
		expect(wordsOf(shown.text)).toContain('0 of 8 seats taken')
		expect(wordsOf(shown.text)).toContain('Autumn B exists. Next: people, a lead and the first session.')
		const row = await server.db.cohort.findUniqueOrThrow({ where: { id: path.split('/').at(-1) } })
		expect(row).toMatchObject({ seatCount: 8, status: 'open', startsOn: '2026-12-03', stage: 'l1' })
		// It carries the rules of the day it was opened.
		expect(row.requirements).not.toEqual([])
	})

	test.each([
		['no name', 'name', '   ', /Give it a name/],
		['a name that is too long', 'name', 'x'.repeat(61), /at most 60 characters/],
		['seven seats', 'seatCount', '7', /At least 8/],
		['thirteen seats', 'seatCount', '13', /At most 12/],
		['half a seat', 'seatCount', '8.5', /Between 8 and 12/],
		['seats beyond counting', 'seatCount', '1e309', /Between 8 and 12|At most 12/],
		['no level', 'stage', '', /Choose a level/],
		['a level that is only planned', 'stage', 'strategist-track/q4', /Choose another level/],
		['a level of nowhere', 'stage', 'of-nowhere/l1', /Choose a level from the list/],
		['a day that is none', 'startsOn', '2026-02-30', /There is no such date/],
		['a day of another age', 'startsOn', '0000-01-01', /in the years 2000 to 2100/],
		['no day', 'startsOn', '', /Choose a date/],
		['a zone of nowhere', 'timeZone', 'Europe/Nowhere', /Choose a zone from the list/],
	])(
		'with %s says so beside the field, keeps what was typed and changes nothing',
		async (_what, name, value, words) => {
			const before = await writesSoFar(server.db)
			const answer = await send(paths.newCohort(), { ...fields, name: 'Winter C', [name]: value })
			expect([400, 409]).toContain(answer.status)
			const field = fieldOf(answer.text, name)
			expect(`${field.says} ${alertsOf(answer.text)}`).toMatch(words)
			// Words for people, not those of a schema.
			expect(wordsOf(answer.text)).not.toMatch(/Invalid input|expected \w+, received/)
			if (answer.status === 400) {
				expect(field).toMatchObject({ isInvalid: true, says: expect.stringMatching(words) })
				// The one that was wrong, and all the others. A choice that is not on the list cannot be shown as chosen.
				if (name !== 'stage') expect(field.value).toBe(value)
			}
			for (const [other, typed] of Object.entries({ ...fields, name: 'Winter C' }))
				if (other !== name && other !== 'intent') expect(fieldOf(answer.text, other).value, other).toBe(typed)
			expect(await writesSoFar(server.db)).toBe(before)
			expect(await server.db.cohort.count({ where: { name: { not: 'Autumn B' } } })).toBe(0)
		},
	)

	test('with everything wrong says so beside each field', async () => {
		const answer = await send(paths.newCohort(), { intent: 'save' })
		expect(answer.status).toBe(400)
		for (const name of ['name', 'stage', 'seatCount', 'startsOn', 'timeZone'])
			expect(fieldOf(answer.text, name), name).toMatchObject({ isInvalid: true, says: expect.stringMatching(/\w/) })
	})
})

describe('the people of a cohort', () => {
	test('get their seats together, and never more than there are', async () => {
		const cohort = await aNewCohort({ name: 'Full house' })
		const people = []
		for (let index = 0; index < 10; index++) people.push(await aPerson(server.db, { name: `Person ${index}` }))
		const first = await send(cohort.path, { intent: 'add', people: people.slice(0, 6).map(({ id }) => id) })
		expect(first.status).toBe(303)
		expect(await seats(cohort.id)).toBe(6)

		const rest = await send(cohort.path, { intent: 'add', people: people.slice(6).map(({ id }) => id) })
		expect(rest.status).toBe(409)
		expect(wordsOf(rest.text)).toContain('Every seat of this cohort is taken.')
		expect(await seats(cohort.id)).toBe(8)
		expect(wordsOf(await page(cohort.path))).toContain('8 of 8 seats taken')
	})

	test('join by themselves while it is open: of many at once only as many as have seats, and the others stand in line', async () => {
		const cohort = await aNewCohort({ name: 'A rush' })
		const people = []
		for (let index = 0; index < 20; index++) people.push(await aPerson(server.db, { name: `Rush ${index}` }))
		const cookies = await Promise.all(people.map(({ id }) => signInAs(server.db, id)))
		const answers = await Promise.all(cookies.map((each) => send(paths.cohorts(), { cohort: cohort.id }, each)))
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 303))
		expect(await seats(cohort.id)).toBe(8)
		expect(await server.db.seatWish.count({ where: { cohortId: cohort.id, state: 'waiting' } })).toBe(12)
	})

	test('are told beside the list when nobody was chosen, and nothing changes', async () => {
		const cohort = await aNewCohort({ name: 'Nobody chosen' })
		const before = await writesSoFar(server.db)
		const answer = await send(cohort.path, { intent: 'add' })
		expect(answer.status).toBe(400)
		expect(wordsOf(answer.text)).toMatch(/Choose at least one person|expected array/)
		expect(wordsOf(answer.text)).not.toMatch(/expected array|Invalid input/)
		expect(await writesSoFar(server.db)).toBe(before)
	})

	test('of one team sit together only when the admin says why, which the page then shows', async () => {
		const cohort = await aNewCohort({ name: 'One team' })
		const kai = await aPerson(server.db, { name: 'Kai Ledger', team: 'Ledger <&>' })
		const mo = await aPerson(server.db, { name: 'Mo Ledger', team: 'Ledger <&>' })
		expect((await send(cohort.path, { intent: 'add', people: kai.id })).status).toBe(303)
		const asked = await send(cohort.path, { intent: 'add', people: mo.id })
		expect(asked.status).toBe(409)
		expect(fieldOf(asked.text, 'reason')).toMatchObject({
			isInvalid: true,
			says: expect.stringContaining('Mo Ledger and Kai Ledger are of one team.'),
		})
		// Rows were locked for it, so that writesSoFar moves; nothing in them did.
		expect(await seats(cohort.id)).toBe(1)
		expect(await server.db.seatAllowance.count({ where: { cohortId: cohort.id } })).toBe(0)
		const theirs = await signInAs(server.db, mo.id)
		await server.db.cohort.update({ where: { id: cohort.id }, data: { status: 'open' } })
		const own = await send(paths.cohorts(), { cohort: cohort.id }, theirs)
		expect(own.status).toBe(409)
		expect(wordsOf(own.text)).toContain('Somebody of your team or reporting line is in this cohort already.')
		expect(own.text).not.toContain('Kai')
		const given = await send(cohort.path, { intent: 'add', people: mo.id, reason: 'Both are new' })
		expect(given.status).toBe(303)
		expect(wordsOf(await page(cohort.path))).toMatch(
			/Kai Ledger and Mo Ledger are of one team\. Allowed by .+: Both are new/,
		)
		await server.db.person.update({ where: { id: mo.id }, data: { team: '' } })
		expect(wordsOf(await page(cohort.path))).not.toContain('of one team')
	})

	test('leave again, and what they did stays', async () => {
		const cohort = await aNewCohort({ name: 'A leaving' })
		const person = await aPerson(server.db, { name: 'Zoe Leaves' })
		await send(cohort.path, { intent: 'add', people: person.id })
		const theirs = await signInAs(server.db, person.id)
		expect((await ask(server, paths.cohort({ cohort: cohort.id }), { cookie: theirs })).status).toBe(200)
		expect((await send(cohort.path, { intent: 'remove-member', person: person.id })).status).toBe(303)
		expect((await ask(server, paths.cohort({ cohort: cohort.id }), { cookie: theirs })).status).toBe(404)
		// Twice, from another window, is no fault.
		expect((await send(cohort.path, { intent: 'remove-member', person: person.id })).status).toBe(303)
	})
})

describe('the facilitator of a cohort', () => {
	test('is named, sees it on their desk, and is on its page', async () => {
		const cohort = await aNewCohort({ name: 'With a lead' })
		const lead = await aPerson(server.db, { name: 'Ruth Abrahams', roles: ['facilitator'] })
		await qualify(server.db, lead.id)
		expect((await send(cohort.path, { intent: 'name-facilitator', person: lead.id, part: 'lead' })).status).toBe(303)
		expect(wordsOf(await page(cohort.path))).toContain('Ruth Abrahams')
		expect(wordsOf(await page(paths.facilitate(), await signInAs(server.db, lead.id)))).toContain('With a lead')
	})

	test.each<[string, 'learner' | 'trainee' | 'facilitator', string, RegExp]>([
		['somebody without the role', 'learner', 'lead', /facilitator role first/],
		['somebody in training as lead', 'trainee', 'lead', /in training observes/],
		['a second lead', 'facilitator', 'lead', /has a lead already/],
	])('cannot be %s', async (_what, role, part, words) => {
		const cohort = await aNewCohort({ name: `Refused ${role}` })
		const first = await aPerson(server.db, { name: 'First Lead', roles: ['facilitator'] })
		await qualify(server.db, first.id)
		await send(cohort.path, { intent: 'name-facilitator', person: first.id, part: 'lead' })
		const person = await aPerson(server.db, { name: 'No Lead', roles: [role] })
		if (role === 'facilitator') await qualify(server.db, person.id)
		const answer = await send(cohort.path, { intent: 'name-facilitator', person: person.id, part })
		expect(answer.status).toBe(409)
		expect(fieldOf(answer.text, 'person')).toMatchObject({ isInvalid: true, says: expect.stringMatching(words) })
		expect(await server.db.cohortFacilitator.count({ where: { cohortId: cohort.id } })).toBe(1)
	})

	test('is swapped once who is told what was seen; what has changed since is shown anew', async () => {
		const { db } = server
		const { cohort, lead } = await aCohort(db, { name: 'To swap', startsAt: new Date(Date.now() + 86_400_000) })
		const path = paths.adminCohort({ cohort: cohort.id })
		const next = await aPerson(db, { name: 'Next Lead', roles: ['facilitator'] })
		await qualify(db, next.id)
		const form = { intent: 'name-facilitator', person: next.id, part: 'lead', insteadOf: lead.id }
		const kept = () => Promise.all([db.cohortFacilitator.findMany(), db.outboxMail.count(), db.auditEntry.count()])
		const before = await kept()
		const first = await send(path, form)
		expect(first.status).toBe(200)
		expect(wordsOf(first.text)).toContain('Next Lead Invited to “First case”')
		expect(await kept()).toEqual(before)
		await db.session.updateMany({ where: { cohortId: cohort.id }, data: { title: 'Another case' } })
		const again = await send(path, { ...form, seen: seenIn(first.text) })
		expect(again.status).toBe(200)
		expect(alertsOf(again.text)).toContain('Something changed since you looked.')
		expect(wordsOf(again.text)).toContain('Next Lead Invited to “Another case”')
		expect((await send(path, { ...form, seen: seenIn(again.text) })).status).toBe(303)
		expect(await db.cohortFacilitator.findMany({ where: { cohortId: cohort.id } })).toMatchObject([
			{ personId: next.id, part: 'lead' },
		])
		const gone = await send(path, { ...form, person: lead.id, part: 'co', insteadOf: lead.id.replace(/.$/, 'x') })
		expect(gone.status).toBe(409)
		expect(fieldOf(gone.text, 'insteadOf').says).toContain('taken off meanwhile')
	})

	test('is not taken off before it was said that nobody leads the cohort then', async () => {
		const { db } = server
		const cohort = await aNewCohort({ name: 'Without a lead' })
		const lead = await aPerson(db, { name: 'Only Lead', roles: ['facilitator'] })
		await qualify(db, lead.id)
		const places = () => db.cohortFacilitator.count({ where: { cohortId: cohort.id } })
		await send(cohort.path, { intent: 'name-facilitator', person: lead.id, part: 'lead' })
		const form = { intent: 'remove-facilitator', person: lead.id }
		const asked = await send(cohort.path, form)
		expect(wordsOf(asked.text)).toContain('Nobody leads the cohort then.')
		expect(await places()).toBe(1)
		expect((await send(cohort.path, { ...form, seen: seenIn(asked.text) })).status).toBe(303)
		expect(await places()).toBe(0)
	})

	test('must be chosen: an empty form says so beside the field', async () => {
		const cohort = await aNewCohort({ name: 'Unled' })
		const before = await writesSoFar(server.db)
		const answer = await send(cohort.path, { intent: 'name-facilitator', person: '', part: 'lead' })
		expect(answer.status).toBe(400)
		expect(fieldOf(answer.text, 'person')).toMatchObject({
			isInvalid: true,
			says: expect.stringMatching(/Choose somebody/),
		})
		expect(await writesSoFar(server.db)).toBe(before)
	})
})

describe('changing a cohort', () => {
	test('to fewer seats than people is refused beside the seats, with what was typed', async () => {
		const cohort = await aNewCohort({ name: 'Shrinking', seatCount: '12' })
		const ids = []
		for (let index = 0; index < 9; index++) ids.push((await aPerson(server.db, { name: `Sits ${index}` })).id)
		await send(cohort.path, { intent: 'add', people: ids })
		const { stage: _stage, ...change } = fields
		const answer = await send(cohort.path, { ...change, name: 'Smaller', seatCount: '8' })
		expect(answer.status).toBe(409)
		expect(fieldOf(answer.text, 'seatCount')).toMatchObject({
			isInvalid: true,
			value: '8',
			says: expect.stringMatching(/More people are in the cohort/),
		})
		expect(fieldOf(answer.text, 'name').value).toBe('Smaller')
		expect(await server.db.cohort.findUnique({ where: { id: cohort.id } })).toMatchObject({
			seatCount: 12,
			name: 'Shrinking',
		})
		expect((await send(cohort.path, { ...change, name: 'Smaller', seatCount: '9' })).status).toBe(303)
	})

	test('in two windows: what one left alone stays as the other made it, what both changed is asked', async () => {
		const cohort = await aNewCohort({ name: 'Twice' })
		const { stage: _stage, ...change } = { ...fields, name: 'Twice' }
		const opened = hiddenOf(await page(cohort.path), 'opened')
		await send(cohort.path, { ...change, opened, status: 'cancelled', seatCount: '9' })
		expect((await send(cohort.path, { ...change, opened, name: 'Renamed' })).status).toBe(303)
		const stands = await server.db.cohort.findUnique({ where: { id: cohort.id } })
		expect(stands).toMatchObject({ name: 'Renamed', status: 'cancelled', seatCount: 9 })
		const answer = await send(cohort.path, { ...change, opened, seatCount: '10' })
		expect([answer.status, fieldOf(answer.text, 'seatCount')]).toMatchObject([
			409,
			{ isInvalid: true, value: '10', says: expect.stringMatching(/to “9”. Save again/) },
		])
		const again = { ...change, name: 'Renamed', status: 'cancelled', opened: hiddenOf(answer.text, 'opened') }
		expect((await send(cohort.path, { ...again, seatCount: '10' })).status).toBe(303)
		expect((await server.db.cohort.findUnique({ where: { id: cohort.id } }))?.seatCount).toBe(10)
	})
})
