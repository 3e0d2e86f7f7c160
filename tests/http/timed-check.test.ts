import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rulesOfToday } from '~/domain/cohort/rules'
import type { Prisma } from '~/domain/db'
import { paths } from '~/paths'
import { rightOptions } from '../support/assessment'
import { alertsOf, headingOf, wordsOf } from '../support/form-page'
import { aMemberOf, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import type { PersonMade } from '../support/people'
import { ask, signInAs } from '../support/server'

/** The knowledge check of a cohort whose rules name minutes, without JavaScript: what the server says about the clock. */
let world: LevelOne
let adminCookie: string
let leadCookie: string
const CHECK = paths.check(LEVEL_ONE)

beforeAll(async () => {
	world = await startLevelOne()
	const rules = rulesOfToday(world.stage).map((rule) => (rule.kind === 'check' ? { ...rule, minutes: 20 } : rule))
	await world.server.db.cohort.update({
		where: { id: world.cohort.id },
		data: { requirements: rules as unknown as Prisma.InputJsonValue },
	})
	adminCookie = await signInAs(world.server.db, world.admin.id)
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

async function begin(cookie: string): Promise<{ text: string; attempt: string; shown: string[] }> {
	expect((await post(CHECK, { intent: 'start' }, cookie)).status).toBe(303)
	const { text } = await get(CHECK, cookie)
	return {
		text,
		attempt: /name="attempt" value="([^"]+)"/.exec(text)?.[1] ?? '',
		shown: [...text.matchAll(/name="shown" value="([^"]+)"/g)].map((match) => match[1] ?? ''),
	}
}

const answer = (id: string) => {
	const question = world.bank.questions.find((each) => each.id === id)
	if (!question || question.kind === 'ordering') throw new Error(`${id} is no choice`)
	return { [`q:${id}`]: rightOptions(question) }
}
const choices = (shown: string[]) =>
	shown.filter((id) => world.bank.questions.find((each) => each.id === id)?.kind !== 'ordering')

/** As if the try had begun so many minutes earlier. */
const passes = (personId: string, minutes: number) =>
	world.server.db.$executeRaw`update "CheckAttempt" set "startedAt" = "startedAt" - make_interval(mins => ${minutes}),
		"endsAt" = "endsAt" - make_interval(mins => ${minutes}) where "personId" = ${personId}`

describe('a timed check', () => {
	test('says so before it begins, and how long is left on every page', async () => {
		const { person, cookie } = await aLearner('Inês Carvalho')
		const before = wordsOf((await get(CHECK, cookie)).text)
		expect(before).toContain('15 questions, 20 minutes by the clock.')
		expect(before).toContain('The clock starts when you begin and does not stop')
		const { text } = await begin(cookie)
		expect(wordsOf(text)).toMatch(/Until \d\d:\d\d ?\. When this page was sent, 20 minutes were left\./)
		await passes(person.id, 12)
		expect(wordsOf((await get(CHECK, cookie)).text)).toContain('eight minutes were left')
	})

	test('refuses what comes late in words, counts what came in time, and says when it ended', async () => {
		const { person, cookie } = await aLearner('Amara Okafor')
		const { attempt, shown } = await begin(cookie)
		const [one = '', two = ''] = choices(shown)
		expect((await post(CHECK, { intent: 'save', attempt, shown: one, ...answer(one) }, cookie)).status).toBe(200)
		await passes(person.id, 20)
		for (const intent of ['save', 'submit', 'submit-open']) {
			const late = await post(CHECK, { intent, attempt, shown: two, ...answer(two) }, cookie)
			expect(late.status).toBe(409)
			expect(alertsOf(late.text)).toContain('This came after the end of your time, so it does not count.')
			expect(headingOf(late.text)).toBe('Not there yet.')
		}
		const page = wordsOf((await get(CHECK, cookie)).text)
		expect(page).toMatch(/Your time ended at \d\d:\d\d; what was kept by then counts\. 1 of 15 right/)
		expect(page).toContain('Sleep on it.')
	})
})

describe('extra time', () => {
	const give = (person: PersonMade, percent: string, cookie = adminCookie) =>
		post(paths.person({ person: person.id }), { intent: 'give-time', percent }, cookie)

	test('is given by an admin, and seen by its owner', async () => {
		const { person, cookie } = await aLearner('Wanjiru Kamau')
		expect(wordsOf((await get(paths.account(), cookie)).text)).not.toContain('Timed checks')
		expect((await give(person, '150')).status).toBe(303)
		expect(wordsOf((await get(CHECK, cookie)).text)).toContain('30 minutes by the clock, 10 of them your extra time')
		expect(wordsOf((await get(paths.account(), cookie)).text)).toContain(
			'Half as much again. Only you and admins see this.',
		)
		expect(wordsOf((await begin(cookie)).text)).toContain('30 minutes were left')
	})

	test.each(['', '99', '1000', '150; drop', '-100', 'NaN'])('refuses “%s”', async (percent) => {
		const { person } = await aLearner('Refuses Figures')
		expect((await give(person, percent)).status).toBe(400)
		expect(await world.server.db.extraTime.count({ where: { personId: person.id } })).toBe(0)
	})

	test('is nobody else’s to give or to see, the lead of the cohort included', async () => {
		const { person, cookie } = await aLearner('Daniel Osei')
		const peer = await aLearner('Priya Raghavan')
		for (const other of [cookie, peer.cookie, leadCookie]) expect((await give(person, '300', other)).status).toBe(403)
		expect((await give(person, '300')).status).toBe(303)
		await begin(cookie)
		const pages = [
			paths.facilitateCohort({ cohort: world.cohort.id }),
			paths.cohort({ cohort: world.cohort.id }),
			CHECK,
			paths.requirements(LEVEL_ONE),
		]
		for (const path of pages)
			for (const other of [leadCookie, peer.cookie])
				expect(wordsOf((await get(path, other)).text), path).not.toMatch(/three times the time|extra time|60 minutes/i)
	})
})
