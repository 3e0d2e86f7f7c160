import { beforeEach, describe, expect, test } from 'vitest'
import { giveUpSeats } from '~/domain/cohort/give-up-seats.server'
import { listBeside } from '~/domain/facilitator/beside.server'
import { calibrate, getCalibrating, readCalibrating } from '~/domain/facilitator/calibrate.server'
import { findWay } from '~/domain/facilitator/candidacy.server'
import { keepCrew, listCrewed } from '~/domain/facilitator/crew.server'
import { readLedger } from '~/domain/facilitator/ledger.server'
import { listNextFacilitators } from '~/domain/facilitator/next.server'
import { nominate } from '~/domain/facilitator/nominate.server'
import { handInObservation } from '~/domain/facilitator/observe.server'
import { getObservation } from '~/domain/facilitator/one-observation.server'
import { getOneWay } from '~/domain/facilitator/one-way.server'
import { listLed, listTimeAsked, listToWatch, listWordless } from '~/domain/facilitator/waiting.server'
import { useDatabase } from '../support/database'
import { nov, now } from '../support/evidence'
import { anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { ABOVE_KEY, someWays, stayed, watchedBy } from '../support/pathways'
import { aPerson, type PersonMade } from '../support/people'
import { qualify } from '../support/qualifications'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const ways = someWays()

let world: TakenCohort
let admin: PersonMade
let manager: PersonMade
let kwame: PersonMade
let about: { personId: string; stageKey: string }
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, aStage())
	admin = await anAdmin(db)
	manager = await aPerson(db, { name: 'Mara Line', roles: ['facilitator', 'mentor'] })
	await qualify(db, manager.id, STAGE_KEY)
	kwame = await aPerson(db, { name: 'Kwame Mensah', roles: ['trainee'], managerId: manager.id })
	about = { personId: kwame.id, stageKey: STAGE_KEY }
})
const sessionId = (index = 0) => world.sessions[index]?.id ?? ''

describe('the sheet of an observer', () => {
	const sheet = async (said: { handedInAt?: Date; observerId?: string } = {}) =>
		(
			await db.observation.create({
				data: { ...about, sessionId: sessionId(), observerId: world.lead.id, arrangedAt: nov(1), ...said },
			})
		).id
	const opensFor = (id: string, reader: PersonMade, isAdmin = false) =>
		getObservation(db, id, { id: reader.id, isAdmin }).then(
			() => true,
			() => false,
		)

	test('is the observer’s alone until it is handed in', async () => {
		const id = await sheet()
		expect(await opensFor(id, world.lead)).toBe(true)
		for (const reader of [kwame, manager]) expect(await opensFor(id, reader)).toBe(false)
		expect(await opensFor(id, admin, true)).toBe(false)
	})

	test('then opens for whom it is about, whoever else watched, and admins: for no lead besides, and no line manager', async () => {
		const id = await sheet({ handedInAt: nov(2) })
		const second = await aPerson(db, { name: 'Bea Second' })
		await sheet({ observerId: second.id })
		const outside = await aPerson(db, { name: 'Carl Third', roles: ['facilitator'] })
		await qualify(db, outside.id, STAGE_KEY)
		for (const reader of [world.lead, kwame, second]) expect(await opensFor(id, reader)).toBe(true)
		expect(await opensFor(id, admin, true)).toBe(true)
		for (const reader of [manager, outside]) expect(await opensFor(id, reader)).toBe(false)
		const open = async (reader: PersonMade) => (await getOneWay(db, ways, about, reader.id, now)).opens.has(id)
		await nominate(db, ways, about, 'Because', kwame, now)
		expect([await open(outside), await open(kwame), await open(admin)]).toEqual([false, true, true])
		await expect(getOneWay(db, ways, about, manager.id, now)).rejects.toMatchObject({ code: 'not-found' })
	})
})

describe('who ran a session', () => {
	const crewOf = async (index = 0) =>
		(await db.sessionCrew.findMany({ where: { sessionId: sessionId(index) } }))
			.map(({ personId, part, minutes }) => [personId === kwame.id ? 'Kwame' : 'the lead', part, minutes])
			.sort()
	const open = (leadId: string | null = world.lead.id, index = 0) =>
		db.room.create({ data: { id: sessionId(index), format: { leadId } } })
	const seat = (part: string) =>
		db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: kwame.id, part } })
	const keep = (index = 0) => db.$transaction((tx) => keepCrew(tx, sessionId(index), nov(9)))

	test('is kept with the part they had and the minutes they were there, and without whoever stayed away', async () => {
		await seat('observer')
		await open()
		await stayed(db, sessionId(), world.lead.id)
		await keep()
		expect(await crewOf()).toEqual([['the lead', 'lead', 60]])
		await stayed(db, sessionId(), kwame.id, 40)
		// Opened again and closed: what is true by then.
		await keep()
		expect(await crewOf()).toEqual([
			['Kwame', 'observer', 40],
			['the lead', 'lead', 60],
		])
	})

	const took = (type: string) =>
		db.roomEvent.create({
			data: { roomId: sessionId(), seq: 1, opId: 'one', actorId: kwame.id, type, at: nov(9), payload: {} },
		})

	test.each(['lead-claimed', 'room-reopened'])('led it by holding the lead when it closed, by %s', async (type) => {
		await seat('co')
		await open()
		for (const { id } of [world.lead, kwame]) await stayed(db, sessionId(), id)
		await took(type)
		await keep()
		expect(await crewOf()).toEqual([
			['Kwame', 'lead', 60],
			['the lead', 'co', 60],
		])
	})

	test('is scored where they held its lead by the room’s log, whatever their part is by then, by who may still watch them', async () => {
		await seat('observer')
		await open()
		for (const { id } of [world.lead, kwame]) await stayed(db, sessionId(), id)
		const sheet = { ...about, sessionId: sessionId(), observerId: world.lead.id, arrangedAt: nov(1) }
		const { id } = await db.observation.create({ data: sheet })
		const scores = Object.fromEntries(watchedBy.criteria.map((line) => [line.id, 3]))
		const handIn = () => handInObservation(db, ways, watchedBy, { id, scores, comment: 'Because' }, world.lead, now)
		await keep()
		await expect(handIn()).rejects.toMatchObject({ why: 'did-not-lead' })
		await took('lead-claimed')
		await keep()
		expect(await crewOf()).toContainEqual(['Kwame', 'co', 60])
		await db.person.update({ where: { id: kwame.id }, data: { managerId: world.lead.id } })
		await expect(handIn()).rejects.toMatchObject({ why: 'own-line' })
		await db.person.update({ where: { id: kwame.id }, data: { managerId: manager.id } })
		const lead = { where: { personId_stageKey: { ...about, personId: world.lead.id } } }
		await db.qualification.update({ ...lead, data: { state: 'paused' } })
		await expect(handIn()).rejects.toMatchObject({ why: 'not-a-lead' })
		await db.qualification.update({ ...lead, data: { state: 'qualified' } })
		await handIn()
	})

	test('counts for the level of its cohort, and not once it is cancelled', async () => {
		await seat('observer')
		await open()
		await stayed(db, sessionId(), kwame.id)
		await keep()
		const counted = async (stageKey = STAGE_KEY) =>
			(await listCrewed(db, [kwame.id], stageKey)).get(kwame.id)?.length ?? 0
		expect([await counted(), await counted('ladder/l2')]).toEqual([1, 0])
		await db.session.update({ where: { id: sessionId() }, data: { cancelledAt: now } })
		expect(await counted()).toBe(0)
	})
})

test('the hours of a year are of sessions held, answers scored and mentees had in it', async () => {
	const mine = { sessionId: sessionId(), personId: kwame.id, at: nov(9) }
	await db.sessionCrew.create({ data: { ...mine, part: 'observer', minutes: 55 } })
	const about = { personId: admin.id, cohortId: world.cohort.id, stageKey: STAGE_KEY, requirementId: 'scenario' }
	const work = { ...about, rubricId: 'l1', rubricHash: 'l1' }
	const { id: submissionId } = await db.submission.create({ data: work })
	await db.scoreSheet.create({ data: { submissionId, assessorId: kwame.id, submittedAt: nov(10) } })
	const mentee = { stageKey: STAGE_KEY, createdAt: nov(9), confirmedAt: nov(10), line: '' }
	const by = { byId: kwame.id, withId: admin.id, part: 'mentored' }
	const from = { byId: admin.id, withId: kwame.id, part: 'was-mentored' }
	const mentored = [
		{ ...by, onDay: '2026-11-08' },
		{ ...from, onDay: '2026-11-09' },
		{ ...from, onDay: '2026-09-01' },
		{ ...by, withId: manager.id, onDay: '2026-11-08' },
		{ ...by, withId: world.lead.id, onDay: '2026-11-08', confirmedAt: null },
		{ ...by, part: 'was-mentored', onDay: '2026-11-08' },
	]
	await db.pairing.createMany({ data: mentored.map((each, id) => ({ id: String(id), ...mentee, ...each })) })
	const stage = aStage()
	const given = (at: Date) => readLedger(db, [aProgram(stage)], kwame.id, at)
	const { minutesEach } = stage.training.assessing
	expect(await given(now)).toEqual({
		...{ sessions: [{ part: 'observer', minutes: 55 }], scored: [minutesEach] },
		// Of one mentee twice, though both have written the last weeks down, and of another once.
		mentored: 3,
	})
	expect(await given(new Date('2027-12-24'))).toEqual({ sessions: [], scored: [], mentored: 0 })
})

describe('what waits', () => {
	test('for a line manager is their own report’s time, until they agree; for a mentor a word, outside their line', async () => {
		await nominate(db, ways, about, 'Because', kwame, now)
		const mentor = { id: (await aPerson(db)).id, isMentor: true, leads: [] }
		expect(await listTimeAsked(db, manager.id)).toMatchObject([{ name: 'Kwame Mensah', declined: false }])
		expect(await listTimeAsked(db, world.lead.id)).toEqual([])
		expect(await listWordless(db, mentor)).toMatchObject([{ name: 'Kwame Mensah' }])
		expect(await listWordless(db, { id: manager.id, isMentor: true, leads: [STAGE_KEY] })).toEqual([])
		expect(await listWordless(db, { id: world.lead.id, isMentor: false, leads: [] })).toEqual([])
		await db.candidacy.update({ where: { personId_stageKey: about }, data: { time: 'agreed', word: 'He waits' } })
		expect([await listTimeAsked(db, manager.id), await listWordless(db, mentor)]).toEqual([[], []])
	})

	test('for whoever leads the level is everybody else on the way to it, outside their line, while they do not hold it', async () => {
		await nominate(db, ways, about, 'Because', kwame, now)
		const names = async (by: { id: string }) =>
			(await listBeside(db, ways, { id: by.id, leads: await listLed(db, by.id, now) }, now)).map(({ name }) => name)
		const trained = await aPerson(db, { name: 'Tara Trainee', roles: ['trainee'] })
		await qualify(db, trained.id, STAGE_KEY, { state: 'training' })
		expect(await names(world.lead)).toEqual(['Kwame Mensah', 'Tara Trainee'])
		expect([await names(manager), await names(trained)]).toEqual([['Tara Trainee'], []])
		await db.personRole.deleteMany({ where: { personId: manager.id, role: 'facilitator' } })
		await qualify(db, kwame.id, STAGE_KEY)
		expect([await names(manager), await names(world.lead)]).toEqual([[], ['Tara Trainee']])
	})

	test('for an observer are sessions both are there for, not those long ago', async () => {
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: kwame.id, part: 'co' } })
		const titles = async (observer: PersonMade, at = now) =>
			(await listToWatch(db, about, observer.id, at)).map(({ title }) => title)
		expect(await titles(world.lead, nov(18))).toEqual(['Role-play', 'Second case'])
		expect(await titles(manager, nov(1))).toEqual([])
	})

	test('for an admin is the next thing for whoever is on the way, and what another year takes of whoever leads', async () => {
		await nominate(db, ways, about, 'Because', kwame, now)
		const { onTheWay, renewing } = await listNextFacilitators(db, ways, now)
		expect(onTheWay).toMatchObject([{ name: 'Kwame Mensah', act: { says: 'Talk with Mara Line about the time.' } }])
		expect(renewing.map(({ name }) => name).sort()).toEqual(['Mara Line', 'Ruth Abrahams'])
		expect(renewing[0]?.left).toEqual(['two sessions to lead', 'one session to be watched in', 'one calibration'])
	})
})

test('who loses the facilitator’s role keeps co-leading the level they were let co-lead in training, and no other', async () => {
	const group = { seatCount: 8, status: 'running', timeZone: 'UTC', startsOn: '2026-11-01', requirements: [] }
	const other = await db.cohort.create({ data: { ...group, program: 'ladder', stage: 'l2', name: 'Of another level' } })
	for (const cohortId of [world.cohort.id, other.id])
		await db.cohortFacilitator.create({ data: { cohortId, personId: kwame.id, part: 'co' } })
	await qualify(db, kwame.id, STAGE_KEY, { state: 'training' })
	await db.qualification.update({ where: { personId_stageKey: about }, data: { coLeadsAt: nov(3) } })
	const seats = async () =>
		(await db.cohortFacilitator.findMany({ where: { personId: kwame.id } })).map(({ cohortId }) => cohortId)
	await db.$transaction((tx) => giveUpSeats(tx, kwame.id, ['trainee'], admin, now))
	expect(await seats()).toEqual([world.cohort.id])
	await db.$transaction((tx) => giveUpSeats(tx, kwame.id, ['learner'], admin, now))
	expect(await seats()).toEqual([])
})

test.each([
	['the level', STAGE_KEY, 'certified'],
	['the level above it', ABOVE_KEY, 'certified'],
	['another program', 'craft/l1', null],
])('a certificate of %s counts for leading the level while it is in force', async (_of, stageKey, level) => {
	const validUntil = new Date(now.getTime() + 86_400_000)
	const certificate = { number: '7K2M-4QXD-P9', personId: kwame.id, stageKey, holderName: kwame.name, statement: {} }
	const issued = { issuedById: admin.id, issuedAt: now, validUntil, inForceKey: `${kwame.id}:${stageKey}` }
	await db.certification.create({ data: { ...certificate, ...issued } })
	const levelAt = async (at: Date) => (await findWay(db, ways, about, at))?.candidacy.level
	expect([await levelAt(now), await levelAt(validUntil)]).toEqual([level, null])
})

test('a calibration is kept, passed or not, and tried again a week later, when the key is put away', async () => {
	const calibrating = getCalibrating(ways, STAGE_KEY)
	const all = (score: number) =>
		Object.fromEntries(
			calibrating.calibration.samples.map(({ id, key }) => [
				id,
				Object.fromEntries(Object.keys(key).map((criterion) => [criterion, score])),
			]),
		)
	const score = (value: number, at = now) => calibrate(db, calibrating, { personId: kwame.id, scores: all(value) }, at)
	await expect(calibrate(db, calibrating, { personId: kwame.id, scores: {} }, now)).rejects.toMatchObject({
		why: 'not-all-scored',
	})
	expect(await score(1)).toMatchObject({ passed: false, close: 0 })
	await expect(score(3)).rejects.toMatchObject({ why: 'too-early' })
	expect((await findWay(db, ways, about, now))?.candidacy.calibrated).toBeNull()
	const later = new Date(now.getTime() + 7 * 86_400_000)
	expect(await score(3, later)).toMatchObject({ passed: true, percent: 100 })
	const keyAt = async (at: Date) => (await readCalibrating(db, calibrating, kwame.id, at)).keys
	expect(Object.keys((await keyAt(later)) ?? {})).toEqual(['one', 'two', 'three'])
	expect(await keyAt(new Date(later.getTime() + 7 * 86_400_000))).toBeNull()
	expect((await findWay(db, ways, about, later))?.candidacy.calibrated).toEqual(later)
})
