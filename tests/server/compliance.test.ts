import { beforeEach, describe, expect, test } from 'vitest'
import { writeStandingFile } from '~/domain/compliance/file.server'
import { listStandings } from '~/domain/compliance/read.server'
import { remindOfNeeds } from '~/domain/notice/need-mail.server'
import { listBelow } from '~/domain/person/line.server'
import { useDatabase } from '../support/database'
import { anOrganization } from '../support/learners'
import { sendLetters } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
const now = new Date('2026-11-20T09:00:00Z')
const today = '2026-11-20'
const daysOn = (days: number) => new Date(now.getTime() + days * 86_400_000)

let manager: PersonMade
let person: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	await db.need.create({
		data: { careerTrack: 'manager', careerLevel: 'Manager', stageKey: STAGE_KEY, strength: 'must', withinDays: 90 },
	})
	manager = await aPerson(db, { name: 'Ada Obi', careerLevel: 'VP' })
	person = await aPerson(db, { name: 'Nora Ek', managerId: manager.id })
	// Due on the 19th of December
	await db.person.update({ where: { id: person.id }, data: { levelSince: '2026-09-20', passwordHash: 'x' } })
})

const standing = async (at = now, day = today) =>
	(await listStandings(db, at, day, [person.id])).map((row) => row.standing)
const excuse = (until: string) =>
	db.excuse.create({
		data: {
			personId: person.id,
			stageKey: STAGE_KEY,
			kind: 'excused',
			reason: 'canary of a leave',
			until,
			byId: manager.id,
		},
	})
const cohort = (status: string, startsOn = '2027-01-11') =>
	db.cohort.create({
		data: {
			name: 'Winter',
			program: stage.program.slug,
			stage: stage.id,
			seatCount: 8,
			status,
			timeZone: 'UTC',
			startsOn,
			requirements: [],
			members: { create: { personId: person.id } },
		},
	})
const certificate = (validUntil: Date, revokedAt: Date | null = null) =>
	db.certification.create({
		data: {
			number: `N-${validUntil.getTime()}`,
			personId: person.id,
			stageKey: STAGE_KEY,
			holderName: person.name,
			statement: {},
			issuedById: manager.id,
			issuedAt: now,
			validUntil,
			revokedAt,
		},
	})

describe('where people stand', () => {
	test('is read of everybody with an open account whose level needs something, and of no other', async () => {
		await aPerson(db, { name: 'Gone Lind', disabledAt: now })
		await db.need.create({
			data: { careerTrack: 'ic', careerLevel: 'Senior', stageKey: STAGE_KEY, strength: 'invited', withinDays: 90 },
		})
		await aPerson(db, { name: 'Ivo Paz', careerTrack: 'ic' })
		const rows = await listStandings(db, now, today)
		expect(rows.map((row) => row.person.name)).toEqual(['Nora Ek'])
		expect(rows).toMatchObject([
			{ standing: 'due', day: '2026-12-19', strength: 'must', person: { manager: 'Ada Obi' } },
		])
	})

	test('follows a seat, an excuse and a certificate, and what was taken back does not count', async () => {
		await certificate(daysOn(400), now)
		expect(await standing()).toEqual(['due'])
		await excuse(today)
		expect(await standing()).toEqual(['excused'])
		expect(await standing(daysOn(1), '2026-11-21')).toEqual(['due'])
		const { id } = await cohort('planned')
		expect(await standing()).toEqual(['in-cohort'])
		// It begins on the 11th of January, and the day was the 19th of December.
		expect(await standing(daysOn(31), '2026-12-21')).toEqual(['overdue'])
		await db.cohort.update({ where: { id }, data: { startsOn: '2026-12-19' } })
		// It was to begin by the day, and has not.
		expect(await standing(daysOn(31), '2026-12-21')).toEqual(['overdue'])
		await db.cohort.update({ where: { id }, data: { status: 'running' } })
		expect(await standing(daysOn(31), '2026-12-21')).toEqual(['in-cohort'])
		await db.cohort.update({ where: { id }, data: { status: 'finished' } })
		expect(await standing()).toEqual(['excused'])
		await certificate(daysOn(300))
		expect(await standing()).toEqual(['held'])
	})

	test('goes into a file without a formula, and without the reason of an excuse', async () => {
		await excuse('2027-02-01')
		await db.person.update({ where: { id: person.id }, data: { team: '=HYPERLINK("x")' } })
		const text = writeStandingFile(await listStandings(db, now, today), new Map([[STAGE_KEY, 'Level 1']]))
		expect(text).toContain('Nora Ek')
		expect(text).toContain('Excused,2027-02-01')
		await db.excuse.deleteMany()
		await cohort('open')
		const overdue = await listStandings(db, daysOn(31), '2026-12-21')
		expect(writeStandingFile(overdue, new Map())).toContain('"Overdue, in a cohort",2026-12-19')
		expect(text).toContain(`"'=HYPERLINK(""x"")"`)
		expect(text).not.toContain('canary')
	})
})

describe('the people below a manager', () => {
	test('are their reports, or everybody down the line, without themselves and closed accounts', async () => {
		const below = await aPerson(db, { name: 'Low Ek', managerId: person.id })
		await aPerson(db, { name: 'Gone Ek', managerId: manager.id, disabledAt: now })
		expect(await listBelow(db, manager.id, 1)).toEqual([person.id])
		expect((await listBelow(db, manager.id)).sort()).toEqual([person.id, below.id].sort())
		expect(await listBelow(db, below.id)).toEqual([])
	})

	test('end where the data have a circle', async () => {
		await db.person.update({ where: { id: manager.id }, data: { managerId: person.id } })
		expect(await listBelow(db, manager.id)).toEqual([person.id])
	})
})

describe('letters about a need', () => {
	const sent = async (at: Date) => {
		const subjects: string[] = []
		await sendLetters(
			db,
			at,
			async ({ subject, text, to }) => {
				expect(to).toBe(person.email)
				expect(text).toContain('19 December 2026')
				subjects.push(subject)
			},
			{ programs: [aProgram(stage)], formats: new Map() },
		)
		return subjects
	}

	test('go out thirty days before and when the day is over, once each, whoever runs the job', async () => {
		expect(await remindOfNeeds(db, daysOn(-2))).toBe(0)
		const counts = await Promise.all([1, 2, 3].map(() => remindOfNeeds(db, now)))
		expect(counts.reduce((sum, count) => sum + count)).toBe(1)
		expect(await sent(now)).toEqual(['Level 1 and your role'])
		expect(await remindOfNeeds(db, daysOn(10))).toBe(0)
		expect([await remindOfNeeds(db, daysOn(30)), await remindOfNeeds(db, daysOn(31))]).toEqual([1, 0])
		expect(await sent(daysOn(31))).toEqual(['Level 1 and your role'])
		expect(await remindOfNeeds(db, daysOn(60))).toBe(0)
	})

	test.each([
		['begins later', 'open', '2027-01-11'],
		['runs already', 'running', '2026-12-20'],
	])(
		'say when the day is over that a cohort that %s came after it, and that nothing is to be done',
		async (_, ...of) => {
			await cohort(...of)
			expect([await remindOfNeeds(db, now), await remindOfNeeds(db, daysOn(30))]).toEqual([0, 1])
			const texts: string[] = []
			const content = { programs: [aProgram(stage)], formats: new Map() }
			await sendLetters(db, daysOn(31), async ({ text }) => void texts.push(text), content)
			expect(texts).toEqual([expect.stringContaining('the first day of your cohort lies after it. You keep your seat')])
		},
	)

	test.each<[string, () => Promise<unknown>]>([
		['has a seat', () => cohort('open')],
		['holds it', () => certificate(daysOn(500))],
		['is excused', () => excuse('2027-03-01')],
		['has another level', () => db.person.update({ where: { id: person.id }, data: { careerLevel: 'VP' } })],
		['has a closed account', () => db.person.update({ where: { id: person.id }, data: { disabledAt: now } })],
		['need not any more', () => db.need.updateMany({ data: { strength: 'expected' } })],
	])('go to nobody who meanwhile %s, also where one was written already', async (_what, happens) => {
		await remindOfNeeds(db, now)
		await happens()
		expect(await sent(now)).toEqual([])
		await db.outboxMail.deleteMany()
		expect(await remindOfNeeds(db, now)).toBe(0)
	})

	test('go to nobody who has not accepted the invitation', async () => {
		await db.person.update({ where: { id: person.id }, data: { passwordHash: null } })
		expect(await remindOfNeeds(db, now)).toBe(0)
	})
})
