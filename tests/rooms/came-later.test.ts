import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { bringCase } from '~/domain/casebook/bring.server'
import { paths } from '~/paths'
import { aSharedCase, audienceOf } from '../support/casebook'
import { wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { aServerForRooms } from '../support/room-server'
import { ask, signInAs } from '../support/server'
import { enterRoom, openRaw, type Screen } from '../support/sockets'
import { aCohort } from '../support/world'

/** Who comes to a session after a case was brought to it, or told there. */
const { server, open } = await aServerForRooms()

const SECRET = 'SECRET-CASE'
const NO_LONGER = 'This case can no longer be told here'
const CASE_PHASE = 1

/** A room in the phase in which its author tells a case of their casebook about a team. */
async function aRoom() {
	const { db } = server
	const tag = randomUUID().slice(0, 6)
	const [own, about] = [`Ledger ${tag}`, `Search ${tag}`]
	const world = await aCohort(db, { members: 2, name: `Cohort ${tag}` })
	const [author, other] = world.members as [PersonMade, PersonMade]
	await db.person.update({ where: { id: author.id }, data: { team: own } })
	await aPerson(db, { name: `Sam of ${about}`, team: about })
	const key = await aSharedCase(db, author, { audience: audienceOf('cohort', world.cohort), about })
	const sessionId = world.session.id
	await db.sessionCase.create({ data: { sessionId, authorId: author.id } })
	await bringCase(db, key, sessionId)
	const enter = async (personId: string) => enterRoom(server, await signInAs(db, personId), sessionId, open)
	const page = async (personId: string, path: string) => ask(server, path, { cookie: await signInAs(db, personId) })
	const tell = (screen: Screen, caseId?: string) => {
		const words = { title: `${SECRET} told`, situation: SECRET, ask: SECRET }
		return screen.client.send({ type: 'tell-case', ...words, ...(caseId ? { caseId, agreed: true } : {}) })
	}
	const begin = async () => {
		const lead = await enter(world.lead.id)
		await lead.client.send({ type: 'start-phase', to: CASE_PHASE, from: 0 })
		const screen = await enter(author.id)
		const close = () => lead.client.send({ type: 'close', from: lead.state().view?.phase.version ?? 0 })
		return { screen, close }
	}
	const comes = (person: PersonMade) =>
		db.cohortMember.create({ data: { cohortId: world.cohort.id, personId: person.id } })
	return { ...world, db, sessionId, own, about, author, other, key, page, tell, begin, comes, enter }
}
type Room = Awaited<ReturnType<typeof aRoom>>

describe('a case that was brought and not told yet', () => {
	test('is refused where somebody has come whom it is kept from, and its author reads so before', async () => {
		const room = await aRoom()
		const prepared = async () =>
			wordsOf((await room.page(room.author.id, paths.session({ session: room.sessionId }))).text)
		expect(await prepared()).not.toContain(NO_LONGER)
		const late = await aPerson(room.db, { name: 'Lea Late', team: room.about })
		await room.comes(late)
		expect(await prepared()).toContain(NO_LONGER)
		const { screen } = await room.begin()
		expect(await room.tell(screen, room.key.id)).toEqual({ ok: false, why: 'kin-in-room' })
		expect(await room.tell(screen, randomUUID())).toEqual({ ok: false, why: 'kin-in-room' })
		const lateScreen = await room.enter(late.id)
		expect(JSON.stringify(lateScreen.state())).not.toContain(SECRET)
		await room.db.cohortMember.deleteMany({ where: { personId: late.id } })
		const unasked = { type: 'tell-case', title: SECRET, situation: SECRET, ask: SECRET, caseId: room.key.id } as const
		expect(await screen.client.send(unasked)).toEqual({ ok: false, why: 'not-agreed' })
		expect(await room.tell(screen, room.key.id)).toMatchObject({ ok: true })
		expect(JSON.stringify(await room.db.roomEvent.findMany({ where: { type: 'case-told' } }))).not.toContain(late.id)
	})

	test('is a copy no more once its author has emptied it', async () => {
		const room = await aRoom()
		const { sessionId } = room
		const save = async (title: string) =>
			ask(server, paths.session({ session: sessionId }), {
				cookie: await signInAs(room.db, room.author.id),
				form: { title, situation: '', ask: '' },
			})
		await room.comes(await aPerson(room.db, { name: 'Lea Late', team: room.about }))
		await save('Another')
		const own = () => room.db.sessionCase.findUniqueOrThrow({ where: { sessionId } })
		expect((await own()).caseId).toBe(room.key.id)
		await save('')
		expect((await own()).caseId).toBeNull()
	})
})

/** How people come to a session once it is on. */
const WAYS: [string, (room: Room, person: PersonMade) => Promise<unknown>][] = [
	['by a seat', (room, person) => room.comes(person)],
	[
		'to observe',
		({ db, cohort }, { id }) =>
			db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: id, part: 'observer' } }),
	],
	[
		'to lead with others',
		({ db, cohort }, { id }) =>
			db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: id, part: 'co' } }),
	],
	[
		'as a guest',
		({ db, sessionId, lead }, { id }) =>
			db.sessionGuest.create({
				data: { sessionId, personId: id, missedSessionId: sessionId, byId: lead.id, addedAt: new Date() },
			}),
	],
]

describe('a case that was told', () => {
	test.each(WAYS)('whoever comes later %s, and is kin, has no room of it and no recap', async (_how, come) => {
		const room = await aRoom()
		const { screen, close } = await room.begin()
		expect(await room.tell(screen, room.key.id)).toMatchObject({ ok: true })
		const kin = await Promise.all(
			[room.own, room.about].map((team) => aPerson(room.db, { name: `Lea of ${team}`, team })),
		)
		const stranger = await aPerson(room.db, { name: 'Noa Newcomer', team: `Far from ${room.own}` })
		for (const person of [...kin, stranger]) await come(room, person)
		// Put better meanwhile, it is heard by nobody new.
		expect(await room.tell(screen, room.key.id)).toMatchObject({ ok: true })
		expect(await room.tell(screen, randomUUID())).toEqual({ ok: false, why: 'kin-in-room' })
		const here = { session: room.sessionId }
		const files = [paths.recapMarkdown(here), paths.recapPdf(here)]
		const pages = [paths.room(here), paths.recap(here), paths.session(here)]
		for (const { id } of kin) {
			const { refused } = openRaw(server, {
				headers: { cookie: await signInAs(room.db, id), origin: server.url },
				session: room.sessionId,
			})
			expect(await refused).toBe('kept-apart')
			for (const path of pages) expect((await room.page(id, path)).text).not.toContain(SECRET)
		}
		expect(JSON.stringify((await room.enter(stranger.id)).state().view)).toContain(SECRET)
		await close()
		for (const { id } of kin) {
			for (const path of pages) expect((await room.page(id, path)).text).not.toContain(SECRET)
			for (const path of files) expect((await room.page(id, path)).status).toBe(404)
			expect(wordsOf((await room.page(id, paths.recap(here))).text)).toContain('stays with those who heard it')
		}
		expect((await room.page(stranger.id, paths.recap(here))).text).toContain(SECRET)
		for (const path of files) expect((await room.page(stranger.id, path)).status).toBe(200)
	})

	test('by hand is kept from the team of whoever told it, and whoever heard it reads on when teams change', async () => {
		const room = await aRoom()
		const { screen, close } = await room.begin()
		expect(await room.tell(screen)).toMatchObject({ ok: true })
		await close()
		const [colleague, about] = await Promise.all(
			[room.own, room.about].map((team) => aPerson(room.db, { name: `Lea of ${team}`, team })),
		)
		for (const person of [colleague, about]) if (person) await room.comes(person)
		await room.db.person.update({ where: { id: room.other.id }, data: { team: room.own } })
		const reads = async (personId = '') =>
			(await room.page(personId, paths.recap({ session: room.sessionId }))).text.includes(SECRET)
		expect(await reads(colleague?.id)).toBe(false)
		expect(await reads(about?.id)).toBe(true)
		expect(await reads(room.other.id)).toBe(true)
	})

	test('and deleted from the casebook since is kept from all who came later', async () => {
		const room = await aRoom()
		const { screen, close } = await room.begin()
		expect(await room.tell(screen, room.key.id)).toMatchObject({ ok: true })
		await room.db.case.delete({ where: { id: room.key.id } })
		expect(await room.tell(screen, room.key.id)).toMatchObject({ ok: true })
		await close()
		const late = await aPerson(room.db, { name: 'Noa Newcomer', team: `Far from ${room.own}` })
		await room.comes(late)
		const recap = paths.recap({ session: room.sessionId })
		expect((await room.page(late.id, recap)).text).not.toContain(SECRET)
		expect((await room.page(room.other.id, recap)).text).toContain(SECRET)
	})
})
