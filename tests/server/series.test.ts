import { beforeEach, describe, expect, test } from 'vitest'
import { removeMember } from '~/domain/cohort/enroll.server'
import { writeReminders } from '~/domain/notice/reminders.server'
import { seatsFor } from '~/domain/room/log.server'
import { listNextSessions, listUnconfirmed } from '~/domain/session/agenda.server'
import { confirmAttendance } from '~/domain/session/attendance.server'
import { readCalendar } from '~/domain/session/calendar-view.server'
import { listForCalendar } from '~/domain/session/feed.server'
import { getMySession, getSession, listSessions } from '~/domain/session/read.server'
import { scheduleSession } from '~/domain/session/schedule.server'
import { SELF_RUN_FORMATS } from '~/domain/session/self-run'
import {
	changeSeries,
	endSeries,
	keepSeriesAhead,
	type SeriesFields,
	startSeries,
} from '~/domain/session/series.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import type { PersonMade } from '../support/people'
import { sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')

let world: Awaited<ReturnType<typeof aCohort>>
let [me, peer, third]: PersonMade[] = []
beforeEach(async () => {
	await anOrganization(db)
	world = await aCohort(db, { members: 3, startsAt: new Date('2026-11-19T16:00:00Z') })
	;[me, peer, third] = world.members
})

const fields = (said: Partial<SeriesFields> = {}): SeriesFields => ({
	format: 'trio-30',
	everyWeeks: 2,
	date: '2026-12-01',
	time: '12:00',
	timeZone: 'Europe/Lisbon',
	callUrl: 'https://call.example/trio',
	place: '',
	people: [peer?.id ?? ''],
	...said,
})
const start = (said: Partial<SeriesFields> = {}, at = now) =>
	startSeries(db, world.cohort.id, fields(said), me as PersonMade, at)
const own = () => db.session.findMany({ where: { kind: 'self-run' }, orderBy: { startsAt: 'asc' } })
const starts = async () => (await own()).filter((each) => !each.cancelledAt).map(({ localStart }) => localStart)
const faults: string[] = []
const keepAhead = (at: Date) => keepSeriesAhead(db, at, (id) => faults.push(id))
const series = async () => ({ cohortId: world.cohort.id, series: (await db.sessionSeries.findFirstOrThrow()).id })
type Of = Awaited<ReturnType<typeof series>>

describe('a series', () => {
	test('puts the next three into the calendars of those who meet, and of nobody else', async () => {
		await start()
		expect(await starts()).toEqual(['2026-12-01T12:00', '2026-12-15T12:00', '2026-12-29T12:00'])
		const told = (await postAt(db, now)).map(({ to }) => to)
		expect([...new Set(told)].sort()).toEqual([me?.email, peer?.email].sort())
		expect(told).toHaveLength(6)
		const [first] = await own()
		expect(await listForCalendar(db, peer?.id ?? '', now)).toHaveLength(3)
		for (const stranger of [third, world.lead]) {
			expect(await listForCalendar(db, stranger?.id ?? '', now)).toEqual([])
			await expect(getMySession(db, first?.id ?? '', stranger?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
		}
		expect((await getMySession(db, first?.id ?? '', peer?.id ?? '')).people.map(({ id }) => id).sort()).toEqual(
			[me?.id, peer?.id].sort(),
		)
	})

	test('stands in the calendar pages of those who meet and of nobody else, and on no desk', async () => {
		await start()
		const [first] = await own()
		const admin = await anAdmin(db)
		const views = async (id: string) => {
			const as = { id, timeZone: 'Europe/Lisbon' }
			const asked = { on: '2026-12-01', show: '' }
			return Promise.all(
				['', 'week', 'month'].map(async (view) =>
					JSON.stringify(await readCalendar(db, as, now, { ...asked, view })).includes(first?.id ?? ''),
				),
			)
		}
		for (const { id } of [me, peer].filter((each) => each !== undefined))
			expect(await views(id)).toEqual([true, true, true])
		for (const { id } of [third, world.lead, admin].filter((each) => each !== undefined)) {
			expect(await views(id)).toEqual([false, false, false])
			expect(await seatsFor(db, first?.id ?? '', id)).toEqual({ refused: 'not-in-cohort' })
		}
		await expect(getSession(db, first?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
	})

	test('goes on by itself, once, and after the level is over', async () => {
		await start()
		const later = new Date('2026-12-16T10:00:00Z')
		await db.cohort.update({ where: { id: world.cohort.id }, data: { status: 'finished' } })
		await Promise.all([keepAhead(later), keepAhead(later)])
		expect((await starts()).slice(2)).toEqual(['2026-12-29T12:00', '2027-01-12T12:00', '2027-01-26T12:00'])
		expect(await keepAhead(later)).toBe(0)
		// Weeks nobody was there to see are not made up for.
		await keepAhead(new Date('2027-03-01T10:00:00Z'))
		expect((await starts()).slice(5)).toEqual(['2027-03-09T12:00', '2027-03-23T12:00', '2027-04-06T12:00'])
		expect(await writeReminders(db, new Date('2027-03-08T12:01:00Z'))).toBe(2)
	})

	test('that cannot be kept is named, and those after it go on', async () => {
		for (const each of [0, 1, 2]) await start({ date: `2026-12-0${each + 1}` })
		const ids = (await db.sessionSeries.findMany({ orderBy: { firstStart: 'asc' } })).map(({ id }) => id)
		await db.sessionSeries.update({ where: { id: ids[1] ?? '' }, data: { timeZone: 'Nowhere/AtAll' } })
		faults.length = 0
		expect(await keepAhead(new Date('2026-12-16T10:00:00Z'))).toBe(3)
		expect(faults).toEqual([ids[1]])
	})

	test.each([
		['2027-03-14', '01:30', { date: '2027-03-28', why: 'no-such-time', instead: '02:00' }],
		['2027-01-31', '01:30', { date: '2027-03-28', why: 'no-such-time', instead: '02:00' }],
		['2027-04-04', '01:30', { date: '2027-10-31', why: 'twice', instead: '02:00' }],
	])('from %s at %s asks before it takes another hour in a night that does not have it', async (date, time, night) => {
		const asked = start({ date, time, everyWeeks: 2 })
		await expect(asked).rejects.toMatchObject({ why: 'odd-nights', nights: [expect.objectContaining(night)] })
		expect(await db.sessionSeries.count()).toBe(0)
		await start()
		const change = { everyWeeks: 2, date, time, callUrl: '', place: 'Room 4' }
		await expect(changeSeries(db, await series(), change, me as PersonMade, now)).rejects.toMatchObject({
			why: 'odd-nights',
		})
		expect(await starts()).toEqual(['2026-12-01T12:00', '2026-12-15T12:00', '2026-12-29T12:00'])
	})

	test('keeps its wall time over the change of clocks, and in a night without it takes the next plain hour, as was agreed, and says so', async () => {
		await start({ date: '2027-03-14', time: '01:30', everyWeeks: 2, agrees: true })
		const told = (await postAt(db, now)).filter(({ to }) => to === peer?.email)
		const saysSo = 'The clock in Lisbon skips or repeats 01:30 that night, so this one is at another hour.'
		expect(told.map(({ subject, text }) => [subject, text.replaceAll(/\s+/g, ' ').includes(saysSo)])).toEqual([
			['Trio: Sun 14 Mar, 01:30', false],
			['Trio: Sun 28 Mar, 02:00', true],
			['Trio: Sun 11 Apr, 01:30', false],
		])
		const rows = await own()
		expect(rows.map(({ localStart, startsAt }) => [localStart, startsAt.toISOString()])).toEqual([
			['2027-03-14T01:30', '2027-03-14T01:30:00.000Z'],
			['2027-03-28T02:00', '2027-03-28T01:00:00.000Z'],
			['2027-04-11T01:30', '2027-04-11T00:30:00.000Z'],
		])
	})

	test('is one of three at most that somebody runs in a cohort, and each stands in the audit log without a word of it', async () => {
		for (const time of ['12:00', '13:00', '14:00']) await start({ time })
		await expect(start({ time: '15:00' })).rejects.toMatchObject({ why: 'enough-series' })
		await startSeries(
			db,
			world.cohort.id,
			fields({ time: '17:00', people: [third?.id ?? ''] }),
			peer as PersonMade,
			now,
		)
		await endSeries(db, await series(), me as PersonMade, now)
		await start({ time: '15:00' })
		const acts = await db.auditEntry.findMany({ where: { act: { startsWith: 'series-' } }, orderBy: { seq: 'asc' } })
		expect(acts.map(({ act }) => act.split('-')[1])).toEqual([...Array(4).fill('started'), 'ended', 'started'])
		expect(acts.map(({ detail }) => detail)).toEqual(Array(6).fill({ cohort: world.cohort.name }))
	})

	test('changes from the next meeting on, and ends with a record of what was ahead', async () => {
		await start()
		await postAt(db, now)
		const change = { everyWeeks: 1, date: '2026-12-03', time: '09:00', callUrl: '', place: 'Room 4' }
		await changeSeries(db, await series(), change, peer as PersonMade, now)
		expect(await starts()).toEqual(['2026-12-03T09:00', '2026-12-10T09:00', '2026-12-17T09:00'])
		expect((await postAt(db, now)).map(({ subject }) => subject.split(':')[0])).toEqual(Array(6).fill('Moved'))
		await endSeries(db, await series(), me as PersonMade, now)
		expect(await starts()).toEqual([])
		expect(await own()).toHaveLength(3)
		expect((await postAt(db, now)).map(({ subject }) => subject.split(':')[0])).toEqual(Array(6).fill('Cancelled'))
		expect(await keepAhead(now)).toBe(0)
	})

	test.each([
		['changed', (of: Of, by: PersonMade) => changeSeries(db, of, { ...fields(), date: '2026-12-03' }, by, now)],
		['ended', (of: Of, by: PersonMade) => endSeries(db, of, by, now)],
	])('is not %s by somebody who is not in it, their facilitator included', async (_what, act) => {
		await start()
		const before = await starts()
		for (const stranger of [third, world.lead])
			await expect(act(await series(), stranger as PersonMade)).rejects.toMatchObject({ code: 'not-found' })
		expect(await starts()).toEqual(before)
	})

	test.each([
		['l1', ['trio-30', 'retrospective-60']],
		['l2', ['trio-30', 'retrospective-60']],
		['l3', ['trio-30', 'retrospective-60', 'peer-review-60']],
		['l4', SELF_RUN_FORMATS],
	])('of %s is one of those its level has', async (stage, formats) => {
		await db.cohort.update({ where: { id: world.cohort.id }, data: { stage } })
		for (const [index, format] of SELF_RUN_FORMATS.entries())
			if (formats.some((each) => each === format)) {
				await start({ format, date: `2026-12-0${index + 1}` })
				await db.sessionSeries.updateMany({ data: { endedAt: now } })
			} else await expect(start({ format })).rejects.toMatchObject({ why: 'not-of-level' })
		expect(await db.sessionSeries.count()).toBe(formats.length)
	})

	test('is started by people of the cohort, with somebody, ahead of now', async () => {
		await expect(start({ people: [] })).rejects.toMatchObject({ why: 'alone' })
		await expect(start({ people: [world.lead.id] })).rejects.toMatchObject({ why: 'alone' })
		await expect(start({ date: '2026-11-19' })).rejects.toMatchObject({ why: 'in-the-past' })
		await expect(start({ date: '2027-03-28', time: '01:30' })).rejects.toMatchObject({ why: 'no-such-time' })
		await expect(startSeries(db, world.cohort.id, fields(), world.lead, now)).rejects.toMatchObject({
			code: 'not-found',
		})
		expect(await db.sessionSeries.count()).toBe(0)
	})
})

describe('whoever loses the seat in the cohort', () => {
	const leaves = (person: PersonMade | undefined, by = person) =>
		removeMember(db, { cohortId: world.cohort.id, personId: person?.id ?? '' }, by as PersonMade, now)

	test('loses the meetings too, is told so, and those who stay go on', async () => {
		await start({ people: [peer?.id ?? '', third?.id ?? ''] })
		await postAt(db, now)
		const [first] = await own()
		await leaves(me)
		expect((await postAt(db, now)).map(({ to, subject }) => [to, subject.split(':')[0]])).toEqual(
			Array(3).fill([me?.email, 'Out of your calendar']),
		)
		await expect(getMySession(db, first?.id ?? '', me?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
		expect(await listForCalendar(db, me?.id ?? '', now)).toEqual([])
		await expect(endSeries(db, await series(), me as PersonMade, now)).rejects.toMatchObject({ code: 'not-found' })
		expect(await starts()).toHaveLength(3)
		await leaves(peer)
		// Nobody meets alone.
		expect(await starts()).toEqual([])
	})

	test('changes nothing of it from the page of another cohort, with a seat left over or not', async () => {
		const elsewhere = await aCohort(db, { members: 1, name: 'Autumn C' })
		await db.cohortMember.create({ data: { cohortId: elsewhere.cohort.id, personId: me?.id ?? '' } })
		await start()
		const change = { everyWeeks: 1, date: '2026-12-03', time: '09:00', callUrl: 'https://evil.example', place: '' }
		const from = { ...(await series()), cohortId: elsewhere.cohort.id }
		await expect(changeSeries(db, from, change, me as PersonMade, now)).rejects.toMatchObject({ code: 'not-found' })
		await db.cohortMember.deleteMany({ where: { cohortId: world.cohort.id, personId: me?.id } })
		const left = changeSeries(db, await series(), change, me as PersonMade, now)
		await expect(left).rejects.toMatchObject({ code: 'not-found' })
		expect((await own()).map(({ callUrl }) => callUrl)).toEqual(Array(3).fill('https://call.example/trio'))
	})
})

test('no meeting of one’s own is a session of the level anywhere', async () => {
	await start()
	const admin = await anAdmin(db)
	const { sessionId } = await scheduleSession(db, world.cohort.id, sessionFields, admin, now)
	const [first] = await own()
	const after = new Date('2026-12-02T12:00:00Z')
	expect((await listSessions(db, world.cohort.id)).map(({ position }) => position)).toEqual([1, 2])
	expect((await db.session.findUniqueOrThrow({ where: { id: sessionId } })).position).toBe(2)
	expect((await listNextSessions(db, [world.cohort.id], now)).get(world.cohort.id)?.id).toBe(sessionId)
	expect((await listUnconfirmed(db, after)).map(({ kind }) => kind)).toEqual(['led'])
	await expect(confirmAttendance(db, first?.id ?? '', [], admin, after)).rejects.toMatchObject({ code: 'not-found' })
})

describe('whoever leaves the cohort', () => {
	const failed = (id: string, error: unknown) => expect.fail(`${id}: ${error}`)
	const leave = (person: PersonMade | undefined) => removeMember(db, seatOf(person), world.lead, now)
	const seatOf = (person: PersonMade | undefined) => ({ cohortId: world.cohort.id, personId: person?.id ?? '' })
	const heard = async () =>
		(await postAt(db, now))
			.map(({ to, subject }) => `${to} ${subject.split(':')[0]}`)
			.filter((each, at, all) => all.indexOf(each) === at)
			.sort()

	test('meets in its series no more, and hears of it; the others go on and hear nothing', async () => {
		await start({ people: [peer?.id ?? '', third?.id ?? ''] })
		await postAt(db, now)
		await leave(peer)
		expect(await heard()).toEqual([`${peer?.email} Out of your calendar`])
		expect(await listForCalendar(db, peer?.id ?? '', now)).toEqual([])
		const [first] = await own()
		await expect(getMySession(db, first?.id ?? '', peer?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
		expect(await starts()).toHaveLength(3)
		await keepSeriesAhead(db, new Date('2026-12-02T10:00:00Z'), failed)
		expect(await listForCalendar(db, third?.id ?? '', now)).toHaveLength(4)
	})

	test('of two leaves nobody to meet: the series ends, and the other hears that it is off', async () => {
		await start()
		await postAt(db, now)
		await leave(peer)
		expect(await heard()).toEqual([`${me?.email} Cancelled`, `${peer?.email} Cancelled`].sort())
		expect(await starts()).toEqual([])
		expect(await keepSeriesAhead(db, now, failed)).toBe(0)
	})
})
