import { beforeEach, describe, expect, test } from 'vitest'
import { bookSlot, giveUpSlot, playIn } from '~/domain/assessment/book-slot.server'
import { handInHeld } from '~/domain/assessment/held.server'
import { offerSlot } from '~/domain/assessment/offer-slot.server'
import { listOffered, listSlotsFor } from '~/domain/assessment/read-slots.server'
import { leaveSessions } from '~/domain/session/leave-sessions.server'
import { getMySession } from '~/domain/session/read.server'
import { transact } from '~/domain/transact.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { someWays } from '../support/pathways'
import type { PersonMade } from '../support/people'
import { anAssessorOf, letAssess } from '../support/qualifications'
import { aSlot, mediation, pinnedLive } from '../support/slots'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage({ requirements: [mediation] })
const now = nov(20)
let world: TakenCohort
let elsewhere: TakenCohort
let [ines, bo, kim] = [] as unknown as [PersonMade, PersonMade, PersonMade]
let [arjun, grace] = [] as unknown as [PersonMade, PersonMade]
const anAssessor = (name: string) => anAssessorOf(db, name)
const anHour = (startsAt = nov(30, 16)) => aSlot(db, [arjun.id, grace.id], { startsAt })
const pinned = () => pinnedLive(world.cohort.id)
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	elsewhere = await aTakenCohort(db, stage, { name: 'Winter A', leadName: 'Noor Haddad' })
	ines = await aMember(db, stage, world, { name: 'Inês Carvalho' })
	bo = await aMember(db, stage, world, { name: 'Bo Two' })
	kim = await aMember(db, stage, elsewhere, { name: 'Kim Three' })
	arjun = await anAssessor('Arjun Menon')
	grace = await anAssessor('Grace Whitfield')
})

test('a slot is booked and given up a dozen times a day at most: its assessors hear of each', async () => {
	const slot = await anHour()
	const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
	for (let round = 0; round < 12; round++) {
		await bookSlot(db, slot, ines, pinned(), at(2 * round))
		await giveUpSlot(db, slot, ines, at(2 * round + 1))
	}
	await expect(bookSlot(db, slot, ines, pinned(), at(24))).rejects.toMatchObject({ why: 'enough-changes' })
	await bookSlot(db, slot, bo, pinned(), at(24))
	await giveUpSlot(db, slot, bo, at(25))
	await bookSlot(db, slot, ines, pinned(), at(24 * 60 + 1))
})

test('whoever plays for somebody of another cohort and leaves their own has no seat in it any more', async () => {
	const slot = await anHour()
	await bookSlot(db, slot, ines, pinned(), now)
	await playIn(db, slot, kim, pinnedLive(elsewhere.cohort.id), now)
	const { sessionId } = await db.assessmentSlot.findUniqueOrThrow({ where: { id: slot } })
	expect(await getMySession(db, sessionId ?? '', kim.id)).toMatchObject({ id: sessionId })
	const seat = { cohortId: elsewhere.cohort.id, personId: kim.id }
	await transact(db, (tx) => leaveSessions(tx, seat, arjun, now))
	expect(await db.slotSeat.count({ where: { personId: kim.id } })).toBe(0)
	expect(await db.sessionGroupSeat.count({ where: { sessionId: sessionId ?? '', personId: kim.id } })).toBe(0)
	await expect(getMySession(db, sessionId ?? '', kim.id)).rejects.toMatchObject({ code: 'not-found' })
	expect(await getMySession(db, sessionId ?? '', ines.id)).toMatchObject({ id: sessionId })
})

test('whoever has left the cohort by then books nothing, and plays in nothing', async () => {
	const slot = await anHour()
	await bookSlot(db, slot, ines, pinned(), now)
	const other = await anHour(nov(29, 9))
	await db.cohortMember.deleteMany({ where: { personId: bo.id } })
	await expect(bookSlot(db, other, bo, pinned(), now)).rejects.toMatchObject({ why: 'not-in-cohort' })
	await expect(playIn(db, slot, bo, pinned(), now)).rejects.toMatchObject({ why: 'not-in-cohort' })
})

describe('nobody is in two slots at once', () => {
	test('whoever plays in one books and plays in no other at that hour, and is offered none', async () => {
		const slot = await anHour()
		await bookSlot(db, slot, ines, pinned(), now)
		await playIn(db, slot, bo, pinned(), now)
		const sameHour = await anHour(new Date('2026-11-30T16:44:00Z'))
		const shown = async () => {
			const slots = await listSlotsFor(db, bo.id, pinned(), now)
			return [...slots.free, ...slots.lacking].map(({ id }) => id)
		}
		expect(await shown()).toEqual([])
		await expect(bookSlot(db, sameHour, bo, pinned(), now)).rejects.toMatchObject({ why: 'busy-then' })
		await bookSlot(db, sameHour, kim, pinnedLive(elsewhere.cohort.id), now)
		expect(await shown()).toEqual([])
		await expect(playIn(db, sameHour, bo, pinned(), now)).rejects.toMatchObject({ why: 'busy-then' })
		await db.assessmentSlot.update({ where: { id: slot }, data: { cancelledAt: now } })
		expect(await shown()).toEqual([sameHour])
		await playIn(db, sameHour, bo, pinned(), now)
	})

	test('whoever plays in one assesses in no other at that hour', async () => {
		const slot = await anHour()
		await bookSlot(db, slot, ines, pinned(), now)
		await playIn(db, slot, bo, pinned(), now)
		await letAssess(db, bo.id)
		const noor = await anAssessor('Noor Haddad')
		await expect(offer([bo, noor], '2026-11-30', '16:15')).rejects.toMatchObject({ why: 'assessor-busy' })
		await offer([bo, noor], '2026-11-30', '16:45')
	})
})

async function offer(pair: PersonMade[], date: string, time: string) {
	const fields = { date, time, timeZone: 'UTC', minutes: 45, callUrl: '', place: 'Room 1' }
	const assessorIds = pair.map(({ id }) => id)
	const work = { stageKey: STAGE_KEY, requirementId: mediation.id, assessorIds }
	return offerSlot(db, contentOf(stage), work, fields, arjun, now)
}

test('twenty slots of one pair keep neither of them from offering with others', async () => {
	for (let day = 0; day < 20; day++) await anHour(new Date(Date.UTC(2026, 11, 1 + day, 9)))
	await expect(offer([arjun, grace], '2026-12-24', '10:00')).rejects.toMatchObject({ why: 'too-many-offered' })
	await expect(offer([grace, arjun], '2026-12-24', '10:00')).rejects.toMatchObject({ why: 'too-many-offered' })
	await offer([grace, await anAssessor('Noor Haddad')], '2026-12-24', '10:00')
})

test('slots that others have hide none that can be booked', async () => {
	const free = await anHour(nov(30, 16))
	for (let hour = 0; hour < 40; hour++) {
		const taken = await anHour(new Date(nov(25).getTime() + hour * 3_600_000))
		await db.slotSeat.create({ data: { slotId: taken, personId: kim.id, part: 'shows', since: now } })
	}
	expect((await listSlotsFor(db, ines.id, pinned(), now)).free.map(({ id }) => id)).toEqual([free])
})

test('who plays, and who assesses, finds where they meet until the hour is over', async () => {
	const slot = await anHour()
	await bookSlot(db, slot, ines, pinned(), now)
	await playIn(db, slot, bo, pinned(), now)
	const playing = async (at: Date) => (await listSlotsFor(db, bo.id, pinned(), at)).playing.length
	const during = new Date('2026-11-30T16:44:00Z')
	const after = new Date('2026-11-30T16:45:00Z')
	expect([await playing(during), await playing(after)]).toEqual([1, 0])
	expect((await listSlotsFor(db, ines.id, pinned(), during)).own).toMatchObject({ hasBegun: true, isOver: false })
	expect((await listSlotsFor(db, ines.id, pinned(), after)).own).toMatchObject({ isOver: true })
	const offered = async (at: Date) => {
		const { ahead, over } = await listOffered(db, at, arjun.id)
		return [ahead.length, over.length]
	}
	expect([await offered(during), await offered(after)]).toEqual([
		[1, 0],
		[0, 1],
	])
})

test('an hour is offered and booked with two who may assess the level, and seen to its end with whom it was booked', async () => {
	const asking = { ...pinned(), pathways: someWays().pathways }
	const slot = await anHour()
	await db.calibrationTry.updateMany({ data: { at: nov(1) } })
	const free = async () => (await listSlotsFor(db, ines.id, asking, now)).free.map(({ id }) => id)
	expect(await free()).toEqual([slot])
	const paused = (state: string) => db.qualification.updateMany({ where: { personId: grace.id }, data: { state } })
	await paused('paused')
	expect(await free()).toEqual([])
	await expect(bookSlot(db, slot, ines, asking, now)).rejects.toMatchObject({ why: 'not-for-you' })
	await expect(offer([arjun, grace], '2026-12-24', '10:00')).rejects.toMatchObject({ why: 'not-for-level' })
	await paused('qualified')
	await bookSlot(db, slot, ines, asking, now)
	await paused('paused')
	const text = Array.from({ length: 60 }, () => 'word').join(' ')
	await handInHeld(db, slot, ines.id, { text, record: '' }, asking, nov(30, 17))
	expect(await db.scoreSheet.count({ where: { assessorId: grace.id } })).toBe(1)
})
