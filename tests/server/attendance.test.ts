import { beforeEach, describe, expect, test } from 'vitest'
import { loadRoom } from '~/domain/room/log.server'
import {
	listBegunRooms,
	listLeadless,
	listNextSessions,
	listPromisedBefore,
	listUnconfirmed,
} from '~/domain/session/agenda.server'
import { confirmAttendance, readAttendance } from '~/domain/session/attendance.server'
import { listAttended } from '~/domain/session/attended.server'
import { caseReadiness, choosePresenter, findOwnCase, saveOwnCase } from '~/domain/session/case.server'
import { beginPresence, countPresent, prolongPresences } from '~/domain/session/presence.server'
import { getMySession } from '~/domain/session/read.server'
import { sayPromisesBefore, sayRoll } from '~/domain/session/run-sheet.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aPerson, type PersonMade } from '../support/people'
import { aSetup } from '../support/rooms'
import { aCohort } from '../support/world'

const db = await useDatabase()

const startsAt = nov(26, 16)
const at = (minutes: number) => new Date(startsAt.getTime() + minutes * 60_000)
let world: Awaited<ReturnType<typeof aCohort>>
let ada: PersonMade
let ben: PersonMade
beforeEach(async () => {
	world = await aCohort(db, { members: 2, startsAt })
	const [one, two] = world.members
	if (!one || !two) throw new Error('two members were made')
	;[ada, ben] = [one, two]
})

const id = () => world.session.id
const stays = async (person: PersonMade, from: number, until: number) => {
	const presence = await beginPresence(db, { sessionId: id(), personId: person.id, now: at(from) })
	await prolongPresences(db, [presence], at(until))
}
const line = (person: PersonMade, minutesPresent: number, said: object = {}) => ({
	personId: person.id,
	state: 'present' as const,
	minutesPresent,
	note: '',
	...said,
})
type Lines = Parameters<typeof confirmAttendance>[2]
const confirm = (lines: Lines, now = at(70)) => confirmAttendance(db, id(), lines, world.lead, now)
const read = async () =>
	(await readAttendance(db, id())).map(({ name, state, minutesPresent, confirmed }) => [
		name.slice(0, 8),
		state,
		minutesPresent,
		confirmed,
	])

describe('attendance', () => {
	test('is proposed from presence: two tabs count once, late is late, after the end counts nothing', async () => {
		await stays(ada, -10, 30)
		await stays(ada, 20, 80)
		await stays(ben, 13, 60)
		expect(await read()).toEqual([
			['Member 1', 'present', 60, false],
			['Member 2', 'present', 47, false],
		])
	})

	test('of who was never seen is proposed as absent; who was there lately counts once, for a minute', async () => {
		await stays(ada, 61, 90)
		await stays(ada, 80, 90)
		expect(await countPresent(db, at(90.9))).toBe(1)
		expect(await countPresent(db, at(91))).toBe(0)
		expect(await read()).toEqual([
			['Member 1', 'absent', 0, false],
			['Member 2', 'absent', 0, false],
		])
	})

	test('confirmed stands, whatever presence says; confirming again corrects it', async () => {
		await stays(ada, 0, 60)
		await confirm([line(ada, 50), line(ben, 0, { state: 'excused', note: 'On call' })])
		expect(await read()).toEqual([
			['Member 1', 'present', 50, true],
			['Member 2', 'excused', 0, true],
		])
		await expect(confirm([line(ben, 40)], at(600))).rejects.toMatchObject({ code: 'conflict', why: 'reason-needed' })
		expect((await read())[1]).toEqual(['Member 2', 'excused', 0, true])
		await confirm([line(ben, 40, { note: 'Came after all' })], at(600))
		expect(await read()).toEqual([
			['Member 1', 'present', 50, true],
			['Member 2', 'present', 40, true],
		])
		expect(await db.attendance.count()).toBe(2)
	})

	test('never holds more minutes than the session had, nor minutes of who was away', async () => {
		await confirm([line(ada, 240), line(ben, 55, { state: 'absent' })])
		expect(await read()).toEqual([
			['Member 1', 'present', 60, true],
			['Member 2', 'absent', 0, true],
		])
	})

	test('is not confirmed before the session, nor of a cancelled one', async () => {
		await expect(confirm([line(ada, 60)], at(-1))).rejects.toMatchObject({ code: 'conflict', why: 'not-yet' })
		await db.session.update({ where: { id: id() }, data: { cancelledAt: at(-60) } })
		await expect(confirm([line(ada, 60)])).rejects.toMatchObject({ code: 'conflict', why: 'cancelled' })
		expect(await db.attendance.count()).toBe(0)
	})

	test('of somebody who is not of the cohort is passed over', async () => {
		const stranger = await aPerson(db, { name: 'A stranger' })
		await confirm([line(stranger, 60), line(world.lead, 60), line(ada, 60), line(ben, 60)])
		const rows = await db.attendance.findMany({ select: { personId: true } })
		expect(rows.map(({ personId }) => personId).sort()).toEqual([ada.id, ben.id].sort())
	})

	test('is not confirmed by a list that lacks somebody who joined meanwhile', async () => {
		await expect(confirm([line(ada, 60)])).rejects.toMatchObject({ code: 'conflict', why: 'list-changed' })
		expect(await db.attendance.count()).toBe(0)
		expect((await db.session.findUnique({ where: { id: id() } }))?.attendanceConfirmedAt).toBeNull()
	})

	test('says who confirmed it and when, and writes one entry without a note or a name', async () => {
		await confirm([line(ada, 60, { note: 'A-PRIVATE-NOTE' }), line(ben, 60)])
		expect(await db.attendance.findFirst()).toMatchObject({ confirmedById: world.lead.id, confirmedAt: at(70) })
		expect((await db.session.findUnique({ where: { id: id() } }))?.attendanceConfirmedAt).toEqual(at(70))
		const log = await db.auditEntry.findMany()
		expect(log).toMatchObject([{ act: 'attendance-confirmed', subject: id() }])
		expect(JSON.stringify(log)).not.toMatch(/A-PRIVATE-NOTE|Member 1/)
	})

	test('counts for who was there and for nobody else', async () => {
		await confirm([line(ada, 60), line(ben, 0, { state: 'absent' })])
		expect([...(await listAttended(db, ada.id, world.cohort.id)).keys()]).toEqual([id()])
		expect([...(await listAttended(db, ben.id, world.cohort.id))]).toEqual([])
	})

	test('of a session without a room is proposed as everybody for the whole time', async () => {
		const roll = async (exists: boolean) =>
			(await sayRoll(db, await getMySession(db, id(), world.lead.id), { exists }, 'Europe/Lisbon')).lines
		expect((await roll(true)).map(({ state }) => state)).toEqual(['absent', 'absent'])
		expect((await roll(false)).map(({ state, minutesPresent }) => [state, minutesPresent])).toEqual([
			['present', '60'],
			['present', '60'],
		])
		await confirm([line(ada, 0, { state: 'absent' }), line(ben, 30)])
		expect((await roll(false)).map(({ state, minutesPresent }) => [state, minutesPresent])).toEqual([
			['absent', '0'],
			['present', '30'],
		])
	})
})

describe('the case of a session', () => {
	const text = { title: 'CASE-TITLE', situation: 'CASE-SITUATION', ask: 'CASE-ASK' }
	const choose = (person: PersonMade) => choosePresenter(db, id(), person.id, { id: world.lead.id, now: at(0) })

	test('is read and written by its author alone', async () => {
		await choose(ada)
		await saveOwnCase(db, id(), ada.id, text)
		expect(await findOwnCase(db, id(), ada.id)).toEqual(text)
		for (const other of [ben, world.lead]) {
			expect(await findOwnCase(db, id(), other.id)).toBeNull()
			await expect(saveOwnCase(db, id(), other.id, text)).rejects.toMatchObject({ code: 'conflict', why: 'not-author' })
		}
	})

	test('is known to the facilitator as nobody’s, empty, begun or ready, never by its words', async () => {
		expect(await caseReadiness(db, id())).toBe('nobody')
		await choose(ada)
		expect(await caseReadiness(db, id())).toBe('empty')
		await saveOwnCase(db, id(), ada.id, { ...text, ask: '' })
		expect(await caseReadiness(db, id())).toBe('begun')
		await saveOwnCase(db, id(), ada.id, text)
		expect(await caseReadiness(db, id())).toBe('ready')
		expect(JSON.stringify(await getMySession(db, id(), world.lead.id))).not.toMatch(/CASE-/)
	})

	test('is changed no more once the room has ended', async () => {
		await choose(ada)
		await saveOwnCase(db, id(), ada.id, text)
		await db.room.create({ data: { id: id(), format: {}, openedAt: at(0), closedAt: at(60) } })
		const late = saveOwnCase(db, id(), ada.id, { ...text, title: 'LATER' })
		await expect(late).rejects.toMatchObject({ code: 'conflict', why: 'room-closed' })
		expect(await findOwnCase(db, id(), ada.id)).toEqual(text)
		await db.room.update({ where: { id: id() }, data: { closedAt: null } })
		await saveOwnCase(db, id(), ada.id, { ...text, title: 'IN TIME' })
		expect(await findOwnCase(db, id(), ada.id)).toMatchObject({ title: 'IN TIME' })
	})

	test('goes when somebody else is chosen, and stays when the same person is', async () => {
		await choose(ada)
		await saveOwnCase(db, id(), ada.id, text)
		await choose(ada)
		expect(await findOwnCase(db, id(), ada.id)).toEqual(text)
		await choose(ben)
		expect(await findOwnCase(db, id(), ben.id)).toEqual({ title: '', situation: '', ask: '' })
		expect(await findOwnCase(db, id(), ada.id)).toBeNull()
	})

	test('is brought by somebody of the cohort: a member or who leads it, nobody else', async () => {
		await choose(world.lead)
		await expect(choose(await aPerson(db))).rejects.toMatchObject({ code: 'conflict', why: 'not-in-cohort' })
		await expect(
			choosePresenter(db, 'no-such-session', ada.id, { id: world.lead.id, now: at(0) }),
		).rejects.toMatchObject({ code: 'not-found' })
	})

	test('stays its author’s once it was told in the room', async () => {
		await choose(ada)
		await db.room.create({ data: { id: id(), format: aSetup({ presenterId: ada.id }) } })
		await choose(ben)
		const waiting = await loadRoom(db, id())
		expect([waiting.presenters[1], waiting.status, waiting.seq]).toEqual([ben.id, 'waiting', 1])
		const begin = { type: 'phase-started', to: 0, startedAtMs: 0, endsAtMs: 1, faceUp: [] }
		await db.roomEvent.create({
			data: { roomId: id(), seq: 2, opId: 'begin', actorId: ada.id, type: begin.type, payload: begin, at: at(1) },
		})
		await expect(choose(ada)).rejects.toMatchObject({ code: 'conflict', why: 'case-told' })
	})
})

describe('what comes and what is missing', () => {
	const another = (said: { position: number; startsAt: Date; cohortId?: string; cancelledAt?: Date; kind?: string }) =>
		db.session.create({
			data: {
				cohortId: world.cohort.id,
				title: `Session ${said.position}`,
				format: 'critique-60',
				localStart: said.startsAt.toISOString().slice(0, 16),
				timeZone: 'UTC',
				durationMinutes: 60,
				...said,
			},
		})

	test('of each cohort the session that is on, else the soonest', async () => {
		const later = await another({ position: 2, startsAt: at(14 * 24 * 60) })
		const next = async (now: Date) => (await listNextSessions(db, [world.cohort.id], now)).get(world.cohort.id)?.id
		expect(await next(at(-60))).toBe(id())
		expect(await next(at(59))).toBe(id())
		expect(await next(at(60))).toBe(later.id)
		await db.session.update({ where: { id: later.id }, data: { cancelledAt: nov(1) } })
		expect(await next(at(60))).toBeUndefined()
		expect((await listNextSessions(db, [], at(0))).size).toBe(0)
	})

	test('over and unconfirmed sessions are listed once they end, for who runs them', async () => {
		const unconfirmed = async (now: Date, by?: string) => (await listUnconfirmed(db, now, by)).map((each) => each.id)
		expect(await unconfirmed(at(59))).toEqual([])
		expect(await unconfirmed(at(60))).toEqual([id()])
		expect(await unconfirmed(at(60), world.lead.id)).toEqual([id()])
		expect(await unconfirmed(at(60), ada.id)).toEqual([])
		await confirm([line(ada, 60), line(ben, 60)])
		expect(await unconfirmed(at(90))).toEqual([])
	})

	test.each([
		['planned', 'running', 1],
		['open', 'open', 0],
		['running', 'running', 0],
		['finished', 'finished', 0],
	])('a cohort that was %s is %s once attendance is confirmed', async (before, after, entries) => {
		await db.cohort.updateMany({ data: { status: before } })
		await confirm([line(ada, 60), line(ben, 60)])
		expect((await db.cohort.findUniqueOrThrow({ where: { id: world.cohort.id } })).status).toBe(after)
		expect(await db.auditEntry.count({ where: { act: 'cohort-changed', subject: world.cohort.id } })).toBe(entries)
	})

	test('sessions ahead in a cohort nobody leads are listed', async () => {
		const leadless = async () => (await listLeadless(db, at(-60), at(60))).map((each) => each.id)
		expect(await leadless()).toEqual([])
		await db.person.update({ where: { id: world.lead.id }, data: { disabledAt: at(0) } })
		expect(await leadless()).toEqual([id()])
		await db.person.update({ where: { id: world.lead.id }, data: { disabledAt: null } })
		await db.cohortFacilitator.updateMany({ data: { part: 'co' } })
		expect(await leadless()).toEqual([id()])
		await db.cohort.updateMany({ data: { status: 'finished' } })
		expect(await leadless()).toEqual([])
	})

	test('the next session asks again about what is still open of earlier ones, and no more about the rest', async () => {
		const second = await another({ position: 2, startsAt: at(1_000) })
		const third = await another({ position: 3, startsAt: at(2_000) })
		const promise = (personId: string, sessionId: string, text: string, closedAt: Date | null = null) =>
			db.commitment.create({
				data: { personId, sessionId, text, dueOn: '2026-12-01', closedAt, outcome: closedAt && 'kept' },
			})
		await promise(ada.id, id(), 'Said in the second room.', at(1_010))
		// Ben was not there the second time.
		await promise(ben.id, id(), 'Still open.')
		await promise(ada.id, second.id, 'Of the second room.')
		const said = await sayPromisesBefore(db, await getMySession(db, third.id, world.lead.id))
		expect(said.map(({ text }) => text)).toEqual(['Still open.', 'Of the second room.'])
	})

	test('the next session opens with the promises of the last one in which there were any', async () => {
		const second = await another({ position: 2, startsAt: at(1_000) })
		const third = await another({ position: 3, startsAt: at(2_000) })
		const promised = { personId: ada.id, text: 'Ask first.', dueOn: '2026-12-01', learned: 'A-PRIVATE-LINE' }
		await db.commitment.create({ data: { ...promised, sessionId: id(), outcome: 'kept', closedAt: at(100) } })
		expect(await listPromisedBefore(db, third)).toEqual({ last: [id()], earlier: [] })
		const said = await sayPromisesBefore(db, await getMySession(db, third.id, world.lead.id))
		expect(said).toMatchObject([{ name: ada.name, text: 'Ask first.', outcome: 'kept' }])
		expect(JSON.stringify(said)).not.toContain('A-PRIVATE-LINE')
		// A make-up is for a few: what they promise there comes to what the others promised before, and hides none of it.
		const makeUp = await another({ position: 4, startsAt: at(1_500), kind: 'make-up' })
		await db.commitment.create({ data: { ...promised, sessionId: makeUp.id, text: 'Wait for the answer.' } })
		const both = await sayPromisesBefore(db, await getMySession(db, third.id, world.lead.id))
		expect(both.map(({ text }) => text)).toEqual(['Ask first.', 'Wait for the answer.'])
		await db.session.update({ where: { id: makeUp.id }, data: { cancelledAt: at(1) } })
		await db.session.update({ where: { id: id() }, data: { cancelledAt: at(1) } })
		expect(await listPromisedBefore(db, third)).toEqual({ last: [], earlier: [] })
		expect(await sayPromisesBefore(db, await getMySession(db, second.id, world.lead.id))).toEqual([])
	})

	test('a session is over when its room is closed: it is no longer next, and its attendance is to confirm', async () => {
		const later = await another({ position: 2, startsAt: at(14 * 24 * 60) })
		await db.room.create({ data: { id: id(), format: {}, lastSeq: 1 } })
		const next = async () => (await listNextSessions(db, [world.cohort.id], at(25))).get(world.cohort.id)?.id
		expect(await next()).toBe(id())
		expect(await listUnconfirmed(db, at(25))).toEqual([])
		await db.room.update({ where: { id: id() }, data: { closedAt: at(24) } })
		expect(await next()).toBe(later.id)
		expect((await listUnconfirmed(db, at(25))).map((each) => each.id)).toEqual([id()])
	})

	test('rooms in which something happened are told from those that were only opened', async () => {
		await db.room.create({ data: { id: id(), format: {} } })
		expect(await listBegunRooms(db, [id()])).toEqual(new Set())
		await db.room.update({ where: { id: id() }, data: { lastSeq: 1 } })
		expect(await listBegunRooms(db, [id()])).toEqual(new Set([id()]))
		await db.room.update({ where: { id: id() }, data: { closedAt: at(70) } })
		expect(await listBegunRooms(db, [id()])).toEqual(new Set([id()]))
	})
})
