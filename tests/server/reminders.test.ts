import { beforeEach, describe, expect, test } from 'vitest'
import { changeCohort } from '~/domain/cohort/create.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { listLetters } from '~/domain/notice/letters.server'
import { writeReminders } from '~/domain/notice/reminders.server'
import { chooseMail, findStop, stopMail } from '~/domain/notice/stop-mail.server'
import { disablePerson } from '~/domain/person/change.server'
import { cancelSession, changeSession } from '~/domain/session/schedule.server'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey, postAt, sendLetters } from '../support/letters'
import type { PersonMade } from '../support/people'
import { sessionFields } from '../support/session-fields'
import { aCohort } from '../support/world'

const db = await useDatabase()

const MINUTE_MS = 60_000
const HOUR = 60
const DAY = 24 * HOUR
const starts = new Date('2026-11-26T16:00:00Z')
const ahead = (minutes: number) => new Date(starts.getTime() - minutes * MINUTE_MS)

let admin: PersonMade
let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aCohort(db, { members: 2, startsAt: starts })
})
const crew = () => [...world.members, world.lead].map(({ email }) => email).sort()
const written = async () => (await db.outboxMail.findMany({ orderBy: { createdAt: 'asc' } })).map((row) => row.letter)
async function remind(at: Date) {
	await writeReminders(db, at)
	return postAt(db, at)
}

describe('a session is brought to mind', () => {
	test.each([
		['reminder-week', 7 * DAY, 12 * HOUR],
		['reminder-day', DAY, 6 * HOUR],
		['reminder-hour', HOUR, 30],
	])('%s: from its minute on, and so long after as it still helps', async (letter, lead, late) => {
		expect(await writeReminders(db, ahead(lead + 1))).toBe(0)
		expect(await writeReminders(db, ahead(lead - late))).toBe(0)
		expect(await writeReminders(db, ahead(lead))).toBe(crew().length)
		expect(new Set(await written())).toEqual(new Set([letter]))
	})

	test('once for each person, however often it is asked', async () => {
		const mails = await remind(ahead(DAY))
		expect(mails.map(({ to }) => to).sort()).toEqual(crew())
		for (let minutes = DAY - 1; minutes > DAY - 90; minutes -= 5) expect(await remind(ahead(minutes))).toEqual([])
	})

	test('on the reader’s clock, with where it is and how to stop it, and nothing that anybody wrote', async () => {
		const [author] = world.members
		await db.sessionCase.create({
			data: { sessionId: world.session.id, authorId: author?.id ?? '', title: 'CANARY title', situation: '', ask: '' },
		})
		await db.person.update({ where: { id: author?.id ?? '' }, data: { timeZone: 'Asia/Kolkata' } })
		const mails = await remind(ahead(DAY))
		const mail = mails.find(({ to }) => to === author?.email)
		expect(mail?.subject).toBe('Reminder: First case, Thu 26 Nov, 21:30')
		expect(mail?.text).toContain('on Thursday 26 November, 21:30 to 22:30 in Kolkata')
		expect(mail?.text).toContain('It opens with your case, which is not written up yet.')
		expect(mail?.text.split('\n')).toContain(mail?.stop)
		expect(mail?.html).toContain(`href="${mail?.stop}"`)
		for (const { text, html, subject } of mails) expect(text + html + subject).not.toMatch(/CANARY|call\.example/)
		for (const other of mails.filter(({ to }) => to !== author?.email)) expect(other.text).not.toContain('your case')
	})

	test('not to who was told of it since', async () => {
		const [first] = world.members
		const told = { sequence: 0, method: 'REQUEST', told: {}, toldAt: ahead(HOUR - 1) }
		await db.sessionTold.create({ data: { sessionId: world.session.id, personId: first?.id ?? '', ...told } })
		const mails = await remind(ahead(HOUR - 2))
		expect(mails.map(({ to }) => to)).not.toContain(first?.email)
		expect(mails).toHaveLength(2)
	})

	test('again, for its new hour, when it has moved', async () => {
		await remind(ahead(DAY))
		const said = { ...sessionFields, title: 'First case', date: '2026-12-03', time: '16:00' }
		await changeSession(db, world.session.id, said, admin, ahead(DAY - 10))
		await postAt(db, ahead(DAY - 10))
		expect(await remind(ahead(DAY - 11))).toEqual([])
		const moved = await db.session.findUniqueOrThrow({ where: { id: world.session.id } })
		const mails = await remind(new Date(moved.startsAt.getTime() - DAY * MINUTE_MS))
		expect(mails.map(({ to }) => to).sort()).toEqual(crew())
	})
})

describe('a reminder that is written but has not left', () => {
	beforeEach(() => writeReminders(db, ahead(HOUR)))
	const leaves = () => postAt(db, ahead(HOUR - 1))
	const reminders = async () => (await leaves()).filter(({ subject }) => subject.startsWith('Reminder'))

	test('stays when its session is cancelled', async () => {
		await cancelSession(db, world.session.id, 'Storm', admin, ahead(HOUR - 1))
		expect(await reminders()).toEqual([])
	})

	test('stays when its session has moved', async () => {
		await changeSession(db, world.session.id, { ...sessionFields, date: '2026-12-03' }, admin, ahead(HOUR - 1))
		expect(await reminders()).toEqual([])
	})

	test('stays once the session has begun', async () => {
		expect(await postAt(db, starts)).toEqual([])
	})

	test('stays when its cohort was called off', async () => {
		const plan = { name: 'Autumn', seatCount: 12, startsOn: '2026-11-26', timeZone: 'Europe/Lisbon' }
		await changeCohort(db, world.cohort.id, { ...plan, status: 'cancelled' }, admin, ahead(HOUR - 1))
		expect(await reminders()).toEqual([])
	})

	test('stays for who left, who wants none any more, and who is gone', async () => {
		const [left, gone] = world.members
		await removeMember(db, { cohortId: world.cohort.id, personId: left?.id ?? '' }, admin, ahead(HOUR - 1))
		await disablePerson(db, gone?.id ?? '', admin, ahead(HOUR - 1))
		await stopMail(db, { personId: world.lead.id, kind: 'reminder' })
		expect(await reminders()).toEqual([])
	})

	test('is sent at most once: had we died as it was handed over, nobody would find it; a refused one comes again', async () => {
		await db.outboxMail.deleteMany({ where: { toPersonId: { not: world.lead.id } } })
		const found: unknown[] = []
		await sendLetters(db, ahead(HOUR - 1), async () => {
			found.push(
				(await listLetters(db)).map(({ state }) => state),
				await postAt(db, ahead(HOUR - 9)),
			)
			throw new Error('451 not today')
		})
		expect(found).toEqual([['handed'], []])
		expect(await postAt(db, ahead(HOUR - 2))).toHaveLength(1)
		expect((await listLetters(db)).map(({ state }) => state)).toEqual(['sent'])
	})

	test('is written anew for nobody after a server died between the two', async () => {
		expect(await writeReminders(db, ahead(HOUR - 1))).toBe(0)
		expect(await reminders()).toHaveLength(3)
	})
})

describe('who wants no reminders', () => {
	test('gets none, and again those that come after they wanted them again', async () => {
		await chooseMail(db, world.lead.id, ['digest'])
		expect(await writeReminders(db, ahead(DAY))).toBe(2)
		await chooseMail(db, world.lead.id, ['reminder', 'digest'])
		expect(await writeReminders(db, ahead(HOUR))).toBe(3)
	})

	test('stops them by the address in the letter, which opens nothing else and nobody else’s', async () => {
		const [mail] = await remind(ahead(DAY))
		const token = decodeURIComponent(mail?.stop?.split('/').at(-1) ?? '')
		const person = [...world.members, world.lead].find(({ email }) => email === mail?.to)
		const found = await findStop(db, letterKey, { kind: 'reminder', token })
		expect(found).toEqual({ personId: person?.id, kind: 'reminder', isStopped: false })
		expect(await findStop(db, letterKey, { kind: 'digest', token })).toBeNull()
		expect(await findStop(db, letterKey, { kind: 'session', token })).toBeNull()
		const other = [...world.members, world.lead].find(({ email }) => email !== mail?.to)
		expect(
			await findStop(db, letterKey, { kind: 'reminder', token: token.replace(/^[^.]+/, other?.id ?? '') }),
		).toBeNull()
		await stopMail(db, { personId: person?.id ?? '', kind: 'reminder' })
		await stopMail(db, { personId: person?.id ?? '', kind: 'reminder' })
		const row = await db.person.findUniqueOrThrow({ where: { id: person?.id ?? '' } })
		expect(row.stoppedMail).toEqual(['reminder'])
	})
})
