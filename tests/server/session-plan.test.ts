import { beforeEach, describe, expect, test } from 'vitest'
import { listConcerns } from '~/domain/session/concerns.server'
import { listFollowing, moveSeries } from '~/domain/session/move-series.server'
import { type PlannedSession, planSessions } from '~/domain/session/plan'
import { proposePlan, rateDates } from '~/domain/session/propose.server'
import { getSession, listSessions } from '~/domain/session/read.server'
import { cancelSession, scheduleSession } from '~/domain/session/schedule.server'
import { schedulePlan } from '~/domain/session/schedule-plan.server'
import { useDatabase } from '../support/database'
import { anIntake } from '../support/intakes'
import { aPerson } from '../support/people'
import { DATES, fieldsOn, now, usePlannedCohort } from '../support/planned-cohort'
import { aCohort } from '../support/world'

const db = await useDatabase()

const { world, schedule, listed, byTitle } = usePlannedCohort(db)

describe('a plan', () => {
	test('is scheduled whole, numbered in its order after what is there', async () => {
		await schedule()
		expect((await listed()).map(({ position, localStart, kind }) => [position, localStart, kind])).toEqual([
			[1, '2026-11-26T16:00', 'led'],
			...DATES.map((date, index) => [index + 2, `${date}T16:00`, 'led']),
		])
		// The same wall time on both sides of the change of clocks.
		expect((await listed()).slice(3).map(({ startsAt }) => startsAt.toISOString())).toEqual([
			'2027-03-25T16:00:00.000Z',
			'2027-04-01T15:00:00.000Z',
		])
	})

	test('with one hour that does not exist schedules nothing', async () => {
		const sessions = ['2027-03-25', '2027-03-28'].map((date, index) => ({
			...fieldsOn(date, { time: '01:30' }),
			planNumber: index + 2,
		}))
		await expect(schedulePlan(db, world.cohort.id, sessions, world.admin, now)).rejects.toMatchObject({
			why: 'no-such-time',
		})
		expect(await listed()).toHaveLength(1)
		expect(await db.outboxMail.count()).toBe(0)
	})

	test.each([
		['in the past', ['2026-12-10', '2020-01-07'], 'long-past'],
		['twice at one hour', ['2026-12-10', '2026-12-10'], 'same-hour'],
		['at the hour of one that has its date', ['2026-11-26'], 'same-hour'],
	])('with a session %s schedules nothing', async (_what, dates, why) => {
		await expect(schedule(dates)).rejects.toMatchObject({ code: 'conflict', why })
		expect(await listed()).toHaveLength(1)
	})

	test('two admins scheduled at once is scheduled once', async () => {
		const tries = await Promise.allSettled([schedule(), schedule()])
		expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(await listed()).toHaveLength(1 + DATES.length)
	})
})

test('a session held in the stead of a cancelled one has its number, moves with what follows it, and is made once', async () => {
	await schedule()
	await cancelSession(db, await byTitle('Case of 2026-12-10'), 'Storm', world.admin, now)
	const fields = { ...fieldsOn('2026-12-17'), planNumber: 2 }
	const { sessionId } = await scheduleSession(db, world.cohort.id, fields, world.admin, now)
	await expect(scheduleSession(db, world.cohort.id, fields, world.admin, now)).rejects.toMatchObject({
		why: 'planned-meanwhile',
	})
	expect(await getSession(db, sessionId)).toMatchObject({ position: 6, planNumber: 2 })
	expect((await listSessions(db, world.cohort.id)).map(({ planNumber }) => planNumber)).toEqual([1, 2, 2, 3, 4, 5])
	const after = await listFollowing(db, await byTitle('Case of 2027-01-07'), now)
	expect(after.map(({ title }) => title)).not.toContain('Case of 2026-12-17')
	expect(await listFollowing(db, sessionId, now)).toHaveLength(4)
})

test('what speaks against dates is asked: who leads and cannot, and an order that is not the plan’s', async () => {
	await db.session.updateMany({ where: { cohortId: world.cohort.id }, data: { planNumber: 1 } })
	const dated = (iso: string, planNumber: number) => ({
		title: `Case ${planNumber}`,
		planNumber,
		startsAt: new Date(iso),
		minutes: 60,
		place: '',
	})
	const concerns = (iso: string, at = now) => listConcerns(db, world.cohort.id, [dated(iso, 2)], at)
	expect(await concerns('2026-12-10T10:00:00Z')).toEqual([])
	expect(await concerns('2026-12-10T03:00:00Z')).toEqual([
		`“Case 2”: ${world.lead.name} would lead and cannot: outside working hours`,
	])
	// Held already: nobody is asked whether the hour suits.
	expect(await concerns('2026-12-10T03:00:00Z', new Date('2026-12-11T10:00:00Z'))).toEqual([])
	expect(await concerns('2026-11-24T10:00:00Z')).toEqual(['Session 2 would come before session 1 of the plan'])
})

describe('a proposal', () => {
	const plan = (weeks: number[]): PlannedSession[] =>
		planSessions(
			{
				sessions: weeks.map((week) => ({ title: `W${week}`, format: 'critique-60', minutes: 60, about: '' })),
				pace: weeks.map((week, index) => ({ week, minutes: 60, items: [`s${index + 1}`] })),
			},
			'2026-11-30',
		)
	const cohort = () => ({ id: world.cohort.id, timeZone: 'Europe/Lisbon' })

	test('finds the one hour that suits Lisbon and New York, and names who is outside at another', async () => {
		await db.person.updateMany({
			where: { id: world.members[0]?.id },
			data: { timeZone: 'America/New_York', workFrom: '09:00', workTo: '17:00' },
		})
		const found = await proposePlan(db, cohort(), plan([1, 2]), null, now)
		expect(found?.top[0]).toMatchObject({ weight: 0, against: [] })
		expect(Number(found?.chosen.time.slice(0, 2))).toBeGreaterThanOrEqual(14)
		const early = await proposePlan(db, cohort(), plan([1, 2]), { weekday: 2, time: '10:00' }, now)
		expect(early?.chosen.against).toEqual([`1 of 4 outside working hours: ${world.members[0]?.name}`])
		// A closed account comes to nothing.
		await db.person.update({ where: { id: world.members[0]?.id }, data: { disabledAt: now } })
		const closed = await proposePlan(db, cohort(), plan([1, 2]), { weekday: 2, time: '10:00' }, now)
		expect([closed?.people, closed?.chosen.against]).toEqual([3, []])
		expect(early?.rows.map(({ date, time }) => [date, time])).toEqual([
			['2026-12-01', '10:00'],
			['2026-12-08', '10:00'],
		])
	})

	test('goes round the public holiday of who leads, in the same week, and says why', async () => {
		await db.person.update({ where: { id: world.lead.id }, data: { holidays: 'PT' } })
		// Tuesday 8 December 2026 is the Immaculate Conception in Portugal.
		const found = await proposePlan(db, cohort(), plan([2, 3]), { weekday: 2, time: '10:00' }, now)
		const [off, plain] = found?.rows ?? []
		expect(plain).toMatchObject({ date: '2026-12-15', time: '10:00', instead: null })
		// The same hour a day beside it.
		expect(off).toMatchObject({ date: '2026-12-07', time: '10:00', against: [] })
		expect(off?.instead).toContain('a public holiday')
	})

	test('never puts a slot at which who leads cannot in another’s stead; with no other left it is said plainly', async () => {
		await db.person.update({
			where: { id: world.lead.id },
			data: { workDays: [3], workFrom: '09:00', workTo: '12:00' },
		})
		const found = await proposePlan(db, cohort(), plan([1]), { weekday: 2, time: '10:00' }, now)
		expect(found?.top.map(({ weekday }) => weekday)).toEqual([3, 3])
		expect(found?.rows[0]).toMatchObject({ date: '2026-12-02', leadCannot: false })
		// Wednesday 2 December: who leads is in another cohort's session all morning, and many of the others could elsewhere.
		const other = await aCohort(db, { name: 'Spring A', startsAt: new Date('2026-12-02T08:30:00Z') })
		await db.session.update({ where: { id: other.session.id }, data: { durationMinutes: 240 } })
		await db.cohortFacilitator.create({ data: { cohortId: other.cohort.id, personId: world.lead.id, part: 'co' } })
		await db.person.updateMany({
			where: { id: { in: world.members.map(({ id }) => id) } },
			data: { workFrom: '13:00' },
		})
		const none = await proposePlan(db, cohort(), plan([1]), { weekday: 2, time: '10:00' }, now)
		expect(none?.rows[0]).toMatchObject({ date: '2026-12-01', time: '10:00', leadCannot: true, instead: null })
		expect(none?.rows[0]?.against[0]).toContain('would lead and cannot')
	})

	test('goes round another session of any of them, in whatever cohort', async () => {
		const other = await aCohort(db, { name: 'Spring A', startsAt: new Date('2026-12-01T10:30:00Z') })
		await db.cohortMember.create({ data: { cohortId: other.cohort.id, personId: world.members[1]?.id ?? '' } })
		const found = await proposePlan(db, cohort(), plan([1]), { weekday: 2, time: '10:00' }, now)
		expect(found?.rows[0]?.instead).toBe(`1 of 4 in another session: ${world.members[1]?.name} (First case, Spring A)`)
		await db.session.update({ where: { id: other.session.id }, data: { cancelledAt: now } })
		const free = await proposePlan(db, cohort(), plan([1]), { weekday: 2, time: '10:00' }, now)
		expect(free?.rows[0]).toMatchObject({ date: '2026-12-01', time: '10:00', instead: null })
	})

	test('goes round what people said in their application, and says only how many', async () => {
		const personId = world.members[2]?.id ?? ''
		const { intake } = await anIntake(db, { people: 0, leads: 0 })
		const unavailable = [{ day: 2, from: '09:30', to: '10:30' }]
		await db.application.create({
			data: { intakeId: intake.id, personId, source: 'applied', state: 'placed', unavailable },
		})
		const found = await proposePlan(db, cohort(), plan([1]), { weekday: 2, time: '10:00' }, now)
		expect(found?.rows[0]?.instead).toBe('1 of 4 said that they cannot come then')
		await db.application.updateMany({ data: { state: 'withdrawn' } })
		const free = await proposePlan(db, cohort(), plan([1]), { weekday: 2, time: '10:00' }, now)
		expect(free?.rows[0]).toMatchObject({ time: '10:00', instead: null })
	})

	test('weighs the guests of a session that moves, and the places that others are in', async () => {
		const other = await aCohort(db, { members: 1, name: 'Spring A', startsAt: new Date('2026-12-01T10:30:00Z') })
		await db.session.update({ where: { id: other.session.id }, data: { place: ' serra  ROOM' } })
		const guest = other.members[0]
		const seat = { sessionId: world.session.id, personId: guest?.id ?? '', missedSessionId: other.session.id }
		await db.sessionGuest.create({ data: { ...seat, byId: world.admin.id, addedAt: now } })
		const asked = { startsAt: new Date('2026-12-01T10:00:00Z'), minutes: 60, place: 'Serra room' }
		const { people, lines } = await rateDates(db, world.cohort, [{ id: world.session.id, ...asked }, asked])
		expect(people).toBe(4)
		expect(lines).toEqual([
			[
				'Serra room is taken then: First case, Spring A',
				`1 of 5 in another session: ${guest?.name} (First case, Spring A)`,
			],
			['Serra room is taken then: First case, Spring A'],
		])
	})

	test('in a week whose clock skips the hour proposes another and says so', async () => {
		const found = await proposePlan(
			db,
			{ id: world.cohort.id, timeZone: 'Europe/Berlin' },
			planSessions(
				{
					sessions: [{ title: 'X', format: 'x', minutes: 60, about: '' }],
					pace: [{ week: 1, minutes: 60, items: ['s1'] }],
				},
				'2027-03-22',
			),
			{ weekday: 7, time: '02:30' },
			now,
		)
		expect(found?.rows[0]?.instead).toContain('02:30 does not exist in Berlin that night')
		expect(found?.rows[0]?.date).not.toBe('2027-03-28')
	})
})

describe('moving a series', () => {
	beforeEach(async () => {
		await schedule()
	})
	const move = (title: string, said: Partial<{ days: number; weekday: number; time: string }>) =>
		byTitle(title).then((id) => moveSeries(db, id, { days: 0, weekday: null, time: null, ...said }, world.admin, now))

	test('moves nothing beyond the year 2100', async () => {
		const before = await listed()
		await expect(move('Case of 2027-01-07', { days: 30_000 })).rejects.toMatchObject({ why: 'out-of-reach' })
		expect(await listed()).toEqual(before)
	})

	test('moves what follows and leaves what was before, there and back', async () => {
		const before = await listed()
		await move('Case of 2027-01-07', { days: 7 })
		expect((await listed()).map(({ localStart }) => localStart.slice(0, 10))).toEqual([
			'2026-11-26',
			'2026-12-10',
			'2027-01-14',
			'2027-04-01',
			'2027-04-08',
		])
		await move('Case of 2027-01-07', { days: -7 })
		expect((await listed()).map(({ localStart, startsAt }) => [localStart, startsAt])).toEqual(
			before.map(({ localStart, startsAt }) => [localStart, startsAt]),
		)
	})

	test('to an hour that one week does not have moves nothing, and says which', async () => {
		const before = await listed()
		await expect(move('Case of 2027-01-07', { weekday: 7, time: '01:30' })).rejects.toMatchObject({
			why: 'no-such-time',
			suggestion: '02:00',
			at: { title: 'Case of 2027-03-25', date: '2027-03-28' },
		})
		expect(await listed()).toEqual(before)
	})

	test('leaves cancelled and held sessions, and refuses the past', async () => {
		await cancelSession(db, await byTitle('Case of 2027-01-07'), 'Storm', world.admin, now)
		await move('Case of 2026-12-10', { days: 1 })
		expect((await listed()).map(({ localStart }) => localStart.slice(0, 10))).toEqual([
			'2026-11-26',
			'2026-12-11',
			'2027-01-07',
			'2027-03-26',
			'2027-04-02',
		])
		await expect(move('Case of 2026-12-10', { days: -60 })).rejects.toMatchObject({ why: 'in-the-past' })
	})

	test('takes along what is due on the day of a session, each with its own, and nothing else', async () => {
		const promise = async (text: string, dueOn: string, said: object = {}) =>
			db.commitment.create({
				data: { personId: (await aPerson(db)).id, sessionId: world.session.id, text, dueOn, ...said },
			})
		await promise('on the day', '2027-03-25')
		await promise('on the next', '2027-04-01')
		await promise('chosen', '2027-03-24')
		await promise('closed', '2027-03-25', { closedAt: now, outcome: 'kept' })
		await promise('of a lesson', '2027-03-25', { sessionId: null })
		// Seven days: the first goes to the day that the second leaves.
		await move('Case of 2027-03-25', { days: 7 })
		const due = await db.commitment.findMany({ select: { text: true, dueOn: true } })
		expect(Object.fromEntries(due.map(({ text, dueOn }) => [text, dueOn]))).toEqual({
			'on the day': '2027-04-01',
			'on the next': '2027-04-08',
			chosen: '2027-03-24',
			closed: '2027-03-25',
			'of a lesson': '2027-03-25',
		})
	})
})
