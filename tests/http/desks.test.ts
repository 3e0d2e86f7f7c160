import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { alertsOf, headingOf, wordsOf } from '../support/form-page'
import { aPerson } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

/** What each of the three opens first: in an organization of one day, and in the middle of a program. */
const go = async (server: TestServer, path: string, cookie: string) => {
	const { status, text } = await ask(server, path, { cookie })
	return { status, heading: headingOf(text), words: wordsOf(text), text }
}

/** The address somebody is sent to who signs in by the form as it stands on the page. */
async function signIn(server: TestServer, email: string): Promise<{ to: string; cookie: string }> {
	const form = (await ask(server, '/login')).text
	const next = /<input[^>]*name="next"[^>]*value="([^"]*)"/.exec(form)?.[1]
	const answer = await ask(server, '/login', {
		form: { email, password: 'belay-sample', ...(next === undefined ? {} : { next }) },
	})
	return { to: answer.headers.get('location') ?? '', cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
}

describe('on the first day', () => {
	let server: TestServer
	let admin: string
	beforeAll(async () => {
		server = await startServer()
		const answer = await ask(server, '/set-up', {
			form: {
				organization: 'Ferrystone',
				timeZone: 'Europe/Lisbon',
				name: 'Hanna Brandt',
				email: 'hanna@example.com',
				password: 'a rope holds two',
			},
		})
		admin = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
	})
	afterAll(() => server.close())

	test('an admin reads that nothing needs a decision, and what to do first', async () => {
		const today = await go(server, paths.admin(), admin)
		expect(today.words).toContain('No cohort exists yet: it begins with people, a lead and a date.')
		expect(today.words).toContain('Create the first cohort')
		expect(today.text).toContain(`href="${paths.newCohort()}"`)
	})

	test('an admin reads who waits for a link where no mail is sent, and that nobody is named for danger yet', async () => {
		const asked = await ask(server, '/forgot', { form: { email: 'hanna@example.com' } })
		expect(asked.text).toContain('Ask your admin for the link')
		expect(asked.text).not.toContain('Look into your mail')
		await expect
			.poll(async () => (await go(server, paths.admin(), admin)).words)
			.toContain('Hanna Brandt asked for a new password')
		expect((await go(server, paths.admin(), admin)).words).toContain('Nobody is named for danger')
	})

	test('every list of an admin stands empty with a word on how it fills', async () => {
		for (const path of [
			paths.people(),
			paths.adminCohorts(),
			paths.adminCertifications(),
			paths.mail(),
			paths.audit(),
		]) {
			const page = await go(server, path, admin)
			expect(page.status, path).toBe(200)
			expect(page.heading, path).not.toBe('')
			// No table without a row.
			expect(page.text, path).not.toMatch(/<tbody[^>]*>\s*<\/tbody>/)
			expect(page.words, path).not.toMatch(/undefined|null|NaN|Invalid Date/)
		}
	})

	test('a facilitator reads that there is no session ahead, and how one comes', async () => {
		const cookie = await signInAs(server.db, (await aPerson(server.db, { roles: ['facilitator'] })).id)
		const today = await go(server, paths.facilitate(), cookie)
		expect(today.heading).toBe('No session ahead')
		expect(today.words).toContain('An L&D admin names you for a cohort')
		expect((await go(server, paths.assess(), cookie)).heading).toBe('Nothing to score')
	})

	test('a learner is greeted, sent to the first module, and told how to come to a cohort', async () => {
		const cookie = await signInAs(server.db, (await aPerson(server.db, { name: 'Inês Duarte' })).id)
		const home = await go(server, paths.home(), cookie)
		expect(home.heading).toMatch(/^Good (morning|afternoon|evening|night), Inês\./)
		expect(home.words).toContain('No cohort yet')
		expect(home.text).toMatch(/href="\/learn\/technical-leadership-ladder\/l1\/[\w-]+/)
		for (const path of [paths.cohorts(), paths.practice(), paths.learn()]) {
			const page = await go(server, path, cookie)
			expect([page.status, page.words.length > 100], path).toEqual([200, true])
		}
	})
})

describe('in the sample organization', () => {
	let server: TestServer
	beforeAll(async () => {
		server = await startServer({ SAMPLE: '1' })
	})
	afterAll(() => server.close())

	test('everybody is told that it is one, before signing in and after', async () => {
		expect(wordsOf((await ask(server, '/login')).text)).toMatch(/sample/i)
		const { cookie } = await signIn(server, 'learner1@sample.test')
		expect((await go(server, '/', cookie)).words).toMatch(/sample/i)
	})

	test.each([
		['admin@sample.test', paths.admin()],
		['facilitator@sample.test', paths.facilitate()],
		['learner1@sample.test', paths.home()],
		['trainee@sample.test', paths.home()],
		['mentor@sample.test', paths.facilitate()],
	])('%s comes to %s', async (email, to) => {
		const signedIn = await signIn(server, email)
		expect(signedIn.to).toBe(to)
		expect((await go(server, to, signedIn.cookie)).status).toBe(200)
	})

	test('an admin finds who is ready to be certified, and a way to each decision', async () => {
		const { cookie } = await signIn(server, 'admin@sample.test')
		const today = await go(server, paths.admin(), cookie)
		expect(today.heading).toMatch(/need(s)? a decision$/)
		expect(today.words).toMatch(/ready/i)
		const ways = [...today.text.matchAll(/<a[^>]*class="btn edge sm"[^>]*href="([^"]+)"/g)].map(
			(match) => match[1] ?? '',
		)
		expect(ways.length).toBeGreaterThan(0)
		for (const way of ways) expect((await go(server, way, cookie)).status, way).toBe(200)
	})

	test('an admin renews many at once: who is ready is ticked, who is left out is named, a second click harms nothing', async () => {
		const { cookie } = await signIn(server, 'admin@sample.test')
		const desk = paths.adminCertifications({ show: 'ending', q: 'Ruth' })
		const page = async () => (await go(server, desk, cookie)).text
		const ticks = async () =>
			[...(await page()).matchAll(/<input[^>]*name="number"[^>]*>/g)].map(([tag]) => [
				/value="([^"]*)"/.exec(tag)?.[1] ?? '',
				/ checked/.test(tag),
			])
		const { number: ready } = await server.db.certification.findFirstOrThrow({
			where: { holderName: 'Ruth Abrahams', inForceKey: { not: null } },
		})
		const held = '7K2M-4QXD-P9'
		expect(await ticks()).toEqual([[ready, true]])
		expect(await page()).toContain(`action="${desk.replace('&', '&amp;')}"`)
		const renew = (...number: string[]) => ask(server, desk, { cookie, form: { number } })
		const none = await renew(held)
		const why = 'Left out: Ayşe Demir : It can be renewed from ninety days before its end.'
		expect([none.status, alertsOf(none.text)]).toEqual([409, `None was renewed. ${why}`])
		const some = await renew(ready, held)
		const is = 'One certification is renewed. Its holder gets a letter.'
		expect([some.status, alertsOf(some.text)]).toEqual([200, `${is} ${why}`])
		const again = await renew(ready, held)
		const was = 'One certification was renewed already.'
		expect([again.status, alertsOf(again.text)]).toEqual([200, `${was} ${why}`])
		// What the list was narrowed to stays.
		const twice = await renew(ready)
		expect([twice.status, twice.headers.get('location')]).toEqual([303, desk])
		expect(decodeURIComponent(twice.headers.getSetCookie().join())).toContain(was)
		expect(await ticks()).toEqual([])
	})

	test('a facilitator finds the next session, what it lacks, and the cohorts', async () => {
		const { cookie } = await signIn(server, 'facilitator@sample.test')
		const today = await go(server, paths.facilitate(), cookie)
		expect(today.heading).toMatch(/Extra case|is ready|missing/)
		for (const words of ['Is it ready?', 'Autumn B', 'Your cohorts']) expect(today.words).toContain(words)
	})

	test('a learner finds what is next, what is due, and what is left', async () => {
		const { cookie } = await signIn(server, 'learner1@sample.test')
		const home = await go(server, paths.home(), cookie)
		expect(home.heading).toContain('Inês')
		expect(home.words).toContain('Your way to Level 1')
		expect(home.words).toContain('Autumn B')
		// Where reading stopped.
		expect(home.text).toContain('/learn/technical-leadership-ladder/l1/career-conversations')
	})

	test('a certified person finds the certificate', async () => {
		const { cookie } = await signIn(server, 'spring1@sample.test')
		const certificate = await go(server, paths.certification({ number: '7K2M-4QXD-P9' }), cookie)
		expect([certificate.status, certificate.words.includes('Ayşe Demir')]).toEqual([200, true])
		expect(wordsOf((await ask(server, paths.verifyNumber({ number: '7K2M-4QXD-P9' }))).text)).toContain(
			'Genuine, and current',
		)
	})
})
