import { beforeEach, describe, expect, test } from 'vitest'
import { listLetters } from '~/domain/notice/letters.server'
import { listBusy, listTakenPlaces } from '~/domain/session/attendees.server'
import { proposeOwn } from '~/domain/session/propose-own.server'
import { scheduleSession } from '~/domain/session/schedule.server'
import { changeSeries, type SeriesFields, startSeries } from '~/domain/session/series.server'
import { useDatabase } from '../support/database'
import { anIntake } from '../support/intakes'
import { anOrganization } from '../support/learners'
import type { PersonMade } from '../support/people'
import { sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()
const now = new Date('2026-11-20T10:00:00Z')

let world: Awaited<ReturnType<typeof aCohort>>
let other: Awaited<ReturnType<typeof aCohort>>
let [me, peer]: PersonMade[] = []
beforeEach(async () => {
	await anOrganization(db)
	world = await aCohort(db, { members: 3, startsAt: new Date('2026-11-19T16:00:00Z') })
	other = await aCohort(db, { members: 2, startsAt: new Date('2026-11-19T16:00:00Z') })
	;[me, peer] = world.members
	await db.person.updateMany({
		data: { timeZone: 'Europe/Lisbon', workDays: [1, 2, 3, 4, 5], workFrom: '09:00', workTo: '17:00', holidays: '' },
	})
})

const ids = () => [peer?.id ?? '']
const asked = (said: Partial<Parameters<typeof proposeOwn>[2]> = {}) => ({
	format: 'trio-30' as const,
	everyWeeks: 2,
	date: '2026-12-01',
	timeZone: 'Europe/Lisbon',
	people: ids(),
	...said,
})
const propose = (said: Parameters<typeof asked>[0] = {}) =>
	proposeOwn(db, world.cohort.id, asked(said), me?.id ?? '', now)
const fields = (said: Partial<SeriesFields> = {}): SeriesFields => ({
	...{ format: 'trio-30', everyWeeks: 2, date: '2026-12-01', time: '12:00', timeZone: 'Europe/Lisbon' },
	...{ callUrl: 'https://call.example/trio', place: '', people: ids() },
	...said,
})
const start = (said: Partial<SeriesFields> = {}) =>
	startSeries(db, world.cohort.id, fields(said), me as PersonMade, now)
const meetAt = (where: typeof world, date: string, time: string) =>
	scheduleSession(db, where.cohort.id, { ...sessionFields, title: 'Case round', date, time }, where.lead, now)
/** The peer sits in another cohort, of which I know nothing. */
const alsoElsewhere = () =>
	db.cohortMember.create({ data: { cohortId: other.cohort.id, personId: peer?.id ?? '', joinedAt: now } })

describe('times for a meeting of one’s own', () => {
	test('are those at which all of them work, and say what speaks against the one filled in', async () => {
		await db.person.update({ where: { id: peer?.id }, data: { workFrom: '13:00' } })
		const { people, top, chosen } = await propose({ time: '10:00' })
		expect(people).toBe(2)
		expect(top.length).toBeGreaterThan(3)
		expect(top.every(({ time, against }) => time >= '13:00' && against.length === 0)).toBe(true)
		expect(chosen?.against).toEqual([`1 of 2 outside working hours: ${peer?.name}`])
	})

	test('name a public holiday of one of the first three', async () => {
		await db.person.update({ where: { id: peer?.id }, data: { holidays: 'PT' } })
		const { chosen } = await propose({ date: '2026-11-24', time: '10:00', everyWeeks: 1 })
		expect(chosen?.against).toEqual([`1 of 2 on a public holiday in some week: ${peer?.name}`])
	})

	test('say that somebody is in another session, as of a cohort’s planning', async () => {
		await alsoElsewhere()
		await meetAt(other, '2026-12-01', '12:00')
		expect((await propose({ time: '12:00' })).chosen?.against).toEqual([
			`1 of 2 in another session in some week: ${peer?.name}`,
		])
	})

	test('weigh nothing of what somebody said in an application: it would be plain whose it is', async () => {
		const { intake } = await anIntake(db, { people: 0, leads: 0 })
		const unavailable = [{ day: 2, from: '11:30', to: '13:00' }]
		const place = { intakeId: intake.id, personId: peer?.id ?? '', source: 'applied', state: 'placed' }
		await db.application.create({ data: { ...place, unavailable } })
		expect((await propose({ time: '12:00' })).chosen?.against).toEqual([])
	})

	test('tell nothing of people outside the cohort, nor to them', async () => {
		await expect(propose({ people: [other.members[0]?.id ?? ''] })).rejects.toMatchObject({ why: 'alone' })
		await expect(proposeOwn(db, world.cohort.id, asked(), other.members[0]?.id ?? '', now)).rejects.toMatchObject({
			code: 'not-found',
		})
	})
})

describe('a series at the hour of another session', () => {
	test('is asked back once, without the name of a session that is not the reader’s', async () => {
		await alsoElsewhere()
		await meetAt(other, '2026-12-15', '11:45')
		const refused = await start().catch((error) => error)
		expect(refused).toMatchObject({
			why: 'collides',
			lines: [`Tue 15 Dec, 12:00: 1 of 2 in another session, ${peer?.name}.`],
		})
		expect(await db.sessionSeries.count()).toBe(0)
		await start({ despite: refused.accept })
		expect(await db.sessionSeries.count()).toBe(1)
	})

	test('names the sessions of their own cohort', async () => {
		await meetAt(world, '2026-12-01', '12:00')
		await expect(start()).rejects.toMatchObject({
			lines: [expect.stringContaining(`${peer?.name} (Case round, ${world.cohort.name})`)],
		})
	})

	test('asks again about another hour, and a change too, but never about itself', async () => {
		await alsoElsewhere()
		await meetAt(other, '2026-12-15', '12:00')
		await meetAt(other, '2026-12-16', '12:00')
		const refused = await start().catch((error) => error)
		await expect(start({ date: '2026-12-02', despite: refused.accept })).rejects.toMatchObject({ why: 'collides' })
		await start({ date: '2026-12-03' })
		const series = { cohortId: world.cohort.id, series: (await db.sessionSeries.findFirstOrThrow()).id }
		const where = { everyWeeks: 2, callUrl: 'https://call.example/trio', place: '' }
		const change = (date: string, time: string) =>
			changeSeries(db, series, { ...where, date, time }, me as PersonMade, now)
		await expect(change('2026-12-02', '12:00')).rejects.toMatchObject({ why: 'collides' })
		await change('2026-12-03', '12:15')
	})
})

test('the list of letters names other sessions, and of a meeting of their own only that it is one', async () => {
	await meetAt(world, '2026-12-10', '16:00')
	await start()
	const about = new Set((await listLetters(db)).map((letter) => letter.about))
	expect(about).toEqual(new Set([`Case round, ${world.cohort.name}`, 'A meeting of their own']))
})

test('an admin who looks for a time reads that somebody is busy or a room taken, and not who meets whom', async () => {
	await start({ place: 'Kino 2' })
	await meetAt(world, '2026-12-02', '12:00')
	const days = { from: '2026-12-01', to: '2026-12-02' }
	const whatAt = async (toldTo?: string) => {
		const busy = await listBusy(db, [me?.id ?? ''], days, [], toldTo)
		return (busy.get(me?.id ?? '') ?? []).map(({ what }) => what).sort()
	}
	const named = `Case round, ${world.cohort.name}`
	expect(await whatAt()).toEqual(['', named])
	expect(await whatAt(me?.id)).toEqual([named, expect.stringContaining('Trio')])
	const taken = await listTakenPlaces(db, ['kino 2'], days)
	expect(taken.map(({ what }) => what)).toEqual(['a meeting of a few'])
})
