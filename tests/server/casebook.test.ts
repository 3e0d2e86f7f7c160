import { beforeEach, describe, expect, test } from 'vitest'
import { keepApartFromNewKin } from '~/domain/casebook/apart.server'
import { listAudiences } from '~/domain/casebook/audience.server'
import { AUDIENCES, type Audience } from '~/domain/casebook/kinds'
import { countWaiting, getOwnCase, listReadable, readCase } from '~/domain/casebook/read.server'
import { shareCase, takeBack } from '~/domain/casebook/share.server'
import { suggest } from '~/domain/casebook/suggest.server'
import { aCohortOf, aSharedCase, audienceOf, draftOf } from '../support/casebook'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'

const db = await useDatabase()
const programs = [aProgram(aStage())]
const notFound = { code: 'not-found', why: 'case' }
const today = '2026-11-19'

/** The author and a reader share a cohort; the reader is of nobody's team or line until a test says so. */
let author: PersonMade
let reader: PersonMade
let cohort: Awaited<ReturnType<typeof aCohortOf>>
beforeEach(async () => {
	author = await aPerson(db, { name: 'Ana Ruiz', team: 'Ledger' })
	reader = await aPerson(db, { name: 'Ben Okoro', team: 'Search' })
	cohort = await aCohortOf(db, [author, reader])
})

const person = (id: string, data: { team?: string; managerId?: string | null }) =>
	db.person.update({ where: { id }, data })
const share = (audience: Audience, about = '') =>
	aSharedCase(db, author, { audience: audienceOf(audience, cohort), about })
const titles = async (who: PersonMade) => (await listReadable(db, programs, who.id)).map(({ title }) => title)
const opens = (who: PersonMade, key: { id: string }) =>
	readCase(db, programs, { id: key.id, readerId: who.id }).then(
		() => true,
		(error) => {
			expect(error).toMatchObject(notFound)
			return false
		},
	)

/** A reader gets all of it or nothing: page, list, count and form say the same. */
async function reachesReader(key: { id: string }, who = reader): Promise<boolean> {
	const opened = await opens(who, key)
	expect(await titles(who)).toEqual(opened ? ['SECRET-CASE title'] : [])
	expect((await countWaiting(db, who.id)).toRead).toBe(opened ? 1 : 0)
	const words = { id: crypto.randomUUID(), caseId: key.id, byId: who.id, text: 'Ask first', isAnonymous: false }
	if (!opened) await expect(suggest(db, words, now)).rejects.toMatchObject(notFound)
	return opened
}

describe('whom a case reaches by what its author chose', () => {
	test.each<[Audience, string, () => Promise<PersonMade>, boolean]>([
		['cohort', 'somebody of the cohort', async () => reader, true],
		['cohort', 'its lead', async () => inCohort('lead'), true],
		['cohort', 'its observer', async () => inCohort('observer'), true],
		['cohort', 'a cohort beside it', async () => elsewhere('l1'), false],
		['level', 'a cohort beside it', async () => elsewhere('l1'), true],
		['level', 'a cohort of another level', async () => elsewhere('l2'), false],
		['level', 'a cohort that was called off', async () => elsewhere('l1', 'cancelled'), false],
		['everyone', 'a cohort of another level', async () => elsewhere('l2'), true],
		['everyone', 'somebody in no cohort', async () => aPerson(db, { name: 'Nobody Here' }), false],
		['everyone', 'an admin in no cohort', async () => aPerson(db, { name: 'Hanna', roles: ['admin'] }), false],
	])('%s: %s', async (audience, _who, make, expected) => {
		const who = await make()
		expect(await reachesReader(await share(audience), who)).toBe(expected)
	})

	async function inCohort(part: 'lead' | 'observer') {
		const who = await aPerson(db, { name: 'Lena Lead', roles: ['facilitator'] })
		await db.cohortFacilitator.create({ data: { cohortId: cohort.id, personId: who.id, part } })
		return who
	}
	async function elsewhere(stage: string, status = 'running') {
		const who = await aPerson(db, { name: 'Elsewhere' })
		await aCohortOf(db, [who], { stage, status })
		return who
	}
})

describe.each(AUDIENCES)('shared with %s, a case never reaches', (audience) => {
	test.each<[string, () => Promise<unknown>]>([
		['the author’s team', () => person(reader.id, { team: 'Ledger' })],
		['the author’s manager', () => person(author.id, { managerId: reader.id })],
		['the author’s report', () => person(reader.id, { managerId: author.id })],
		['whoever is two steps above', () => between((middle) => [author.id, middle, reader.id])],
		['whoever is two steps below', () => between((middle) => [reader.id, middle, author.id])],
	])('%s', async (_who, make) => {
		const key = await share(audience)
		expect(await reachesReader(key)).toBe(true)
		await make()
		expect(await reachesReader(key)).toBe(false)
	})

	test.each<[string, (subject: PersonMade) => Promise<unknown>]>([
		['the subject’s team', () => person(reader.id, { team: 'Payments' })],
		['the subject’s manager', (subject) => person(subject.id, { managerId: reader.id })],
		['the subject’s report', (subject) => person(reader.id, { managerId: subject.id })],
	])('%s, named by address or by team', async (_who, make) => {
		const subject = await aPerson(db, { name: 'Sam Subject', team: 'Payments' })
		const keys = [await share(audience, subject.email), await share(audience, 'payments')]
		await make(subject)
		for (const key of keys) expect(await opens(reader, key)).toBe(false)
		expect(await titles(reader)).toEqual([])
	})

	test('the subject, even in no team', async () => {
		await person(reader.id, { team: '' })
		expect(await reachesReader(await share(audience, reader.email))).toBe(false)
	})
})

/** Makes each report to the next of three, one of whom is somebody else. */
async function between(order: (middle: string) => string[]) {
	const middle = await aPerson(db, { name: 'Mid Manager' })
	const [low = '', mid = '', high = ''] = order(middle.id)
	await person(low, { managerId: mid })
	await person(mid, { managerId: high })
}

describe('after teams change', () => {
	test('whoever was of the author’s team when it was shared still cannot read it', async () => {
		await person(reader.id, { team: 'Ledger' })
		const key = await share('everyone')
		await person(reader.id, { team: 'Search' })
		expect(await reachesReader(key)).toBe(false)
	})

	test('whoever was above the author then cannot either', async () => {
		await person(author.id, { managerId: reader.id })
		const key = await share('cohort')
		await person(author.id, { managerId: null })
		expect(await reachesReader(key)).toBe(false)
	})

	test('nor whoever joins the team the author has left, or leads it now', async () => {
		const mate = await aPerson(db, { name: 'Mate', team: 'Ledger' })
		const [joins, leads] = [reader, await aPerson(db, { name: 'New Lead', team: 'Managers' })]
		await db.cohortMember.create({ data: { cohortId: cohort.id, personId: leads.id } })
		const key = await share('cohort')
		await person(author.id, { team: 'Mobile' })
		expect([await opens(joins, key), await opens(leads, key)]).toEqual([true, true])
		await person(joins.id, { team: 'Ledger' })
		await person(mate.id, { managerId: leads.id })
		expect([await opens(joins, key), await opens(leads, key)]).toEqual([false, false])
	})

	test('nor whoever was of the subject’s team, when the subject has moved', async () => {
		const subject = await aPerson(db, { name: 'Sam Subject', team: 'Search' })
		const key = await share('cohort', subject.email)
		await person(subject.id, { team: 'Mobile' })
		await person(reader.id, { team: 'Mobile' })
		expect(await reachesReader(key)).toBe(false)
	})

	test('what was taken back and shared again stays away from all of them', async () => {
		await person(reader.id, { team: 'Ledger' })
		const key = await share('cohort')
		await takeBack(db, key, now)
		await person(reader.id, { team: 'Search' })
		const again = { ...draftOf({ revision: 2 }), audience: 'everyone' }
		await shareCase(db, key, again, { now, today })
		expect(await reachesReader(key)).toBe(false)
	})

	test.each<[string, (subject: PersonMade) => Promise<unknown>, (subject: PersonMade) => Promise<unknown>]>([
		['the author’s team', () => person(reader.id, { team: 'Ledger' }), () => person(reader.id, { team: 'Search' })],
		[
			'the author’s line',
			() => person(author.id, { managerId: reader.id }),
			() => person(author.id, { managerId: null }),
		],
		[
			'the line of whom it is about',
			({ id }) => person(reader.id, { managerId: id }),
			() => person(reader.id, { managerId: null }),
		],
		[
			'the team of whom it is about',
			() => person(reader.id, { team: 'Payments' }),
			() => person(reader.id, { team: 'Search' }),
		],
	])('nor whoever came into %s after it was shared and has left again', async (_whose, comes, leaves) => {
		const subject = await aPerson(db, { name: 'Sam Subject', team: 'Payments' })
		const key = await share('everyone', subject.email)
		await keepApartFromNewKin(db)
		expect(await reachesReader(key)).toBe(true)
		await comes(subject)
		expect(await reachesReader(key)).toBe(false)
		expect(await keepApartFromNewKin(db)).toBe(1)
		await leaves(subject)
		expect(await reachesReader(key)).toBe(false)
		expect(await keepApartFromNewKin(db)).toBe(0)
	})

	test('whoever leaves the cohort can read it no more', async () => {
		const key = await share('cohort')
		await db.cohortMember.deleteMany({ where: { personId: reader.id } })
		expect(await reachesReader(key)).toBe(false)
	})
})

test('an author sees how many could read it, and from how many it is kept', async () => {
	const mate = await aPerson(db, { name: 'Mate', team: 'Ledger' })
	await db.cohortMember.create({ data: { cohortId: cohort.id, personId: mate.id } })
	expect(await listAudiences(db, programs, author.id, '')).toEqual([
		{ value: `cohort:${cohort.id}`, name: 'The people of Autumn B', readers: 1, kept: 1 },
		{
			value: 'level:technical-leadership-ladder/l1',
			name: 'Every cohort of technical-leadership-ladder/l1',
			readers: 1,
			kept: 1,
		},
		{ value: 'everyone', name: 'Everyone in a cohort here', readers: 1, kept: 1 },
	])
	expect((await listAudiences(db, programs, author.id, 'search, nobody@example.com'))[0]).toMatchObject({
		readers: 0,
		kept: 2,
	})
})

describe('without a name', () => {
	const received = async (key: { id: string }) =>
		JSON.stringify([
			await readCase(db, programs, { id: key.id, readerId: reader.id }),
			await listReadable(db, programs, reader.id),
			await countWaiting(db, reader.id),
		])

	test('nothing that readers get holds the author’s id, name, address or team, nor the day', async () => {
		const key = await aSharedCase(db, author, { audience: audienceOf('cohort', cohort), about: 'Ledger' })
		const text = await received(key)
		for (const trace of [author.id, author.name, author.email, 'Ledger', today]) expect(text).not.toContain(trace)
		expect(text).toContain('Week of 16 November')
	})

	test('with a name, it is the name alone', async () => {
		const key = await aSharedCase(db, author, { audience: audienceOf('cohort', cohort), signed: 'named' })
		const text = await received(key)
		expect(text).toContain(author.name)
		for (const trace of [author.id, author.email, 'Ledger']) expect(text).not.toContain(trace)
	})

	test('nor does what the author gets say who suggested something unsigned', async () => {
		const key = await share('cohort')
		const words = { caseId: key.id, byId: reader.id, text: 'Ask first' }
		await suggest(db, { ...words, id: crypto.randomUUID(), isAnonymous: true }, now)
		const own = await getOwnCase(db, programs, key)
		expect(own.suggestions).toMatchObject([{ text: 'Ask first', by: null, isYours: false }])
		for (const trace of [reader.id, reader.name]) expect(JSON.stringify(own)).not.toContain(trace)
	})
})
