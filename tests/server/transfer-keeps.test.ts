import { beforeEach, expect, test } from 'vitest'
import { readEvidence } from '~/domain/certification/evidence.server'
import { removeMember } from '~/domain/cohort/enroll.server'
import { transfer } from '~/domain/cohort/transfer.server'
import { judgedToday } from '~/domain/program/judged'
import { keepLessons } from '~/domain/program/keep-lessons.server'
import { createShelf } from '~/domain/program/shelf.server'
import { getModuleRecord } from '~/domain/progress/read.server'
import { recordReading } from '~/domain/progress/record.server'
import type { Format } from '~/domain/room/format'
import { findOwnCase } from '~/domain/session/case.server'
import { useDatabase } from '../support/database'
import { now } from '../support/evidence'
import { ALL_DEEDS, aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { aPart } from '../support/lessons'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram, aStage } from '../support/stages-taken'
import { aStageOf, aWrittenModule } from '../support/versions'

const db = await useDatabase()
const stage = aStage()
const withCase = { phases: [{ kind: 'case' }] } as unknown as Format
const content = {
	programs: [aProgram(stage)],
	shelf: createShelf(db),
	formats: new Map([['critique-60', withCase]]),
}
let admin: PersonMade
let from: Awaited<ReturnType<typeof aTakenCohort>>
let to: Awaited<ReturnType<typeof aTakenCohort>>
let ines: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	from = await aTakenCohort(db, stage)
	to = await aTakenCohort(db, stage, { name: 'Winter A', leadName: 'Malik Toure' })
	ines = await aMember(db, stage, from, { deeds: ALL_DEEDS })
})

const evidence = async () => (await readEvidence(db, [ines.id], judgedToday(stage))).get(ines.id)
const move = () => transfer(db, content, { personId: ines.id, from: from.cohort.id, to: to.cohort.id }, admin, { now })
const sessionAhead = async (cohortId: string, position: number) =>
	db.session.create({
		data: {
			cohortId,
			position,
			title: 'A case',
			format: 'critique-60',
			localStart: '2026-12-10T16:00',
			timeZone: 'UTC',
			durationMinutes: 60,
			startsAt: new Date(`2026-12-${position}T16:00:00Z`),
		},
	})

test('nothing that was met gets lost: modules, checks, sessions, promises, assessed work', async () => {
	const before = await evidence()
	expect(before).toMatchObject({
		commitmentsClosed: { length: 3 },
		sessions: { length: 3 },
		submissions: { length: 1 },
	})
	await move()
	expect(await evidence()).toEqual(before)
	// Work is listed, and assessors are named, where its author learns now.
	expect(await db.submission.findMany({ select: { cohortId: true } })).toEqual([{ cohortId: to.cohort.id }])
	expect(
		await db.session.count({ where: { cohortId: from.cohort.id, attendances: { some: { personId: ines.id } } } }),
	).toBe(3)
})

test('nor when a seat is given up', async () => {
	const before = await evidence()
	await removeMember(db, { cohortId: from.cohort.id, personId: ines.id }, ines, now)
	expect(await evidence()).toEqual(before)
})

test('a case that was written up goes along to the first session that looks for one; an empty one is let go of', async () => {
	const [written, empty] = [await sessionAhead(from.cohort.id, 10), await sessionAhead(from.cohort.id, 12)]
	const [taken, free] = [await sessionAhead(to.cohort.id, 11), await sessionAhead(to.cohort.id, 13)]
	const own = { title: 'Two leads', situation: 'They do not speak', ask: 'What would you do?' }
	await db.sessionCase.create({ data: { sessionId: written.id, authorId: ines.id, ...own } })
	await db.sessionCase.create({ data: { sessionId: empty.id, authorId: ines.id } })
	await db.sessionCase.create({ data: { sessionId: taken.id, authorId: to.lead.id, title: 'Theirs' } })
	await move()
	expect(await findOwnCase(db, free.id, ines.id)).toEqual(own)
	expect(await db.sessionCase.count()).toBe(2)
	expect(await db.sessionCase.findUnique({ where: { sessionId: taken.id } })).toMatchObject({ title: 'Theirs' })
})

test('a copy of a case from the casebook stays where whom it is kept from was asked', async () => {
	const [written, free] = [await sessionAhead(from.cohort.id, 10), await sessionAhead(to.cohort.id, 13)]
	const own = { title: 'Two leads', situation: 'They do not speak', ask: 'What would you do?' }
	await db.sessionCase.create({ data: { sessionId: written.id, authorId: ines.id, ...own, caseId: 'of the casebook' } })
	await move()
	expect(await findOwnCase(db, written.id, ines.id)).toEqual(own)
	expect(await db.sessionCase.findUnique({ where: { sessionId: free.id } })).toBeNull()
})

test('a case nobody looks for there stays where it was written, and its author’s', async () => {
	const written = await sessionAhead(from.cohort.id, 10)
	const own = { title: 'Two leads', situation: 'They do not speak', ask: 'What would you do?' }
	await db.sessionCase.create({ data: { sessionId: written.id, authorId: ines.id, ...own } })
	await move()
	expect(await findOwnCase(db, written.id, ines.id)).toEqual(own)
})

test('is said in the audit log, with both cohorts and nothing else', async () => {
	await move()
	expect(await db.auditEntry.findFirst({ where: { act: 'member-transferred' } })).toMatchObject({
		actorId: admin.id,
		subject: ines.id,
		detail: { before: 'Autumn B', after: 'Winter A' },
	})
})

test('what was read counts as read under the title it has in the other cohort’s version', async () => {
	const before = aWrittenModule('listening', { hash: 'first' })
	const after = aWrittenModule('listening', {
		hash: 'renamed',
		parts: [aPart('first'), { ...aPart('second'), slug: 'last', title: 'last' }],
	})
	for (const module of [before, after]) await keepLessons(db, [aProgram(aStageOf(module))], now, 'ahead')
	for (const [{ cohort }, { lesson }] of [[from, before] as const, [to, after] as const])
		await db.cohort.update({ where: { id: cohort.id }, data: { lessons: { listening: lesson.hash } } })
	const mateo = await aMember(db, stage, from, { name: 'Mateo Silva' })
	const others = await aMember(db, stage, from, { name: 'Yuki Tanaka' })
	for (const { id: personId } of [mateo, others])
		await recordReading(
			db,
			before.lesson,
			{ personId, moduleKey: before.key, partSlug: 'second' },
			{ intent: 'read' },
			now,
		)
	const pinned = { ...content, programs: [aProgram(aStageOf(after))] }
	await transfer(db, pinned, { personId: mateo.id, from: from.cohort.id, to: to.cohort.id }, admin, { now })
	expect(await getModuleRecord(db, mateo.id, before.key)).toMatchObject({
		partsRead: ['second', 'last'],
		readIn: { second: 'first', last: 'first' },
	})
	expect(await getModuleRecord(db, others.id, before.key)).toMatchObject({ partsRead: ['second'] })
})

const written = { requirementId: 'scenario', rubricId: 'r', rubricHash: 'h' }

test('waits while two people of that cohort assess open work, and goes on when both have handed in', async () => {
	const other = await aPerson(db, { name: 'Tomás Reis', roles: ['facilitator'] })
	await db.cohortFacilitator.create({ data: { cohortId: to.cohort.id, personId: other.id, part: 'co' } })
	const work = await db.submission.create({
		data: { personId: ines.id, cohortId: from.cohort.id, stageKey: stage.key, ...written },
	})
	const sheets = [other, to.lead].map(({ id }) => ({ submissionId: work.id, assessorId: id, assignedAt: now }))
	await db.scoreSheet.createMany({ data: sheets })
	await expect(move()).rejects.toMatchObject({ why: 'read-by-two' })
	await db.scoreSheet.updateMany({ where: { assessorId: other.id }, data: { submittedAt: now } })
	await expect(move()).rejects.toMatchObject({ why: 'read-by-two' })
	await db.scoreSheet.updateMany({ where: { assessorId: to.lead.id }, data: { submittedAt: now } })
	await expect(move()).resolves.toEqual({ to: to.cohort.name })
})

test('goes on while one person of that cohort assesses open work', async () => {
	const work = await db.submission.create({
		data: { personId: ines.id, cohortId: from.cohort.id, stageKey: stage.key, ...written },
	})
	await db.scoreSheet.create({ data: { submissionId: work.id, assessorId: to.lead.id, assignedAt: now } })
	await expect(move()).resolves.toEqual({ to: to.cohort.name })
})
