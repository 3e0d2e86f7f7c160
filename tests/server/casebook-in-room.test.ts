import { beforeEach, describe, expect, test } from 'vitest'
import { bringCase, listTellable } from '~/domain/casebook/bring.server'
import { listKinWhoHear } from '~/domain/casebook/kin-in-room.server'
import { findOwnCase } from '~/domain/session/case.server'
import { aCohortOf, aSharedCase, audienceOf } from '../support/casebook'
import { useDatabase } from '../support/database'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()

let author: PersonMade
let reader: PersonMade
let cohort: Awaited<ReturnType<typeof aCohortOf>>
beforeEach(async () => {
	author = await aPerson(db, { name: 'Ana Ruiz', team: 'Ledger' })
	reader = await aPerson(db, { name: 'Ben Okoro', team: 'Search' })
	cohort = await aCohortOf(db, [author, reader])
})

const person = (id: string, data: { team?: string }) => db.person.update({ where: { id }, data })
const share = (audience: 'everyone', about = '') =>
	aSharedCase(db, author, { audience: audienceOf(audience, cohort), about })

describe('a case that is brought to a room', () => {
	const aSession = () =>
		db.session.create({
			data: {
				cohortId: cohort.id,
				position: 1,
				title: 'First case',
				format: 'critique-60',
				localStart: '2026-11-26T16:00',
				timeZone: 'UTC',
				durationMinutes: 60,
				startsAt: new Date('2026-11-26T16:00:00Z'),
				case: { create: { authorId: author.id } },
			},
		})
	const kinInRoom = { code: 'conflict', why: 'kin-in-room' }

	test('is copied to what its author prepares', async () => {
		const session = await aSession()
		await bringCase(db, await share('everyone'), session.id)
		expect(await findOwnCase(db, session.id, author.id)).toEqual({
			title: 'SECRET-CASE title',
			situation:
				'Goal: SECRET-CASE goal\n\nTried so far: SECRET-CASE tried\n\nWorking: SECRET-CASE working\n\nNot working: SECRET-CASE not working',
			ask: 'SECRET-CASE ask',
		})
	})

	test.each<[string, () => Promise<{ id: string; authorId: string }>]>([
		['the author', async () => shareThen(() => person(reader.id, { team: 'Ledger' }))],
		['whom it is about', async () => share('everyone', 'Search')],
		[
			'either, when it was shared',
			async () => {
				await person(reader.id, { team: 'Ledger' })
				return shareThen(() => person(reader.id, { team: 'Search' }))
			},
		],
	])('is not, where somebody would hear it who is kin of %s', async (_whom, make) => {
		const session = await aSession()
		await expect(bringCase(db, await make(), session.id)).rejects.toMatchObject(kinInRoom)
		expect((await findOwnCase(db, session.id, author.id))?.title).toBe('')
	})

	test('nor by anybody but its author, nor to a session they bring nothing to', async () => {
		const session = await aSession()
		const key = await share('everyone')
		await expect(bringCase(db, { ...key, authorId: reader.id }, session.id)).rejects.toMatchObject({
			code: 'not-found',
			why: 'case',
		})
		await db.sessionCase.update({ where: { sessionId: session.id }, data: { authorId: reader.id } })
		await expect(bringCase(db, key, session.id)).rejects.toMatchObject({ why: 'not-author' })
	})

	test('may be taken in the room itself by whoever is asked there, where nobody would hear it who must not', async () => {
		const session = await aSession()
		const key = await share('everyone')
		const asked = await aSharedCase(db, reader, { audience: audienceOf('everyone', cohort) })
		await aSharedCase(db, reader, { audience: audienceOf('everyone', cohort), about: 'Ledger' })
		expect((await listTellable(db, session.id, reader.id)).map(({ id }) => id)).toEqual([asked.id])
		expect(await listTellable(db, session.id, author.id)).toEqual([
			{
				id: key.id,
				title: 'SECRET-CASE title',
				situation: expect.stringMatching(/^Goal: SECRET-CASE goal\n\n/),
				ask: 'SECRET-CASE ask',
			},
		])
		await person(reader.id, { team: 'Ledger' })
		expect(await listTellable(db, session.id, author.id)).toEqual([])
	})

	test('and whoever tells one is told who of their own team or line would hear it, whenever they came', async () => {
		const session = await aSession()
		expect(await listKinWhoHear(db, session.id, author.id)).toEqual([])
		const chief = await aPerson(db, { name: 'Cora Chief', team: 'Office' })
		const peer = await aPerson(db, { name: 'Abe Peer', team: 'Ledger' })
		await db.person.update({ where: { id: author.id }, data: { managerId: chief.id } })
		await db.cohortMember.createMany({ data: [chief, peer].map(({ id }) => ({ cohortId: cohort.id, personId: id })) })
		expect(await listKinWhoHear(db, session.id, author.id)).toEqual(['Abe Peer', 'Cora Chief'])
		expect(await listKinWhoHear(db, session.id, reader.id)).toEqual([])
		expect(await listKinWhoHear(db, session.id, chief.id)).toEqual(['Ana Ruiz'])
	})

	async function shareThen(then: () => Promise<unknown>) {
		const key = await share('everyone')
		await then()
		return key
	}
})
