import { beforeEach, describe, expect, test } from 'vitest'
import { nameAssessor, takeWork } from '~/domain/assessment/assign.server'
import { listCandidates } from '~/domain/assessment/candidates.server'
import { readQueue } from '~/domain/assessment/queue.server'
import { handInScores } from '~/domain/assessment/scoring.server'
import { handIn } from '~/domain/assessment/submissions.server'
import type { Prisma } from '~/domain/db'
import { type LevelRefusal, shortlyNotAssessing } from '~/domain/facilitator/assessing'
import { readAssessedLevels } from '~/domain/facilitator/assessing.server'
import { rubric, scores } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, rules } from '../support/evidence'
import { aMember, anAdmin, anOrganization, aTakenCohort } from '../support/learners'
import { ABOVE_KEY, someWays } from '../support/pathways'
import type { PersonMade } from '../support/people'
import { anAssessorOf } from '../support/qualifications'
import { aStage, contentOf, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const stage = aStage()
/** One text takes an hour and forty minutes. */
const { training } = stage
const content = contentOf({ ...stage, training: { ...training, assessing: { minutesEach: 100, of: {} } } })
const judged = { ...content, assessors: 2 }
let arjun: PersonMade
const texts: string[] = []
beforeEach(async () => {
	await anOrganization(db)
	const world = await aTakenCohort(db, stage)
	arjun = await anAssessorOf(db, 'Arjun Menon')
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

describe('who may assess a level', () => {
	const asking = { ...content, pathways: someWays().pathways }
	const held = (said: Partial<Prisma.QualificationUncheckedUpdateInput>) =>
		db.qualification.updateMany({ where: { personId: arjun.id }, data: said })
	const tried = (said: Partial<Prisma.CalibrationTryUncheckedUpdateInput>) =>
		db.calibrationTry.updateMany({ where: { personId: arjun.id }, data: said })
	const naming = () => ({ submissionId: texts[0] ?? '', assessorId: arjun.id })

	test('who lacks it sees no text, takes none, and is named for none; founding, or signed off, they do', async () => {
		await tried({ at: nov(1) })
		const lacks: [() => Promise<unknown>, string][] = [
			[() => held({ state: 'training' }), 'trains-for-it'],
			[() => held({ state: 'paused' }), 'qualification-paused'],
			[() => held({ state: 'qualified', until: nov(2) }), 'qualification-over'],
			[() => held({ until: nov(30), stageKey: ABOVE_KEY }), 'not-qualified'],
			[() => held({ stageKey: STAGE_KEY }).then(() => tried({ passed: false })), 'not-calibrated'],
			[() => tried({ passed: true, stageKey: ABOVE_KEY }), 'not-calibrated'],
			[() => tried({ stageKey: STAGE_KEY, at: new Date('2025-11-01') }), 'calibration-over'],
		]
		const admin = await anAdmin(db)
		for (const [lack, why] of lacks) {
			await lack()
			expect((await readQueue(db, arjun.id, asking, nov(2))).waiting, why).toEqual([])
			await expect(takeWork(db, texts[0] ?? '', asking, arjun, nov(2))).rejects.toMatchObject({ why })
			const judgedHere = { ...asking, assessors: 2 }
			await expect(nameAssessor(db, naming(), judgedHere, admin, nov(2))).rejects.toMatchObject({ why })
			const where = { personId: 'somebody', stageKey: STAGE_KEY }
			const candidate = (await listCandidates(db, asking, where, nov(2))).find(({ id }) => id === arjun.id)
			expect(candidate?.note).toEqual(shortlyNotAssessing[why as LevelRefusal])
		}
		await tried({ at: nov(1) })
		await held({ founding: true })
		expect((await readQueue(db, arjun.id, asking, nov(2))).waiting).toHaveLength(4)
		await takeWork(db, texts[0] ?? '', asking, arjun, nov(2))
	})

	test('what they have taken by then they finish', async () => {
		const { sheetId } = await takeWork(db, texts[0] ?? '', asking, arjun, nov(2))
		await held({ state: 'paused' })
		await tried({ passed: false })
		const given = { sheetId, assessorId: arjun.id, scores: scores('3 3 2 2'), comment: '' }
		await handInScores(db, given, judged, arjun, nov(4))
		expect(await db.scoreSheet.findUnique({ where: { id: sheetId } })).toMatchObject({ submittedAt: nov(4) })
	})

	test('whose levels are told each with what is missing', async () => {
		await held({ state: 'training' })
		expect(await readAssessedLevels(db, arjun.id, asking, nov(2))).toMatchObject([
			{ stageKey: STAGE_KEY, verdict: { ok: false, why: 'trains-for-it' } },
		])
	})
})
