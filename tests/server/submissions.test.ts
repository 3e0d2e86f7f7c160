import fs from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { appeal, handIn, listSubmissions, saveSubmission } from '~/domain/assessment/submissions.server'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
const words = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`).join(' ')
let world: TakenCohort
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	otto = await aMember(db, stage, world, { name: 'Otto Lind' })
})

type Pinned = Parameters<typeof handIn>[3]
const pinned = (said: Partial<Pinned> = {}): Pinned => ({
	rule: rules.scenario,
	rubric,
	cohortId: world.cohort.id,
	...said,
})
const of = (person: PersonMade) => ({ personId: person.id, stageKey: STAGE_KEY, requirementId: 'scenario' })
const save = (text: string, at = nov(1), person = ines) => saveSubmission(db, of(person), text, pinned(), at)
const submit = (text: string, at = nov(1), person = ines) => handIn(db, of(person), text, pinned(), at)
const rows = (person = ines) => listSubmissions(db, of(person))
const decide = (decision: string, decidedAt = nov(6)) =>
	db.submission.updateMany({ where: { personId: ines.id, decision: null }, data: { decision, decidedAt } })

describe('a text', () => {
	test('is kept as it is written, in one row, and belongs to its cohort and rubric', async () => {
		await save('First words.')
		await save('')
		await save('First words, and second ones.\n\nA paragraph.')
		expect(await rows()).toMatchObject([{ text: 'First words, and second ones.\n\nA paragraph.', submittedAt: null }])
		expect(await db.submission.findMany({ select: { cohortId: true, rubricId: true, rubricHash: true } })).toEqual([
			{ cohortId: world.cohort.id, rubricId: rubric.id, rubricHash: rubric.hash },
		])
	})

	test('of one work leaves another of the level open, with tries, slots and appeals of its own', async () => {
		const analysis = { ...rules.scenario, id: 'analysis' }
		const other = { ...of(ines), requirementId: 'analysis' }
		await submit(words(450))
		await handIn(db, of(ines), words(450), pinned({ rule: analysis }), nov(2))
		expect((await rows()).map(({ submittedAt }) => submittedAt)).toEqual([nov(1)])
		await decide('again')
		const [page] = await listSubmissions(db, other)
		const wrong = { ...of(ines), submissionId: page?.id ?? '' }
		await expect(appeal(db, wrong, ines, nov(7))).rejects.toMatchObject({ why: 'not-again' })
		await appeal(db, { ...other, submissionId: page?.id ?? '' }, ines, nov(7))
		expect((await rows())[0]?.round).toBe(1)
		await expect(saveSubmission(db, of(ines), 'x', pinned({ rule: analysis }), nov(21))).rejects.toMatchObject({
			why: 'submitted',
		})
		await save('A new try', nov(21))
	})

	test('that an older node writes, or wrote before, is of the work its cohort asks for', async () => {
		const works = [{ ...rules.scenario, id: 'analysis', rubric: 'another' }, rules.scenario]
		await db.cohort.update({ where: { id: world.cohort.id }, data: { requirements: works } })
		const write = (on: Pick<typeof db, '$executeRaw'>, id: string, rubricId: string) => on.$executeRaw`
			insert into "Submission" (id, "personId", "cohortId", "stageKey", "rubricId", "rubricHash", "updatedAt")
			values (${id}, ${ines.id}, ${world.cohort.id}, ${STAGE_KEY}, ${rubricId}, 'hash', now())`
		const kept = (on: Pick<typeof db, 'submission'>) =>
			on.submission.findMany({ select: { id: true, requirementId: true }, orderBy: { id: 'asc' } })
		await write(db, 'a', rubric.id)
		await write(db, 'b', 'another')
		const expected = [
			{ id: 'a', requirementId: 'scenario' },
			{ id: 'b', requirementId: 'analysis' },
		]
		expect(await kept(db)).toEqual(expected)
		await db.submission.deleteMany()
		const asBefore = db.$transaction(async (tx) => {
			await tx.$executeRaw`drop trigger "Submission_requirement" on "Submission"`
			await tx.$executeRaw`alter table "Submission" drop column "requirementId"`
			await tx.$executeRaw`create index "Submission_personId_stageKey_idx" on "Submission" ("personId", "stageKey")`
			await write(tx, 'a', rubric.id)
			await write(tx, 'b', 'another')
			const sql = fs.readFileSync('prisma/migrations/20261122174000_work_of_a_requirement/migration.sql', 'utf8')
			for (const statement of sql.replace(/^--.*$/gm, '').split(';'))
				if (statement.trim()) await tx.$executeRawUnsafe(statement)
			expect(await kept(tx)).toEqual(expected)
			throw new Error('taken back')
		})
		await expect(asBefore).rejects.toThrow('taken back')
	})

	test('saved from two windows at once makes one row', async () => {
		await Promise.all([save('one'), save('two'), save('three')])
		expect(await rows()).toHaveLength(1)
	})

	test.each([
		['much too short', 5],
		['longer than assessors read', 2_000],
		['empty', 0],
	])('that is %s is kept as a draft all the same', async (_what, count) => {
		await save(words(count))
		expect((await rows())[0]?.text).toBe(words(count))
	})

	test('keeps what the writer typed: accents, signs, lines, what looks like markup', async () => {
		const text = '<b>Not bold</b> & "quoted"\r\nŁukasz said: ¿por qué? 🎉 {{x}} \\n'
		await save(text)
		expect((await rows())[0]?.text).toBe(text)
	})
})

describe('handing in', () => {
	test.each([
		['400 words, the least', 400, null],
		['600 words, the most', 600, null],
		['500 words', 500, null],
		['399 words', 399, 'too-short'],
		['601 words', 601, 'too-long'],
		['nothing', 0, 'too-short'],
	])('%s', async (_what, count, why) => {
		const handing = submit(words(count))
		if (why) await expect(handing).rejects.toMatchObject({ code: 'invalid', why })
		else await handing
		expect(await rows()).toHaveLength(why ? 0 : 1)
	})

	test('too soon loses nothing of the draft', async () => {
		await save(words(100))
		await expect(submit(words(101))).rejects.toMatchObject({ why: 'too-short' })
		expect(await rows()).toMatchObject([{ text: words(100), submittedAt: null }])
	})

	test('takes the text as it was sent, not as it was kept before', async () => {
		await save(words(450))
		await submit(words(500), nov(2))
		expect(await rows()).toMatchObject([{ text: words(500), submittedAt: nov(2), decision: null }])
	})

	test('a level that sets no limit takes any length', async () => {
		const { minWords: _min, maxWords: _max, ...rule } = rules.scenario
		await handIn(db, of(ines), 'Short.', pinned({ rule }), nov(1))
		expect(await rows()).toMatchObject([{ text: 'Short.' }])
	})

	test('is once: a second time, or a change afterwards, is refused and changes nothing', async () => {
		await submit(words(500))
		await expect(submit(words(550), nov(2))).rejects.toMatchObject({ code: 'conflict', why: 'submitted' })
		await expect(save(words(550), nov(2))).rejects.toMatchObject({ code: 'conflict', why: 'submitted' })
		expect(await rows()).toMatchObject([{ text: words(500), submittedAt: nov(1) }])
	})

	test('twice at once is one submission', async () => {
		const results = await Promise.allSettled([submit(words(500)), submit(words(500))])
		expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
		expect(await rows()).toHaveLength(1)
	})

	test('belongs to a cohort: without one nothing is kept', async () => {
		const alone = pinned({ cohortId: null })
		const refused = { code: 'conflict', why: 'not-in-cohort' }
		await expect(saveSubmission(db, of(ines), words(1), alone, nov(1))).rejects.toMatchObject(refused)
		await expect(handIn(db, of(ines), words(500), alone, nov(1))).rejects.toMatchObject(refused)
		expect(await db.submission.count()).toBe(0)
	})

	test('by one person touches nobody else’s', async () => {
		await save(words(10), nov(1), otto)
		await submit(words(500))
		expect(await rows(otto)).toMatchObject([{ text: words(10), submittedAt: null }])
	})
})

describe('after the assessors’ answer', () => {
	test('"again" opens a new try fourteen days later; the first one stays as it was', async () => {
		await submit(words(500))
		await decide('again')
		await expect(save(words(510), nov(19))).rejects.toMatchObject({ code: 'conflict', why: 'too-early' })
		await save(words(510), nov(20))
		await submit(words(520), nov(21))
		expect(await rows()).toMatchObject([
			{ text: words(500), submittedAt: nov(1), decision: 'again' },
			{ text: words(520), submittedAt: nov(21), decision: null },
		])
	})

	test('"again" any number of times still lets one write', async () => {
		for (let round = 0; round < 4; round++) {
			const at = new Date(nov(1).getTime() + round * 20 * 86_400_000)
			await submit(words(500), at)
			await decide('again', at)
		}
		expect(await rows()).toHaveLength(4)
	})

	test('"met" is the end of it', async () => {
		await submit(words(500))
		await decide('met')
		await expect(save(words(510), nov(30))).rejects.toMatchObject({ code: 'conflict', why: 'already-met' })
		await expect(submit(words(510), nov(30))).rejects.toMatchObject({ why: 'already-met' })
		expect(await rows()).toHaveLength(1)
	})
})
