import { beforeEach, describe, expect, test } from 'vitest'
import { deriveStarts } from '~/domain/session/derive-starts.server'
import { beginPresence } from '~/domain/session/presence.server'
import { getMySession, listSessions } from '~/domain/session/read.server'
import { cancelSession, changeSession, scheduleSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aSetup } from '../support/rooms'
import { type SessionFieldsSaid, sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()

let admin: PersonMade
let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	world = await aCohort(db, { members: 2, startsAt: new Date('2026-11-26T16:00:00Z') })
	admin = await anAdmin(db)
})

const schedule = (said: SessionFieldsSaid = {}) =>
	scheduleSession(db, world.cohort.id, { ...sessionFields, ...said }, admin, now)
const change = (said: SessionFieldsSaid = {}, sessionId = world.session.id) =>
	changeSession(db, sessionId, { ...sessionFields, ...said }, admin, now)
const cancel = (reason = 'The lead is ill', sessionId = world.session.id) =>
	cancelSession(db, sessionId, reason, admin, now)
const stored = (id: string) => db.session.findUniqueOrThrow({ where: { id } })
const acts = async () => (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act }) => act)

describe('a session', () => {
	test('keeps the wall time it was given and the instant that makes', async () => {
		const { sessionId } = await schedule()
		expect(await stored(sessionId)).toMatchObject({
			localStart: '2026-12-10T16:00',
			timeZone: 'Europe/Lisbon',
			startsAt: new Date('2026-12-10T16:00:00Z'),
			position: 2,
		})
	})

	test.each([
		['Europe/Lisbon', '2026-12-10', '16:00', '2026-12-10T16:00:00.000Z'],
		['Europe/Lisbon', '2027-06-10', '16:00', '2027-06-10T15:00:00.000Z'],
		['Asia/Kolkata', '2026-12-10', '09:30', '2026-12-10T04:00:00.000Z'],
		// British Columbia stays on UTC−7 from 2026; Node's own tables have it an hour off in winter.
		['America/Vancouver', '2026-12-10', '09:00', '2026-12-10T16:00:00.000Z'],
		['America/Vancouver', '2027-01-14', '09:00', '2027-01-14T16:00:00.000Z'],
		['Pacific/Kiritimati', '2027-01-01', '00:30', '2026-12-31T10:30:00.000Z'],
	])('in %s on %s at %s begins at %s', async (timeZone, date, time, instant) => {
		const { sessionId } = await schedule({ timeZone, date, time })
		expect((await stored(sessionId)).startsAt.toISOString()).toBe(instant)
	})

	test('numbers follow one another, those of cancelled sessions too, and two made at once have two numbers', async () => {
		await cancel()
		await Promise.all(['2026-12-10', '2026-12-11', '2026-12-12'].map((date) => schedule({ date })))
		expect((await listSessions(db, world.cohort.id)).map((session) => session.position).sort()).toEqual([1, 2, 3, 4])
	})

	test.each([
		['02:30 when the clock is put forward', '2027-03-28', '02:30', 'Europe/Zurich', 'no-such-time', '03:00'],
		['01:30 in Lisbon that night', '2027-03-28', '01:30', 'Europe/Lisbon', 'no-such-time', '02:00'],
		['02:30 when the clock is put back', '2027-10-31', '02:30', 'Europe/Zurich', 'twice', '03:00'],
	])('is refused at %s, with an hour that exists', async (_what, date, time, timeZone, why, suggestion) => {
		await expect(schedule({ date, time, timeZone })).rejects.toMatchObject({ code: 'invalid', why, suggestion })
		await expect(change({ date, time, timeZone })).rejects.toMatchObject({ code: 'invalid', why, suggestion })
		expect(await db.session.count()).toBe(1)
		expect(await acts()).toEqual([])
		await schedule({ date, time: suggestion, timeZone })
	})

	test('is refused in a zone or cohort nobody has', async () => {
		await expect(schedule({ timeZone: 'Europe/Atlantis' })).rejects.toMatchObject({ why: 'no-such-zone' })
		await expect(scheduleSession(db, 'nowhere', sessionFields, admin, now)).rejects.toMatchObject({ code: 'not-found' })
		expect(await db.session.count()).toBe(1)
	})
})

describe('a change', () => {
	test('moves hour, place and title, and keeps the number', async () => {
		await change({ date: '2026-12-03', time: '09:15', timeZone: 'Asia/Kolkata', title: 'First case, moved' })
		expect(await stored(world.session.id)).toMatchObject({
			title: 'First case, moved',
			localStart: '2026-12-03T09:15',
			startsAt: new Date('2026-12-03T03:45:00Z'),
			position: 1,
		})
		expect(await acts()).toEqual(['session-changed'])
	})

	test('of the format lets go of a room nobody used, and is refused once the room has begun', async () => {
		const sessionId = world.session.id
		const member = world.members[0]?.id ?? ''
		await db.room.create({ data: { id: sessionId, format: aSetup() } })
		const stay = await beginPresence(db, { sessionId, personId: member, now })
		await expect(change({ format: 'kickoff-60' })).rejects.toMatchObject({ code: 'conflict', why: 'people-wait' })
		const gone = new Date(now.getTime() - 61_000)
		await db.presence.update({ where: { id: stay }, data: { fromAt: gone, untilAt: gone } })
		await change({ format: 'kickoff-60' })
		expect(await db.room.count()).toBe(0)
		const begin = { type: 'phase-started', to: 0, startedAtMs: 0, endsAtMs: 1, faceUp: [] }
		const event = { seq: 1, opId: 'begin', actorId: member, type: begin.type, payload: begin, at: now }
		await db.room.create({ data: { id: sessionId, format: aSetup(), lastSeq: 1, events: { create: event } } })
		await expect(change({ format: 'critique-60' })).rejects.toMatchObject({ code: 'conflict', why: 'room-began' })
		await change({ format: 'kickoff-60', title: 'Renamed all the same' })
		expect(await db.room.count()).toBe(1)
	})

	test('of a cancelled or a held session is refused, and so is one of a session nobody has', async () => {
		await cancel()
		await expect(change()).rejects.toMatchObject({ code: 'conflict', why: 'cancelled' })
		const { sessionId } = await schedule()
		await db.session.update({ where: { id: sessionId }, data: { attendanceConfirmedAt: now } })
		await expect(change({}, sessionId)).rejects.toMatchObject({ code: 'conflict', why: 'already-held' })
		await expect(change({}, 'no-such-session')).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('cancelling', () => {
	test('keeps the session with its reason, once', async () => {
		await cancel('The lead is ill')
		await expect(cancel('Another reason')).rejects.toMatchObject({ code: 'conflict', why: 'cancelled' })
		expect(await stored(world.session.id)).toMatchObject({ cancelledAt: now, cancelReason: 'The lead is ill' })
		expect(await acts()).toEqual(['session-cancelled'])
	})

	test('is refused once attendance is confirmed: it took place', async () => {
		await db.session.update({ where: { id: world.session.id }, data: { attendanceConfirmedAt: now } })
		await expect(cancel()).rejects.toMatchObject({ why: 'already-held' })
		await expect(cancel('x', 'no-such-session')).rejects.toMatchObject({ code: 'not-found' })
	})

	test('writes the reason nowhere but on the session: the log names session and act', async () => {
		await cancel('REASON-OF-HEALTH')
		expect(JSON.stringify(await db.auditEntry.findMany())).not.toContain('REASON-OF-HEALTH')
	})
})

test('a session is opened by its cohort’s people, each in their part; strangers and admins find none', async () => {
	const parts = []
	for (const person of [world.lead, ...world.members])
		parts.push((await getMySession(db, world.session.id, person.id)).part)
	expect(parts).toEqual(['lead', 'member', 'member'])
	for (const stranger of [admin.id, (await aPerson(db)).id])
		await expect(getMySession(db, world.session.id, stranger)).rejects.toMatchObject({ code: 'not-found' })
	await expect(getMySession(db, 'no-such-session', world.lead.id)).rejects.toMatchObject({ code: 'not-found' })
})

describe('the database', () => {
	test('keeps no session whose year has five digits, or is none', async () => {
		const where = { id: world.session.id }
		const years = [{ startsAt: new Date('+010000-01-01T04:30:00Z') }, { localStart: '+010000-01T10:00' }]
		for (const data of [...years, { localStart: '0000-01-01T10:00' }])
			await expect(db.session.update({ where, data })).rejects.toThrow('Session_start_in_reach')
	})
})

describe('newer zone data', () => {
	let faults: string[] = []
	beforeEach(() => {
		faults = []
	})
	const derive = () => deriveStarts(db, now, (id) => faults.push(id))

	test('pass by a session that cannot be read, say which one it is, and go on to those after it', async () => {
		const vancouver = { timeZone: 'America/Vancouver', time: '09:00' }
		const ids: string[] = []
		for (const date of ['2026-12-10', '2026-12-11', '2026-12-12'])
			ids.push((await schedule({ ...vancouver, date })).sessionId)
		await db.session.updateMany({ data: { startsAt: new Date('2026-12-10T17:00:00Z') } })
		await db.session.update({ where: { id: ids[1] }, data: { timeZone: 'Nowhere/AtAll' } })
		expect(await derive()).toBe(3)
		expect(faults).toEqual([ids[1]])
	})

	test('move the instant of a coming session to its wall time, and only that', async () => {
		const { sessionId } = await schedule({ timeZone: 'America/Vancouver', time: '09:00' })
		const derived = new Date('2026-12-10T16:00:00Z')
		// As tables from before the change of rule had it.
		await db.session.update({ where: { id: sessionId }, data: { startsAt: new Date('2026-12-10T17:00:00Z') } })
		const begun = { startsAt: new Date(now.getTime() - 60_000) }
		await db.session.update({ where: { id: world.session.id }, data: begun })
		expect(await derive()).toBe(1)
		expect((await stored(sessionId)).startsAt).toEqual(derived)
		expect(await stored(world.session.id)).toMatchObject(begun)
		expect(await derive()).toBe(0)
	})
})
