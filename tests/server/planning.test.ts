import { beforeEach, describe, expect, test } from 'vitest'
import { listYearEntries } from '~/domain/cohort/program-year.server'
import { countCrew } from '~/domain/facilitator/capacity.server'
import { readLoad } from '~/domain/facilitator/weeks-ahead.server'
import { useDatabase } from '../support/database'
import { aCalibration, aPathway } from '../support/pathways'
import { aPerson, type PersonMade } from '../support/people'
import { calibrated } from '../support/qualifications'
import { aCohort } from '../support/world'

const db = await useDatabase()
const L1 = 'technical-leadership-ladder/l1'
const now = new Date('2026-12-09T09:00:00Z')

let world: Awaited<ReturnType<typeof aCohort>>
let lead: PersonMade
beforeEach(async () => {
	world = await aCohort(db, { startsAt: new Date('2026-12-10T16:00:00Z') })
	lead = world.lead
})

const load = (said: { timeZone?: string; personId?: string } = {}) =>
	readLoad(db, [], { day: '2026-12-09', timeZone: 'UTC', ...said })
const mine = async (said: { timeZone?: string } = {}) => (await load({ ...said, personId: lead.id }))[0]

describe('the load', () => {
	test('is that of whoever facilitates, and of nobody else', async () => {
		await aPerson(db, { name: 'Gone', roles: ['facilitator'], disabledAt: now })
		const idle = await aPerson(db, { name: 'Idle', roles: ['facilitator'] })
		expect((await load()).map(({ name, sessions }) => [name, sessions])).toEqual([
			[idle.name, 0],
			[lead.name, 1],
		])
		expect(await load({ personId: idle.id })).toHaveLength(1)
	})

	test('leaves out what is cancelled, what people run by themselves, and cohorts that were called off', async () => {
		const session = { where: { id: world.session.id } }
		expect((await mine())?.minutes).toBe(105)
		await db.session.update({ ...session, data: { kind: 'self-run' } })
		expect((await mine())?.sessions).toBe(0)
		await db.session.update({ ...session, data: { kind: 'make-up' } })
		expect((await mine())?.sessions).toBe(1)
		await db.session.update({ ...session, data: { cancelledAt: now } })
		expect((await mine())?.sessions).toBe(0)
		await db.session.update({ ...session, data: { cancelledAt: null } })
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'cancelled' } })
		expect([(await mine())?.sessions, (await mine())?.mostAtOnce]).toEqual([0, 0])
	})

	test('lies in the weeks of whoever looks', async () => {
		await db.session.update({
			where: { id: world.session.id },
			data: { startsAt: new Date('2026-12-13T20:00:00Z') },
		})
		const weekOf = (weeks: { sessions: number }[] = []) => weeks.findIndex(({ sessions }) => sessions > 0)
		expect(weekOf((await mine())?.weeks)).toBe(0)
		// Monday half past one in Kolkata.
		expect(weekOf((await mine({ timeZone: 'Asia/Kolkata' }))?.weeks)).toBe(1)
	})

	test('counts cohorts at once against what this person may have; observing is none', async () => {
		const other = await aCohort(db, { name: 'Winter B', startsAt: new Date('2026-12-10T16:30:00Z') })
		await db.cohortFacilitator.create({ data: { cohortId: other.cohort.id, personId: lead.id, part: 'co' } })
		await db.person.update({ where: { id: lead.id }, data: { mostCohorts: 1 } })
		await db.cohort.updateMany({ data: { startsOn: '2026-12-07' } })
		expect((await mine())?.troubles).toEqual([
			'Two sessions at once on Thu 10 Dec: “First case” of Autumn B and “First case” of Winter B.',
			'More cohorts than one at once in the week of Mon 7 Dec: Autumn B and Winter B.',
		])
		await db.cohortFacilitator.updateMany({
			where: { cohortId: other.cohort.id, personId: lead.id },
			data: { part: 'observer' },
		})
		expect((await mine())?.troubles).toHaveLength(1)
	})
})

test('the year holds intakes and cohorts from their first day to their last, and nothing that was called off', async () => {
	const intake = { stageKey: L1, opensOn: '2026-12-01', closesOn: '2026-12-20', startsOn: '2027-01-11', capacity: 24 }
	await db.intake.createMany({
		data: [
			{ ...intake, name: 'Spring', status: 'open' },
			{ ...intake, name: 'Off', status: 'cancelled' },
		],
	})
	await aCohort(db, { name: 'Off too', status: 'cancelled' })
	const entries = await listYearEntries(db, [])
	expect(entries.map(({ kind, name, from, until, people, seats }) => [kind, name, from, until, people, seats])).toEqual(
		[
			['intake', 'Spring', '2026-12-01', '2026-12-20', 0, 24],
			['cohort', 'Autumn B', '2026-10-02', '2026-12-10', 3, 12],
		],
	)
})

describe('the crew of a level', () => {
	const pathways = { ways: new Map([[L1, aPathway()]]), calibrations: new Map([[L1, aCalibration()]]) }
	const count = () => countCrew(db, { programs: [], pathways }, { stageKey: L1, now, timeZone: 'UTC' })

	test('is who is qualified for it now: while nobody is, nobody leads', async () => {
		const grace = await aPerson(db, { name: 'Grace', roles: ['facilitator', 'mentor'] })
		await aPerson(db, { name: 'Gone', roles: ['facilitator', 'mentor'], disabledAt: now })
		await aPerson(db, { name: 'Luis', roles: ['mentor'] })
		await db.qualification.deleteMany()
		expect(await count()).toEqual({ crew: { leads: 0, assessors: 0, mentors: 2, people: 3 }, known: [] })
		const grant = { personId: grace.id, stageKey: L1, grantedById: lead.id, since: now }
		await db.qualification.create({ data: { ...grant, state: 'training' } })
		expect((await count()).crew.leads).toBe(0)
		await db.qualification.updateMany({ data: { state: 'qualified' } })
		expect((await count()).crew).toMatchObject({ leads: 1, assessors: 0 })
		await calibrated(db, grace.id, L1, now)
		expect((await count()).crew).toMatchObject({ leads: 1, assessors: 1 })
		await db.qualification.updateMany({ data: { until: now } })
		expect((await count()).crew).toMatchObject({ leads: 0, assessors: 0 })
	})

	test('comes with the cohorts each leads or helps to lead until their last session, and with a limit of their own', async () => {
		const spring = await aCohort(db, { name: 'Spring', startsAt: new Date('2027-03-01T16:00:00Z'), status: 'planned' })
		const grace = await aPerson(db, { name: 'Grace', roles: ['facilitator'] })
		const grant = { stageKey: L1, grantedById: lead.id, since: now, state: 'qualified' }
		await db.qualification.deleteMany()
		await db.qualification.createMany({ data: [lead, grace].map(({ id }) => ({ ...grant, personId: id })) })
		await db.person.update({ where: { id: grace.id }, data: { mostCohorts: 1 } })
		const held = { most: null, until: ['2026-12-10'] }
		expect((await count()).known).toEqual([held, { most: 1, until: [] }])
		const seat = { cohortId: spring.cohort.id, personId: grace.id }
		await db.cohortFacilitator.create({ data: { ...seat, part: 'observer' } })
		expect((await count()).known).toEqual([held, { most: 1, until: [] }])
		await db.cohortFacilitator.updateMany({ where: seat, data: { part: 'co' } })
		expect((await count()).known).toEqual([{ most: 1, until: ['2027-03-01'] }, held])
		await db.session.updateMany({ where: { cohortId: spring.cohort.id }, data: { cancelledAt: now } })
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'finished' } })
		// Without a session the level’s weeks count, from 2 October on.
		expect((await count()).known).toEqual([
			{ most: 1, until: ['2026-10-08'] },
			{ most: null, until: [] },
		])
	})
})
