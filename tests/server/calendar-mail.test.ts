import net from 'node:net'
import ICAL from 'ical.js'
import ical from 'node-ical'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HANDED_OVER } from '~/domain/notice/letters.server'
import { putLetter } from '~/domain/notice/outbox.server'
import { createShelf } from '~/domain/program/shelf.server'
import { cancelSession, changeSession, scheduleSession } from '~/domain/session/schedule.server'
import { makeLink } from '~/domain/sign-in/links.server'
import { type MailSender, startMailSender } from '../../server/mail/sender'
import { useDatabase } from '../support/database'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey, publicUrl } from '../support/letters'
import { eventually } from '../support/nodes'
import type { PersonMade } from '../support/people'
import { aPostOffice, type PostOffice } from '../support/post-office'
import { type SessionFieldsSaid, sessionFields } from '../support/session-fields'
import { startsByItsOwnZone } from '../support/vtimezone'
import { aCohort } from '../support/world'

/** Calendar letters as a mail program gets them: through a mail server, and read by two parsers. */
const db = await useDatabase()
const now = new Date('2026-09-20T10:00:00Z')

let admin: PersonMade
let office: PostOffice
let sender: MailSender | undefined
let world: Awaited<ReturnType<typeof aCohort>>
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aCohort(db, { members: 0, startsAt: new Date('2026-09-26T16:00:00Z') })
	office = await aPostOffice()
	await office.open()
})
afterEach(async () => {
	await sender?.close()
	await office.close()
})

function post(smtpUrl = office.smtpUrl, letterWithinMs?: number): MailSender {
	sender = startMailSender({
		db,
		key: letterKey,
		smtpUrl,
		from: 'Belay <belay@belay.example>',
		publicUrl,
		content: { programs: [], formats: new Map() },
		shelf: createShelf(db),
		clock: () => now,
		log: pino({ level: 'silent' }),
		letterWithinMs,
	})
	return sender
}

/** The newest letter in the mail server: what its headers say, and what two parsers read in the entry. */
async function arrives(count: number) {
	sender?.wake()
	await eventually(`letter ${count}`, () => office.taken.length === count)
	const mail = office.taken.at(-1)?.mail
	const part = mail?.attachments.find((each) => each.mimeType === 'text/calendar')
	const text = typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content)
	const calendar = new ICAL.Component(ICAL.parse(text))
	const zone = calendar.getFirstSubcomponent('vtimezone')
	const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component)
	if (zone) event.startDate.zone = new ICAL.Timezone(zone)
	const other = Object.values(ical.sync.parseICS(text)).find((each) => each?.type === 'VEVENT') as ical.VEvent
	expect(other.uid).toBe(event.uid)
	expect(Number(other.sequence)).toBe(event.sequence)
	expect(part?.method?.toUpperCase()).toBe(calendar.getFirstPropertyValue('method'))
	return {
		uid: event.uid,
		sequence: event.sequence,
		method: part?.method?.toUpperCase(),
		status: String(event.component.getFirstPropertyValue('status')),
		starts: event.startDate.toJSDate().toISOString(),
		other: other.start.toISOString(),
		byItsOwnZone: startsByItsOwnZone(text)[0]?.at.toISOString(),
	}
}

test.each([
	// Before and after a change of the clock: the same hour on the wall, another instant.
	['Europe/Berlin', ['2026-10-24', '14:00'], ['2026-10-26', '15:00'], ['2027-03-29', '14:00']],
	['America/New_York', ['2026-10-31', '20:00'], ['2026-11-02', '21:00'], ['2027-03-15', '20:00']],
	['America/Vancouver', ['2026-10-31', '23:00'], ['2026-11-25', '23:00'], ['2027-03-15', '23:00']],
	['Asia/Kolkata', ['2026-10-31', '10:30'], ['2026-11-25', '10:30'], ['2027-03-29', '10:30']],
	['Australia/Lord_Howe', ['2026-10-03', '05:30'], ['2026-10-05', '05:00'], ['2027-04-05', '05:30']],
])(
	'in %s an invitation, two moves over the changes of the clock and a cancellation are one entry that counts on',
	async (timeZone, ...days) => {
		post()
		const said = (date = ''): SessionFieldsSaid => ({ timeZone, time: '16:00', date })
		const at = (index: number) => `${days[index]?.[0]}T${days[index]?.[1]}:00.000Z`
		const { sessionId } = await scheduleSession(
			db,
			world.cohort.id,
			{ ...sessionFields, ...said(days[0]?.[0]) },
			admin,
			now,
		)
		const first = await arrives(1)
		expect(first).toMatchObject({ method: 'REQUEST', sequence: 0, starts: at(0), status: 'CONFIRMED' })
		expect(first.byItsOwnZone).toBe(at(0))
		for (const index of [1, 2]) {
			await changeSession(db, sessionId, { ...sessionFields, ...said(days[index]?.[0]) }, admin, now)
			const moved = await arrives(1 + index)
			expect(moved).toMatchObject({ uid: first.uid, method: 'REQUEST', sequence: index, starts: at(index) })
			expect(moved.byItsOwnZone).toBe(at(index))
			// The other one reads zones by name, from tables that are older than ours for Vancouver.
			if (timeZone !== 'America/Vancouver') expect(moved.other).toBe(at(index))
		}
		// A title and a call link are no news: no letter is sent for them.
		const trivial = { ...said(days[2]?.[0]), title: 'Under another name', callUrl: 'https://call.example/other' }
		await changeSession(db, sessionId, { ...sessionFields, ...trivial }, admin, now)
		await cancelSession(db, sessionId, 'Storm', admin, now)
		expect(await arrives(4)).toMatchObject({ uid: first.uid, method: 'CANCEL', sequence: 3, status: 'CANCELLED' })
		expect(office.taken).toHaveLength(4)
	},
)

test.each([
	['Autumn, A', /^"Autumn, A" <(.*)>$/],
	['Łódź “B”', /^=\?UTF-8\?Q\?=C5=81=C3=B3d=C5=BA_.*\?= <(.*)>$/],
])('letters about the cohort %s say so, for programs that sort them, and no other letter does', async (name, list) => {
	const { id } = await db.cohort.update({ where: { id: world.cohort.id }, data: { name } })
	await scheduleSession(db, id, { ...sessionFields, date: '2026-10-26' }, admin, now)
	const link = await makeLink(db, { kind: 'invitation', personId: admin.id, now })
	await putLetter(db, { letter: 'invitation', toPersonId: admin.id, linkId: link.id, now })
	post()
	await eventually('both letters', () => office.taken.length === 2)
	const lists = office.taken.flatMap(({ mail }) => mail.headers.filter(({ key }) => key === 'list-id'))
	expect(lists.map(({ value }) => list.exec(value)?.[1])).toEqual([`${id}.${new URL(publicUrl).hostname}`])
})

test('a mail server that hangs delays mail, and loses none', async () => {
	const held: net.Socket[] = []
	const silent = net.createServer((socket) => held.push(socket))
	await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()))
	const { port } = silent.address() as net.AddressInfo
	try {
		const hanging = post(`smtp://127.0.0.1:${port}`)
		await scheduleSession(db, world.cohort.id, { ...sessionFields, date: '2026-10-26' }, admin, now)
		hanging.wake()
		await eventually('the sender waits for a greeting', () => held.length > 0)
		// Meanwhile work goes on, and what it writes waits beside.
		await scheduleSession(db, world.cohort.id, { ...sessionFields, date: '2026-11-02' }, admin, now)
		expect(await db.outboxMail.count({ where: { sentAt: null } })).toBe(2)
	} finally {
		for (const socket of held) socket.destroy()
		silent.close()
	}
	await sender?.close()
	await db.outboxMail.updateMany({ data: { dueAt: now } })
	post()
	await eventually('both letters', () => office.taken.length === 2)
})

test('a mail server that says a word now and then is left after a minute, and the letter is tried again', async () => {
	const held: net.Socket[] = []
	const dripping = net.createServer((socket) => {
		held.push(socket)
		const drip = setInterval(() => socket.write('220-wait\r\n'), 20)
		socket.once('close', () => clearInterval(drip)).on('error', () => undefined)
	})
	await new Promise<void>((resolve) => dripping.listen(0, '127.0.0.1', () => resolve()))
	const { port } = dripping.address() as net.AddressInfo
	try {
		await scheduleSession(db, world.cohort.id, { ...sessionFields, date: '2026-10-26' }, admin, now)
		post(`smtp://127.0.0.1:${port}`, 200)
		await eventually('the letter waits for its next try', async () => {
			const letter = await db.outboxMail.findFirstOrThrow()
			return letter.lastError === 'The mail server took more than 0.2 s.' && (letter.dueAt ?? now) > now
		})
	} finally {
		for (const socket of held) socket.destroy()
		dripping.close()
	}
})

test('a letter that is sent at most once does not go again when the mail server took it and never said so', async () => {
	const link = await makeLink(db, { kind: 'invitation', personId: admin.id, now })
	await putLetter(db, { letter: 'invitation', toPersonId: admin.id, linkId: link.id, now })
	const once = () => db.outboxMail.findFirstOrThrow({ where: { onceKey: 'once' } })
	await db.outboxMail.updateMany({ data: { onceKey: 'once' } })

	// Nobody was there: it has not been handed to anybody.
	await office.close()
	post()
	await eventually('it waits for its next try', async () => ((await once()).dueAt ?? now) > now)
	await sender?.close()

	await office.open()
	await db.outboxMail.updateMany({ data: { dueAt: now } })
	const held = office.holdAfter(0, { taking: true })
	post(office.smtpUrl, 2_000)
	await held
	// Each of the others waits in vain too, and may come twice.
	await putLetter(db, { letter: 'invitation', toPersonId: admin.id, linkId: link.id, now })
	await eventually('the other one waits for its next try', async () => {
		const other = await db.outboxMail.findFirst({ where: { onceKey: null, tries: 1 } })
		return (other?.dueAt ?? now) > now
	})
	expect(await once()).toMatchObject({ dueAt: null, sentAt: null, lastError: HANDED_OVER })
	await sender?.close()
	office.letGo()
	await db.outboxMail.updateMany({ where: { dueAt: { not: null } }, data: { dueAt: now } })
	const before = office.taken.length
	post()
	await eventually('the other one', () => office.taken.length > before)
	expect(office.taken).toHaveLength(before + 1)
	expect(await once()).toMatchObject({ dueAt: null, lastError: HANDED_OVER })
})
