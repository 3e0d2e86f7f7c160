import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Prisma } from '~/domain/db'
import { learningKey } from '~/domain/pattern/draft.server'
import { fold } from '~/domain/room/evolve'
import type { RoomEvent } from '~/domain/room/room'
import { dateOf } from '~/domain/zone/zone.server'
import { paths } from '~/paths'
import { headingOf, wordsOf } from '../support/form-page'
import { aPerson } from '../support/people'
import { aSetup } from '../support/rooms'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'

/** What pages say of a session before its room, while people are in it, and once it is closed. */
let server: TestServer
beforeAll(async () => {
	server = await startServer()
})
afterAll(() => server.close())

const MINUTE = 60_000
const LINE = 'Silence can be a report about the process.'
const TOLD = 'The review that was over'
const ASKED = 'How do I find out what closed?'

/** A session that began so many minutes ago, and its room after these events. */
async function aRoom(said: {
	name: string
	beganMinutesAgo: number
	closed: boolean
	untouched?: boolean
	learned?: string
}) {
	const { db } = server
	const startsAt = new Date(Date.now() - said.beganMinutesAgo * MINUTE)
	const world = await aCohort(db, { members: 2, name: said.name, startsAt })
	const [author, reader] = world.members
	const admin = await aPerson(db, { name: `Admin of ${said.name}`, roles: ['admin'] })
	const setup = aSetup({ leadId: world.lead.id, presenterId: author?.id ?? null })
	const events: RoomEvent[] = [
		{ type: 'phase-started', to: 1, startedAtMs: 0, endsAtMs: 1, faceUp: [] },
		{ type: 'case-told', title: TOLD, situation: 'He says nothing.', ask: ASKED, byId: author?.id ?? '' },
		...(said.learned
			? [{ type: 'learning-added', id: 'l1', byId: author?.id ?? '', text: said.learned } as const]
			: []),
		...(said.closed ? [{ type: 'room-closed' } as const] : []),
	]
	if (!said.untouched)
		await db.room.create({
			data: {
				id: world.session.id,
				format: setup as unknown as Prisma.InputJsonValue,
				snapshot: fold(setup, events) as unknown as Prisma.InputJsonValue,
				snapshotSeq: events.length,
				lastSeq: events.length,
				openedAt: startsAt,
				closedAt: said.closed ? new Date() : null,
				events: {
					create: events.map((event, index) => ({
						...{ seq: index + 1, opId: `op-${index}`, actorId: world.lead.id, type: event.type, at: startsAt },
						payload: event as unknown as Prisma.InputJsonValue,
					})),
				},
			},
		})
	const cookies = {
		member: await signInAs(db, reader?.id ?? ''),
		lead: await signInAs(db, world.lead.id),
		admin: await signInAs(db, admin.id),
	}
	const answer = (path: string, as: keyof typeof cookies = 'member') => ask(server, path, { cookie: cookies[as] })
	const page = async (path: string, as?: keyof typeof cookies) => (await answer(path, as)).text
	return { ...world, answer, page, session: { session: world.session.id } }
}

describe('while a room is in use', () => {
	test('nobody reads its recap outside of it, and no page leads there', async () => {
		const { answer, page, session, cohort } = await aRoom({ name: 'In use', beganMinutesAgo: 20, closed: false })
		const recap = await page(paths.recap(session))
		expect(wordsOf(recap)).toContain('The room is still open The recap is written when it ends. Enter the room')
		expect(recap).not.toContain(TOLD)
		expect(recap).not.toContain(ASKED)
		for (const path of [paths.recapMarkdown(session), paths.recapPdf(session)])
			for (const as of ['member', 'lead'] as const) expect((await answer(path, as)).status).toBe(404)
		for (const path of [paths.session(session), paths.cohort({ cohort: cohort.id })])
			expect(await page(path)).not.toContain(paths.recap(session))
		for (const path of [paths.facilitateSession(session), paths.facilitateCohort({ cohort: cohort.id })])
			expect(await page(path, 'lead')).not.toContain(paths.recap(session))
	})

	test('home leads into it before any reading', async () => {
		const { page, session } = await aRoom({ name: 'Going on', beganMinutesAgo: 20, closed: false })
		const home = await page(paths.home())
		expect(signOf(home)).toEqual([paths.room(session), expect.stringMatching(/^Enter the room First case, on since/)])
		expect(wordsOf(home)).not.toContain('Prepare')
		expect(home.split(paths.room(session)).length - 1).toBeGreaterThanOrEqual(2)
	})
})

test('begun ahead of its hour, pages lead into it, and nobody is asked any more whether they come', async () => {
	const { page, session } = await aRoom({ name: 'Early', beganMinutesAgo: -20, closed: false })
	expect(signOf(await page(paths.home()))).toEqual([
		paths.room(session),
		expect.stringMatching(/^Enter the room First case, it is running/),
	])
	const own = await page(paths.session(session))
	expect(signOf(own)).toEqual([paths.room(session), expect.stringMatching(/It is running: come in/)])
	expect(wordsOf(own)).not.toContain('I cannot come')
})

test('over ahead of its hour, pages lead to the recap and to what comes next', async () => {
	const { page, session } = await aRoom({ name: 'Over early', beganMinutesAgo: -20, closed: true })
	const startsAt = new Date(Date.now() + 7 * 24 * 60 * MINUTE)
	const row = await server.db.session.findUniqueOrThrow({ where: { id: session.session } })
	const { id } = await server.db.session.create({
		data: { ...row, id: undefined, title: 'Second case', position: 2, planNumber: 2, startsAt },
	})
	expect(signOf(await page(paths.home()))).toEqual([paths.recap(session), expect.stringMatching(/^Read the recap/)])
	const own = await page(paths.session(session))
	expect(signOf(own)[0]).toBe(paths.recap(session))
	expect(own).toContain(`href="${paths.session({ session: id })}"`)
	expect(wordsOf(own)).toContain('Next: Room 2: second case')
	expect(wordsOf(own)).not.toContain('I cannot come')
	expect(wordsOf(await page(paths.session({ session: id })))).toContain('I cannot come')
})

test('whoever observes or leads a room soon reads so at home', async () => {
	const { lead, session, members } = await aRoom({
		name: 'Beside',
		beganMinutesAgo: -90,
		closed: false,
		untouched: true,
	})
	const home = async (cookie: string) => wordsOf((await ask(server, paths.home(), { cookie })).text)
	const observer = await aPerson(server.db, { name: 'Oba Observer' })
	const { cohortId } = await server.db.session.findUniqueOrThrow({ where: { id: session.session } })
	const cookie = await signInAs(server.db, observer.id)
	expect(await home(cookie)).toContain('Nothing presses')
	await server.db.cohortFacilitator.create({ data: { cohortId, personId: observer.id, part: 'observer' } })
	expect(await home(cookie)).toContain('You observe room 1, at')
	expect(await home(cookie)).not.toContain('Nothing presses')
	expect(await home(await signInAs(server.db, lead.id))).toContain('You lead room 1, at')
	expect(await home(await signInAs(server.db, members[0]?.id ?? ''))).not.toContain('You observe')
})

test('home leads into a room a quarter of an hour before it begins, and not earlier', async () => {
	const soon = await aRoom({ name: 'Soon', beganMinutesAgo: -14, closed: false, untouched: true })
	expect(signOf(await soon.page(paths.home()))[0]).toBe(paths.room(soon.session))
	const later = await aRoom({ name: 'Later', beganMinutesAgo: -17, closed: false, untouched: true })
	const home = await later.page(paths.home())
	expect(signOf(home)[0]).toContain('/learn/')
	expect(wordsOf(home)).toContain('Prepare')
})

test('a room nobody closed has its recap three hours after the planned end', async () => {
	const { page, session } = await aRoom({ name: 'Forgotten', beganMinutesAgo: 241, closed: false })
	expect(headingOf(await page(paths.recap(session)))).toBe(TOLD)
})

describe('once its room is closed, though its hour is not over', () => {
	let room: Awaited<ReturnType<typeof aRoom>>
	beforeAll(async () => {
		room = await aRoom({ name: 'Closed early', beganMinutesAgo: 20, closed: true })
	})

	test('its people read the recap', async () => {
		expect(headingOf(await room.page(paths.recap(room.session)))).toBe(TOLD)
		expect(await room.page(paths.cohort({ cohort: room.cohort.id }))).toContain(paths.recap(room.session))
	})

	test('they take it along as a file that is named by its day alone, and kept by no cache', async () => {
		const { db } = server
		const [, reader] = room.members
		await db.person.update({ where: { id: reader?.id ?? '' }, data: { timeZone: 'Pacific/Kiritimati' } })
		const { startsAt } = await db.session.findUniqueOrThrow({ where: { id: room.session.session } })
		const day = dateOf(startsAt, 'Pacific/Kiritimati')
		const cookie = await signInAs(db, reader?.id ?? '')
		for (const [path, ending, type] of [
			[paths.recapMarkdown(room.session), 'md', 'text/markdown; charset=utf-8'],
			[paths.recapPdf(room.session), 'pdf', 'application/pdf'],
		] as const) {
			const { headers, text } = await ask(server, path, { cookie })
			expect(headers.get('content-type')).toBe(type)
			expect(headers.get('content-disposition')).toBe(`attachment; filename="belay-recap-${day}.${ending}"`)
			expect(headers.get('cache-control')).toContain('no-store')
			if (ending === 'md') expect(text).toContain(`# ${TOLD}\n`)
		}
	})

	test('a line of it becomes one draft of who asks, which leads back to the recap while they may read it', async () => {
		const { db } = server
		const { session, members, cohort } = await aRoom({
			name: 'Drafts',
			beganMinutesAgo: 20,
			closed: true,
			learned: LINE,
		})
		const cookie = await signInAs(db, members[0]?.id ?? '')
		const here = paths.recap(session)
		const page = async (path: string) => (await ask(server, path, { cookie })).text
		const send = (learning: string) => ask(server, here, { cookie, form: { learning } })
		expect(wordsOf(await page(here))).toContain('Draft a pattern')
		const answers = [await send(learningKey(LINE)), await send(learningKey(LINE))]
		expect(answers.map(({ status }) => status)).toEqual([303, 303])
		const [copy, again] = answers.map(({ headers }) => headers.get('location') ?? '')
		expect(again).toBe(copy)
		expect(await page(here)).toContain(`href="${copy}"`)
		expect(await page(copy ?? '')).toContain(`href="${here}"`)
		expect((await send(learningKey('Nobody said that.'))).status).toBe(409)
		await db.cohortMember.deleteMany({ where: { cohortId: cohort.id, personId: members[0]?.id ?? '' } })
		expect((await send(learningKey(LINE))).status).toBe(404)
		expect(await page(copy ?? '')).not.toContain(`href="${here}"`)
		expect(wordsOf(await page(copy ?? ''))).toContain('A draft of your own')
	})

	test('nobody is asked to prepare for it, and nothing of it is on', async () => {
		const home = wordsOf(await room.page(paths.home()))
		expect(home).not.toContain('Prepare')
		expect(home).not.toContain('Enter the room')
		const desk = wordsOf(await room.page(paths.adminCohort({ cohort: room.cohort.id }), 'admin'))
		expect(desk).not.toContain('On now')
		expect(desk).toContain('1. First case Past')
	})

	test('its facilitator is led to the attendance, and names nobody else', async () => {
		const today = await room.page(paths.facilitate(), 'lead')
		expect(headingOf(today)).toBe('Attendance of “First case” is to confirm')
		const sheet = await room.page(paths.facilitateSession(room.session), 'lead')
		expect(signOf(sheet)).toEqual([
			`${paths.facilitateSession(room.session)}#attendance`,
			expect.stringMatching(/^Confirm attendance/),
		])
		expect(wordsOf(sheet)).not.toContain('Who brings the case')
		expect(wordsOf(sheet)).not.toContain('Run sheet')
	})
})

test('somebody who was there for three minutes is told so, and the facilitator sees that it does not count', async () => {
	const { db } = server
	const { page, session, cohort, lead, members } = await aRoom({ name: 'Short', beganMinutesAgo: 90, closed: true })
	const rule = { id: 'sessions', kind: 'sessions', attend: 3, of: 4, presentShare: 0.8, makeUps: 1 }
	await db.cohort.update({ where: { id: cohort.id }, data: { requirements: [rule] } })
	const stay = { sessionId: session.session, state: 'present', confirmedById: lead.id, confirmedAt: new Date() }
	for (const [index, member] of members.entries())
		await db.attendance.create({ data: { ...stay, personId: member.id, minutesPresent: index === 1 ? 3 : 60 } })
	const home = wordsOf(await page(paths.home()))
	expect(home).toContain('there for 3 of 60 min')
	expect(home).not.toContain('attended')
	const sheet = wordsOf(await page(paths.facilitateSession(session), 'lead'))
	expect(sheet.split('Too short to count: 48 do').length - 1).toBe(1)
})

/** Where the one main arrow of a page leads, and its words. */
function signOf(html: string): [string, string] {
	const [, attributes = '', inside = ''] = /<a ([^>]*class="sign[^>]*)>([\s\S]*?)<\/a>/.exec(html) ?? []
	return [/href="([^"]*)"/.exec(attributes)?.[1] ?? '', wordsOf(inside)]
}
