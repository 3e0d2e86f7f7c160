import { beforeEach, describe, expect, test } from 'vitest'
import { addNeed, changeNeeds, writeFirstNeeds } from '~/domain/person/change-needs.server'
import { firstNeeds, type Need } from '~/domain/person/needs'
import { listNeeds, needsOfPerson } from '~/domain/person/needs.server'
import { setUp } from '~/domain/person/set-up.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()
const L1 = 'technical-leadership-ladder/l1'
const today = '2026-11-20'
const managersL1: Need = {
	careerTrack: 'manager',
	careerLevel: 'Manager',
	stageKey: L1,
	strength: 'must',
	withinDays: 90,
}
let admin: PersonMade
beforeEach(async () => {
	admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
})
const acts = () => db.auditEntry.findMany({ where: { act: 'needs-changed' }, select: { detail: true } })
/** A row of the table as somebody sends it who saw `need`. */
const row = (need: Need, change: Partial<Need & { goes: boolean }> = {}) => ({
	...need,
	wasStrength: need.strength,
	wasDays: need.withinDays,
	goes: false,
	...change,
})

describe('the table of who needs what', () => {
	test('is written with a new organization, and once for one that was there before', async () => {
		await setUp(db, { organization: 'O', timeZone: 'UTC', name: 'A B', email: 'a@example.com', passwordHash: 'x' })
		expect(await listNeeds(db)).toHaveLength(firstNeeds.length)
		await db.need.deleteMany()
		expect([await writeFirstNeeds(db), await writeFirstNeeds(db)]).toEqual([firstNeeds.length, 0])
	})

	test('is not written before there is an organization', async () => {
		expect(await writeFirstNeeds(db)).toBe(0)
	})

	test('stays as an admin left it, also when that is empty', async () => {
		await anOrganization(db)
		await writeFirstNeeds(db)
		const rows = await listNeeds(db)
		const [first] = rows
		if (!first) throw new Error('no rows')
		await changeNeeds(db, [row(first, { strength: 'invited', withinDays: 7 })], admin)
		expect(await writeFirstNeeds(db)).toBe(0)
		expect((await listNeeds(db))[0]).toEqual({ ...first, strength: 'invited', withinDays: 7 })
		await changeNeeds(
			db,
			(await listNeeds(db)).map((need) => row(need, { goes: true })),
			admin,
		)
		expect([await writeFirstNeeds(db), await listNeeds(db)]).toEqual([0, []])
		expect((await acts()).map(({ detail }) => detail)).toEqual([
			{ changed: 1, removed: 0 },
			{ changed: 0, removed: rows.length },
		])
	})

	test('takes one more row, and refuses one it has', async () => {
		await anOrganization(db)
		await addNeed(db, managersL1, admin)
		await expect(addNeed(db, { ...managersL1, strength: 'invited' }, admin)).rejects.toThrow('need-exists')
		expect(await listNeeds(db)).toEqual([managersL1])
		expect(await acts()).toHaveLength(1)
	})

	test('writes nothing into the log when nothing changed, and does not bring back a row that went meanwhile', async () => {
		await anOrganization(db)
		await addNeed(db, managersL1, admin)
		await changeNeeds(db, [row(managersL1), row({ ...managersL1, careerLevel: 'Director' }, { withinDays: 5 })], admin)
		expect(await listNeeds(db)).toEqual([managersL1])
		expect(await acts()).toHaveLength(1)
	})
})

describe('two admins with the table open', () => {
	const directorsL1: Need = { ...managersL1, careerLevel: 'Director', strength: 'expected' }
	const stands = async () =>
		Object.fromEntries((await listNeeds(db)).map((need) => [need.careerLevel, need.withinDays]))
	beforeEach(async () => {
		await anOrganization(db)
		for (const need of [managersL1, directorsL1]) await addNeed(db, need, admin)
	})

	test('each keep what they changed in different rows', async () => {
		await changeNeeds(db, [row(managersL1, { withinDays: 30 }), row(directorsL1)], admin)
		await changeNeeds(db, [row(managersL1), row(directorsL1, { withinDays: 60 })], admin)
		expect(await stands()).toEqual({ Manager: 30, Director: 60 })
	})

	test('do not overwrite each other in one row: nothing of the second is saved', async () => {
		await changeNeeds(db, [row(managersL1, { withinDays: 30 }), row(directorsL1)], admin)
		const second = [row(managersL1, { withinDays: 45 }), row(directorsL1, { withinDays: 60 })]
		await expect(changeNeeds(db, second, admin)).rejects.toMatchObject({ code: 'conflict', why: 'need-changed' })
		await expect(changeNeeds(db, [row(managersL1, { goes: true })], admin)).rejects.toThrow('need-changed')
		expect(await stands()).toEqual({ Manager: 30, Director: 90 })
	})

	test('agree without a word when both wrote the same', async () => {
		await changeNeeds(db, [row(managersL1, { withinDays: 30 })], admin)
		await changeNeeds(db, [row(managersL1, { withinDays: 30 })], admin)
		expect((await stands()).Manager).toBe(30)
	})
})

describe('what one person needs', () => {
	const states = async (personId: string) => (await needsOfPerson(db, personId, now, today)).map(({ state }) => state)
	let person: PersonMade
	beforeEach(async () => {
		await anOrganization(db)
		await addNeed(db, managersL1, admin)
		person = await aPerson(db, { name: 'Nora Ek' })
		await db.person.update({ where: { id: person.id }, data: { levelSince: '2026-08-01' } })
	})

	test('is open, with the day it is due', async () => {
		expect(await needsOfPerson(db, person.id, now, today)).toEqual([
			{
				...{ stageKey: L1, strength: 'must', dueOn: '2026-10-30', isOverdue: true, state: 'open' },
				stands: { standing: 'overdue', day: '2026-10-30', alsoInCohort: false },
			},
		])
		await expect(needsOfPerson(db, 'nobody', now, today)).rejects.toThrow('not-found')
	})

	test('waits while they are excused, until that day is over', async () => {
		const excuse = { personId: person.id, stageKey: L1, kind: 'deferred', reason: 'On leave', byId: admin.id }
		await db.excuse.create({ data: { ...excuse, until: today } })
		expect(await needsOfPerson(db, person.id, now, today)).toMatchObject([
			{ state: 'deferred', until: today, reason: 'On leave' },
		])
		await db.excuse.update({
			where: { personId_stageKey: { personId: person.id, stageKey: L1 } },
			data: { until: '2026-11-19' },
		})
		expect(await states(person.id)).toEqual(['open'])
	})

	const seat = (startsOn: string) =>
		db.cohort.create({
			data: {
				program: 'technical-leadership-ladder',
				stage: 'l1',
				name: 'A',
				seatCount: 8,
				status: 'running',
				timeZone: 'UTC',
				startsOn,
				requirements: [],
				members: { create: { personId: person.id } },
			},
		})
	const certify = (validUntil: Date) =>
		db.certification.create({
			data: {
				number: 'AAAA-1111-A1',
				personId: person.id,
				stageKey: L1,
				holderName: person.name,
				statement: {},
				issuedById: admin.id,
				issuedAt: now,
				validUntil,
			},
		})

	test.each<[string, () => Promise<unknown>, string, object]>([
		[
			'in grace',
			() => certify(new Date('2026-11-01T12:00:00Z')),
			'2026-12-31',
			{ standing: 'in-grace', alsoInCohort: true },
		],
		[
			'in a cohort that began before grace was over',
			() => certify(new Date('2026-09-11T12:00:00Z')),
			'2026-10-30',
			{ standing: 'in-cohort', alsoInCohort: false },
		],
		[
			'excused',
			() =>
				db.excuse.create({
					data: { personId: person.id, stageKey: L1, kind: 'excused', reason: 'X', until: today, byId: admin.id },
				}),
			'2026-10-30',
			{ standing: 'in-cohort', alsoInCohort: false },
		],
		[
			'with a finished year',
			() =>
				db.trackOutcome.create({
					data: {
						...{ personId: person.id, program: 'technical-leadership-ladder', outcome: 'ic-path' },
						...{ talkedOn: today, sponsor: 'Ada Obi', createdAt: now },
					},
				}),
			'none',
			{ standing: 'finished', alsoInCohort: false },
		],
	])(
		'is not late with a seat that began after the first day, %s, as the list of who is due says',
		async (_who, given, dueOn, stands) => {
			await seat('2026-11-05')
			expect(await needsOfPerson(db, person.id, now, today)).toMatchObject([{ isOverdue: true }])
			await given()
			expect(await needsOfPerson(db, person.id, now, today)).toMatchObject([
				{ state: 'in-cohort', dueOn: dueOn === 'none' ? null : dueOn, isOverdue: false, stands },
			])
		},
	)

	test('is on its way in a cohort that is not over, and is met by a certification that stands', async () => {
		const cohort = await seat(today)
		const standing = async () => (await needsOfPerson(db, person.id, now, today))[0]
		// It begins after the 30th of October.
		expect(await standing()).toMatchObject({ state: 'in-cohort', isOverdue: true })
		await db.cohort.update({ where: { id: cohort.id }, data: { startsOn: '2026-10-30' } })
		expect(await standing()).toMatchObject({ state: 'in-cohort', isOverdue: false })
		await db.cohort.update({ where: { id: cohort.id }, data: { status: 'finished' } })
		expect(await states(person.id)).toEqual(['open'])
		const certification = await certify(new Date(now.getTime() + 86_400_000))
		expect(await states(person.id)).toEqual(['certified'])
		await db.certification.update({ where: { id: certification.id }, data: { validUntil: now } })
		expect(await states(person.id)).toEqual(['open'])
		await db.certification.update({
			where: { id: certification.id },
			data: { validUntil: new Date(now.getTime() + 1), revokedAt: now },
		})
		expect(await states(person.id)).toEqual(['open'])
	})
})
