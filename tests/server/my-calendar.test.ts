import { beforeEach, describe, expect, test } from 'vitest'
import type { AgendaView, MonthView, WeekView } from '~/domain/session/calendar-view'
import { readCalendar } from '~/domain/session/calendar-view.server'
import { instantOf } from '~/domain/zone/zone.server'
import { useDatabase } from '../support/database'
import { aHosting } from '../support/hostings'
import { aPerson, type PersonMade } from '../support/people'
import { aCohort } from '../support/world'

const db = await useDatabase()

const now = new Date('2026-11-20T09:00:00Z')
let world: Awaited<ReturnType<typeof aCohort>>
let ines: PersonMade
let position = 1
beforeEach(async () => {
	world = await aCohort(db, { members: 2, startsAt: new Date('2026-12-03T16:00:00Z') })
	ines = world.members[0] as PersonMade
	position = 1
})

type Said = { at?: string; zone?: string; title?: string; kind?: string; minutes?: number; cancelledAt?: Date }

async function aSession(said: Said = {}, cohortId = world.cohort.id) {
	const { at = '2026-12-10T16:00', zone = 'Europe/Lisbon', title = 'Second case', minutes = 60, ...rest } = said
	const instant = instantOf(at, zone)
	if (!instant.ok) throw new Error(`${at} is no plain time in ${zone}`)
	position++
	return db.session.create({
		data: {
			cohortId,
			position,
			title,
			format: 'critique-60',
			localStart: at,
			timeZone: zone,
			durationMinutes: minutes,
			startsAt: instant.at,
			...rest,
		},
		select: { id: true },
	})
}

const read = (asked: { view?: string; on?: string; show?: string }, as = ines.id, timeZone = 'Europe/Lisbon') =>
	readCalendar(db, { id: as, timeZone }, now, { view: '', on: '', show: '', ...asked })
const month = async (on: string, ...as: [string?, string?]) => (await read({ view: 'month', on }, ...as)) as MonthView
const week = async (on: string, ...as: [string?, string?]) => (await read({ view: 'week', on }, ...as)) as WeekView
const agenda = async (asked: { on?: string; show?: string } = {}) => (await read(asked)) as AgendaView

const byDay = (view: MonthView) =>
	view.weeks.flat().flatMap(({ date, rows }) => rows.map(({ title, hours }) => `${date} ${hours} ${title}`))
const inWeek = (view: WeekView) =>
	view.days.flatMap(({ date, blocks }) => blocks.map(({ from, until, title }) => `${date} ${from}-${until} ${title}`))

describe('a calendar that is asked for a day it does not have', () => {
	test.each(['9999-12-31', '9999-12', '0000-01-01', '2101-01-01', '+010000-01-01', '99999999999'])(
		'turns to today instead (%s)',
		async (on) => {
			expect((await month(on)).month).toBe('2026-11')
			expect((await week(on)).days[0]?.date).toBe('2026-11-16')
			expect((await agenda({ on })).months.map(({ key }) => key)).toEqual(['2026-12'])
			expect((await agenda({ on, show: 'past' })).months).toEqual([])
		},
	)
})

describe('a seat at an activity', () => {
	test('stands among the sessions once it is booked, and for its host', async () => {
		const startsAt = new Date('2026-12-03T09:00:00Z')
		const hosting = await aHosting(db, { startsAt })
		const seat = { hostingId: hosting, personId: ines.id, since: now }
		await db.hostingSeat.create({ data: { ...seat, state: 'waiting' } })
		expect(byDay(await month('2026-12'))).toEqual(['2026-12-03 16:00 to 17:00 First case'])
		await db.hostingSeat.updateMany({ data: { state: 'booked' } })
		expect(byDay(await month('2026-12'))).toEqual([
			'2026-12-03 09:00 to 13:00 A day with the payouts team',
			'2026-12-03 16:00 to 17:00 First case',
		])
		expect(inWeek(await week('2026-12-03'))).toContain('2026-12-03 540-780 A day with the payouts team')
		const [seen] = (await agenda()).months[0]?.rows ?? []
		expect(seen).toMatchObject({ whose: 'Hosted by Camila Duarte', to: '/activities/track/q1', part: null })
		expect((await agenda({ show: 'past' })).months).toEqual([])
		await db.hosting.update({ where: { id: hosting }, data: { hostId: world.members[1]?.id, cancelledAt: now } })
		expect((await read({}, world.members[1]?.id)) as AgendaView).toMatchObject({
			months: [{ rows: [{ whose: 'Your guests', part: 'host', state: 'cancelled' }, { part: null }] }],
		})
	})
})

describe('the month', () => {
	test('shows the sessions of one’s cohorts on the reader’s days, whatever the cohort’s zone says', async () => {
		await aSession({ at: '2026-12-31T22:30', title: 'Late case' })
		expect(byDay(await month('2026-12'))).toEqual([
			'2026-12-03 16:00 to 17:00 First case',
			'2026-12-31 22:30 to 23:30 Late case',
		])
		// In Kolkata the last of these is on the first day of the next year, which the grid of December still shows.
		expect(byDay(await month('2026-12', ines.id, 'Asia/Kolkata'))).toEqual([
			'2026-12-03 21:30 to 22:30 First case',
			'2027-01-01 04:00 to 05:00 Late case',
		])
		const shown = (await month('2026-12', ines.id, 'Asia/Kolkata')).weeks.flat().flatMap(({ rows }) => rows)
		expect(shown[0]?.when.elsewhere).toBe('16:00 to 17:00 in UTC')
	})

	test('reads what the grid shows and nothing besides', async () => {
		await aSession({ at: '2026-11-29T23:00', title: 'The Sunday before' })
		await aSession({ at: '2026-11-30T00:15', title: 'The first Monday' })
		await aSession({ at: '2027-01-03T23:45', title: 'The last Sunday', minutes: 30 })
		await aSession({ at: '2027-01-04T00:00', title: 'The Monday after' })
		expect(byDay(await month('2026-12'))).toEqual([
			'2026-11-30 00:15 to 01:15 The first Monday',
			'2026-12-03 16:00 to 17:00 First case',
			'2027-01-03 23:45 to 00:15 on Mon 4 Jan The last Sunday',
		])
	})

	test('is that of the day asked for, else today’s, and takes nothing odd', async () => {
		expect((await month('2026-12-05')).chosen).toBe('2026-12-05')
		expect((await month('2026-12')).chosen).toBe('2026-12-03')
		for (const odd of ['', '2026-13', '2026-02-30', 'x', '9999-12', '1000-01-01', "2026-12' or 1=1"])
			expect([(await month(odd)).month, (await month(odd)).chosen]).toEqual(['2026-11', '2026-11-20'])
	})

	test('keeps what was cancelled and what was held, and says who leads and what is self-run', async () => {
		await aSession({ at: '2026-11-12T10:00', title: 'Held' })
		await aSession({ at: '2026-11-13T10:00', title: 'Off', cancelledAt: now })
		const series = await db.sessionSeries.create({
			data: {
				cohortId: world.cohort.id,
				title: 'Trio',
				format: 'trio-30',
				everyWeeks: 2,
				firstStart: '2026-11-24T10:00',
				timeZone: 'Europe/Lisbon',
				durationMinutes: 30,
				startedById: ines.id,
				seats: { create: { personId: ines.id } },
			},
		})
		const trio = await aSession({ at: '2026-11-24T10:00', title: 'Trio', kind: 'self-run' })
		await db.session.update({ where: { id: trio.id }, data: { seriesId: series.id } })
		const marks = async (as: string) =>
			(await month('2026-11', as)).weeks
				.flat()
				.flatMap((day) => day.rows)
				.map(({ title, state, selfRun, part }) => [title, state, selfRun, part])
		expect(await marks(ines.id)).toContainEqual(['Trio', 'coming', true, null])
		// A trio is of those in it, not of who leads the cohort.
		expect(await marks(world.lead.id)).toEqual([
			['Held', 'over', false, 'lead'],
			['Off', 'cancelled', false, 'lead'],
			['First case', 'coming', false, 'lead'],
		])
	})

	test('belongs to its reader: strangers, and cohorts that are still planned, are not in it', async () => {
		const stranger = await aPerson(db, { name: 'Zed' })
		expect(byDay(await month('2026-12', stranger.id))).toEqual([])
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'planned' } })
		expect(byDay(await month('2026-12'))).toEqual([])
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'cancelled' } })
		const [row] = (await month('2026-12')).weeks.flat().flatMap((day) => day.rows)
		expect(row?.state).toBe('cancelled')
	})

	test('shows a guest the one session they make up for, and no other of that cohort', async () => {
		const other = await aCohort(db, { members: 1, name: 'Autumn C', startsAt: new Date('2026-12-04T10:00:00Z') })
		position = 1
		const visited = await aSession({ at: '2026-12-11T10:00', title: 'Made up' }, other.cohort.id)
		await db.sessionGuest.create({
			data: {
				sessionId: visited.id,
				personId: ines.id,
				missedSessionId: world.session.id,
				byId: world.lead.id,
				addedAt: now,
			},
		})
		expect(byDay(await month('2026-12'))).toEqual([
			'2026-12-03 16:00 to 17:00 First case',
			'2026-12-11 10:00 to 11:00 Made up',
		])
	})
})

describe('the week', () => {
	test('has 25 hours on the day the clock goes back, and each session at its own', async () => {
		// 02:30 comes twice in Berlin that night; in Lisbon both are plain times.
		await aSession({ at: '2026-10-25T00:30', zone: 'UTC', title: 'First half past two', minutes: 30 })
		await aSession({ at: '2026-10-25T01:30', zone: 'UTC', title: 'Second half past two', minutes: 30 })
		await aSession({ at: '2026-10-23T10:00', zone: 'Europe/Berlin', title: 'Friday' })
		const view = await week('2026-10-25', ines.id, 'Europe/Berlin')
		expect(inWeek(view)).toEqual([
			'2026-10-23 660-720 Friday',
			'2026-10-25 150-180 First half past two',
			'2026-10-25 210-240 Second half past two',
		])
		expect(view.days.map(({ note }) => note).filter(Boolean)).toEqual(['The clock goes back from 03:00 to 02:00.'])
		expect(view.shown).toEqual({ from: 120, until: 1140 })
	})

	test('crosses the hour that the clock skips', async () => {
		await aSession({ at: '2027-03-28T01:30', zone: 'Europe/Berlin', title: 'Across' })
		const view = await week('2027-03-28', ines.id, 'Europe/Berlin')
		expect(inWeek(view)).toEqual(['2027-03-28 90-210 Across'])
		expect(view.days[6]?.missing).toEqual([{ from: 120, until: 180 }])
		expect(view.days[6]?.blocks[0]?.hours).toBe('01:30 to 03:30')
	})

	test('shows both halves of a session across midnight, and its week’s neighbors their own', async () => {
		await aSession({ at: '2026-12-06T23:30', title: 'Night' })
		expect(inWeek(await week('2026-12-06'))).toEqual(['2026-12-03 960-1020 First case', '2026-12-06 1410-1440 Night'])
		expect(inWeek(await week('2026-12-07'))).toEqual(['2026-12-07 0-30 Night'])
	})

	test('puts two that overlap beside each other', async () => {
		const other = await aCohort(db, { name: 'Autumn C', startsAt: new Date('2026-12-03T16:30:00Z') })
		await db.cohortMember.create({ data: { cohortId: other.cohort.id, personId: ines.id } })
		const blocks = (await week('2026-12-03')).days.flatMap((day) => day.blocks)
		expect(blocks.map(({ lane, lanes }) => [lane, lanes])).toEqual([
			[0, 2],
			[1, 2],
		])
	})
})

describe('the agenda', () => {
	test('shows about a hundred at once, in whole days, and the rest from the day it says', async () => {
		await db.session.createMany({
			data: Array.from({ length: 250 }, (_, index) => {
				const startsAt = new Date(Date.UTC(2027, 0, 1 + Math.floor(index / 3), 10 + (index % 3)))
				return {
					cohortId: world.cohort.id,
					position: index + 10,
					title: `Case ${index}`,
					format: 'critique-60',
					localStart: startsAt.toISOString().slice(0, 16),
					timeZone: 'UTC',
					durationMinutes: 60,
					startsAt,
				}
			}),
		})
		const seen: string[] = []
		let on: string | null = ''
		let pages = 0
		while (on !== null && pages < 10) {
			const page: AgendaView = await agenda({ on })
			const titles = page.months.flatMap(({ rows }) => rows.map(({ title }) => title))
			expect(titles.length).toBeLessThanOrEqual(100)
			seen.push(...titles)
			on = page.onward
			pages++
		}
		expect(pages).toBe(3)
		expect(seen).toEqual(['First case', ...Array.from({ length: 250 }, (_, index) => `Case ${index}`)])
	})

	test('goes back through what was held, newest first', async () => {
		await aSession({ at: '2026-10-01T10:00', title: 'October' })
		await aSession({ at: '2026-09-01T10:00', title: 'September' })
		const { months } = await agenda({ show: 'past' })
		expect(months.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(['October', 'September'])
		const earlier = await agenda({ show: 'past', on: '2026-09-01' })
		expect(earlier.months.flatMap(({ rows }) => rows.map(({ title }) => title))).toEqual(['September'])
	})
})
