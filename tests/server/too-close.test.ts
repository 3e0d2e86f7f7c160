import { beforeEach, describe, expect, test } from 'vitest'
import { SIGN_OFF } from '~/domain/activity/kinds'
import { nameAssessor } from '~/domain/assessment/assign.server'
import { readQueue } from '~/domain/assessment/queue.server'
import { handInScores } from '~/domain/assessment/scoring.server'
import { handIn } from '~/domain/assessment/submissions.server'
import { releaseNewKin } from '~/domain/assessment/too-close.server'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

/** Who judges was fit to when they were named, and is not any more. */
const db = await useDatabase()
const stage = aStage()
const judged = { ...contentOf(stage), assessors: 2 }
let [ines, arjun, grace, noor, admin] = [] as unknown as [PersonMade, PersonMade, PersonMade, PersonMade, PersonMade]
let work = ''
beforeEach(async () => {
	await anOrganization(db)
	admin = await anAdmin(db)
	const world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	;[arjun, grace, noor] = await Promise.all([
		anAssessor('Arjun Menon'),
		anAssessor('Grace Lo'),
		anAssessor('Noor Haddad'),
	])
	const where = { personId: ines.id, stageKey: STAGE_KEY }
	const text = Array.from({ length: 450 }, () => 'word').join(' ')
	await handIn(db, where, text, { rule: rules.scenario, rubric, cohortId: world.cohort.id }, nov(1))
	work = (await db.submission.findFirstOrThrow({ where })).id
	for (const { id: assessorId } of [arjun, grace])
		await nameAssessor(db, { submissionId: work, assessorId }, judged, admin, nov(2))
})

const anAssessor = (name: string) => anAssessorOf(db, name)
const reportsTo = (person: PersonMade, managerId: string | null) =>
	db.person.update({ where: { id: person.id }, data: { managerId } })
const readers = async () => (await db.scoreSheet.findMany()).map(({ assessorId }) => assessorId)
const told = async () =>
	(await db.outboxMail.findMany({ where: { letter: 'other-reader', subjectId: work } }))
		.map((row) => row.toPersonId)
		.sort()
async function score(assessor: PersonMade) {
	const { id } = await db.scoreSheet.findFirstOrThrow({ where: { assessorId: assessor.id } })
	const given = { sheetId: id, assessorId: assessor.id, scores: scores('3 3 2 2'), comment: '' }
	await handInScores(db, given, judged, assessor, nov(4))
}

type Closer = [string, () => Promise<unknown>]
const inLine: Closer[] = [
	['whose line manager the assessor became', () => reportsTo(ines, arjun.id)],
	['who leads the assessor by now', () => reportsTo(arjun, ines.id)],
	['who is two below', async () => reportsTo(ines, (await aPerson(db, { name: 'Luis', managerId: arjun.id })).id)],
]
const tieOf = (learnerId: string, assessorId: string) =>
	db.assessorTie.create({ data: { learnerId, assessorId, kind: 'mentor', saidById: learnerId, createdAt: nov(3) } })

describe('scores are not taken', () => {
	test.each<Closer>([
		...inLine,
		['who is mentored by the assessor', () => tieOf(ines.id, arjun.id)],
		['who mentors the assessor', () => tieOf(arjun.id, ines.id)],
		[
			'who asks the assessor as a sponsor',
			() =>
				db.activityEvidence.create({
					data: {
						...{ personId: ines.id, stageKey: STAGE_KEY, activityId: SIGN_OFF, createdAt: nov(1) },
						...{ sponsorId: arjun.id, state: 'asked' },
					},
				}),
		],
	])('of a person %s: both are told, and somebody else reads it', async (_who, comeCloser) => {
		await comeCloser()
		await expect(score(arjun)).rejects.toMatchObject({ code: 'conflict', why: 'too-close' })
		expect(await readers()).toEqual([grace.id])
		expect(await told()).toEqual([arjun.id, ines.id].sort())
		expect((await readQueue(db, noor.id, contentOf(stage), nov(4))).waiting).toHaveLength(1)
		expect((await readQueue(db, arjun.id, contentOf(stage), nov(4))).waiting).toEqual([])
	})

	test('anew: what was scored before stays, and so does what the other reads', async () => {
		await score(arjun)
		await reportsTo(ines, arjun.id)
		expect(await releaseNewKin(db, nov(5))).toBe(0)
		await score(grace)
		expect((await db.submission.findUniqueOrThrow({ where: { id: work } })).decision).toBe('met')
	})
})

describe('each hour', () => {
	test.each(inLine)('somebody is released from work of a person %s', async (_who, comeCloser) => {
		expect(await releaseNewKin(db, nov(3))).toBe(0)
		await comeCloser()
		expect(await releaseNewKin(db, nov(3))).toBe(1)
		expect(await readers()).toEqual([grace.id])
		expect(await told()).toEqual([arjun.id, ines.id].sort())
		expect(await releaseNewKin(db, nov(3))).toBe(0)
		const acts = await db.auditEntry.findMany({ where: { act: 'assessor-released' } })
		expect(acts.map(({ actorId, subject }) => ({ actorId, subject }))).toEqual([{ actorId: null, subject: arjun.id }])
	})
})
