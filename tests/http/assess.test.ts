import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { rightOptions, wrongOptions } from '../support/assessment'
import { headingOf, wordsOf } from '../support/form-page'
import { aMemberOf, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import type { PersonMade } from '../support/people'
import { ask, signInAs } from '../support/server'

/** The knowledge check, from its first page to the last try. */
let world: LevelOne
let leadCookie: string
const CHECK = paths.check(LEVEL_ONE)

beforeAll(async () => {
	world = await startLevelOne()
	leadCookie = await signInAs(world.server.db, world.lead.id)
})
afterAll(() => world.server.close())

const get = (path: string, cookie: string) => ask(world.server, path, { cookie })
const post = (path: string, form: Record<string, string | string[]>, cookie: string) =>
	ask(world.server, path, { cookie, form })

async function aLearner(name: string): Promise<{ person: PersonMade; cookie: string }> {
	const person = await aMemberOf(world, { name })
	return { person, cookie: await signInAs(world.server.db, person.id) }
}

/** The open try as its page shows it. */
async function openTry(cookie: string) {
	const { text } = await get(CHECK, cookie)
	return {
		text,
		attempt: /name="attempt" value="([^"]+)"/.exec(text)?.[1] ?? '',
		shown: [...text.matchAll(/name="shown" value="([^"]+)"/g)].map((match) => match[1] ?? ''),
	}
}

/** A filled-in form in which exactly so many questions are right. */
function answersOf(shown: string[], rightCount: number): Record<string, string[]> {
	return Object.fromEntries(
		shown.map((id, index) => {
			const question = world.bank.questions.find((each) => each.id === id)
			if (!question) throw new Error(`the bank has no ${id}`)
			return [`q:${id}`, index < rightCount ? rightOptions(question) : wrongOptions(question)]
		}),
	)
}

async function takes(cookie: string, rightCount: number): Promise<{ attempt: string; shown: string[] }> {
	expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(303)
	const { attempt, shown } = await openTry(cookie)
	const handed = await post(CHECK, { intent: 'submit', attempt, shown, ...answersOf(shown, rightCount) }, cookie)
	expect(handed.status).toBe(303)
	return { attempt, shown }
}

/** As if the last try had been two days ago. */
const twoDaysLater = (personId: string) =>
	world.server.db
		.$executeRaw`update "CheckAttempt" set "submittedAt" = "submittedAt" - interval '2 days', "startedAt" = "startedAt" - interval '2 days' where "personId" = ${personId} and "submittedAt" is not null`

describe('the knowledge check', () => {
	test('keeps the explanations of the last try out of the page while another asks the same', async () => {
		const { person, cookie } = await aLearner('Nuno Braga')
		const { shown } = await takes(cookie, 0)
		const explained = world.bank.questions.find((each) => each.id === shown[0])?.options[0]?.why ?? ''
		expect(wordsOf((await get(CHECK, cookie)).text)).toContain(explained)
		await twoDaysLater(person.id)
		await post(CHECK, { intent: 'start' }, cookie)
		// Once a bank is used up, a try asks what another has asked.
		const tries = await world.server.db.checkAttempt.findMany({
			where: { personId: person.id },
			orderBy: { startedAt: 'asc' },
		})
		await world.server.db.checkAttempt.update({
			where: { id: tries[1]?.id ?? '' },
			data: { drawn: tries[0]?.drawn ?? [] },
		})
		for (const path of [CHECK, `${CHECK}.data`]) expect((await get(path, cookie)).text).not.toContain(explained)
	})

	test('draws fifteen questions once, keeps answers as they are given, and gives nothing away', async () => {
		const { person, cookie } = await aLearner('Inês Carvalho')
		expect(wordsOf((await get(CHECK, cookie)).text)).toContain('15 questions')
		expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(303)
		const first = await openTry(cookie)
		expect(new Set(first.shown).size).toBe(15)
		// Two clicks draw once.
		await post(CHECK, { intent: 'start' }, cookie)
		expect((await openTry(cookie)).shown).toEqual(first.shown)

		// An order has places to choose and no boxes to tick.
		const [one = '', two = ''] = first.shown.filter(
			(id) => world.bank.questions.find((each) => each.id === id)?.kind !== 'ordering',
		)
		const chosen = answersOf([one], 1)
		const kept = await post(CHECK, { intent: 'save', attempt: first.attempt, shown: first.shown, ...chosen }, cookie)
		expect(kept.status).toBe(200)
		expect(wordsOf(kept.text)).toMatch(/Kept at \d\d:\d\d/)
		const again = (await openTry(cookie)).text
		for (const option of chosen[`q:${one}`] ?? [])
			expect(again).toMatch(
				new RegExp(
					`<input[^>]*name="q:${one}"[^>]*checked=""[^>]*value="${option}"|<input[^>]*name="q:${one}"[^>]*value="${option}"[^>]*checked=""`,
				),
			)
		expect(again).not.toMatch(new RegExp(`name="q:${two}"[^>]*checked=""`))
		// Nothing is explained before it is handed in, in the page or in its data.
		const data = (await get(`${CHECK}.data`, cookie)).text
		const explanations = world.bank.questions
			.filter(({ id }) => first.shown.includes(id))
			.flatMap(({ options }) => options.map(({ why }) => why))
		for (const why of explanations) expect(again.includes(why) || data.includes(why), why).toBe(false)
		expect(await world.server.db.checkAttempt.count({ where: { personId: person.id } })).toBe(1)
	})

	test('with eleven right is not there yet, explains every option, and opens again a day later', async () => {
		const { person, cookie } = await aLearner('Amara Okafor')
		const first = await takes(cookie, 11)
		const page = await get(CHECK, cookie)
		expect(headingOf(page.text)).toBe('Not there yet.')
		expect(wordsOf(page.text)).toContain('11 of 15 right')
		expect(wordsOf(page.text)).toContain('Sleep on it.')
		const explained = world.bank.questions.find(({ id }) => id === first.shown[0])?.options[0]?.why ?? 'nothing'
		expect(wordsOf(page.text)).toContain(wordsOf(explained))
		// Too early, whatever the page offers.
		expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(409)
		// Handed in, nothing of it can be changed.
		const better = { attempt: first.attempt, shown: first.shown, ...answersOf(first.shown, 15) }
		await post(CHECK, { intent: 'submit', ...better }, cookie)
		expect((await post(CHECK, { intent: 'save', ...better }, cookie)).status).toBe(409)
		expect(await world.server.db.checkAttempt.findFirst({ where: { personId: person.id } })).toMatchObject({
			rightCount: 11,
			passed: false,
		})

		await twoDaysLater(person.id)
		const second = await takes(cookie, 12)
		// Other questions, while the bank lasts.
		expect(second.shown.filter((id) => first.shown.includes(id))).toEqual([])
		expect(headingOf((await get(CHECK, cookie)).text)).toBe('You know it.')
		expect(headingOf((await get(paths.requirements(LEVEL_ONE), cookie)).text)).toBe('One of twelve met')
		expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(409)
	})

	test('after three tries waits for a talk, which opens two more and no sooner', async () => {
		const { person, cookie } = await aLearner('Daniel Osei')
		const desk = paths.facilitateCohort({ cohort: world.cohort.id })
		const talked = () => post(desk, { intent: 'open-tries', person: person.id }, leadCookie)
		for (let round = 0; round < 3; round++) {
			expect((await talked()).status).toBe(409)
			await takes(cookie, 3)
			await twoDaysLater(person.id)
		}
		expect(wordsOf((await get(CHECK, cookie)).text)).toContain('All three tries are used.')
		expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(409)
		expect(wordsOf((await get(desk, leadCookie)).text)).toContain('Daniel Osei')
		// A member opens nothing, for themself least of all.
		expect((await post(desk, { intent: 'open-tries', person: person.id }, cookie)).status).toBe(403)
		expect((await talked()).status).toBe(303)
		expect((await talked()).status).toBe(409)
		for (let round = 0; round < 2; round++) {
			await takes(cookie, 3)
			await twoDaysLater(person.id)
		}
		expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(409)
		expect(await world.server.db.checkAttempt.count({ where: { personId: person.id } })).toBe(5)
	})

	test('handed in with questions open asks first and keeps every answer, and takes it on the second word', async () => {
		const { person, cookie } = await aLearner('Presses Early')
		await post(CHECK, { intent: 'start' }, cookie)
		const { attempt, shown } = await openTry(cookie)
		const one = answersOf(shown.slice(0, 1), 1)
		const asked = await post(CHECK, { intent: 'submit', attempt, shown, ...one }, cookie)
		expect(asked.status).toBe(200)
		expect(wordsOf(asked.text)).toContain('14 questions are open. Hand in anyway?')
		expect(wordsOf(asked.text)).toContain('Hand in with 14 open')
		expect(wordsOf(asked.text)).toContain('Go on answering')
		const kept = await world.server.db.checkAttempt.findFirstOrThrow({ where: { personId: person.id } })
		expect(kept).toMatchObject({ submittedAt: null, rightCount: null })
		expect(kept.answers).toMatchObject({ [shown[0] ?? '']: one[`q:${shown[0]}`] })

		expect((await post(CHECK, { intent: 'submit-open', attempt, shown, ...one }, cookie)).status).toBe(303)
		expect(await world.server.db.checkAttempt.findFirst({ where: { personId: person.id } })).toMatchObject({
			rightCount: 1,
			passed: false,
		})
	})

	test('belongs to one person: somebody else’s try is not there', async () => {
		const { cookie } = await aLearner('First Person')
		await post(CHECK, { intent: 'start' }, cookie)
		const { attempt, shown } = await openTry(cookie)
		const other = await aLearner('Second Person')
		const before = await world.server.db.checkAttempt.findUniqueOrThrow({ where: { id: attempt } })
		for (const intent of ['save', 'submit'])
			expect((await post(CHECK, { intent, attempt, shown, ...answersOf(shown, 15) }, other.cookie)).status).toBe(404)
		expect(await world.server.db.checkAttempt.findUniqueOrThrow({ where: { id: attempt } })).toEqual(before)
	})

	test('counts only what was asked: other questions and other options are dropped', async () => {
		const { person, cookie } = await aLearner('Adds Answers')
		await post(CHECK, { intent: 'start' }, cookie)
		const { attempt, shown } = await openTry(cookie)
		const strange = world.bank.questions.find(({ id }) => !shown.includes(id))
		const form = { 'q:nowhere': 'a', [`q:${strange?.id}`]: 'a', [`q:${shown[0]}`]: ['nothing', 'at-all'] }
		expect((await post(CHECK, { intent: 'save', attempt, shown, ...form }, cookie)).status).toBe(200)
		const row = await world.server.db.checkAttempt.findFirstOrThrow({ where: { personId: person.id } })
		expect(row.answers).toEqual({})
	})
})
