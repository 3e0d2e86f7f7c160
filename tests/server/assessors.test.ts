import { beforeEach, describe, expect, test } from 'vitest'
import { nameAssessor, releaseAssessor } from '~/domain/assessment/assign.server'
import { listAssessedWork, listUnread } from '~/domain/assessment/naming.server'
import { handInScores, keepScores } from '~/domain/assessment/scoring.server'
import { getOwnSheet, listFeedback, listOwnSheets } from '~/domain/assessment/sheets.server'
import { handIn } from '~/domain/assessment/submissions.server'
import type { Role } from '~/domain/person/kinds'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort, type TakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { anAssessorOf, letAssess } from '../support/qualifications'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()

const stage = aStage()
const rubrics = new Map([[rubric.id, rubric]])
const judged = { ...contentOf(stage), assessors: 2 }
let world: TakenCohort
let ines: PersonMade
let admin: PersonMade
let arjun: PersonMade
let grace: PersonMade
let submissionId = ''
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	arjun = await anAssessorOf(db, 'Arjun Menon')
	grace = await anAssessorOf(db, 'Grace Whitfield')
	submissionId = await aHandedInText(ines)
})

async function aHandedInText(author: PersonMade) {
	const where = { personId: author.id, stageKey: STAGE_KEY }
	const text = Array.from({ length: 450 }, () => 'word').join(' ')
	await handIn(db, where, text, { rule: rules.scenario, rubric, cohortId: world.cohort.id }, nov(1))
	return (await db.submission.findFirstOrThrow({ where, orderBy: { createdAt: 'desc' } })).id
}

const name = (person: PersonMade, of = submissionId) =>
	nameAssessor(db, { submissionId: of, assessorId: person.id }, judged, admin, nov(2))
const sheetOf = async (person: PersonMade) =>
	(await db.scoreSheet.findFirstOrThrow({ where: { assessorId: person.id, submissionId } })).id
const give = async (person: PersonMade, line: string, comment = `words of ${person.name}`) =>
	handInScores(
		db,
		{ sheetId: await sheetOf(person), assessorId: person.id, scores: scores(line), comment },
		judged,
		person,
		nov(4),
	)
const feedbackFor = async (reader: PersonMade) =>
	(await listFeedback(db, [submissionId], reader.id)).get(submissionId) ?? []
const decision = async () => (await db.submission.findUniqueOrThrow({ where: { id: submissionId } })).decision
const work = async () =>
	(await listAssessedWork(db, { personId: ines.id, stageKey: STAGE_KEY }, { rubrics, rules: [rules.scenario] }))[0]

describe('two assessors are named', () => {
	test('one of them may lead the cohort, and then nobody else who does', async () => {
		const co = await anAssessorOf(db, 'Cole')
		await db.cohortFacilitator.create({ data: { cohortId: world.cohort.id, personId: co.id, part: 'co' } })
		await name(world.lead)
		await expect(name(co)).rejects.toMatchObject({ code: 'conflict', why: 'second-from-cohort' })
		await name(arjun)
		expect((await work())?.assessors.map((each) => each.name)).toEqual(
			expect.arrayContaining(['Ruth Abrahams', 'Arjun Menon']),
		)
	})

	test('a peer who sits in the cohort knows it as well as its lead does', async () => {
		const peer = await aMember(db, stage, world, { name: 'Nikolai Petrov' })
		await letAssess(db, peer.id)
		await name(peer)
		await expect(name(world.lead)).rejects.toMatchObject({ why: 'second-from-cohort' })
		await name(arjun)
	})

	test('never the author', async () => {
		await db.personRole.create({ data: { personId: ines.id, role: 'facilitator' } })
		await expect(name(ines)).rejects.toMatchObject({ why: 'own-work' })
	})

	test('never the line manager, theirs, or anybody the author leads, however far up or down', async () => {
		const director = await anAssessorOf(db, 'Petra')
		const manager = await anAssessorOf(db, 'Luis', { managerId: director.id })
		const report = await anAssessorOf(db, 'Rui', { managerId: ines.id })
		const grandreport = await anAssessorOf(db, 'Vasco', { managerId: report.id })
		const peer = await anAssessorOf(db, 'Filipa', { managerId: manager.id })
		await db.person.update({ where: { id: ines.id }, data: { managerId: manager.id } })
		for (const kin of [manager, director, report, grandreport])
			await expect(name(kin), kin.name).rejects.toMatchObject({ why: 'reporting-line' })
		await name(peer)
		expect(await db.scoreSheet.count()).toBe(1)
	})

	test.each<[string, Role[]]>([
		['a learner', ['learner']],
		['an admin', ['admin']],
		['a facilitator in training', ['trainee']],
		['a mentor', ['mentor']],
	])('never %s who is no facilitator', async (_who, roles) => {
		const person = await aPerson(db, { roles })
		await expect(name(person)).rejects.toMatchObject({ why: 'not-facilitator' })
	})

	test('nobody twice, nobody whose account is closed, and no third while two are not apart', async () => {
		await name(arjun)
		await expect(name(arjun)).rejects.toMatchObject({ why: 'already-named' })
		await db.person.update({ where: { id: grace.id }, data: { disabledAt: nov(1) } })
		await expect(name(grace)).rejects.toMatchObject({ why: 'account-closed' })
		await db.person.update({ where: { id: grace.id }, data: { disabledAt: null } })
		await name(grace)
		await expect(name(world.lead)).rejects.toMatchObject({ why: 'enough-assessors' })
		await expect(name({ ...arjun, id: 'nobody' })).rejects.toMatchObject({ code: 'not-found' })
		await expect(name(arjun, 'no-such-text')).rejects.toMatchObject({ code: 'not-found' })
	})

	test('never more than two by clicking several at once', async () => {
		const others = await Promise.all([1, 2, 3].map((n) => anAssessorOf(db, `F${n}`)))
		await Promise.allSettled([arjun, grace, ...others].map((person) => name(person)))
		expect(await db.scoreSheet.count()).toBe(2)
	})

	test('and one who has not handed in can be taken off; who has, stays', async () => {
		await name(arjun)
		await name(grace)
		await give(grace, '3 3 2 2')
		const release = (person: PersonMade) => releaseAssessor(db, { submissionId, assessorId: person.id }, admin, nov(2))
		await release(arjun)
		await expect(release(grace)).rejects.toMatchObject({ code: 'conflict' })
		await expect(release(arjun)).rejects.toMatchObject({ code: 'conflict' })
		await name(world.lead)
		expect(await db.scoreSheet.count()).toBe(2)
	})
})

describe('each scores alone', () => {
	beforeEach(async () => {
		await name(arjun)
		await name(grace)
	})

	test('and sees nothing of the other until their own scores are in', async () => {
		await give(grace, '4 4 4 4', 'GRACE-WAS-HERE')
		const before = await getOwnSheet(db, await sheetOf(arjun), arjun.id)
		expect(before.others).toEqual([])
		expect(JSON.stringify([before, await listOwnSheets(db, arjun.id)])).not.toMatch(/GRACE-WAS-HERE|"listening":4/)
		await give(arjun, '4 3 4 3')
		expect((await getOwnSheet(db, await sheetOf(arjun), arjun.id)).others).toEqual([
			{ scores: scores('4 4 4 4'), comment: 'GRACE-WAS-HERE' },
		])
	})

	test('and what one has only kept so far is seen by nobody', async () => {
		const kept = {
			sheetId: await sheetOf(grace),
			assessorId: grace.id,
			scores: { listening: 1 },
			comment: 'HALF-A-THOUGHT',
		}
		await keepScores(db, kept)
		await give(arjun, '3 3 2 2')
		const seen = [await getOwnSheet(db, await sheetOf(arjun), arjun.id), await work(), await feedbackFor(ines)]
		expect(JSON.stringify(seen)).not.toMatch(/HALF-A-THOUGHT/)
		expect((await getOwnSheet(db, kept.sheetId, grace.id)).comment).toBe('HALF-A-THOUGHT')
		expect(await decision()).toBeNull()
	})

	test('on a sheet nobody else can open, keep or hand in', async () => {
		const sheetId = await sheetOf(arjun)
		for (const stranger of [grace, admin, ines, world.lead]) {
			await expect(getOwnSheet(db, sheetId, stranger.id)).rejects.toMatchObject({ code: 'not-found' })
			const sheet = { sheetId, assessorId: stranger.id, scores: scores('1 1 1 1'), comment: '' }
			await expect(keepScores(db, sheet)).rejects.toMatchObject({ code: 'conflict' })
			await expect(handInScores(db, sheet, judged, stranger, nov(4))).rejects.toMatchObject({ code: 'not-found' })
		}
	})

	test.each([
		['a criterion left out', { listening: 3, effect: 3, care: 2 }],
		['a nought', scores('3 3 2 0')],
		['a five', scores('3 3 2 5')],
		['half a point', scores('3 3 2 2.5')],
		['no number', scores('3 3 2 x')],
		['nothing', {}],
	])('with every criterion, never %s', async (_what, given) => {
		const sheet = { sheetId: await sheetOf(arjun), assessorId: arjun.id, scores: given, comment: '' }
		await expect(handInScores(db, sheet, judged, arjun, nov(4))).rejects.toMatchObject({ why: 'incomplete' })
	})

	test('once: scores that are in stay as they are', async () => {
		await give(arjun, '3 3 2 2')
		await expect(give(arjun, '4 4 4 4')).rejects.toMatchObject({ code: 'conflict', why: 'submitted' })
		const kept = { sheetId: await sheetOf(arjun), assessorId: arjun.id, scores: scores('1 1 1 1'), comment: '' }
		await expect(keepScores(db, kept)).rejects.toMatchObject({ code: 'conflict' })
		expect((await getOwnSheet(db, await sheetOf(arjun), arjun.id)).scores).toEqual(scores('3 3 2 2'))
	})
})

describe('the decision', () => {
	beforeEach(async () => {
		await name(arjun)
		await name(grace)
	})

	test.each([
		['both enough', ['3 3 2 2', '4 3 2 3'], 'met'],
		['both short of a starred one', ['2 3 2 2', '2 3 2 2'], 'again'],
	])('%s', async (_what, [one = '', other = ''], state) => {
		await give(arjun, one)
		expect(await decision()).toBeNull()
		await give(grace, other)
		expect(await decision()).toBe(state)
		const acts = (await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ act, detail }) => ({ act, detail }))
		expect(acts.slice(-2)).toEqual([
			{ act: 'assessment-scored', detail: { before: 'not scored', after: 'scored' } },
			{ act: 'assessment-decided', detail: { before: 'undecided', after: state } },
		])
	})

	test('handed in by both at the same moment is one decision', async () => {
		await Promise.all([give(arjun, '3 3 2 2'), give(grace, '3 3 2 2')])
		expect(await decision()).toBe('met')
		expect(await db.auditEntry.count({ where: { act: 'assessment-decided' } })).toBe(1)
	})

	test('waits for a third when the two are apart, and then takes the middle', async () => {
		await give(arjun, '3 3 2 2')
		await give(grace, '2 3 2 2')
		expect(await decision()).toBeNull()
		expect(await work()).toMatchObject({ state: 'third-needed', needed: 3 })
		await name(world.lead)
		expect(await work()).toMatchObject({ state: 'being-read', needed: 3 })
		await expect(name(await anAssessorOf(db, 'Zoe Fourth'))).rejects.toMatchObject({ why: 'enough-assessors' })
		await give(world.lead, '3 3 2 2')
		expect(await decision()).toBe('met')
	})

	test('once taken, nobody is named any more', async () => {
		await give(arjun, '3 3 2 2')
		await give(grace, '3 3 2 2')
		await expect(name(world.lead)).rejects.toMatchObject({ why: 'decided' })
	})
})

describe('what others see of it', () => {
	test('the author: scores and words without names, only once it is decided', async () => {
		await name(arjun)
		await name(grace)
		await give(arjun, '2 3 2 2')
		expect(await feedbackFor(ines)).toEqual([])
		await give(grace, '2 3 2 2')
		const feedback = await feedbackFor(ines)
		expect(feedback.map((each) => each.scores)).toEqual([scores('2 3 2 2'), scores('2 3 2 2')])
		expect(Object.keys(feedback[0] ?? {}).sort()).toEqual(['comment', 'round', 'scores'])
		for (const stranger of [admin, arjun, world.lead]) expect(await feedbackFor(stranger)).toEqual([])
	})

	test('an admin: who reads it and how far it is, no score, no comment, no text', async () => {
		await name(arjun)
		await name(grace)
		await give(arjun, '1 4 1 4', 'ARJUNS-COMMENT')
		const seen = await work()
		expect(seen).toMatchObject({
			state: 'being-read',
			assessors: expect.arrayContaining([
				{ id: arjun.id, name: 'Arjun Menon', done: true },
				{ id: grace.id, name: 'Grace Whitfield', done: false },
			]),
		})
		expect(JSON.stringify(seen)).not.toMatch(/ARJUNS-COMMENT|scores|word word/)
	})

	test('nobody sees a draft: it is in no list and on no sheet', async () => {
		await db.submission.update({ where: { id: submissionId }, data: { submittedAt: null } })
		expect(await work()).toBeUndefined()
		expect(await listUnread(db)).toEqual([])
		await db.scoreSheet.create({ data: { submissionId, assessorId: arjun.id } })
		expect(await listOwnSheets(db, arjun.id)).toEqual([])
		await expect(getOwnSheet(db, await sheetOf(arjun), arjun.id)).rejects.toMatchObject({ code: 'not-found' })
	})

	test('work that has too few assessors is listed, oldest first, until it has two', async () => {
		const otto = await aMember(db, stage, world, { name: 'Otto Lind' })
		const second = await aHandedInText(otto)
		await db.submission.update({ where: { id: second }, data: { submittedAt: new Date('2026-10-20') } })
		const unread = async () => (await listUnread(db)).map(({ learner, assessors }) => [learner, assessors])
		expect(await unread()).toEqual([
			['Otto Lind', 0],
			['Inês Carvalho', 0],
		])
		await name(arjun)
		expect(await unread()).toEqual([
			['Otto Lind', 0],
			['Inês Carvalho', 1],
		])
		await name(grace)
		expect(await unread()).toEqual([['Otto Lind', 0]])
	})
})
