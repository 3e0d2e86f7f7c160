import { beforeEach, describe, expect, test } from 'vitest'
import { getOwnSheet } from '~/domain/assessment/sheets.server'
import { handIn, listSubmissions, saveSubmission } from '~/domain/assessment/submissions.server'
import { readEvidence } from '~/domain/certification/evidence.server'
import { evaluate } from '~/domain/certification/requirements'
import { MOST_FIGURES } from '~/domain/insight/figures'
import { deleteFigure, keepFigure, takeFigureBack } from '~/domain/insight/keep-figure.server'
import { listFigures } from '~/domain/insight/read-figures.server'
import { sayFigure } from '~/domain/insight/say'
import { type Draft, draftForm } from '~/domain/insight/schema'
import type { Requirement } from '~/domain/program/frontmatter'
import { judgedToday } from '~/domain/program/judged'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, now, rules } from '../support/evidence'
import { aFigure } from '../support/figures'
import { anOrganization, aTakenCohort } from '../support/learners'
import { aPerson, type PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	ines = await aPerson(db)
	otto = await aPerson(db, { name: 'Otto Lind' })
})

const draft = (said: object = {}): Draft => {
	const { figure: _, ...rest } = draftForm.parse({
		figure: 'x',
		kind: 'retention',
		team: 'own',
		unit: 'share',
		...said,
	})
	return rest
}
const key = (id = 'one', person = ines) => ({ id, personId: person.id, stageKey: STAGE_KEY })
const own = (person = ines) => listFigures(db, person.id, STAGE_KEY)

describe('a figure', () => {
	test('sent twice stands once, and what is emptied is empty', async () => {
		await Promise.all([
			keepFigure(db, key(), draft({ before: '11' }), null),
			keepFigure(db, key(), draft({ before: '11' }), null),
		])
		await keepFigure(db, key(), draft({ source: 'HR report' }), null)
		expect(await own()).toEqual([{ id: 'one', handedInAt: null, draft: draft({ source: 'HR report' }) }])
	})

	test('is its owner’s: nobody else reads, changes, takes back or deletes it', async () => {
		await keepFigure(db, key(), draft(), null)
		const theirs = key('one', otto)
		expect(await own(otto)).toEqual([])
		const gone = { code: 'not-found' }
		await expect(keepFigure(db, theirs, draft(), null)).rejects.toMatchObject(gone)
		await expect(takeFigureBack(db, theirs)).rejects.toMatchObject(gone)
		await expect(deleteFigure(db, theirs)).rejects.toMatchObject(gone)
		await expect(keepFigure(db, { ...key(), stageKey: 'other/l4' }, draft(), null)).rejects.toMatchObject(gone)
		expect(await own()).toHaveLength(1)
	})

	test('that is handed in stays as it is until it is taken back', async () => {
		await keepFigure(db, key(), draft({ source: 'HR report' }), now)
		const stays = { code: 'conflict', why: 'handed-in' }
		await expect(keepFigure(db, key(), draft(), null)).rejects.toMatchObject(stays)
		await expect(deleteFigure(db, key())).rejects.toMatchObject(stays)
		expect((await own())[0]).toMatchObject({ handedInAt: now, draft: { source: 'HR report' } })
		await takeFigureBack(db, key())
		await deleteFigure(db, key())
		expect(await own()).toEqual([])
		await expect(deleteFigure(db, key())).rejects.toMatchObject({ code: 'not-found' })
	})

	test('is one of at most twelve', async () => {
		for (let nth = 0; nth < MOST_FIGURES; nth++) await keepFigure(db, key(`f${nth}`), draft(), null)
		await expect(keepFigure(db, key(), draft(), null)).rejects.toMatchObject({ why: 'too-many-figures' })
		await keepFigure(db, key('f0'), draft({ source: 'Changed' }), null)
		expect(await own()).toHaveLength(MOST_FIGURES)
	})
})

describe('the level', () => {
	const rule: Requirement = {
		id: 'view',
		kind: 'figures',
		count: 2,
		of: ['retention', 'engagement', 'cross-team work'],
		populationAtLeast: 8,
	}
	const judged = async () => {
		const evidence = (await readEvidence(db, [ines.id, otto.id], judgedToday(aStage()))).get(ines.id)
		if (!evidence) throw new Error('nobody was read')
		return evaluate([rule], evidence, now)[0]
	}

	test('counts different figures that are handed in, by when the second came', async () => {
		expect(await judged()).toMatchObject({ state: 'open', short: '0 of 2', evidence: [] })
		await keepFigure(db, key('draft'), draft({ kind: 'engagement' }), null)
		await keepFigure(db, key('a'), draft(), nov(3))
		await keepFigure(db, key('b'), draft(), nov(4))
		await keepFigure(db, key('theirs', otto), draft({ kind: 'engagement' }), nov(2))
		expect(await judged()).toMatchObject({
			state: 'in-progress',
			short: '1 of 2',
			evidence: ['Retention, with your reading'],
			left: 'One more of engagement and cross-team work: two periods side by side, and how you read them.',
		})
		await keepFigure(db, key('draft'), draft({ kind: 'engagement' }), nov(7))
		expect(await judged()).toMatchObject({ state: 'met', short: '2 of 2', left: null, metAt: nov(7) })
		await takeFigureBack(db, key('draft'))
		expect(await judged()).toMatchObject({ state: 'in-progress' })
	})
})

describe('assessed work', () => {
	const STAGE = aStage()
	const where = () => ({ personId: ines.id, stageKey: STAGE_KEY })

	test('takes along what is handed in, as it stood that day, for its author and whoever scores it', async () => {
		await keepFigure(db, key('kept'), aFigure(), nov(1))
		await keepFigure(db, key('a draft'), aFigure({ kind: 'engagement' }), null)
		await keepFigure(db, key('of otto', otto), aFigure({ source: 'SECRET' }), nov(1))
		const world = await aTakenCohort(db, STAGE)
		const text = Array.from({ length: 450 }, () => 'word').join(' ')
		await handIn(db, where(), text, { rule: rules.scenario, rubric, cohortId: world.cohort.id }, nov(2))
		await takeFigureBack(db, key('kept'))
		await keepFigure(db, key('kept'), aFigure({ after: 1, limits: 'Written later.' }), nov(3))
		const [work] = await listSubmissions(db, { ...where(), requirementId: rules.scenario.id })
		expect(work?.figures).toEqual([aFigure()])
		const { id } = await db.scoreSheet.create({ data: { submissionId: work?.id ?? '', assessorId: world.lead.id } })
		const { submission } = await getOwnSheet(db, id, world.lead.id)
		expect(submission.figures.map(sayFigure)).toMatchObject([
			{
				name: 'Retention',
				about: 'My own team, 11 people, HR report of July',
				sides: {
					before: '8 of 11 (73 %)',
					after: '10 of 11 (91 %)',
					periods: '1 Jan 2026 to 31 Mar 2026, and 1 Apr 2026 to 30 Jun 2026',
					change: expect.stringContaining('No clear change'),
				},
				reading: [{}, {}, {}, { label: 'What cannot be claimed', text: 'Two people are no trend.' }],
			},
		])
	})

	test('that is only begun has none yet', async () => {
		await keepFigure(db, key(), aFigure(), nov(1))
		const world = await aTakenCohort(db, STAGE)
		await saveSubmission(db, where(), 'word', { rule: rules.scenario, rubric, cohortId: world.cohort.id }, nov(2))
		expect(await listSubmissions(db, { ...where(), requirementId: rules.scenario.id })).toMatchObject([{ figures: [] }])
	})
})
