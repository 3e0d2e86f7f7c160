import { beforeEach, describe, expect, test } from 'vitest'
import {
	countFailedLetters,
	LETTERS_PAGE,
	listLetters,
	retryFailedLetters,
	retryLetter,
} from '~/domain/notice/letters.server'
import { putLetter, type SendLetter } from '~/domain/notice/outbox.server'
import { disablePerson } from '~/domain/person/change.server'
import { invite } from '~/domain/person/invite.server'
import { makeLink } from '~/domain/sign-in/links.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anAdmin, anOrganization } from '../support/learners'
import { letterKey as key, type Letter, sendLetters } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()

const MINUTE = 60_000
const later = (minutes: number) => new Date(now.getTime() + minutes * MINUTE)
let admin: PersonMade
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	ines = await aPerson(db, { name: 'Inês Carvalho', email: 'ines@example.com' })
})

/** A post office: keeps what it was given, or is out of order with the words it is told. */
function aPostOffice(outOfOrder?: string) {
	const taken: Letter[] = []
	const send: SendLetter = async (letter) => {
		if (outOfOrder) throw new Error(outOfOrder)
		taken.push(letter)
	}
	return { taken, send }
}
const post = (send: SendLetter, at = now) => sendLetters(db, at, send)
async function aLetter(kind: 'invitation' | 'password-reset' = 'invitation', person = ines) {
	const link = await makeLink(db, { kind, personId: person.id, now })
	await putLetter(db, { letter: kind, toPersonId: person.id, linkId: link.id, now })
	return link
}
const rows = () => db.outboxMail.findMany({ orderBy: { createdAt: 'asc' } })
const only = async () => {
	const [row] = await rows()
	if (!row) throw new Error('the outbox is empty')
	return row
}

describe('a letter', () => {
	test('is tried again, and the next one goes out, whatever signs the mail server sends back', async () => {
		await aLetter()
		await aLetter('invitation', await aPerson(db, { email: 'kofi@example.com' }))
		let first = true
		const sent = await post(async () => {
			if (first) {
				first = false
				throw new Error('550 \u0000\u0007 no')
			}
		})
		expect(sent).toBe(1)
		expect((await rows()).map(({ lastError }) => lastError).sort()).toEqual(['550   no', null])
	})

	test('lies in the outbox without a text and without a link that opens anything', async () => {
		const link = await aLetter()
		const row = JSON.stringify(await only())
		expect(row).not.toContain(key.tokenFor(link))
		expect(row).not.toMatch(/Inês|ines@example|https?:|Hello/)
	})

	test('goes out once, to the address of today, with a link of our own address', async () => {
		const link = await aLetter()
		await db.person.update({ where: { id: ines.id }, data: { email: 'new@example.com' } })
		const office = aPostOffice()
		expect(await post(office.send)).toBe(1)
		expect(await post(office.send, later(600))).toBe(0)
		const [letter] = office.taken
		expect(letter?.to).toBe('new@example.com')
		expect(letter?.text).toContain(`https://belay.example/invitation/${key.tokenFor(link)}`)
		expect(letter?.messageId).toBe((await only()).id)
		expect(await only()).toMatchObject({ sentAt: now, dueAt: null, tries: 1, lastError: null })
	})

	test('is not sent before it is due', async () => {
		await aLetter()
		await db.outboxMail.updateMany({ data: { dueAt: later(1) } })
		const office = aPostOffice()
		expect(await post(office.send)).toBe(0)
		expect(await post(office.send, later(1))).toBe(1)
	})

	test('goes out once however many nodes look at the same moment', async () => {
		for (let count = 0; count < 6; count++) await aLetter('invitation', await aPerson(db))
		const office = aPostOffice()
		const sent = await Promise.all([1, 2, 3, 4].map(() => post(office.send)))
		expect(sent.reduce((sum, each) => sum + each)).toBe(6)
		expect(new Set(office.taken.map(({ messageId }) => messageId)).size).toBe(6)
	})

	test('claimed by a node that died is sent by another two minutes later', async () => {
		await aLetter()
		await db.outboxMail.updateMany({ data: { dueAt: later(2), tries: 1 } })
		const office = aPostOffice()
		expect(await post(office.send, later(1))).toBe(0)
		expect(await post(office.send, later(2))).toBe(1)
	})
})

describe('a letter that has lost its reason', () => {
	test.each<[string, (linkId: string) => Promise<unknown>]>([
		['its link was used', (id) => db.oneUseLink.update({ where: { id }, data: { usedAt: now } })],
		['its link ended', (id) => db.oneUseLink.update({ where: { id }, data: { expiresAt: now } })],
		['its link is gone', (id) => db.oneUseLink.delete({ where: { id } })],
		['the account was closed', () => disablePerson(db, ines.id, admin, now)],
		['a newer link took its place', () => makeLink(db, { kind: 'invitation', personId: ines.id, now })],
	])('because %s is dropped, and is no failure', async (_what, happens) => {
		const link = await aLetter()
		await happens(link.id)
		const office = aPostOffice()
		expect(await post(office.send)).toBe(0)
		expect(office.taken).toEqual([])
		expect(await only()).toMatchObject({ sentAt: null, dueAt: null, lastError: 'no longer needed' })
		expect((await listLetters(db))[0]?.state).toBe('dropped')
		expect(await countFailedLetters(db)).toBe(0)
	})
})

describe('a post office out of order', () => {
	test('keeps the letter; it is tried again later and later, twelve times in about a day', async () => {
		await aLetter()
		const office = aPostOffice('connect ECONNREFUSED\n    at secret stack')
		let at = now
		const waits: number[] = []
		for (let tries = 1; tries <= 12; tries++) {
			await post(office.send, at)
			const row = await only()
			expect(row).toMatchObject({ tries, sentAt: null, lastError: 'connect ECONNREFUSED' })
			if (!row.dueAt) break
			waits.push((row.dueAt.getTime() - at.getTime()) / 1_000)
			at = row.dueAt
		}
		expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_840, 7_680, 15_360, 21_600])
		expect((await only()).dueAt).toBeNull()
		expect(await countFailedLetters(db)).toBe(1)
	})

	test('holds up no other letter', async () => {
		await aLetter()
		await aLetter('password-reset', await aPerson(db, { name: 'Otto Lind', email: 'otto@example.com' }))
		const taken: string[] = []
		const send: SendLetter = async ({ to }) => {
			if (to === 'ines@example.com') throw new Error('mailbox full')
			taken.push(to)
		}
		await post(send)
		expect(taken).toEqual(['otto@example.com'])
	})

	test('is shown to admins with its words, and a letter given up goes out again by hand', async () => {
		await aLetter()
		await post(aPostOffice('mailbox full').send)
		await db.outboxMail.updateMany({ data: { dueAt: null, tries: 12 } })
		const [letter] = await listLetters(db)
		expect(letter).toMatchObject({ state: 'failed', lastError: 'mailbox full', person: { name: 'Inês Carvalho' } })
		await retryLetter(db, letter?.id ?? '', admin, now)
		const office = aPostOffice()
		expect(await post(office.send)).toBe(1)
		await expect(retryLetter(db, letter?.id ?? '', admin, now)).rejects.toMatchObject({ code: 'not-found' })
		await expect(retryLetter(db, 'no-such-letter', admin, now)).rejects.toMatchObject({ code: 'not-found' })
		expect(await listLetters(db)).toMatchObject([{ state: 'sent' }])
	})
})

test('those that were not sent are found among any number of others, and go again all at once', async () => {
	for (let index = 0; index < 3; index++)
		await aLetter('password-reset', await aPerson(db, { name: `Person ${index}` }))
	await db.outboxMail.updateMany({ data: { createdAt: later(-60), dueAt: null, tries: 12, lastError: 'mailbox full' } })
	const sent = { letter: 'invitation', toPersonId: admin.id, createdAt: now, sentAt: now, dueAt: null }
	await db.outboxMail.createMany({ data: Array.from({ length: LETTERS_PAGE }, () => sent) })
	const first = await listLetters(db)
	expect(first.map(({ state }) => state)).not.toContain('failed')
	const older = await listLetters(db, { after: first.at(-1)?.id })
	expect(older.map(({ state }) => state)).toEqual(['failed', 'failed', 'failed'])
	expect((await listLetters(db, { onlyFailed: true })).map(({ id }) => id)).toEqual(older.map(({ id }) => id))
	expect(await countFailedLetters(db)).toBe(3)
	expect(await retryFailedLetters(db, admin, now)).toBe(3)
	expect(await db.outboxMail.count({ where: { dueAt: now } })).toBe(3)
	expect(await post(aPostOffice().send)).toBe(3)
	expect([await countFailedLetters(db), await retryFailedLetters(db, admin, now)]).toEqual([0, 0])
})

test('letters are listed newest first, each with its state', async () => {
	await aLetter('password-reset', await aPerson(db, { name: 'Otto Lind' }))
	await db.outboxMail.updateMany({ data: { createdAt: later(-60), sentAt: later(-59), dueAt: null } })
	await aLetter()
	expect((await listLetters(db)).map(({ person, state }) => [person?.name, state])).toEqual([
		['Inês Carvalho', 'waiting'],
		['Otto Lind', 'sent'],
	])
})

test('an invitation that could not be written leaves neither person, link nor letter', async () => {
	const fields = {
		email: 'ines@example.com',
		name: 'Another Inês',
		timeZone: 'Europe/Lisbon',
		careerTrack: 'manager',
		careerLevel: 'Manager',
		roles: ['learner'],
	} as const
	await expect(invite(db, { ...fields, roles: [...fields.roles] }, admin, now)).rejects.toThrow()
	expect([await rows(), await db.oneUseLink.count()]).toEqual([[], 0])
})
