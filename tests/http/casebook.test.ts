import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { aCohortOf, WORDS } from '../support/casebook'
import { alertsOf, wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

/** A case from the first word to what came of it, as browsers without JavaScript send it. */
let server: TestServer
let author: PersonMade & { cookie: string }
let reader: PersonMade & { cookie: string }
let cohortId = ''
beforeAll(async () => {
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon' } })
	const someone = async (name: string, team: string) => {
		const person = await aPerson(server.db, { name, team })
		return { ...person, cookie: await signInAs(server.db, person.id) }
	}
	author = await someone('Ana Ruiz', 'Ledger')
	reader = await someone('Ben Okoro', 'Search')
	cohortId = (await aCohortOf(server.db, [author, reader])).id
})
beforeEach(async () => {
	await server.db.case.deleteMany()
	await server.db.outboxMail.deleteMany()
})
afterAll(() => server.close())

const get = (who: typeof author, path: string) => ask(server, path, { cookie: who.cookie })
const post = (who: typeof author, path: string, form: Record<string, string>) =>
	ask(server, path, { cookie: who.cookie, form })
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

async function aDraft() {
	const begun = await post(author, paths.myCases(), { once: randomUUID() })
	const at = begun.headers.get('location') ?? ''
	const { text } = await get(author, at)
	const page = { window: hidden(text, 'window'), revision: hidden(text, 'revision') }
	const words = { ...WORDS, ...page, about: '', audience: `cohort:${cohortId}`, signed: 'anonymous' }
	return { at, read: paths.casebookCase({ case: at.split('/').at(-1) ?? '' }), words }
}

async function aSharedCase() {
	const draft = await aDraft()
	const shared = await post(author, draft.at, { ...draft.words, intent: 'share', consent: 'yes' })
	expect(shared.status).toBe(303)
	return draft
}

async function aSuggestion(read: string) {
	const { text } = await get(reader, read)
	const answer = await post(reader, read, { once: hidden(text, 'once'), suggestion: 'Ask what they need' })
	expect(answer.status).toBe(303)
}

describe('a draft', () => {
	test('is begun once, however often its form is sent', async () => {
		const once = randomUUID()
		const sent = await Promise.all([1, 2, 3].map(() => post(author, paths.myCases(), { once })))
		expect(new Set(sent.map(({ headers }) => headers.get('location')))).toEqual(
			new Set([paths.ownCase({ case: once })]),
		)
		expect(await server.db.case.count()).toBe(1)
	})

	test('keeps what was written, and says when', async () => {
		const { at, words } = await aDraft()
		const saved = await post(author, at, { ...words, intent: 'save' })
		expect(wordsOf(saved.text)).toMatch(/Saved \d\d:\d\d/)
		expect((await get(author, at)).text).toContain('SECRET-CASE not working')
	})

	test('of an older window overwrites nothing, and its words stay on its page', async () => {
		const { at, words } = await aDraft()
		await post(author, at, { ...words, intent: 'save' })
		const old = { ...words, window: randomUUID(), goal: 'Another goal' }
		const refused = await post(author, at, { ...old, intent: 'save' })
		expect(refused.status).toBe(409)
		expect(alertsOf(refused.text)).toMatch(/changed in another window/)
		expect(refused.text).toContain('Another goal')
		expect((await server.db.case.findFirstOrThrow()).goal).toBe(WORDS.goal)
	})

	test.each([
		['without consent', { consent: '' }, 400, /Agree first/],
		['for nobody', { audience: '' }, 400, /Choose who may read it/],
		['for a cohort one is not in', { audience: 'cohort:foreign' }, 409, /you are in no such cohort/],
		['without a question', { ask: ' ' }, 409, /Others need a title, the goal/],
		['about a team nobody knows', { about: 'Zebra' }, 409, /No team and no work address/],
	])('is not shared %s', async (_how, missing, status, words) => {
		const draft = await aDraft()
		const refused = await post(author, draft.at, { ...draft.words, consent: 'yes', ...missing, intent: 'share' })
		expect([refused.status, wordsOf(refused.text)]).toEqual([status, expect.stringMatching(words)])
		expect((await get(reader, draft.read)).status).toBe(404)
	})
})

describe('a shared case', () => {
	test('is read, answered, told about and told to its end; letters hold nothing of it', async () => {
		const { at, read } = await aSharedCase()
		const page = await get(reader, read)
		expect(wordsOf(page.text)).toContain('Without a name')
		for (const trace of [author.id, author.name, author.email]) expect(page.text).not.toContain(trace)
		await aSuggestion(read)
		const own = await get(author, at)
		expect(wordsOf(own.text)).toContain('Ask what they need')
		const said = { intent: 'outcome', of: hidden(own.text, 'of'), outcome: 'helped', told: 'She told me more' }
		expect((await post(author, at, said)).status).toBe(303)
		expect((await post(author, at, { intent: 'close', learnings: 'Ask first' })).status).toBe(303)
		const told = wordsOf((await get(reader, read)).text)
		for (const words of ['Tried, and it helped', 'She told me more', 'Ask first', 'Nothing can be suggested any more'])
			expect(told).toContain(words)
		const letters = await server.db.outboxMail.findMany({ orderBy: { toPersonId: 'asc' } })
		expect(letters.map(({ letter, toPersonId }) => [letter, toPersonId])).toEqual(
			[author.id, reader.id].sort().map((id) => ['casebook', id]),
		)
		// On the hour: the minute in which somebody wrote is nobody's to know.
		expect(
			letters.flatMap(({ dueAt, createdAt }) => [dueAt, createdAt].map((each) => Number(each) % 3_600_000)),
		).toEqual([0, 0, 0, 0])
		expect(JSON.stringify(await server.db.auditEntry.findMany())).not.toContain(author.id)
	})

	test('is suggested to once, however often the form is sent, and taken back', async () => {
		const { read } = await aSharedCase()
		const form = { once: randomUUID(), suggestion: 'Ask what they need' }
		await Promise.all([1, 2, 3].map(() => post(reader, read, form)))
		expect(await server.db.caseSuggestion.count()).toBe(1)
		await post(reader, read, { intent: 'take-away', of: form.once })
		expect(await server.db.caseSuggestion.count()).toBe(0)
	})

	test('is stopped by a reader, who is named nowhere', async () => {
		const { at, read } = await aSharedCase()
		const before = JSON.stringify(await server.db.case.findMany())
		await post(reader, read, { intent: 'stop' })
		expect((await get(reader, read)).status).toBe(404)
		expect(wordsOf((await get(author, at)).text)).toContain('A reader has stopped this case')
		const after = JSON.stringify([await server.db.case.findMany(), await server.db.outboxMail.findMany()])
		expect(after).not.toContain(reader.id)
		expect(before).toContain('"wasStopped":false')
		expect(await server.db.auditEntry.count({ where: { actorId: reader.id } })).toBe(0)
	})

	test('is taken back: what was suggested stays with it, and it is shared again', async () => {
		const { at, read, words } = await aSharedCase()
		await aSuggestion(read)
		await post(author, at, { intent: 'take-back' })
		expect((await get(reader, read)).status).toBe(404)
		const again = { ...words, revision: hidden((await get(author, at)).text, 'revision'), goal: 'Another goal' }
		await post(author, at, { ...again, intent: 'share', consent: 'yes' })
		const page = wordsOf((await get(reader, read)).text)
		expect(page).toContain('Another goal')
		expect(page).toContain('Ask what they need')
	})

	test('keeps the name it was read with', async () => {
		const { at, words } = await aSharedCase()
		await post(author, at, { intent: 'take-back' })
		const revision = async () => hidden((await get(author, at)).text, 'revision')
		await post(author, at, { ...words, signed: 'named', revision: await revision(), intent: 'share', consent: 'yes' })
		await post(author, at, { intent: 'take-back' })
		const refused = await post(author, at, { ...words, revision: await revision(), intent: 'share', consent: 'yes' })
		expect([refused.status, wordsOf(refused.text)]).toEqual([
			409,
			expect.stringMatching(/with your name, or not at all/),
		])
	})

	test('leads its author from the page of its readers to their own', async () => {
		const { at, read } = await aSharedCase()
		expect((await get(author, read)).headers.get('location')).toBe(at)
	})
})
