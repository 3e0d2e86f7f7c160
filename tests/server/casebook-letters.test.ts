import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { stopCase, takeBack } from '~/domain/casebook/share.server'
import { suggest } from '~/domain/casebook/suggest.server'
import { closeCase, tellOutcome } from '~/domain/casebook/tell.server'
import { listLetters } from '~/domain/notice/letters.server'
import { findStop, stopMail } from '~/domain/notice/stop-mail.server'
import { aCohortOf, aSharedCase, audienceOf } from '../support/casebook'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { anOrganization } from '../support/learners'
import { letterKey, postAt, publicUrl } from '../support/letters'
import { aPerson, type PersonMade } from '../support/people'

const db = await useDatabase()
const anHourLater = new Date(now.getTime() + 3_600_000)

let author: PersonMade
let reader: PersonMade
let key: { id: string; authorId: string }
beforeEach(async () => {
	await anOrganization(db)
	author = await aPerson(db, { name: 'Ana Ruiz', team: 'Ledger' })
	reader = await aPerson(db, { name: 'Ben Okoro', team: 'Search' })
	const cohort = await aCohortOf(db, [author, reader])
	key = await aSharedCase(db, author, { audience: audienceOf('cohort', cohort) })
})

async function suggests(text = 'SECRET-SUGGESTION') {
	const id = randomUUID()
	await suggest(db, { id, caseId: key.id, byId: reader.id, text, isAnonymous: false }, now)
	return id
}
const tells = (suggestionId: string) =>
	tellOutcome(db, key, { suggestionId, outcome: 'helped', told: 'SECRET-TOLD' }, now)
const post = () => postAt(db, anHourLater)

describe('an author', () => {
	test('is told of suggestions once an hour, with nothing of what they say', async () => {
		for (let times = 0; times < 3; times++) await suggests()
		expect(await postAt(db, new Date(now.getTime() + 1_000))).toEqual([])
		const [letter, ...more] = await post()
		expect(more).toEqual([])
		expect(letter?.to).toBe(author.email)
		expect(letter?.text).toContain(`${publicUrl}/casebook/mine/${key.id}`)
		expect(JSON.stringify(letter)).not.toMatch(/SECRET|Ben/)
	})

	test('hears nothing of suggestions once the case is taken back', async () => {
		await suggests()
		await takeBack(db, key, now)
		expect(await post()).toEqual([])
	})

	test('is told that a reader stopped it, and not who', async () => {
		await stopCase(db, { id: key.id, readerId: reader.id }, now)
		const [letter] = await post()
		expect(letter?.text).toContain('has stopped it')
		expect(JSON.stringify(letter)).not.toContain('Ben')
	})
})

describe('whoever suggested something', () => {
	test('is told that its author said what came of it', async () => {
		const id = await suggests()
		await db.outboxMail.deleteMany()
		await tells(id)
		await closeCase(db, key, 'SECRET-LEARNED', now)
		const [letter, ...more] = await post()
		expect(more).toEqual([])
		expect(letter?.to).toBe(reader.email)
		expect(letter?.text).toContain(`${publicUrl}/casebook/${key.id}`)
		expect(JSON.stringify(letter)).not.toMatch(/SECRET|Ana/)
	})

	test.each<[string, () => Promise<unknown>]>([
		['has come into the author’s team', () => db.person.update({ where: { id: reader.id }, data: { team: 'Ledger' } })],
		['may read it no more: it was taken back', () => takeBack(db, key, now)],
		['wants no such letters', () => stopMail(db, { personId: reader.id, kind: 'casebook' })],
	])('gets no letter who %s', async (_how, make) => {
		const id = await suggests()
		await db.outboxMail.deleteMany()
		await tells(id)
		await make()
		expect(await post()).toEqual([])
	})
})

test('an admin’s list does not tell an author from whoever suggested something', async () => {
	const id = await suggests()
	await tells(id)
	const rows = (await listLetters(db)).map(({ letter, about, createdAt }) => ({ letter, about, createdAt }))
	expect(rows).toHaveLength(2)
	expect(rows[0]).toEqual(rows[1])
	await db.caseSuggestion.create({ data: { id: randomUUID(), caseId: key.id, byId: reader.id, text: 'Another' } })
	const subjects = (await post()).map(({ subject }) => subject)
	expect(subjects).toEqual(['News from the casebook', 'News from the casebook'])
})

test('each has an address that stops these letters and no others', async () => {
	await suggests()
	const [letter] = await post()
	const token = letter?.stop?.split('/').at(-1) ?? ''
	expect(await findStop(db, letterKey, { kind: 'casebook', token })).toMatchObject({ personId: author.id })
	expect(await findStop(db, letterKey, { kind: 'digest', token })).toBeNull()
})
