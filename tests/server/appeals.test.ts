import { beforeEach, describe, expect, test } from 'vitest'
import { nameAssessor, takeWork } from '~/domain/assessment/assign.server'
import { listAssessedWork } from '~/domain/assessment/naming.server'
import type { Rubric } from '~/domain/assessment/rubric'
import { handInScores } from '~/domain/assessment/scoring.server'
import { getOwnSheet, listFeedback, listOwnSheets } from '~/domain/assessment/sheets.server'
import { appeal, handIn, listSubmissions, saveSubmission } from '~/domain/assessment/submissions.server'
import { listTries, MOST_TRIES } from '~/domain/assessment/tries.server'
import { readStanding } from '~/domain/certification/standing.server'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
const content = contentOf(stage)
const { rubrics } = content
const judged = { ...content, assessors: 2 }
let world: TakenCohort
let admin: PersonMade
let ines: PersonMade
let first: [PersonMade, PersonMade]
let second: [PersonMade, PersonMade]
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	const person = (name: string) => anAssessorOf(db, name)
	first = [await person('Arjun Menon'), await person('Grace Whitfield')]
	second = [await person('Noor Haddad'), await person('Petra Novak')]
})

const where = () => ({ personId: ines.id, stageKey: STAGE_KEY, requirementId: 'scenario' })
const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
const write = async (at: Date, wording: Rubric = rubric, text = words(450)) => {
	await handIn(db, where(), text, { rule: rules.scenario, rubric: wording, cohortId: world.cohort.id }, at)
	return last()
}
const last = async () => {
	const row = (await listSubmissions(db, where())).at(-1)
	if (!row) throw new Error('nothing is written')
	return row
}
const day = (after: Date, days: number) => new Date(after.getTime() + days * 86_400_000)

async function scoredBy(people: PersonMade[], lines: string[], submissionId: string, at: Date) {
	for (const assessor of people) await takeWork(db, submissionId, content, assessor, at)
	for (const [index, assessor] of people.entries()) await score(assessor, lines[index] ?? '', submissionId, at)
}
async function score(assessor: PersonMade, line: string, submissionId: string, at: Date, comment?: string) {
	const sheet = await db.scoreSheet.findFirstOrThrow({ where: { submissionId, assessorId: assessor.id } })
	const said = comment ?? `words of ${assessor.name}`
	const given = { sheetId: sheet.id, assessorId: assessor.id, scores: scores(line), comment: said }
	await handInScores(db, given, judged, assessor, at)
}
const ask = (submissionId: string, at: Date, by = ines) =>
	appeal(db, { ...where(), personId: by.id, submissionId }, by, at)

/** Handed in on the first, "again" on the fifth. */
async function again(): Promise<string> {
	const { id } = await write(nov(1))
	await scoredBy(first, ['2 3 2 2', '2 3 2 2'], id, nov(5))
	return id
}

describe('"again"', () => {
	test.each([
		['a starred one at 2', '2 3 2 2'],
		['another at 1', '3 3 1 2'],
	])('is said with a reason: %s', async (_what, line) => {
		const { id } = await write(nov(1))
		await takeWork(db, id, content, first[0], nov(2))
		for (const comment of ['', '  \n '])
			await expect(score(first[0], line, id, nov(3), comment)).rejects.toMatchObject({ why: 'reason-needed' })
		await score(first[0], line, id, nov(3), 'Say whose step it is.')
	})

	test('is not what enough means: that needs no words', async () => {
		const { id } = await write(nov(1))
		await takeWork(db, id, content, first[0], nov(2))
		await score(first[0], '3 3 2 2', id, nov(3), '')
	})
})

describe('an appeal', () => {
	test('has another pair read the text, and theirs is the decision', async () => {
		const id = await again()
		await ask(id, nov(6))
		expect(await last()).toMatchObject({ decision: null, decidedAt: null, firstDecidedAt: nov(5), round: 2, named: 0 })
		await scoredBy(second, ['3 3 2 2', '4 3 2 3'], id, nov(9))
		expect(await last()).toMatchObject({ decision: 'met', decidedAt: nov(9), firstDecidedAt: nov(5) })
		const { results } = await readStanding(db, { id: ines.id, showsPlanned: false }, stage, nov(10))
		expect(results.find(({ id: rule }) => rule === 'scenario')?.state).toBe('met')
	})

	test('is read by nobody of the first pair', async () => {
		const id = await again()
		await ask(id, nov(6))
		for (const assessor of first) {
			await expect(takeWork(db, id, content, assessor, nov(7))).rejects.toMatchObject({ why: 'read-before' })
			await expect(
				nameAssessor(db, { submissionId: id, assessorId: assessor.id }, judged, admin, nov(7)),
			).rejects.toMatchObject({ why: 'read-before' })
		}
	})

	test('goes to a third of its own when the second pair is apart', async () => {
		const id = await again()
		await ask(id, nov(6))
		await scoredBy(second, ['3 3 2 2', '2 3 2 2'], id, nov(9))
		expect((await listAssessedWork(db, where(), { rubrics, rules: [rules.scenario] }))[0]).toMatchObject({
			state: 'third-needed',
			needed: 3,
			appealed: true,
		})
		const third = await anAssessorOf(db, 'Rui Costa')
		await scoredBy([third], ['2 2 2 2'], id, nov(11))
		expect(await last()).toMatchObject({ decision: 'again', decidedAt: nov(11) })
	})

	test('is blind both ways: neither pair sees the other’s scores, words or decision', async () => {
		const id = await again()
		await ask(id, nov(6))
		await scoredBy(second, ['3 3 2 2', '4 3 2 3'], id, nov(9))
		const sheetOf = async (person: PersonMade) =>
			getOwnSheet(
				db,
				(await db.scoreSheet.findFirstOrThrow({ where: { submissionId: id, assessorId: person.id } })).id,
				person.id,
			)
		expect(await sheetOf(second[0])).toMatchObject({ others: [{ comment: 'words of Petra Novak' }] })
		expect(await sheetOf(first[0])).toMatchObject({
			others: [{ comment: 'words of Grace Whitfield' }],
			submission: { decision: 'again', named: 2 },
		})
		expect(JSON.stringify(await sheetOf(second[0]))).not.toMatch(/Arjun|Grace/)
		expect(JSON.stringify([await sheetOf(first[0]), await listOwnSheets(db, first[0].id)])).not.toMatch(
			/Noor|Petra|"met"/,
		)
	})

	test('while it is read, the second pair sees no decision, and the author what the first pair said', async () => {
		const id = await again()
		await ask(id, nov(6))
		await takeWork(db, id, content, second[0], nov(7))
		await score(second[0], '3 3 2 2', id, nov(8))
		expect((await listOwnSheets(db, second[0].id))[0]).toMatchObject({ decision: null })
		const feedback = (await listFeedback(db, [id], ines.id)).get(id) ?? []
		expect(feedback.map(({ round, comment }) => [round, comment]).sort()).toEqual([
			[1, 'words of Arjun Menon'],
			[1, 'words of Grace Whitfield'],
		])
	})

	test('costs no time: a new try waits while it is read, and opens as it would have without it', async () => {
		const id = await again()
		await ask(id, nov(10))
		const save = (at: Date) =>
			saveSubmission(db, where(), 'Next', { rule: rules.scenario, rubric, cohortId: world.cohort.id }, at)
		await expect(save(nov(20))).rejects.toMatchObject({ why: 'submitted' })
		await scoredBy(second, ['2 3 2 2', '2 3 2 2'], id, nov(18))
		await expect(save(day(nov(5), 13.9))).rejects.toMatchObject({ why: 'too-early' })
		await save(day(nov(5), 14))
	})

	test('is one’s own, and one', async () => {
		const id = await again()
		const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
		for (const other of [otto, admin, first[0]])
			await expect(ask(id, nov(6), other)).rejects.toMatchObject({ why: 'not-again' })
		await ask(id, nov(6))
		await expect(ask(id, nov(6))).rejects.toMatchObject({ why: 'appealed' })
		await scoredBy(second, ['2 3 2 2', '2 3 2 2'], id, nov(9))
		await expect(ask(id, nov(10))).rejects.toMatchObject({ why: 'appealed' })
		const log = await db.auditEntry.findMany({ where: { act: 'assessment-appealed', subject: id } })
		expect(log.map(({ detail }) => detail)).toEqual([{ before: 'again', after: 'appealed' }])
	})
})

describe('tries side by side', () => {
	test('hold every text, score and word of each pair, by the rubric each was written for', async () => {
		const id = await again()
		await ask(id, nov(6))
		await scoredBy(second, ['2 3 2 2', '2 2 2 2'], id, nov(9))
		const third = await anAssessorOf(db, 'Rui Costa')
		await scoredBy([third], ['2 3 2 2'], id, nov(11))
		const reworded = {
			...rubric,
			hash: 'another-hash',
			criteria: rubric.criteria.map((each) => ({ ...each, title: `${each.title}, anew` })),
		}
		await write(day(nov(5), 15), reworded, words(500))
		const { tries, total } = await listTries(db, where(), new Map([[rubric.id, reworded]]))
		expect(total).toBe(2)
		expect(tries.map(({ number, rubric: by }) => [number, by?.criteria[0]?.title])).toEqual([
			[1, 'Listening'],
			[2, 'Listening, anew'],
		])
		expect(tries[0]?.rounds.map(({ round, feedback, because }) => [round, feedback.length, because])).toEqual([
			[1, 2, ['Listening']],
			[2, 3, ['Listening']],
		])
		expect(tries[1]).toMatchObject({ text: words(500), rounds: [] })
	})

	test('are the newest when there are many, and none is lost', async () => {
		for (let index = 0; index < MOST_TRIES + 2; index++) {
			const at = day(nov(1), index * 20)
			const { id } = await write(at)
			await db.submission.update({ where: { id }, data: { decision: 'again', decidedAt: at } })
		}
		const { tries, total } = await listTries(db, where(), rubrics)
		expect([tries.length, tries[0]?.number, tries.at(-1)?.number, total]).toEqual([
			MOST_TRIES,
			3,
			MOST_TRIES + 2,
			MOST_TRIES + 2,
		])
	})
})

test('a text is scored by the words it was begun for, whatever the rubric says by now', async () => {
	const { id } = await write(nov(1))
	const stricter: Rubric = {
		...rubric,
		hash: 'stricter',
		criteria: [
			...rubric.criteria.map((each) => ({ ...each, starred: true })),
			{ ...rubric.criteria[0], id: 'new' } as never,
		],
	}
	const today = { rubrics: new Map([[rubric.id, stricter]]), assessors: 2 }
	for (const assessor of first) {
		const { sheetId } = await takeWork(db, id, { ...content, ...today }, assessor, nov(2))
		const given = { sheetId, assessorId: assessor.id, scores: scores('3 3 2 2'), comment: '' }
		await handInScores(db, given, today, assessor, nov(4))
	}
	expect(await last()).toMatchObject({ decision: 'met' })
})
