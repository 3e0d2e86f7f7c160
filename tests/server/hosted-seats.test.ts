import { beforeEach, describe, expect, test } from 'vitest'
import { callOff, changeHosting, offerHosting } from '~/domain/activity/hosting.server'
import type { ChangeFields } from '~/domain/activity/hosting-schema'
import { findHosting, listHostings, listSeatsOffered } from '~/domain/activity/read-hosting.server'
import { bookSeat, freeSeatsLeft, giveUpSeat } from '~/domain/activity/seats.server'
import { sendDueLetters } from '~/domain/notice/outbox.server'
import { readFeed } from '~/domain/session/feed.server'
import { createLinkKey } from '~/domain/sign-in/links.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aHosting } from '../support/hostings'
import { anOrganization } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aSeatInQuarter, QUARTER_KEY } from '../support/quarters'

const db = await useDatabase()
let [ada, bo, cy] = [] as unknown as [PersonMade, PersonMade, PersonMade]
let camila: PersonMade
const at = nov(20)
beforeEach(async () => {
	await anOrganization(db)
	ada = await aPerson(db, { name: 'Ada One' })
	bo = await aPerson(db, { name: 'Bo Two' })
	cy = await aPerson(db, { name: 'Cy Three' })
	camila = await aPerson(db, { name: 'Camila Duarte' })
	await aSeatInQuarter(db, ada.id, bo.id, cy.id)
})

const book = (hostingId: string, { id }: PersonMade, now = at) =>
	bookSeat(db, { hostingId, personId: id, stageKey: QUARTER_KEY }, now)
const giveUp = (hostingId: string, { id }: PersonMade, now = at) => giveUpSeat(db, { hostingId, personId: id }, now)
const seats = async () =>
	(await db.hostingSeat.findMany({ include: { person: true }, orderBy: { person: { name: 'asc' } } })).map(
		({ person, state }) => [person.name, state],
	)
const post = async (now = at) => {
	const sent: { to: string; subject: string; text: string; calendar?: { method: string; content: string } }[] = []
	await sendDueLetters(db, {
		key: createLinkKey('tests-only-tests-only-tests-only'),
		publicUrl: 'https://belay.example',
		from: 'belay@example.com',
		now: () => now,
		content: { programs: [] } as never,
		send: async (letter) => void sent.push(letter),
	})
	return sent
}
const actor = (person: PersonMade, isAdmin = false) => ({ id: person.id, name: person.name, isAdmin })

describe('seats at an activity', () => {
	test('are given in the order of asking, then the line; one that is given up is the first’s in line', async () => {
		const day = await aHosting(db)
		expect([await book(day, ada), await book(day, bo), await book(day, cy)]).toEqual(['booked', 'booked', 'waiting'])
		await giveUp(day, ada)
		expect(await seats()).toEqual([
			['Bo Two', 'booked'],
			['Cy Three', 'booked'],
		])
		const subjects = (await post()).map(({ to, calendar }) => [to, calendar?.method])
		expect(subjects).toEqual(
			expect.arrayContaining([
				[ada.email, 'CANCEL'],
				[cy.email, 'REQUEST'],
			]),
		)
	})

	test('are one for each person, at one time for one activity, and for people of the quarter', async () => {
		const [day, other] = [await aHosting(db), await aHosting(db, { startsAt: nov(29, 9) })]
		await book(day, ada)
		await expect(book(day, ada)).rejects.toMatchObject({ why: 'has-seat' })
		await expect(book(other, ada)).rejects.toMatchObject({ why: 'has-other' })
		await book(await aHosting(db, { activityId: 'board' }), ada)
		await expect(book(day, camila)).rejects.toMatchObject({ why: 'not-of-quarter' })
		const mine = await aHosting(db, { hostId: bo.id })
		await expect(book(mine, bo)).rejects.toMatchObject({ why: 'is-host' })
		await expect(bookSeat(db, { hostingId: day, personId: bo.id, stageKey: 'track/q2' }, at)).rejects.toMatchObject({
			code: 'not-found',
		})
		await expect(giveUp(day, bo)).rejects.toMatchObject({ code: 'not-found' })
		await expect(giveUp(day, ada, nov(30, 9))).rejects.toMatchObject({ why: 'is-over' })
	})

	test('come free when somebody leaves the quarter or their account is closed, each once', async () => {
		const day = await aHosting(db)
		for (const person of [ada, bo, cy]) await book(day, person)
		expect(await freeSeatsLeft(db, at)).toBe(0)
		await db.cohortMember.deleteMany({ where: { personId: ada.id } })
		await db.person.update({ where: { id: bo.id }, data: { disabledAt: at } })
		expect(await freeSeatsLeft(db, at)).toBe(3)
		expect(await freeSeatsLeft(db, at)).toBe(0)
		expect(await seats()).toEqual([['Cy Three', 'booked']])
		const sent = await post()
		expect(sent.map(({ to }) => to)).toEqual(expect.arrayContaining([ada.email, cy.email]))
		expect(sent.map(({ to }) => to)).not.toContain(bo.email)
	})

	test('show others no name, and the call to who has a seat alone', async () => {
		const day = await aHosting(db, { hostId: camila.id })
		await book(day, ada)
		const [shown] = await listSeatsOffered(db, QUARTER_KEY, bo.id, at)
		expect(JSON.stringify(shown)).not.toMatch(/Ada|hostId/)
		expect(shown).toMatchObject({ free: 1, own: null, asking: { ok: true, way: 'booked' } })
		expect(await listSeatsOffered(db, QUARTER_KEY, camila.id, at)).toEqual([])
		expect(await findHosting(db, day, actor(bo))).toBeNull()
		expect(await findHosting(db, day, actor(camila))).toMatchObject({ booked: ['Ada One'], waiting: [] })
		expect(await findHosting(db, day, actor(bo, true))).not.toBeNull()
		expect((await listHostings(db, at, { hostId: bo.id })).ahead).toEqual([])
	})
})

describe('a host', () => {
	const fields = {
		way: '',
		title: 'A day with the payouts team',
		date: '2026-11-30',
		time: '09:00',
		timeZone: 'Europe/Lisbon',
		durationMinutes: 240,
		callUrl: '',
		place: 'Building 2',
		seatCount: 1,
		bookUntil: '2026-11-28',
	}
	const activity = { stageKey: QUARTER_KEY, activityId: 'product-day' }
	const changeOf = { date: fields.date, time: fields.time, bookUntil: fields.bookUntil }
	/** When a subscribed calendar says that their seats begin */
	const seatTimes = async (person: PersonMade) =>
		[...(await readFeed(db, person, 'https://belay.example', at)).matchAll(/DTSTART;TZID=Europe\/Lisbon:(\S+)/g)].map(
			([, start]) => start,
		)
	const offer = (said: Partial<typeof fields> = {}, now = at) =>
		offerHosting(db, { ...activity, host: camila }, { ...fields, ...said }, camila, now)

	test('offers seats until the end of a day on their clock, and never in the past', async () => {
		await offer()
		const row = await db.hosting.findFirstOrThrow()
		expect(row).toMatchObject({
			hostId: camila.id,
			hostName: 'Camila Duarte',
			closesAt: new Date('2026-11-29T00:00:00Z'),
		})
		await offer({ bookUntil: '2026-11-30' })
		expect(await db.hosting.count({ where: { closesAt: new Date('2026-11-30T09:00:00Z') } })).toBe(1)
		await expect(offer({ date: '2026-11-19', bookUntil: '2026-11-19' })).rejects.toMatchObject({ why: 'too-late' })
		await expect(offer({ timeZone: 'Moon/Base' })).rejects.toMatchObject({ why: 'no-such-zone' })
		await expect(offer({ date: '2027-03-28', time: '01:30' })).rejects.toMatchObject({ why: 'no-such-time' })
		for (let index = 0; index < 18; index++) await offer()
		await expect(offer()).rejects.toMatchObject({ why: 'too-many-offered' })
	})

	test('may have no account: an admin offers for them', async () => {
		const admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin'] })
		const host = { name: 'Henrike Voss', email: 'Henrike@outside.example' }
		await offerHosting(db, { ...activity, host }, fields, admin, at)
		expect(await db.hosting.findFirstOrThrow()).toMatchObject({ hostId: null, hostEmail: 'henrike@outside.example' })
	})

	test('gives more seats to the line, takes none from anybody, and tells of another place', async () => {
		const { id } = await offer()
		for (const person of [ada, bo]) await book(id, person)
		await post()
		const change = (seatCount: number, place = 'Building 2', by = actor(camila)) =>
			changeHosting(db, id, { ...changeOf, seatCount, callUrl: '', place }, by, at)
		await change(2)
		expect(await seats()).toEqual([
			['Ada One', 'booked'],
			['Bo Two', 'booked'],
		])
		expect((await post()).map(({ to }) => to)).toEqual([bo.email])
		await expect(change(1)).rejects.toMatchObject({ why: 'fewer-than-booked' })
		await expect(change(3, 'Building 3', actor(bo))).rejects.toMatchObject({ code: 'not-found' })
		await change(2, 'Building 3')
		const told = await post()
		expect(told.map(({ to }) => to).sort()).toEqual([ada.email, bo.email].sort())
		expect(told[0]?.text).toContain('Building 3')
	})

	test('moves it to another hour: seats stay, whoever has one hears of it, and calendars follow', async () => {
		const { id } = await offer({ seatCount: 2 })
		await book(id, ada)
		await post()
		const { place, callUrl, seatCount } = fields
		const move = (to: Partial<ChangeFields>, now = at) =>
			changeHosting(db, id, { ...changeOf, ...to, place, callUrl, seatCount }, actor(camila), now)
		await expect(move({ date: '2026-11-19', bookUntil: '2026-11-19' })).rejects.toMatchObject({ why: 'too-late' })
		await expect(move({ date: '2027-03-28', time: '01:30' })).rejects.toMatchObject({ why: 'no-such-time' })
		expect(await post()).toEqual([])
		await move({ date: '2026-12-02', time: '14:30' })
		expect(await db.hosting.findFirstOrThrow()).toMatchObject({
			localStart: '2026-12-02T14:30',
			startsAt: new Date('2026-12-02T14:30:00Z'),
			closesAt: new Date('2026-11-29T00:00:00Z'),
			revision: 1,
		})
		expect(await seats()).toEqual([['Ada One', 'booked']])
		const [told, ...others] = await post()
		expect(others).toEqual([])
		expect(told).toMatchObject({ to: ada.email, subject: 'Changed: now Wednesday 2 December' })
		expect(told?.calendar?.content).toMatch(/METHOD:REQUEST[\s\S]*DTSTART;TZID=Europe\/Lisbon:20261202T143000/)
		expect(await seatTimes(ada)).toEqual(['20261202T143000'])
		expect(await seatTimes(camila)).toEqual(['20261202T143000'])
		expect(await seatTimes(bo)).toEqual([])
		const audited = await db.auditEntry.findFirstOrThrow({ where: { act: 'hosting-changed' } })
		expect(audited.detail).toMatchObject({ before: '2026-11-30T09:00', after: '2026-12-02T14:30' })
	})

	test('changes hour or place six times a day at most: each is a letter to everybody with a seat', async () => {
		const { id } = await offer({ seatCount: 2 })
		await book(id, ada)
		const moveTo = (place: string, now = at) =>
			changeHosting(db, id, { ...changeOf, callUrl: '', seatCount: 2, place }, actor(camila), now)
		const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
		for (let times = 1; times <= 6; times++) await moveTo(`Building ${10 + times}`, later(times))
		await expect(moveTo('Building 20', later(7))).rejects.toMatchObject({ why: 'enough-changes' })
		expect(await db.hosting.findFirstOrThrow()).toMatchObject({ place: 'Building 16', revision: 360 })
		await moveTo('Building 16', later(8))
		await moveTo('Building 20', later(25 * 60))
	})

	test('calls it off, with a reason everybody with a seat or in line reads; nothing of it can be booked then', async () => {
		const { id } = await offer()
		for (const person of [ada, bo]) await book(id, person)
		await post()
		await expect(callOff(db, id, 'Storm', actor(bo), at)).rejects.toMatchObject({ code: 'not-found' })
		await callOff(db, id, 'Storm & flood', actor(camila), at)
		const sent = await post()
		expect(sent.map(({ to }) => to).sort()).toEqual([ada.email, bo.email].sort())
		const to = ({ email }: PersonMade) => sent.find((letter) => letter.to === email)
		for (const person of [ada, bo]) expect(to(person)?.text).toContain('Storm & flood')
		expect(to(ada)?.calendar?.content).toMatch(/METHOD:CANCEL/)
		expect(to(bo)?.calendar, 'whoever stood in line has no entry').toBeUndefined()
		expect(to(bo)?.text).toContain('Your place in line there is free')
		await expect(book(id, cy)).rejects.toMatchObject({ why: 'called-off' })
		await expect(callOff(db, id, 'Twice', actor(camila), at)).rejects.toMatchObject({ why: 'called-off' })
	})
})
