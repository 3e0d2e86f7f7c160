import { beforeEach, describe, expect, test } from 'vitest'
import { SIGN_OFF } from '~/domain/activity/kinds'
import { countOpenSheets } from '~/domain/assessment/assign.server'
import { bookSlot, giveUpSlot, playIn, stopPlaying } from '~/domain/assessment/book-slot.server'
import { callOffSlot, offerSlot } from '~/domain/assessment/offer-slot.server'
import { listAssessorLoads } from '~/domain/assessment/queue.server'
import { getOwnSlot, listOffered, listSlotsFor } from '~/domain/assessment/read-slots.server'
import { nameMentor } from '~/domain/assessment/ties.server'
import { readFeed } from '~/domain/session/feed.server'
import { leaveSessions } from '~/domain/session/leave-sessions.server'
import { getMySession } from '~/domain/session/read.server'
import { transact } from '~/domain/transact.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { aSlot, mediation, pinnedLive } from '../support/slots'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage({ requirements: [mediation] })
const now = nov(20)
let world: TakenCohort
let [ines, bo, kim] = [] as unknown as [PersonMade, PersonMade, PersonMade]
let [arjun, grace] = [] as unknown as [PersonMade, PersonMade]
let slot = ''
const anAssessor = (name: string) => anAssessorOf(db, name)
const pinned = () => pinnedLive(world.cohort.id)
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world, { name: 'Inês Carvalho' })
	bo = await aMember(db, stage, world, { name: 'Bo Two' })
	kim = await aMember(db, stage, world, { name: 'Kim Three' })
	arjun = await anAssessor('Arjun Menon')
	grace = await anAssessor('Grace Whitfield')
	slot = await aSlot(db, [arjun.id, grace.id])
})

const book = (person: PersonMade, of = slot, at = now) => bookSlot(db, of, person, pinned(), at)
const freeFor = async (person: PersonMade) =>
	(await listSlotsFor(db, person.id, pinned(), now)).free.map(({ id }) => id)
const meeting = async () => db.session.findFirstOrThrow({ where: { kind: 'self-run' }, orderBy: { position: 'desc' } })
const toldOf = async (sessionId: string) =>
	(await db.outboxMail.findMany({ where: { sessionId }, select: { toPersonId: true } })).map((row) => row.toPersonId)

describe('booking a slot', () => {
	test('makes the meeting of three, in every calendar, and tells them', async () => {
		await book(ines)
		const { id, title, format } = await meeting()
		expect({ title, format }).toEqual({ title: 'Level 2: A mediation played live', format: 'mediation-45' })
		expect((await toldOf(id)).sort()).toEqual([ines.id, arjun.id, grace.id].sort())
		for (const person of [ines, arjun, grace]) {
			expect(await readFeed(db, person, 'https://belay.example', now)).toContain('A mediation played live')
			expect((await getMySession(db, id, person.id)).callUrl).toContain('SECRET-CALL')
		}
		expect(await readFeed(db, arjun, 'https://belay.example', now)).not.toContain('SECRET-CALL')
		for (const stranger of [bo, world.lead])
			await expect(getMySession(db, id, stranger.id)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('takes it from the others, and counts as work of both assessors', async () => {
		expect(await freeFor(bo)).toEqual([slot])
		await book(ines)
		expect(await freeFor(bo)).toEqual([])
		await expect(book(bo)).rejects.toMatchObject({ why: 'taken' })
		expect([await countOpenSheets(db, arjun.id), await countOpenSheets(db, grace.id)]).toEqual([1, 1])
		const loads = await listAssessorLoads(db, now)
		expect(loads.filter(({ open }) => open === 1).map(({ name }) => name)).toEqual(['Arjun Menon', 'Grace Whitfield'])
	})

	test('one at a time for one person', async () => {
		await book(ines)
		await expect(book(ines, await aSlot(db, [arjun.id, grace.id], { startsAt: nov(29, 9) }))).rejects.toMatchObject({
			why: 'has-other',
		})
	})

	test.each<[string, () => Promise<unknown>]>([
		['a manager of theirs', () => db.person.update({ where: { id: ines.id }, data: { managerId: arjun.id } })],
		['somebody below them', () => db.person.update({ where: { id: arjun.id }, data: { managerId: ines.id } })],
		['a mentor of theirs', () => nameMentor(db, ines, grace.email, now)],
		[
			'a sponsor of theirs',
			() =>
				db.activityEvidence.create({
					data: {
						...{ personId: ines.id, stageKey: STAGE_KEY, activityId: SIGN_OFF },
						...{ sponsorId: grace.id, state: 'confirmed', createdAt: now },
					},
				}),
		],
		[
			'somebody who is no assessor any more',
			() => db.personRole.deleteMany({ where: { personId: grace.id, role: 'facilitator' } }),
		],
		[
			'two who know the cohort',
			() =>
				db.cohortFacilitator.createMany({
					data: [arjun, grace].map(({ id }) => ({ cohortId: world.cohort.id, personId: id, part: 'co' })),
				}),
		],
	])('is not offered, and refused, with %s', async (_who, change) => {
		await change()
		expect(await freeFor(ines)).toEqual([])
		await expect(book(ines)).rejects.toMatchObject({ why: 'not-for-you' })
		expect(await db.session.count({ where: { kind: 'self-run' } })).toBe(0)
	})

	test('of another work, or of another level, is not found', async () => {
		await db.assessmentSlot.update({ where: { id: slot }, data: { requirementId: 'dossier' } })
		await expect(book(ines)).rejects.toMatchObject({ code: 'not-found' })
		await db.assessmentSlot.update({ where: { id: slot }, data: { requirementId: 'mediation', stageKey: 'ladder/l3' } })
		await expect(book(ines)).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('giving it up', () => {
	test('frees it for others, takes the meeting out of the calendars, and tells them', async () => {
		await book(ines)
		const { id } = await meeting()
		await db.outboxMail.deleteMany({})
		await giveUpSlot(db, slot, ines, now)
		expect((await toldOf(id)).sort()).toEqual([ines.id, arjun.id, grace.id].sort())
		expect(await db.session.findUnique({ where: { id } })).toMatchObject({ cancelledAt: now, revision: 1 })
		expect(await freeFor(bo)).toEqual([slot])
		await book(bo)
		expect((await meeting()).id).not.toBe(id)
	})

	test('is over a day before, and nobody else’s to do', async () => {
		await book(ines)
		await expect(giveUpSlot(db, slot, bo, now)).rejects.toMatchObject({ code: 'not-found' })
		await expect(giveUpSlot(db, slot, ines, nov(29, 16))).rejects.toMatchObject({ why: 'notice-over' })
		await expect(getOwnSlot(db, slot, bo.id)).rejects.toMatchObject({ code: 'not-found' })
	})
})

test('whoever leaves the cohort leaves the slot to others, and plays no more in it', async () => {
	await book(ines)
	await playIn(db, slot, bo, pinned(), now)
	const leave = ({ id: personId }: PersonMade) =>
		transact(db, (tx) => leaveSessions(tx, { cohortId: world.cohort.id, personId }, arjun, now))
	await leave(bo)
	expect(await db.slotSeat.count({ where: { personId: bo.id } })).toBe(0)
	await leave(ines)
	expect(await freeFor(kim)).toEqual([slot])
	expect(await meeting()).toMatchObject({ cancelledAt: now })
})

describe('playing a party', () => {
	test('seats people of the level after whoever mediates, and before those who watch', async () => {
		await book(ines)
		await playIn(db, slot, bo, pinned(), now)
		await playIn(db, slot, kim, pinned(), now)
		const { id } = await meeting()
		const seats = await db.sessionGroupSeat.findMany({ where: { sessionId: id }, orderBy: { place: 'asc' } })
		expect(seats.map(({ personId }) => personId).slice(0, 1)).toEqual([ines.id])
		expect(
			seats
				.map(({ personId }) => personId)
				.slice(1, 3)
				.sort(),
		).toEqual([bo.id, kim.id].sort())
		expect(
			seats
				.map(({ personId }) => personId)
				.slice(3)
				.sort(),
		).toEqual([arjun.id, grace.id].sort())
		expect(await getMySession(db, id, bo.id)).toMatchObject({ id })
		await stopPlaying(db, slot, bo, now)
		await expect(getMySession(db, id, bo.id)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('shows who lacks somebody to people of the level alone', async () => {
		await book(ines)
		const lacking = async (cohortId: string | null) =>
			(await listSlotsFor(db, bo.id, pinnedLive(cohortId), now)).lacking.map((each) => each.for)
		expect(await lacking(world.cohort.id)).toEqual(['Inês Carvalho'])
		expect(await lacking(null)).toEqual([])
		await expect(playIn(db, slot, bo, pinnedLive(null), now)).rejects.toMatchObject({ why: 'not-in-cohort' })
	})
})

describe('offering a slot', () => {
	const work = { stageKey: STAGE_KEY, requirementId: 'mediation' }
	const fields = {
		date: '2026-12-03',
		time: '16:00',
		timeZone: 'Asia/Kolkata',
		minutes: 60,
		callUrl: '',
		place: 'Room 1',
	}
	const offer = (said: Partial<typeof fields> = {}, pair = [arjun.id, grace.id]) =>
		offerSlot(db, contentOf(stage), { ...work, assessorIds: pair }, { ...fields, ...said }, arjun, now)

	test('keeps the hour of its own clock', async () => {
		const { id } = await offer()
		expect(await db.assessmentSlot.findUniqueOrThrow({ where: { id } })).toMatchObject({
			localStart: '2026-12-03T16:00',
			startsAt: new Date('2026-12-03T10:30:00Z'),
		})
		expect((await listOffered(db, now, grace.id)).ahead).toHaveLength(2)
		expect((await listOffered(db, now, bo.id)).ahead).toEqual([])
	})

	test.each<[string, Partial<typeof fields>, () => string[], string]>([
		['over another of one of the two', { time: '16:30' }, () => [grace.id, world.lead.id], 'assessor-busy'],
		['with a learner', { date: '2026-12-04' }, () => [arjun.id, bo.id], 'not-facilitator'],
		['in an hour', { date: '2026-11-20', time: '18:45' }, () => [arjun.id, grace.id], 'too-late'],
		['at no such zone', { timeZone: 'Europe/Atlantis' }, () => [arjun.id, grace.id], 'no-such-zone'],
	])('is refused %s', async (_what, said, pair, why) => {
		await offer()
		await expect(offer(said, pair())).rejects.toMatchObject({ why })
	})

	test('and calling it off is for its two and for admins; whoever booked it hears of it', async () => {
		await book(ines)
		const { id } = await meeting()
		await db.outboxMail.deleteMany({})
		const by = (person: PersonMade, isAdmin = false) => ({ id: person.id, name: person.name, isAdmin })
		await expect(callOffSlot(db, slot, 'Ill', by(world.lead), now)).rejects.toMatchObject({ code: 'not-found' })
		await callOffSlot(db, slot, 'Ill', by(grace), now)
		expect(await toldOf(id)).toContain(ines.id)
		expect(await db.session.findUnique({ where: { id } })).toMatchObject({ cancelReason: 'Ill' })
		await expect(callOffSlot(db, slot, 'Ill', by(world.lead, true), now)).rejects.toMatchObject({ why: 'called-off' })
		expect(await freeFor(bo)).toEqual([])
	})
})
