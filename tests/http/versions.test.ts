import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WrittenModule } from '~/domain/program/kept-lesson'
import { paths } from '~/paths'
import { wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { ask, signInAs, startServer, type TestServer } from '../support/server'
import { aCohort } from '../support/world'

/** A cohort that began before the module was edited, as its people and its admin see it. */
const place = { program: 'technical-leadership-ladder', stage: 'l1', module: 'active-listening' }
const key = Object.values(place).join('/')

let server: TestServer
let admin: PersonMade
let cohortId: string
let now: WrittenModule
let part: string
const cookies = { member: '', stranger: '', admin: '' }

beforeAll(async () => {
	server = await startServer()
	const { db } = server
	const { cohort, members } = await aCohort(db)
	cohortId = cohort.id
	admin = await aPerson(db, { name: 'Hanna Brandt', roles: ['admin', 'learner'] })
	cookies.member = await signInAs(db, members[0]?.id ?? '')
	cookies.stranger = await signInAs(db, (await aPerson(db)).id)
	cookies.admin = await signInAs(db, admin.id)
	const row = await db.lessonVersion.findFirstOrThrow({ where: { moduleKey: key } })
	now = row.module as unknown as WrittenModule
	part = now.lesson.parts[0]?.slug ?? ''
	const before = structuredClone(now)
	before.lesson.hash = 'before'
	before.lesson.parts[0]?.blocks.unshift({ kind: 'prose', html: '<p>As it once began.</p>' })
	await db.lessonVersion.create({
		data: { hash: 'before', moduleKey: key, module: before, seenAt: new Date('2026-09-01') },
	})
	await db.cohort.update({ where: { id: cohortId }, data: { lessons: { 'active-listening': 'before' } } })
})
afterAll(() => server.close())

const page = async (path: string, cookie: string) => wordsOf((await ask(server, path, { cookie })).text)
const lesson = (cookie: string) => page(paths.part({ ...place, part }), cookie)

test('the cohort reads what it began with, everybody else what there is today', async () => {
	expect(await lesson(cookies.member)).toContain('As it once began.')
	expect(await lesson(cookies.stranger)).not.toContain('As it once began.')
})

test('the address of a part that has another title in what the cohort began with leads it to the module', async () => {
	const row = await server.db.lessonVersion.findFirstOrThrow({ where: { hash: 'before' } })
	const before = row.module as unknown as WrittenModule
	const [first] = before.lesson.parts
	if (first) first.slug = 'as-it-was-once-called'
	await server.db.lessonVersion.create({
		data: { ...row, hash: 'older', module: { ...before, lesson: { ...before.lesson, hash: 'older' } } },
	})
	await server.db.cohort.update({ where: { id: cohortId }, data: { lessons: { 'active-listening': 'older' } } })
	try {
		const { status, headers } = await ask(server, paths.part({ ...place, part }), { cookie: cookies.member })
		expect(status).toBe(303)
		expect(headers.get('location')).toBe(paths.module(place))
		expect((await ask(server, paths.part({ ...place, part }), { cookie: cookies.stranger })).status).toBe(200)
		const nowhere = await ask(server, paths.part({ ...place, part: 'nowhere' }), { cookie: cookies.member })
		expect(nowhere.status).toBe(404)
	} finally {
		await server.db.cohort.update({ where: { id: cohortId }, data: { lessons: { 'active-listening': 'before' } } })
	}
})

test('the admin sees what was edited, moves the cohort, and its readers see what changed until they have seen it', async () => {
	const read = () => ask(server, paths.part({ ...place, part }), { cookie: cookies.member, form: { intent: 'read' } })
	await read()
	const desk = paths.adminCohort({ cohort: cohortId })
	expect(await page(desk, cookies.admin)).toContain(`One part edited: ${now.lesson.parts[0]?.title}`)
	const moved = await ask(server, desk, { cookie: cookies.admin, form: { intent: 'move-content' } })
	expect(moved.status).toBe(303)
	expect(await page(desk, cookies.admin)).toContain('reads the modules as they are today')

	const changed = await lesson(cookies.member)
	expect(changed).toContain('This part has changed since you read it')
	expect(changed).toContain('Before: As it once began.')
	expect(await page(paths.stage(place), cookies.member)).toContain('part has changed since you read')
	await read()
	expect(await lesson(cookies.member)).not.toContain('This part has changed')
	expect(await page(paths.stage(place), cookies.member)).not.toContain('changed since you read')
})
