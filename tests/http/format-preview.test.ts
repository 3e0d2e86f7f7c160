import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { decoded, wordsOf } from '../support/form-page'
import { aPerson } from '../support/people'
import { aFormat } from '../support/rooms'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'
import { writesSoFar } from '../support/write-counter'

/** Whoever is to lead or watch a format walks through it first, with made-up people. */
let server: TestServer
let cookie: string
beforeAll(async () => {
	server = await startServer()
	const { db } = server
	await db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon', isSample: true } })
	const trainee = await aPerson(db, { name: 'Ines Faria', roles: ['trainee'] })
	cookie = await signInAs(db, trainee.id)
})
afterAll(() => server.close())

const page = (format: string, query = '') => ask(server, paths.previewFormat({ format }) + query, { cookie })
const formats = readdirSync('content/formats').map((file) => aFormat(file.replace('.yaml', '')))
const SEEN_AS = ['lead', 'observer', 'ana', 'chi']

describe.each(formats.map((format) => [format.id, format] as const))('the walk through %s', (id, format) => {
	test('draws each phase, in turn as one of them sees it: what is asked, and hints for the lead alone', async () => {
		const before = await writesSoFar(server.db)
		for (const [index, phase] of format.phases.entries()) {
			const as = SEEN_AS[index % SEEN_AS.length]
			const { status, text } = await page(id, `?phase=${index + 1}&as=${as}`)
			const words = wordsOf(text)
			expect(status).toBe(200)
			expect(words).toContain(`Phase ${index + 1} of ${format.phases.length}`)
			// Whoever presents has a form before them in its place.
			if (phase.kind !== 'case' || as !== 'ana') expect(words, `${phase.id}, ${as}`).toContain(phase.prompt)
			for (const [nth, tip] of phase.tips.entries())
				expect(words.includes(tip), `${phase.id}, ${as}: ${tip}`).toBe(as === 'lead' && nth === 0)
		}
		expect(await writesSoFar(server.db)).toBe(before)
	})
})

test('stands open to an admin who leads nothing, with a way back to their own desk; a learner has none', async () => {
	const [admin, learner] = await Promise.all(
		(['admin', 'learner'] as const).map(async (role) =>
			signInAs(server.db, (await aPerson(server.db, { name: `Some ${role}`, roles: [role] })).id),
		),
	)
	const asked = (cookie: string | undefined) => ask(server, paths.previewFormat({ format: 'critique-60' }), { cookie })
	const { status, text } = await asked(admin)
	expect([status, text.includes(`href="${paths.admin()}"`)]).toEqual([200, true])
	expect((await asked(learner)).status).toBe(403)
	// Where a format is chosen is the way to look at it first.
	const { cohort } = await aCohort(server.db)
	const form = await ask(server, paths.newSession({ cohort: cohort.id }), { cookie: admin })
	expect(form.text).toContain(`href="${paths.previewFormat({ format: 'critique-60' })}"`)
})

test.each([
	['before the first phase', '?phase=0', 'Phase 1 of 10'],
	['after the last one', '?phase=99', 'Phase 10 of 10'],
	['at no phase', '?phase=x', 'Phase 1 of 10'],
])('a walk %s stands at the nearest one', async (_where, query, at) => {
	expect(wordsOf((await page('critique-60', query)).text)).toContain(at)
})

test('as somebody who is not in it is as the lead, and of a format that is not there is no page', async () => {
	const { text } = await page('critique-60', '?as=nobody')
	expect(decoded(text)).toMatch(/aria-current="page"[^>]*>lead</)
	expect((await page('no-such-format')).status).toBe(404)
})
