import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { fieldOf, headingOf, hiddenOf, wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'
import { writesSoFar } from '../support/write-counter'

/** Sessions are set on the cohort's clock and read on everybody's own; a facilitator says who was there. */
let server: TestServer
let world: Awaited<ReturnType<typeof aCohort>>
let away: PersonMade
const cookies: Record<'admin' | 'lead' | 'member' | 'away', string> = { admin: '', lead: '', member: '', away: '' }

beforeAll(async () => {
	server = await startServer()
	const { db } = server
	world = await aCohort(db, { members: 3, name: 'Autumn B', startsAt: new Date(Date.now() - 3_600_000) })
	away = await aPerson(db, { name: 'Oliver Grant', timeZone: 'America/Vancouver' })
	await db.cohortMember.create({ data: { cohortId: world.cohort.id, personId: away.id } })
	const admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
	cookies.admin = await signInAs(db, admin.id)
	cookies.lead = await signInAs(db, world.lead.id)
	cookies.member = await signInAs(db, world.members[0]?.id ?? '')
	cookies.away = await signInAs(db, away.id)
})
afterAll(() => server.close())

const fields = {
	intent: 'save',
	title: 'Second case',
	format: 'critique-60',
	date: '2027-03-11',
	time: '16:00',
	timeZone: 'Europe/Lisbon',
	durationMinutes: '60',
	callUrl: 'https://call.example/second',
	place: '',
}
type Fields = Partial<typeof fields>
/** Sends a form and, where it first shows who will be told what, the confirmation as well. */
async function send(path: string, form: Record<string, string>, as: keyof typeof cookies = 'admin') {
	const answer = await ask(server, path, { cookie: cookies[as], form })
	const seen = /name="seen" value="([^"]+)"/.exec(answer.text)?.[1]
	return seen ? ask(server, path, { cookie: cookies[as], form: { ...form, seen } }) : answer
}
const page = async (path: string, as: keyof typeof cookies) => (await ask(server, path, { cookie: cookies[as] })).text
const newSession = () => paths.newSession({ cohort: world.cohort.id })

let made = 0
async function aScheduled(said: Fields & { planNumber?: string } = {}): Promise<string> {
	const title = said.title ?? `Session ${Math.random()}`
	// A day of its own where a test names none: a cohort meets once at an hour.
	const date = new Date(Date.UTC(2027, 4, 3 + 7 * made++)).toISOString().slice(0, 10)
	const answer = await send(newSession(), { ...fields, date, ...said, title })
	expect(answer.status).toBe(303)
	return (await server.db.session.findFirstOrThrow({ where: { title } })).id
}

describe('a session across a change of clocks', () => {
	// Europe goes to summer time on 28 March 2027; British Columbia has stayed on UTC−7 since 2026.
	test.each([
		['2027-03-11', '16:00 to 17:00 in Lisbon', '09:00 to 10:00 in Vancouver', '2027-03-11T16:00:00.000Z'],
		['2027-03-25', '16:00 to 17:00 in Lisbon', '09:00 to 10:00 in Vancouver', '2027-03-25T16:00:00.000Z'],
		['2027-04-01', '16:00 to 17:00 in Lisbon', '08:00 to 09:00 in Vancouver', '2027-04-01T15:00:00.000Z'],
		['2027-10-28', '16:00 to 17:00 in Lisbon', '08:00 to 09:00 in Vancouver', '2027-10-28T15:00:00.000Z'],
		['2027-11-04', '16:00 to 17:00 in Lisbon', '09:00 to 10:00 in Vancouver', '2027-11-04T16:00:00.000Z'],
	])('on %s is read at %s by one member and at %s by another', async (date, near, far, instant) => {
		const sessionId = await aScheduled({ date })
		const here = paths.session({ session: sessionId })
		const [theirs, ours] = [await page(here, 'away'), await page(here, 'member')]
		expect(wordsOf(ours)).toContain(near)
		expect(wordsOf(theirs)).toContain(far)
		// Whose clock it was set on is said as well.
		expect(wordsOf(theirs)).toContain(near)
		expect(theirs).toContain(`dateTime="${new Date(instant).toISOString()}"`)
		expect(wordsOf(await page(paths.cohort({ cohort: world.cohort.id }), 'away'))).toContain(far.split(' ')[0])
		expect((await server.db.session.findUniqueOrThrow({ where: { id: sessionId } })).startsAt.toISOString()).toBe(
			instant,
		)
	})

	test('falls on another day for whoever is far enough away', async () => {
		const sessionId = await aScheduled({ date: '2027-03-11', time: '05:00' })
		const theirs = wordsOf(await page(paths.session({ session: sessionId }), 'away'))
		expect(theirs).toContain('Wednesday 10 March 2027, 22:00 to 23:00 in Vancouver')
		expect(theirs).toContain('Thursday 11 March')
	})

	test('can be looked at on everybody’s clock before it is saved', async () => {
		const before = await writesSoFar(server.db)
		const answer = await send(newSession(), { ...fields, intent: 'preview', title: 'Only a look' })
		expect(answer.status).toBe(200)
		expect(wordsOf(answer.text)).toContain('Vancouver')
		expect(wordsOf(answer.text)).toContain('09:00 to 10:00')
		expect(fieldOf(answer.text, 'title').value).toBe('Only a look')
		expect(await writesSoFar(server.db)).toBe(before)
	})
})

test('a session of the plan shows its lead what to say and hand out, and everybody else what to have ready', async () => {
	const session = await aScheduled({ title: 'Feedback', planNumber: '3', format: 'roleplay-60' })
	const sheet = wordsOf(await page(paths.facilitateSession({ session }), 'lead'))
	for (const words of ['First round, the reviews', 'in threes', 'You are peers.', 'The reviews: Kim'])
		expect(sheet).toContain(words)
	const theirs = wordsOf(await page(paths.session({ session }), 'member'))
	for (const words of ['To have ready', 'How the 60 minutes go', 'First round, the reviews'])
		expect(theirs).toContain(words)
	for (const words of ['You are peers.', 'Kim']) expect(theirs).not.toContain(words)
})

describe('a session that cannot be', () => {
	test.each([
		['no title', { title: ' ' }, 'title', /Give it a title/],
		['a title that is too long', { title: 'x'.repeat(81) }, 'title', /at most 80/],
		['no format', { format: '' }, 'format', /Choose a format/],
		['a day that is none', { date: '2027-02-29' }, 'date', /There is no such date/],
		['a day of another age', { date: '9999-12-31' }, 'date', /in the years 2000 to 2100/],
		['no day', { date: '' }, 'date', /Choose a date/],
		['an hour that is none', { time: '25:00' }, 'time', /Choose a time/],
		['an hour the clock skips', { date: '2027-03-28', time: '01:30' }, 'time', /does not exist in Lisbon that night/],
		['an hour that comes twice', { date: '2027-10-31', time: '01:30' }, 'time', /comes twice in Lisbon/],
		['a zone of nowhere', { timeZone: 'Atlantis/Center' }, 'timeZone', /Choose a zone from the list/],
		['fourteen minutes', { durationMinutes: '14' }, 'durationMinutes', /At least 15/],
		['half a minute', { durationMinutes: '60.5' }, 'durationMinutes', /How many minutes/],
		['no length', { durationMinutes: 'an hour' }, 'durationMinutes', /How many minutes/],
		['neither a call nor a place', { callUrl: '', place: '' }, 'callUrl', /call link, or a place/],
		['a call link that runs a script', { callUrl: 'javascript:alert(1)' }, 'callUrl', /begins with https/],
		['a place that is too long', { place: 'x'.repeat(121) }, 'place', /at most 120/],
	] as [string, Fields, keyof typeof fields, RegExp][])(
		'for %s is refused beside the field, with everything kept and nothing changed',
		async (_what, wrong, name, words) => {
			const before = await writesSoFar(server.db)
			const typed = { ...fields, ...wrong }
			const answer = await send(newSession(), typed)
			expect(answer.status).toBe(400)
			expect(fieldOf(answer.text, name)).toMatchObject({ isInvalid: true, says: expect.stringMatching(words) })
			for (const [other, value] of Object.entries(typed))
				if (other !== 'intent') expect(fieldOf(answer.text, other).value, other).toBe(value)
			expect(wordsOf(answer.text)).not.toMatch(/Invalid input|expected \w+, received/)
			expect(await writesSoFar(server.db)).toBe(before)
		},
	)
})

describe('an hour that comes twice', () => {
	test('is asked about: one of the times beside it is taken by a button, and nothing else is typed again', async () => {
		const typed = { ...fields, title: 'After midnight', date: '2027-10-31', time: '01:30', intent: 'save' }
		const asked = await send(newSession(), typed)
		expect([...asked.text.matchAll(/name="instead" value="([^"]+)"/g)].map(([, time]) => time)).toEqual([
			'00:45',
			'02:00',
		])
		const { intent: _intent, ...rest } = typed
		expect((await send(newSession(), { ...rest, instead: '02:00' })).status).toBe(303)
		expect(await server.db.session.findFirstOrThrow({ where: { title: typed.title } })).toMatchObject({
			localStart: '2027-10-31T02:00',
			startsAt: new Date('2027-10-31T02:00:00Z'),
		})
	})
})

describe('moving and cancelling', () => {
	test('a session that moves is read at its new hour', async () => {
		const sessionId = await aScheduled()
		const desk = paths.adminSession({ session: sessionId })
		expect((await send(desk, { ...fields, title: 'Moved', time: '18:30' })).status).toBe(303)
		expect(wordsOf(await page(paths.session({ session: sessionId }), 'away'))).toContain('11:30 to 12:30 in Vancouver')
	})

	test('needs a reason to be cancelled, and says so beside it', async () => {
		const sessionId = await aScheduled()
		const desk = paths.adminSession({ session: sessionId })
		const before = await writesSoFar(server.db)
		const refused = await send(desk, { intent: 'cancel', reason: '  ' })
		expect(refused.status).toBe(400)
		expect(fieldOf(refused.text, 'reason')).toMatchObject({ isInvalid: true, says: expect.stringMatching(/Say why/) })
		expect(await writesSoFar(server.db)).toBe(before)
		const long = await send(desk, { intent: 'cancel', reason: 'x'.repeat(201) })
		expect(fieldOf(long.text, 'reason')).toMatchObject({ value: 'x'.repeat(201), says: expect.stringMatching(/200/) })

		expect((await send(desk, { intent: 'cancel', reason: 'The lead is ill' })).status).toBe(303)
		for (const who of ['member', 'away'] as const)
			expect(wordsOf(await page(paths.session({ session: sessionId }), who))).toContain('The lead is ill')
		// Its room stays shut, and there is nothing left to cancel or to move.
		expect(wordsOf(await page(paths.session({ session: sessionId }), 'member'))).toMatch(/cancelled/i)
		const again = await send(desk, { intent: 'cancel', reason: 'Once more' })
		expect([again.status, wordsOf(again.text).includes('This session is cancelled.')]).toEqual([409, true])
		expect((await send(desk, { ...fields, title: 'Back again' })).status).toBe(409)
		expect(await server.db.session.findUnique({ where: { id: sessionId } })).toMatchObject({
			cancelReason: 'The lead is ill',
		})
	})
})

describe('attendance', () => {
	const roll = (lines: { personId: string; state: string; minutesPresent: string; note?: string }[]) =>
		Object.fromEntries([
			['intent', 'attendance'],
			...lines.flatMap((line, index) =>
				Object.entries(line).map(([name, value]) => [`lines[${index}].${name}`, value] as const),
			),
		])
	const sheet = () => paths.facilitateSession({ session: world.session.id })
	const everybody = () => [...world.members, away]

	test('is proposed, confirmed by the lead, and counts the minutes it says', async () => {
		const proposal = await page(sheet(), 'lead')
		expect(wordsOf(proposal)).toContain('Confirm attendance of')
		for (const { name } of everybody()) expect(wordsOf(proposal)).toContain(name)
		const lines = everybody().map(({ id }, index) => ({
			personId: id,
			state: index === 2 ? 'excused' : 'present',
			minutesPresent: index === 2 ? '0' : String(60 - index),
			note: index === 2 ? 'On call' : '',
		}))
		expect((await send(sheet(), roll(lines), 'lead')).status).toBe(303)
		const rows = await server.db.attendance.findMany({ where: { sessionId: world.session.id } })
		expect(rows.map(({ minutesPresent, state }) => `${state} ${minutesPresent}`).sort()).toEqual([
			'excused 0',
			'present 57',
			'present 59',
			'present 60',
		])
		// Confirmed, it can be corrected, and no longer cancelled.
		expect(wordsOf(await page(sheet(), 'lead'))).toContain('Confirm the corrected list')
		const cancel = await send(paths.adminSession({ session: world.session.id }), {
			intent: 'cancel',
			reason: 'Never was',
		})
		expect(cancel.status).toBe(409)
		expect(wordsOf(cancel.text)).toContain('the session took place')
	})

	test.each([
		['more minutes than a session can have', 'minutesPresent', '241', /At most 240/],
		['minutes below nothing', 'minutesPresent', '-1', /Not below 0/],
		['minutes that are no number', 'minutesPresent', 'all', /How many minutes/],
		['half a minute', 'minutesPresent', '10.5', /Whole minutes/],
		['a presence of no minutes', 'minutesPresent', '0', /How many minutes/],
		['a note that is too long', 'note', 'x'.repeat(201), /at most 200/],
	])('with %s is refused beside the line, and nothing changes', async (_what, name, value, words) => {
		const lines = everybody().map(({ id }) => ({ personId: id, state: 'present', minutesPresent: '33', note: 'kept' }))
		const wrong = lines.map((line, index) => (index === 1 ? { ...line, [name]: value } : line))
		const before = await writesSoFar(server.db)
		const answer = await send(sheet(), roll(wrong), 'lead')
		expect(answer.status).toBe(400)
		expect(fieldOf(answer.text, `lines[1].${name}`)).toMatchObject({
			isInvalid: true,
			value,
			says: expect.stringMatching(words),
		})
		expect(fieldOf(answer.text, 'lines[0].minutesPresent')).toMatchObject({ value: '33', isInvalid: false })
		expect(fieldOf(answer.text, 'lines[3].note').value).toBe('kept')
		expect(await writesSoFar(server.db)).toBe(before)
	})

	test('takes nobody who is not of the cohort, and leaves the others as they were', async () => {
		const rows = () =>
			server.db.attendance.findMany({ where: { sessionId: world.session.id }, orderBy: { personId: 'asc' } })
		const before = await rows()
		const stranger = await aPerson(server.db, { name: 'A Stranger' })
		await send(sheet(), roll([{ personId: stranger.id, state: 'present', minutesPresent: '60' }]), 'lead')
		expect(before).toHaveLength(4)
		expect(await rows()).toEqual(before)
	})

	test('is nothing a member can say, nor can anybody before the session', async () => {
		const lines = [{ personId: world.members[0]?.id ?? '', state: 'present', minutesPresent: '60' }]
		expect((await send(sheet(), roll(lines), 'member')).status).toBe(403)
		const ahead = await aScheduled({ title: 'Far ahead' })
		const early = await send(paths.facilitateSession({ session: ahead }), roll(lines), 'lead')
		expect([early.status, wordsOf(early.text).includes('The session has not begun yet.')]).toEqual([409, true])
		expect(await server.db.attendance.count({ where: { sessionId: ahead } })).toBe(0)
		expect(headingOf(early.text)).toBe('Far ahead')
	})
})

test('changed in two windows, a session keeps what both said', async () => {
	const id = await aScheduled({ title: 'Twice', date: '2028-02-03' })
	const path = paths.adminSession({ session: id })
	const opened = hiddenOf(await page(path, 'admin'), 'opened')
	const change = { ...fields, title: 'Twice', date: '2028-02-03', opened }
	expect((await send(path, { ...change, time: '17:00' })).status).toBe(303)
	expect((await send(path, { ...change, place: 'Room Tejo' })).status).toBe(303)
	const stands = () => server.db.session.findUniqueOrThrow({ where: { id } })
	expect(await stands()).toMatchObject({ localStart: '2028-02-03T17:00', place: 'Room Tejo' })
	const answer = await send(path, { ...change, time: '18:00' })
	expect([answer.status, fieldOf(answer.text, 'time')]).toMatchObject([409, { isInvalid: true, value: '18:00' }])
	expect(await stands()).toMatchObject({ localStart: '2028-02-03T17:00' })
})
