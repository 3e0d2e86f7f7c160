import { beforeEach, describe, expect, test } from 'vitest'
import { removeMember } from '~/domain/cohort/enroll.server'
import { writeReminders } from '~/domain/notice/reminders.server'
import { stateOf } from '~/domain/session/agenda'
import { apologize, hasApologized, listApologies } from '~/domain/session/apology.server'
import { readAttendance } from '~/domain/session/attendance.server'
import { readFeed } from '~/domain/session/feed.server'
import { getMySession } from '~/domain/session/read.server'
import { cancelSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aCohort } from '../support/world'

const db = await useDatabase()

const starts = new Date('2026-11-26T16:00:00Z')
const dayAhead = new Date('2026-11-25T16:00:00Z')
let admin: PersonMade
let world: Awaited<ReturnType<typeof aCohort>>
let tom: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aCohort(db, { members: 2, startsAt: starts })
	const [first] = world.members
	if (!first) throw new Error('the cohort has members')
	tom = first
})
const seat = (personId = tom.id) => ({ sessionId: world.session.id, personId })
const cannot = (at = dayAhead, personId = tom.id) => apologize(db, seat(personId), 'not', at)
const listed = () => listApologies(db, { id: world.session.id, cohortId: world.cohort.id })

test('nothing is to be said of a session whose cohort was called off: it is cancelled on its page, and in every calendar', async () => {
	await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'cancelled' } })
	await expect(cannot()).rejects.toMatchObject({ why: 'cancelled' })
	const own = await getMySession(db, world.session.id, tom.id)
	expect(stateOf(own, dayAhead)).toBe('cancelled')
	expect(await readFeed(db, tom, 'https://belay.example', dayAhead)).toContain('STATUS:CANCELLED')
})

describe('who says that they cannot come', () => {
	test('is on the list of the facilitators until they can after all', async () => {
		await cannot()
		await cannot()
		expect(await listed()).toEqual([tom.name])
		expect(await hasApologized(db, world.session.id, tom.id)).toBe(true)
		await apologize(db, seat(), 'after-all', dayAhead)
		await apologize(db, seat(), 'after-all', dayAhead)
		expect(await listed()).toEqual([])
	})

	test('is proposed as excused, and as present when they came nevertheless', async () => {
		await cannot()
		const stateOf = async () => (await readAttendance(db, world.session.id)).find(({ personId }) => personId === tom.id)
		expect(await stateOf()).toMatchObject({ state: 'excused', minutesPresent: 0 })
		const stay = { fromAt: starts, untilAt: new Date(starts.getTime() + 40 * 60_000) }
		await db.presence.create({ data: { ...seat(), ...stay } })
		expect(await stateOf()).toMatchObject({ state: 'present', minutesPresent: 40 })
	})

	test('gets no reminder, not even one that is written already', async () => {
		await cannot()
		expect(await writeReminders(db, dayAhead)).toBe(2)
		await cannot(dayAhead, world.members[1]?.id)
		expect((await postAt(db, dayAhead)).map(({ to }) => to)).toEqual([world.lead.email])
	})

	test('does not once its room was begun or closed ahead of the hour; tried out the day before, it says nothing', async () => {
		const begun = { seq: 1, opId: 'op-1', actorId: world.lead.id, type: 'phase-started', payload: {}, at: dayAhead }
		await db.room.create({ data: { id: world.session.id, format: {}, lastSeq: 1, events: { create: begun } } })
		await cannot()
		const soon = new Date(starts.getTime() - 20 * 60_000)
		await expect(cannot(soon)).rejects.toMatchObject({ code: 'conflict', why: 'begun' })
		await db.roomEvent.updateMany({ data: { type: 'lead-claimed' } })
		await cannot(soon)
		await db.room.updateMany({ data: { closedAt: soon } })
		await expect(cannot(soon)).rejects.toMatchObject({ why: 'begun' })
	})

	test('leaves the list with their seat', async () => {
		await cannot()
		await removeMember(db, { cohortId: world.cohort.id, personId: tom.id }, admin, dayAhead)
		expect(await listed()).toEqual([])
	})
})

describe('nobody says so', () => {
	test('once it has begun', async () => {
		await expect(cannot(starts)).rejects.toMatchObject({ code: 'conflict', why: 'begun' })
	})

	test('of a session that is cancelled', async () => {
		await cancelSession(db, world.session.id, 'Storm', admin, dayAhead)
		await expect(cannot()).rejects.toMatchObject({ code: 'conflict', why: 'cancelled' })
	})

	test('without a seat in its cohort: not the lead, not a stranger', async () => {
		const stranger = await aPerson(db)
		for (const personId of [world.lead.id, stranger.id])
			await expect(cannot(dayAhead, personId)).rejects.toMatchObject({ code: 'not-found' })
		await expect(apologize(db, { sessionId: 'none', personId: tom.id }, 'not', dayAhead)).rejects.toMatchObject({
			code: 'not-found',
		})
	})
})
