import { beforeEach, expect, test } from 'vitest'
import { nameAssessor, takeWork } from '~/domain/assessment/assign.server'
import { readQueue } from '~/domain/assessment/queue.server'
import { handInScores } from '~/domain/assessment/scoring.server'
import { handIn } from '~/domain/assessment/submissions.server'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
/** One text takes an hour and forty minutes. */
const { training } = stage
const content = contentOf({ ...stage, training: { ...training, assessing: { minutesEach: 100, of: {} } } })
const judged = { rubrics: content.rubrics, assessors: 2 }
let arjun: PersonMade
const texts: string[] = []
beforeEach(async () => {
	await anOrganization(db)
	const world = await aTakenCohort(db, stage)
	arjun = await aPerson(db, { name: 'Arjun Menon', roles: ['facilitator'] })
	texts.length = 0
	for (const name of ['Inês Carvalho', 'Otto Lind', 'Mei-Ling Chua', 'Rohan Mehta']) {
		const where = { personId: (await aMember(db, stage, world, { name })).id, stageKey: STAGE_KEY }
		const text = Array.from({ length: 450 }, () => 'word').join(' ')
		await handIn(db, where, text, { rule: rules.scenario, rubric, cohortId: world.cohort.id }, nov(1))
		texts.push((await db.submission.findFirstOrThrow({ where })).id)
	}
})

const take = (index: number, at: Date) => takeWork(db, texts[index] ?? '', content, arjun, at)
const loadAt = async (at: Date) => (await readQueue(db, arjun.id, content, at)).load

test('nobody takes more than four hours in thirty days, held and scored together; an admin may give them more', async () => {
	const { sheetId } = await take(0, nov(2))
	await handInScores(
		db,
		{ sheetId, assessorId: arjun.id, scores: scores('3 3 2 2'), comment: '' },
		judged,
		arjun,
		nov(4),
	)
	await take(1, nov(5))
	await expect(take(2, nov(5))).rejects.toMatchObject({ code: 'conflict', why: 'hours-full' })
	expect(await loadAt(nov(5))).toMatchObject({ open: 1, minutes: 200, mostMinutes: 240 })
	const naming = { submissionId: texts[2] ?? '', assessorId: arjun.id }
	await nameAssessor(db, naming, judged, await anAdmin(db), nov(5))
	expect(await loadAt(nov(5))).toMatchObject({ open: 2, minutes: 300 })
})

test('what was scored in another month leaves room for the next', async () => {
	const { sheetId } = await take(0, nov(2))
	await handInScores(
		db,
		{ sheetId, assessorId: arjun.id, scores: scores('3 3 2 2'), comment: '' },
		judged,
		arjun,
		nov(4),
	)
	await take(1, nov(5))
	const monthLater = new Date(nov(4).getTime() + 30 * 86_400_000)
	await expect(take(2, monthLater)).rejects.toMatchObject({ why: 'hours-full' })
	await take(2, new Date(monthLater.getTime() + 1))
})
