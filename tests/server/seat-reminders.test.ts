import { beforeEach, describe, expect, test } from 'vitest'
import { callOff } from '~/domain/activity/hosting.server'
import { bookSeat, giveUpSeat } from '~/domain/activity/seats.server'
import { remindOfSeats } from '~/domain/notice/hosting-reminder.server'
import { chooseMail } from '~/domain/notice/stop-mail.server'
import { useDatabase } from '../support/database'
import { nov } from '../support/evidence'
import { aHosting } from '../support/hostings'
import { anOrganization } from '../support/learners'
import { postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { aSeatInQuarter, QUARTER_KEY } from '../support/quarters'

const db = await useDatabase()
let [ada, bo, cy] = [] as unknown as [PersonMade, PersonMade, PersonMade]
let day: string
/** It begins on the 30th at nine. */
const aDayBefore = nov(29, 9)

beforeEach(async () => {
	await anOrganization(db)
	ada = await aPerson(db, { name: 'Ada One' })
	bo = await aPerson(db, { name: 'Bo Two' })
	cy = await aPerson(db, { name: 'Cy Three' })
	await aSeatInQuarter(db, ada.id, bo.id, cy.id)
	day = await aHosting(db)
	for (const { id } of [ada, bo, cy])
		await bookSeat(db, { hostingId: day, personId: id, stageKey: QUARTER_KEY }, nov(20))
	await postAt(db, nov(20))
})

const posted = async (at = aDayBefore) => (await postAt(db, at)).map(({ to }) => to).sort()

describe('a seat is brought to mind', () => {
	test('a day before, once, to who has it and not to the line', async () => {
		expect(await remindOfSeats(db, new Date(aDayBefore.getTime() - 60_000))).toBe(0)
		expect(await remindOfSeats(db, aDayBefore)).toBe(2)
		expect(await remindOfSeats(db, nov(29, 10))).toBe(0)
		const letters = await postAt(db, aDayBefore)
		expect(letters.map(({ to }) => to).sort()).toEqual([ada.email, bo.email].sort())
		expect(letters[0]?.subject).toBe('Reminder: your seat, Monday 30 November')
		expect(letters[0]?.text).toContain('Building 2')
		expect(letters[0]?.text).not.toContain('SECRET-CALL')
		expect(letters[0]?.stop).toContain('/mail/stop/reminder/')
	})

	test('no more than 18 hours before, when a server comes back, and not to who has asked since', async () => {
		expect(await remindOfSeats(db, nov(29, 15))).toBe(0)
		await db.hostingSeat.updateMany({ where: { personId: bo.id }, data: { since: nov(29, 10) } })
		expect(await remindOfSeats(db, nov(29, 14))).toBe(1)
		expect(await posted(nov(29, 14))).toEqual([ada.email])
	})

	test('to nobody who wants no reminders, or whose account is closed', async () => {
		await chooseMail(db, ada.id, [])
		await db.person.update({ where: { id: bo.id }, data: { disabledAt: nov(21) } })
		expect(await remindOfSeats(db, aDayBefore)).toBe(0)
	})
})

describe('a reminder that was written', () => {
	beforeEach(async () => {
		await remindOfSeats(db, aDayBefore)
	})

	test('stays for who gave the seat up or wants none meanwhile', async () => {
		await giveUpSeat(db, { hostingId: day, personId: ada.id }, aDayBefore)
		await chooseMail(db, bo.id, [])
		const subjects = (await postAt(db, aDayBefore)).map(({ subject }) => subject)
		expect(subjects.filter((subject) => subject.startsWith('Reminder'))).toEqual([])
	})

	test('stays for a day that has moved or has begun', async () => {
		await db.hosting.update({ where: { id: day }, data: { startsAt: nov(30, 10) } })
		expect(await posted()).toEqual([])
		expect(await remindOfSeats(db, nov(29, 10))).toBe(2)
		expect(await posted(nov(30, 10))).toEqual([])
	})

	test('stays when a day is called off', async () => {
		await callOff(db, day, 'Storm', { ...ada, isAdmin: true }, aDayBefore)
		const subjects = (await postAt(db, aDayBefore)).map(({ subject }) => subject)
		expect(subjects.filter((subject) => subject.startsWith('Reminder'))).toEqual([])
		expect(subjects).toHaveLength(3)
	})
})
