import ICAL from 'ical.js'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeCohort } from '~/domain/cohort/create.server'
import { enroll, removeMember } from '~/domain/cohort/enroll.server'
import { disablePerson } from '~/domain/person/change.server'
import { confirmAttendance } from '~/domain/session/attendance.server'
import { deriveStarts } from '~/domain/session/derive-starts.server'
import { cancelSession, changeSession, scheduleSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { type Letter, postAt } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'
import { type SessionFieldsSaid, sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()

const now = new Date('2026-11-20T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

let admin: PersonMade
let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aCohort(db, { members: 2, startsAt: new Date('2026-11-26T16:00:00Z') })
})

const schedule = async (said: SessionFieldsSaid = {}, at = now) =>
	(await scheduleSession(db, world.cohort.id, { ...sessionFields, ...said }, admin, at)).sessionId
const change = (id: string, said: SessionFieldsSaid, at = now) =>
	changeSession(db, id, { ...sessionFields, ...said }, admin, at)

const post = (at = now, refuses: string[] = []) => postAt(db, at, refuses)

/** What a calendar takes from a letter. */
function entryOf(mail: Letter | undefined) {
	const calendar = new ICAL.Component(ICAL.parse(mail?.calendar?.content ?? ''))
	const event = calendar.getFirstSubcomponent('vevent')
	return {
		method: calendar.getFirstPropertyValue('method'),
		sequence: event?.getFirstPropertyValue('sequence'),
		uid: event?.getFirstPropertyValue('uid'),
		starts: String(event?.getFirstPropertyValue('dtstart')),
		attendee: String(event?.getFirstPropertyValue('attendee')),
	}
}
const crew = () => [...world.members, world.lead].map(({ email }) => email).sort()
const of = (mails: Letter[], person: { email: string } | undefined) => mails.filter((mail) => mail.to === person?.email)

const none = (sessionId: string) => {
	throw new Error(sessionId)
}

test('newer rules of a clock are told: the same wall time, the next number, and the zone as it is now', async () => {
	const [far] = world.members
	await db.person.update({ where: { id: far?.id }, data: { timeZone: 'Europe/Lisbon' } })
	const id = await schedule({ timeZone: 'America/Vancouver', time: '09:00', date: '2026-12-10' })
	// As the tables of a year before had it: an hour later.
	await db.session.update({ where: { id }, data: { startsAt: new Date('2026-12-10T17:00:00Z') } })
	expect(entryOf(of(await post(), far)[0])).toMatchObject({ sequence: 0, starts: '2026-12-10T09:00:00' })
	expect(await deriveStarts(db, later(60), none)).toBe(1)
	const [mail, ...more] = of(await post(later(61)), far)
	expect(more).toEqual([])
	expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 1, starts: '2026-12-10T09:00:00' })
	expect(mail?.calendar?.content).toMatch(/BEGIN:VTIMEZONE[\s\S]*TZOFFSETTO:-0700[\s\S]*END:VTIMEZONE/)
	expect(mail?.subject).toBe('Clocks changed: Second case, Thu 10 Dec, 16:00')
	expect(mail?.text).toContain('stays on Thursday 10 December, 09:00 to 10:00 in Vancouver')
	expect(await deriveStarts(db, later(62), none)).toBe(0)
	expect(await post(later(63))).toEqual([])
})

test('a planned cohort hears of what is ahead once its first attendance is confirmed, as when an admin starts it', async () => {
	await db.cohort.updateMany({ data: { status: 'planned' } })
	const id = await schedule()
	const confirm = (at: Date) => {
		const lines = world.members.map((person) => ({
			personId: person.id,
			state: 'absent' as const,
			minutesPresent: 0,
			note: '',
		}))
		return confirmAttendance(db, world.session.id, lines, world.lead, at)
	}
	expect(await post()).toEqual([])
	const over = new Date('2026-11-26T17:10:00Z')
	await confirm(over)
	const mails = await post(over)
	expect(mails.map(({ to }) => to).sort()).toEqual(crew())
	expect(entryOf(mails[0]).uid).toContain(id)
	await confirm(over)
	expect(await post(over)).toEqual([])
})

describe('a session that is scheduled', () => {
	test('is told to everybody of the cohort, each with an entry for them alone', async () => {
		await schedule()
		const mails = await post()
		expect(mails.map(({ to }) => to).sort()).toEqual(crew())
		for (const mail of mails) {
			expect(entryOf(mail)).toMatchObject({ method: 'REQUEST', sequence: 0, attendee: `mailto:${mail.to}` })
			expect(mail.calendar?.method).toBe('REQUEST')
			expect(`${mail.text}${mail.calendar?.content}`).not.toContain('call.example')
		}
		expect(await post(later(1))).toEqual([])
	})

	test('in a cohort that is planned is told to nobody until it opens', async () => {
		const plan = { name: 'Autumn', seatCount: 12, startsOn: '2026-11-26', timeZone: 'Europe/Lisbon' }
		await changeCohort(db, world.cohort.id, { ...plan, status: 'planned' }, admin, now)
		await schedule()
		expect(await post()).toEqual([])
		await changeCohort(db, world.cohort.id, { ...plan, status: 'open' }, admin, now)
		// The one it began with, and the new one.
		expect(await post(later(1))).toHaveLength(crew().length * 2)
	})

	test('writes nothing when its cohort is saved under another name', async () => {
		const plan = { name: 'Winter', seatCount: 12, startsOn: '2026-11-26', timeZone: 'Europe/Lisbon' }
		await changeCohort(db, world.cohort.id, { ...plan, status: 'running' }, admin, now)
		expect(await db.outboxMail.count()).toBe(0)
	})

	test('that is over, or belongs to a closed account, is told to nobody', async () => {
		await schedule()
		await disablePerson(db, world.members[0]?.id ?? '', admin, now)
		expect(of(await post(), world.members[0])).toEqual([])
		await schedule({ date: '2026-12-11' })
		expect(await post(new Date('2026-12-12T00:00:00Z'))).toEqual([])
	})
})

describe('a session that changes', () => {
	let id: string
	beforeEach(async () => {
		id = await schedule()
		await post()
	})

	test('moved, is one letter with the same entry and the next number, and says what it was', async () => {
		await change(id, { date: '2026-12-17' })
		const mails = await post(later(1))
		expect(mails).toHaveLength(crew().length)
		expect(entryOf(mails[0])).toMatchObject({
			method: 'REQUEST',
			sequence: 1,
			uid: `${id}@belay.example`,
			starts: '2026-12-17T16:00:00',
		})
		expect(mails[0]?.subject).toContain('Moved: Second case')
		expect(mails[0]?.text).toMatch(/It was to be on Thursday 10 December/)
	})

	test('moved twice before a letter left, is one letter; moved and moved back is none', async () => {
		await change(id, { date: '2026-12-17' })
		await change(id, { date: '2026-12-18' })
		expect(await post(later(1))).toHaveLength(crew().length)
		await change(id, { date: '2026-12-19' })
		await change(id, { date: '2026-12-18' })
		expect(await post(later(2))).toEqual([])
	})

	test('under another title, or with another call link, is no news', async () => {
		await change(id, { title: 'The second case', callUrl: 'https://call.example/3' })
		expect(await post(later(1))).toEqual([])
	})

	test('cancelled, is taken out of the calendar with its reason, and told once', async () => {
		await cancelSession(db, id, 'The lead is ill', admin, now)
		const mails = await post(later(1))
		expect(mails).toHaveLength(crew().length)
		expect(entryOf(mails[0])).toMatchObject({ method: 'CANCEL', sequence: 1, uid: `${id}@belay.example` })
		expect(mails[0]?.text).toContain('The reason given: The lead is ill')
		expect(mails[0]?.subject).not.toContain('ill')
		expect(await post(later(2))).toEqual([])
	})

	test('cancelled before anybody was told, is told to nobody', async () => {
		const other = await schedule({ date: '2026-12-20' })
		await cancelSession(db, other, 'Too early', admin, now)
		expect(await post(later(1))).toEqual([])
	})

	test('is told in the order of its changes, though a letter did not get through', async () => {
		const [first] = world.members
		await change(id, { date: '2026-12-17' })
		expect(of(await post(later(1), [first?.email ?? '']), first)).toEqual([])
		await change(id, { date: '2026-12-18' })
		const mails = of(await post(later(60)), first)
		// The first is overtaken; the second says what has changed since the last that arrived.
		expect(mails.map((mail) => entryOf(mail).starts)).toEqual(['2026-12-18T16:00:00'])
		expect(mails[0]?.text).toMatch(/It was to be on Thursday 10 December/)
	})

	test('tried again, a letter carries the number it had', async () => {
		const [first] = world.members
		await change(id, { date: '2026-12-17' })
		await post(later(1), [first?.email ?? ''])
		expect(of(await post(later(60)), first).map((mail) => entryOf(mail).sequence)).toEqual([1])
		expect(await post(later(120))).toEqual([])
	})
})

describe('a seat', () => {
	test('taken, brings the sessions ahead; given up, takes them out of the calendar; taken again, brings them back', async () => {
		await schedule()
		await post()
		const late = await aPerson(db, { name: 'Nils Aas', email: 'nils@example.com' })
		const seat = { cohortId: world.cohort.id, personId: late.id }
		const told = async (at: Date) =>
			(await post(at))
				.map((mail) => ({ to: mail.to, ...entryOf(mail) }))
				.map(({ to, method, sequence }) => [to, method, sequence])
		await enroll(db, seat, admin, now)
		expect(await told(later(1))).toEqual(Array(2).fill(['nils@example.com', 'REQUEST', 0]))
		await removeMember(db, seat, admin, now)
		expect(await told(later(2))).toEqual(Array(2).fill(['nils@example.com', 'CANCEL', 1]))
		await enroll(db, seat, admin, now)
		expect(await told(later(3))).toEqual(Array(2).fill(['nils@example.com', 'REQUEST', 2]))
	})
})

test('a letter is written if and only if the change is', async () => {
	await expect(schedule({ time: '02:30', date: '2027-03-28', timeZone: 'Europe/Berlin' })).rejects.toThrow()
	await expect(schedule({ timeZone: 'Mars/Phobos' })).rejects.toThrow()
	expect(await db.outboxMail.count()).toBe(0)
})
