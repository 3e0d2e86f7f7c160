import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { nameAssessor, takeWork } from '~/domain/assessment/assign.server'
import {
	closeLateAttempt,
	listAttempts,
	openMoreTries,
	saveAnswers,
	startAttempt,
	submitAttempt,
} from '~/domain/assessment/attempts.server'
import { score } from '~/domain/assessment/check'
import { handInScores } from '~/domain/assessment/scoring.server'
import { appeal, handIn, saveSubmission } from '~/domain/assessment/submissions.server'
import type { Db } from '~/domain/db'
import { isDomainError } from '~/domain/errors'
import { type Database, openDatabase } from '../../server/db'
import { aBank, answersTo, rubric, scores } from '../support/assessment'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { counting } from '../support/nodes'
import type { PersonMade } from '../support/people'
import { aPostgresDatabase } from '../support/postgres-databases'
import { anAssessorOf } from '../support/qualifications'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const database = await aPostgresDatabase()
const { db } = database
let nodes: Database[] = []
beforeAll(async () => {
	nodes = [
		await openDatabase({ databaseUrl: database.url, dataDir: '' }),
		await openDatabase({ databaseUrl: database.url, dataDir: '' }),
	]
})
afterAll(async () => {
	for (const node of nodes) await node.close()
	await database.close()
})

const stage = aStage()
const bank = aBank()
const check = { rule: rules.check, bank }
const content = contentOf(stage)
const judged = { ...content, assessors: 2 }
const rounds = counting(5, 50)
let admin: PersonMade
let world: TakenCohort
beforeEach(async () => {
	await db.$executeRaw`truncate "Organization", "Person", "Cohort", "AuditEntry" cascade`
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
})

/** Acts at once, in turn on one server and the other. @returns what came of each: its value, or why it was refused */
async function atOnce<Result>(acts: ((node: Db) => Promise<Result>)[]): Promise<(Result | { refused: string })[]> {
	const outcomes = await Promise.allSettled(acts.map((act, index) => act(nodes[index % nodes.length]?.db ?? db)))
	return outcomes.map((outcome) => {
		if (outcome.status === 'fulfilled') return outcome.value
		if (isDomainError(outcome.reason)) return { refused: outcome.reason.why }
		throw outcome.reason
	})
}
const many = <Item>(count: number, item: (index: number) => Item) =>
	Array.from({ length: count }, (_, index) => item(index))
const words = (count: number) => many(count, () => 'word').join(' ')

describe('a try at the check', () => {
	const of = (person: PersonMade) => ({ personId: person.id, stageKey: STAGE_KEY })

	test('begun thirty times at once, from two servers, is one try with one draw', async () => {
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			const begun = await atOnce(many(30, () => (node: Db) => startAttempt(node, of(ines), check, nov(1))))
			const { attempts } = await listAttempts(db, of(ines))
			expect(attempts).toHaveLength(1)
			expect(begun).toEqual(many(30, () => ({ attemptId: attempts[0]?.id })))
		}
	})

	test('handed in with different answers at once, while answers are kept, is scored once and its score is true', async () => {
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			const { attemptId } = await startAttempt(db, of(ines), check, nov(1))
			const [open] = (await listAttempts(db, of(ines))).attempts
			const where = { ...of(ines), attemptId }
			const answers = (rightCount: number) => answersTo(bank, open?.drawn ?? [], rightCount)
			await atOnce<unknown>([
				...many(10, (index) => (node: Db) => saveAnswers(node, where, answers(index), check, nov(1))),
				...many(10, (index) => (node: Db) => submitAttempt(node, where, answers(5 + index), check, nov(2))),
			])
			const { attempts } = await listAttempts(db, of(ines))
			const [done] = attempts
			expect(attempts).toHaveLength(1)
			expect({ rightCount: done?.rightCount, passed: done?.passed }).toEqual(
				score(bank, done?.drawn ?? [], done?.answers ?? {}, rules.check),
			)
		}
	})

	test('that is ended by the clock while answers arrive counts all that came before the end, and nothing after it', async () => {
		const timed = { rule: { ...rules.check, minutes: 20 }, bank }
		const endsAt = new Date(nov(1).getTime() + 20 * 60_000)
		const early = new Date(endsAt.getTime() - 1)
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			const { attemptId } = await startAttempt(db, of(ines), timed, nov(1))
			const [open] = (await listAttempts(db, of(ines))).attempts
			const right = Object.entries(answersTo(bank, open?.drawn ?? [], 15))
			const where = { ...of(ines), attemptId }
			const one = (index: number) => Object.fromEntries(right.slice(index, index + 1))
			const outcomes = await atOnce<unknown>([
				...many(12, (index) => (node: Db) => saveAnswers(node, where, one(index), timed, early)),
				...many(3, (index) => (node: Db) => saveAnswers(node, where, one(12 + index), timed, endsAt)),
				...many(2, () => (node: Db) => submitAttempt(node, where, one(14), timed, endsAt, true)),
				...many(4, () => (node: Db) => closeLateAttempt(node, of(ines), timed, endsAt)),
			])
			expect(outcomes.slice(12, 17)).toEqual(many(5, () => ({ refused: 'time-over' })))
			const { attempts } = await listAttempts(db, of(ines))
			expect(attempts.map(({ submittedAt, rightCount }) => ({ submittedAt, rightCount }))).toEqual([
				{ submittedAt: endsAt, rightCount: 12 },
			])
		}
	})

	test('is opened anew by one talk, however many say so at once', async () => {
		const ines = await aMember(db, stage, world)
		for (const day of [1, 3, 5]) {
			const { attemptId } = await startAttempt(db, of(ines), check, nov(day))
			await submitAttempt(db, { ...of(ines), attemptId }, {}, check, nov(day), true)
		}
		const opened = await atOnce(
			many(20, () => (node: Db) => openMoreTries(node, of(ines), rules.check, world.lead, nov(9))),
		)
		expect(opened.filter((outcome) => outcome !== undefined)).toEqual(many(19, () => ({ refused: 'not-needed' })))
		expect((await listAttempts(db, of(ines))).grants).toBe(1)
	})
})

describe('assessed work', () => {
	const pinned = () => ({ rule: rules.scenario, rubric, cohortId: world.cohort.id })
	const of = (person: PersonMade) => ({ personId: person.id, stageKey: STAGE_KEY, requirementId: 'scenario' })

	test('saved and handed in from many windows at once is one submission, handed in once', async () => {
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			const outcomes = await atOnce<unknown>([
				...many(10, () => (node: Db) => saveSubmission(node, of(ines), words(10), pinned(), nov(1))),
				...many(10, (index) => (node: Db) => handIn(node, of(ines), words(420 + index), pinned(), nov(1))),
			])
			const rows = await db.submission.findMany({ where: of(ines) })
			expect(rows).toHaveLength(1)
			expect(rows[0]?.submittedAt).toEqual(nov(1))
			expect(rows[0]?.text.split(' ').length).toBeGreaterThanOrEqual(420)
			expect(outcomes.slice(10).filter((outcome) => outcome === undefined)).toHaveLength(1)
		}
	})

	test('gets two assessors, one of them of the cohort, however many are named at once', async () => {
		const co = await anAssessorOf(db, 'Cole')
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: co.id, part: 'co' } })
		const others = await Promise.all(many(8, (index) => anAssessorOf(db, `F${index}`)))
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			await handIn(db, of(ines), words(450), pinned(), nov(1))
			const { id: submissionId } = await db.submission.findFirstOrThrow({ where: of(ines) })
			const asked = [world.lead, co, ...others].sort(() => (round % 2 === 0 ? 1 : -1))
			await atOnce(
				asked.map(
					({ id: assessorId }) =>
						(node: Db) =>
							nameAssessor(node, { submissionId, assessorId }, judged, admin, nov(2)),
				),
			)
			const named = (await db.scoreSheet.findMany({ where: { submissionId } })).map((sheet) => sheet.assessorId)
			expect(named).toHaveLength(2)
			expect(named.filter((id) => id === co.id || id === world.lead.id).length).toBeLessThanOrEqual(1)
		}
	})

	test('is taken from the queue by two, and by nobody beyond their load, however many take at once', async () => {
		const people = await Promise.all(many(8, (index) => anAssessorOf(db, `F${index}`)))
		const greedy = people[0] ?? admin
		for (let round = 0; round < rounds; round++) {
			await db.scoreSheet.deleteMany()
			const texts = await Promise.all(
				many(6, async () => {
					const author = await aMember(db, stage, world)
					await handIn(db, of(author), words(450), pinned(), nov(1))
					return (await db.submission.findFirstOrThrow({ where: of(author) })).id
				}),
			)
			const [contested = ''] = texts
			await atOnce<unknown>([
				...people.map((person) => (node: Db) => takeWork(node, contested, content, person, nov(2))),
				...texts.map((id) => (node: Db) => takeWork(node, id, content, greedy, nov(2))),
			])
			expect(await db.scoreSheet.count({ where: { submissionId: contested } })).toBe(2)
			expect(await db.scoreSheet.count({ where: { assessorId: greedy.id } })).toBe(3)
		}
	})

	test('is appealed once, however often it is asked for, and not after a new try that came first', async () => {
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			await handIn(db, of(ines), words(450), pinned(), nov(1))
			const { id: submissionId } = await db.submission.findFirstOrThrow({ where: of(ines) })
			await db.submission.update({ where: { id: submissionId }, data: { decision: 'again', decidedAt: nov(3) } })
			const outcomes = await atOnce<unknown>([
				...many(10, () => (node: Db) => appeal(node, { ...of(ines), submissionId }, ines, nov(20))),
				(node) => handIn(node, of(ines), words(460), pinned(), nov(20)),
			])
			const rows = await db.submission.findMany({ where: of(ines), orderBy: { createdAt: 'asc' } })
			const appealed = rows[0]?.round === 2
			expect(rows).toHaveLength(appealed ? 1 : 2)
			expect(outcomes.slice(0, 10).filter((outcome) => outcome === undefined)).toHaveLength(appealed ? 1 : 0)
			expect(await db.auditEntry.count({ where: { subject: submissionId } })).toBe(appealed ? 1 : 0)
		}
	})

	test('both of whose assessors hand in at once, twice each, is decided once', async () => {
		const pair = await Promise.all(['Arjun', 'Grace'].map((name) => anAssessorOf(db, name)))
		for (let round = 0; round < rounds; round++) {
			const ines = await aMember(db, stage, world)
			await handIn(db, of(ines), words(450), pinned(), nov(1))
			const { id: submissionId } = await db.submission.findFirstOrThrow({ where: of(ines) })
			for (const { id: assessorId } of pair) await nameAssessor(db, { submissionId, assessorId }, judged, admin, nov(2))
			const sheets = await db.scoreSheet.findMany({ where: { submissionId } })
			const outcomes = await atOnce(
				[...sheets, ...sheets].map(({ id: sheetId, assessorId }) => (node: Db) => {
					const by = pair.find((each) => each.id === assessorId) ?? admin
					return handInScores(node, { sheetId, assessorId, scores: scores('3 3 2 2'), comment: '' }, judged, by, nov(4))
				}),
			)
			expect(outcomes.filter((outcome) => outcome === undefined)).toHaveLength(2)
			expect(await db.submission.findUnique({ where: { id: submissionId }, select: { decision: true } })).toEqual({
				decision: 'met',
			})
			expect(await db.auditEntry.count({ where: { act: 'assessment-decided', subject: submissionId } })).toBe(1)
			expect(await db.auditEntry.count({ where: { act: 'assessment-scored', subject: submissionId } })).toBe(2)
		}
	})
})
