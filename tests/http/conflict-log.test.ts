import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '~/paths'
import { wordsOf } from '../support/form-page'
import { aPerson } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'

const LEVEL = { program: 'technical-leadership-ladder', stage: 'l2' }
const LOG = paths.conflicts(LEVEL)
let server: TestServer
let cookie: string
beforeAll(async () => {
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon' } })
	const ines = await aPerson(server.db, { name: 'Inês Carvalho' })
	cookie = await signInAs(server.db, ines.id)
	const own = { personId: ines.id, stageKey: 'technical-leadership-ladder/l2', createdAt: new Date('2026-11-04') }
	await server.db.conflict.createMany({
		data: [
			{ ...own, id: 'task', kind: 'task', noticedOn: '2026-11-03' },
			{ ...own, id: 'status', kind: 'status', noticedOn: '2026-11-04' },
		],
	})
})
afterAll(() => server.close())

test('each button of the log says which conflict it is for', async () => {
	const { text } = await ask(server, LOG, { cookie })
	const buttons = [...text.matchAll(/<a class="btn bad sm"[^>]*>(.*?)<\/a>/gs)].map(([, inside = '']) =>
		wordsOf(inside),
	)
	expect(buttons).toHaveLength(2)
	expect(buttons).toEqual([
		expect.stringMatching(/^Delete : .+, noticed Wed 4 Nov$/),
		expect.stringMatching(/^Delete : .+, noticed Tue 3 Nov$/),
	])
	expect(new Set(buttons).size).toBe(2)
})

test('a conflict that is deleted twice is deleted, and the second click ends on the log as well', async () => {
	const click = () => ask(server, LOG, { cookie, form: { intent: 'delete', conflict: 'task' } })
	for (const answer of [await click(), await click()]) {
		expect(answer.status).toBe(303)
		expect(answer.headers.get('location')).toBe(LOG)
	}
	expect((await server.db.conflict.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual(['status'])
})
