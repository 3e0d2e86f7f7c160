import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { decoded, fieldOf, headingOf, wordsOf } from '../support/form-page'
import { LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import { endWhatWasStarted, startNode } from '../support/nodes'
import { aPerson, type PersonMade } from '../support/people'
import { ask, signInAs } from '../support/server'

endWhatWasStarted()

let level: LevelOne
let ines: PersonMade
let cookie = ''
beforeAll(async () => {
	level = await startLevelOne()
	ines = await aPerson(level.server.db)
	cookie = await signInAs(level.server.db, ines.id)
})
afterAll(() => level.server.close())

const get = (address: string, as = cookie) => ask(level.server, address, { cookie: as })
const find = (typed: string) => get(`/search?${new URLSearchParams({ q: typed })}`)

test('whoever asks without end is told to wait, and nobody else is', async () => {
	const busy = await aPerson(level.server.db, { name: 'Nils Aas' })
	const theirs = await signInAs(level.server.db, busy.id)
	const asked = await Promise.all(Array.from({ length: 250 }, () => get('/search/answer?q=listening', theirs)))
	const counts = [200, 429].map((status) => asked.filter((each) => each.status === status).length)
	expect(counts).toEqual([240, 10])
	expect((await get('/search?q=listening', theirs)).status).toBe(429)
	expect((await find('listening')).status).toBe(200)
})

describe('the search page, without JavaScript', () => {
	test('begins with a field and modules to begin with', async () => {
		const { status, text } = await get('/search')
		expect(status).toBe(200)
		expect(headingOf(text)).toBe('Search')
		expect(wordsOf(text)).toContain('Or begin with a module')
	})

	test('says what it looked for instead, and lets one insist', async () => {
		const { text } = await find('feedbak')
		expect(wordsOf(text)).toContain('Showing results for feedback . Search instead for “feedbak”')
		expect(text).toMatch(/<mark>feedback<\/mark>/i)
		const insist = decoded(/href="(\/search\?[^"]*as=typed)"/.exec(text)?.[1] ?? '')
		expect(wordsOf((await get(insist)).text)).toContain('Nothing speaks of “feedbak”')
	})

	test('leads to pages by their name, and to no desk that is not one’s own', async () => {
		expect((await find('casebook')).text).toContain('href="/casebook"')
		const { text } = await find('audit')
		expect(text).not.toContain('href="/admin/audit"')
		const admin = await aPerson(level.server.db, { roles: ['admin'] })
		const theirs = await signInAs(level.server.db, admin.id)
		expect((await get('/search?q=audit', theirs)).text).toContain('href="/admin/audit"')
	})

	test('puts what was typed on the page as text', async () => {
		const typed = '<script>alert(1)</script> "quoted" & <mark>'
		const { text } = await find(typed)
		expect(text).not.toContain('<script>alert')
		expect(fieldOf(text, 'q').value).toBe(typed)
	})

	test.each([
		['only words that stand everywhere', 'the of and', 'Those words stand on every page'],
		['a percent sign and a quote', `%'"`, 'Or begin with a module'],
		['NUL', 'feed\u0000back', 'Feedback that lands'],
		['ten thousand letters', 'listening '.repeat(1_000), 'That was long.'],
	])('answers %s clearly', async (_what, typed, says) => {
		const { status, text } = await find(typed)
		expect(status).toBe(200)
		expect(wordsOf(text)).toContain(says)
	})

	test('answers bytes that are no text', async () => {
		expect((await get('/search?q=%ED%A0%BD%FF%C3')).status).toBe(200)
		expect((await get(`/search?q=${'%F0%9F%A7%97'.repeat(200)}`)).status).toBe(200)
		expect((await get('/search?q=a&q=b&as=typed&as=other')).status).toBe(200)
	})

	test('answers the palette in the same words', async () => {
		const { status, text, headers } = await get(paths.searchAnswer({ q: 'feedbak' }))
		expect(status).toBe(200)
		expect(JSON.parse(text)).toMatchObject({ state: 'found', corrected: 'feedback' })
		expect(headers.get('cache-control')).toContain('no-store')
	})

	test('is kept by nobody on the way', async () => {
		expect((await find('feedback')).headers.get('cache-control')).toContain('no-store')
	})
})

test('what somebody looks for stands in no line of the log', async () => {
	const node = await startNode({ LOG_LEVEL: 'trace' })
	const secret = 'burnoutofmymanager'
	for (const address of [
		`/search?q=${secret}`,
		`/search.data?q=${secret}`,
		`/search/answer?q=${secret}`,
		`/search?q=${secret}%00&as=typed`,
	])
		await fetch(node.url + address, { redirect: 'manual' })
	node.signal('SIGTERM')
	await node.ended
	const { out, err } = node.printed()
	expect(out).toContain('"path":"/search"')
	expect(`${out}${err}`).not.toContain(secret)
})

describe('a try that was handed in', () => {
	const here = (attempt: string) => paths.tried({ ...LEVEL_ONE, attempt })
	const begin = (personId: string, submittedAt?: Date) =>
		level.server.db.checkAttempt.create({
			data: {
				id: randomUUID(),
				personId,
				stageKey: level.stage.key,
				drawn: level.bank.questions
					.slice(0, 2)
					.map(({ id, options }) => ({ id, options: options.map((each) => each.id) })),
				startedAt: new Date(),
				...(submittedAt ? { submittedAt, rightCount: 1, passed: false } : {}),
			},
			select: { id: true },
		})

	test('is explained to its owner, found by search, and hides what an open try asks again', async () => {
		const { id } = await begin(ines.id, new Date())
		const [question] = level.bank.questions
		const page = await get(here(id))
		expect(page.status).toBe(200)
		expect(wordsOf(page.text)).toContain(question?.options[0]?.why)
		expect(page.text).toContain(`id="${question?.id}"`)
		expect((await find(question?.ask ?? '')).text).toContain(`href="${here(id)}#${question?.id}"`)

		const open = await begin(ines.id)
		expect((await get(here(open.id))).status).toBe(404)
		expect(wordsOf((await get(here(id))).text)).not.toContain(question?.options[0]?.why)
		expect((await find(question?.ask ?? '')).text).not.toContain('/check/')
	})

	test('is nobody else’s', async () => {
		const other = await aPerson(level.server.db)
		const { id } = await begin(other.id, new Date())
		expect((await get(here(id))).status).toBe(404)
		expect((await get(here(randomUUID()))).status).toBe(404)
	})
})

test('an admin sees what is in the index, since when, and that mistakes are forgiven', async () => {
	const admin = await signInAs(level.server.db, level.admin.id)
	const { text } = await get('/admin', admin)
	expect(wordsOf(text)).toMatch(
		/\d+ texts, from the content as it was on .+\. Typing mistakes are forgiven, accents do not matter\./,
	)
})
