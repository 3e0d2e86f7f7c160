import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paths } from '~/paths'
import { alertsOf, fieldOf, headingOf, wordsOf } from '../support/form-page'
import { aMemberOf, LEVEL_ONE, type LevelOne, startLevelOne } from '../support/level-one'
import { aPerson, type PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { ask, signInAs } from '../support/server'
import { writesSoFar } from '../support/write-counter'

/** The written scenario, from its first words to what two assessors decided. */
let world: LevelOne
let adminCookie: string
let leadCookie: string
const WORK = paths.submission({ ...LEVEL_ONE, work: 'scenario' })

beforeAll(async () => {
	world = await startLevelOne()
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

const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

describe('the written scenario', () => {
	test.each([
		['too short', words(399), 'There is not enough to judge yet.'],
		['too long', words(601), 'longer than the assessors are asked to read'],
		['empty', '', 'There is not enough to judge yet.'],
	])('that is %s is refused beside the text, which stays as it was typed', async (_what, text, line) => {
		const { person, cookie } = await aLearner(`Writes ${_what}`)
		const answer = await post(WORK, { intent: 'submit', text }, cookie)
		expect(answer.status).toBe(400)
		expect(fieldOf(answer.text, 'text')).toMatchObject({
			value: text,
			isInvalid: true,
			says: expect.stringContaining(line),
		})
		expect(await world.server.db.submission.count({ where: { personId: person.id } })).toBe(0)
	})

	test('is nobody’s who has no cohort, and says so', async () => {
		const cookie = await signInAs(world.server.db, (await aPerson(world.server.db, { name: 'No Cohort' })).id)
		const before = await writesSoFar(world.server.db)
		const answer = await post(WORK, { intent: 'submit', text: words(450) }, cookie)
		expect(answer.status).toBe(400)
		expect(wordsOf(answer.text)).toContain('Assessed work belongs to a cohort. Join one first.')
		expect(await world.server.db.submission.count({ where: { person: { name: 'No Cohort' } } })).toBe(0)
		expect(await writesSoFar(world.server.db)).toBe(before)
	})

	test('is kept while it grows, handed in once, and then stays', async () => {
		const { person, cookie } = await aLearner('Keeps Writing')
		expect((await post(WORK, { intent: 'save', text: 'It begins' }, cookie)).status).toBe(200)
		expect(fieldOf((await get(WORK, cookie)).text, 'text').value).toBe('It begins')
		expect((await post(WORK, { intent: 'submit', text: words(450) }, cookie)).status).toBe(303)
		for (const intent of ['save', 'submit']) {
			const late = await post(WORK, { intent, text: words(500) }, cookie)
			expect([late.status, alertsOf(late.text)]).toEqual([400, 'It is handed in already.'])
			// The text is not taken, and not thrown away either.
			expect(wordsOf(late.text)).toContain(words(500))
		}
		const rows = await world.server.db.submission.findMany({ where: { personId: person.id } })
		expect(rows.map(({ text }) => text)).toEqual([words(450)])
	})
})

describe('two assessors', () => {
	/** Work handed in, on the admin’s desk. */
	async function handedIn(name: string) {
		const learner = await aLearner(name)
		expect((await post(WORK, { intent: 'submit', text: words(450) }, learner.cookie)).status).toBe(303)
		const { id } = await world.server.db.submission.findFirstOrThrow({ where: { personId: learner.person.id } })
		return { ...learner, submission: id, record: paths.record({ cohort: world.cohort.id, person: learner.person.id }) }
	}
	type Work = Awaited<ReturnType<typeof handedIn>>
	const name = (work: Work, assessor: PersonMade) =>
		post(work.record, { intent: 'name-assessor', submission: work.submission, assessor: assessor.id }, adminCookie)
	async function anAssessor(calls: string) {
		const person = await anAssessorOf(world.server.db, calls, {
			stageKey: `${LEVEL_ONE.program}/${LEVEL_ONE.stage}`,
		})
		return { person, cookie: await signInAs(world.server.db, person.id) }
	}
	async function sheetOf(work: Work, assessor: PersonMade): Promise<string> {
		const row = await world.server.db.scoreSheet.findFirstOrThrow({
			where: { submissionId: work.submission, assessorId: assessor.id },
		})
		return paths.scoreSheet({ sheet: row.id })
	}
	const scored = (level: number, comment: string) => ({
		...Object.fromEntries(world.rubric.criteria.map(({ id }) => [`c:${id}`, String(level)])),
		comment,
	})

	test('are trained, outside the reporting line, and only one of them knows the cohort', async () => {
		const work = await handedIn('Who May Assess')
		const manager = await anAssessor('The Manager')
		await world.server.db.person.update({ where: { id: work.person.id }, data: { managerId: manager.person.id } })
		const other = await anAssessor('Also Of The Cohort')
		await world.server.db.cohortFacilitator.create({
			data: { cohortId: world.cohort.id, personId: other.person.id, part: 'co' },
		})
		expect((await name(work, world.lead)).status).toBe(303)
		for (const [person, line] of [
			[await aPerson(world.server.db, { name: 'No Role' }), 'Assessors are trained peers'],
			[work.person, 'Nobody assesses their own work.'],
			[manager.person, 'in the reporting line'],
			[world.lead, 'Already named for this work.'],
			[other.person, 'Choose somebody from outside it.'],
		] as [PersonMade, string][]) {
			const answer = await name(work, person)
			expect([answer.status, alertsOf(answer.text)]).toEqual([409, expect.stringContaining(line)])
		}
		expect(await world.server.db.scoreSheet.count({ where: { submissionId: work.submission } })).toBe(1)
		// A third comes only when two are apart.
		expect((await name(work, (await anAssessor('Second')).person)).status).toBe(303)
		const third = await name(work, (await anAssessor('Third')).person)
		expect([third.status, alertsOf(third.text)]).toEqual([409, expect.stringContaining('Enough assessors are named')])
	})

	test('score apart, and what they agree on is the decision', async () => {
		const work = await handedIn('Łukasz Đorđević')
		const outside = await anAssessor('Arjun Menon')
		await name(work, world.lead)
		await name(work, outside.person)
		const [first, second] = [await sheetOf(work, world.lead), await sheetOf(work, outside.person)]
		expect(wordsOf((await get(paths.assess(), outside.cookie)).text)).toContain('Łukasz Đorđević')
		// Another one's sheet is not there, and a learner has no desk.
		expect((await get(first, outside.cookie)).status).toBe(404)
		expect((await post(first, scored(1, 'Mine'), outside.cookie)).status).toBe(404)
		expect((await get(first, work.cookie)).status).toBe(403)

		// Half a sheet is kept, and cannot be handed in.
		const [criterion] = world.rubric.criteria
		const half = { [`c:${criterion?.id}`]: '4', comment: 'CANARY-OF-THE-LEAD' }
		const incomplete = await post(first, half, leadCookie)
		expect([incomplete.status, alertsOf(incomplete.text)]).toEqual([400, 'Score every criterion.'])
		expect(fieldOf(incomplete.text, 'comment').value).toBe('CANARY-OF-THE-LEAD')
		expect(incomplete.text).toMatch(
			new RegExp(
				`name="c:${criterion?.id}"[^>]*checked=""[^>]*value="4"|name="c:${criterion?.id}"[^>]*value="4"[^>]*checked=""`,
			),
		)
		expect((await post(first, { intent: 'save', ...half }, leadCookie)).status).toBe(200)
		expect(fieldOf((await get(first, leadCookie)).text, 'comment').value).toBe('CANARY-OF-THE-LEAD')

		expect((await post(first, scored(3, 'CANARY-OF-THE-LEAD'), leadCookie)).status).toBe(303)
		// The other sees nothing of it yet, nor does the learner.
		for (const [path, cookie] of [
			[second, outside.cookie],
			[WORK, work.cookie],
			[`${second}.data`, outside.cookie],
			[`${WORK}.data`, work.cookie],
		] as const)
			expect((await get(path, cookie)).text).not.toContain('CANARY-OF-THE-LEAD')
		expect((await post(first, scored(4, 'Changed my mind'), leadCookie)).status).toBe(400)

		expect((await post(second, scored(3, 'Comment of the second'), outside.cookie)).status).toBe(303)
		const both = wordsOf((await get(second, outside.cookie)).text)
		expect(both).toContain('CANARY-OF-THE-LEAD')
		const read = await get(WORK, work.cookie)
		expect(wordsOf(read.text)).toContain('Met. Two assessors agree')
		for (const said of ['CANARY-OF-THE-LEAD', 'Comment of the second']) expect(read.text).toContain(said)
		// What is said has no name on it.
		for (const unsaid of ['Arjun Menon', world.lead.name]) expect(read.text).not.toContain(unsaid)
		expect(headingOf((await get(paths.requirements(LEVEL_ONE), work.cookie)).text)).toBe('One of twelve met')
	})

	test('who are apart call for a third; “again” opens a new try two weeks later', async () => {
		const work = await handedIn('Once Again')
		expect(wordsOf((await get(work.record, adminCookie)).text)).toContain('Waits for assessors to take it.')
		const [outside, third] = [await anAssessor('Outside'), await anAssessor('Third Reader')]
		await name(work, world.lead)
		await name(work, outside.person)
		await post(await sheetOf(work, world.lead), scored(4, 'Fine'), leadCookie)
		await post(await sheetOf(work, outside.person), scored(1, 'Not fine'), outside.cookie)
		expect(wordsOf((await get(work.record, adminCookie)).text)).toContain('The two are apart: name a third')
		const sheet = await sheetOf(work, world.lead)
		expect(wordsOf((await get(sheet, leadCookie)).text)).toContain('An admin names a third assessor')
		expect(wordsOf((await get(WORK, work.cookie)).text)).toContain('Two assessors differ; a third is to be named')
		expect(wordsOf((await get(WORK, work.cookie)).text)).not.toContain('Not fine')
		expect((await name(work, third.person)).status).toBe(303)
		expect(wordsOf((await get(sheet, leadCookie)).text)).toContain('A third assessor reads it now')
		expect(wordsOf((await get(WORK, work.cookie)).text)).toContain('Two assessors differ, a third reads it now.')
		const record = wordsOf((await get(work.record, adminCookie)).text)
		expect(record).toContain('The two are apart: a third reads it')
		expect(record).not.toContain('The assessors are reading')
		await post(await sheetOf(work, third.person), scored(2, 'Nearly'), third.cookie)
		const row = await world.server.db.submission.findUniqueOrThrow({ where: { id: work.submission } })
		expect(row.decision).toBe('again')

		expect(wordsOf((await get(WORK, work.cookie)).text)).toContain('A new try opens on')
		const early = await post(WORK, { intent: 'submit', text: words(450) }, work.cookie)
		expect([early.status, alertsOf(early.text)]).toEqual([
			400,
			'A new try is not open yet. Its day stands on this page.',
		])
		await world.server.db.submission.update({
			where: { id: work.submission },
			data: { decidedAt: new Date(Date.now() - 15 * 86_400_000) },
		})
		// The old text is there to begin with.
		expect(fieldOf((await get(WORK, work.cookie)).text, 'text').value).toBe(words(450))
		expect((await post(WORK, { intent: 'submit', text: words(460) }, work.cookie)).status).toBe(303)
		expect(await world.server.db.submission.count({ where: { personId: work.person.id } })).toBe(2)
	})
})
