import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { handIn, saveSubmission } from '~/domain/assessment/submissions.server'
import { makeCopy } from '~/domain/pattern/make-copy.server'
import { include } from '~/domain/portfolio/include.server'
import { portfolioAsMarkdown, refOf, shownOf } from '~/domain/portfolio/made'
import { listMade } from '~/domain/portfolio/read.server'
import { interactiveBlocks } from '~/domain/program/lesson'
import { longDate } from '~/domain/zone/zone.server'
import { loadContent } from '../../server/content'
import { rubric } from '../support/assessment'
import { useDatabase } from '../support/database'
import { nov, now, rules } from '../support/evidence'
import { aMember, anOrganization, aTakenCohort } from '../support/learners'
import type { PersonMade } from '../support/people'
import { aStage, STAGE_KEY } from '../support/stages-taken'

const db = await useDatabase()
const { programs } = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
const stage = aStage()
let ines: PersonMade
let otto: PersonMade
beforeEach(async () => {
	await anOrganization(db)
	const world = await aTakenCohort(db, stage)
	ines = await aMember(db, stage, world)
	otto = await aMember(db, stage, world, { name: 'Otto Lind' })
	for (const person of [ines, otto]) {
		const { minWords: _min, maxWords: _max, ...rule } = rules.scenario
		const pinned = { rule, rubric, cohortId: world.cohort.id }
		await handIn(db, { personId: person.id, stageKey: STAGE_KEY }, `Work of ${person.name}`, pinned, nov(3))
		const original = { text: `Pattern of ${person.name}`, version: 1 }
		await makeCopy(db, { ownerId: person.id, pattern: { id: 'weekly', title: 'Weekly' }, part: 'whole', original, now })
	}
	await db.submission.updateMany({ data: { decision: 'again', decidedAt: nov(4) } })
})

const owner = (person: PersonMade) => ({ id: person.id, timeZone: 'Europe/Lisbon' })
const made = (person = ines) => listMade(db, owner(person), programs, longDate)
const choose = async (refs: string[], person = ines) => include(db, person.id, await made(person), refs, now)
const file = async (person = ines) => portfolioAsMarkdown((await made(person)).filter(({ isIncluded }) => isIncluded))
const refs = async (person = ines) => (await made(person)).map(({ kind, key }) => `${kind}:${key}`)

describe('what somebody made', () => {
	test('is what they handed in and made their own, and nothing of anybody else', async () => {
		expect((await made()).map(({ kind, text, isIncluded }) => [kind, text, isIncluded])).toEqual([
			['pattern', 'Pattern of Inês Carvalho', false],
			['work', 'Work of Inês Carvalho', false],
		])
	})

	test('holds no draft of assessed work', async () => {
		const where = { personId: ines.id, stageKey: STAGE_KEY }
		const pinned = { rule: rules.scenario, rubric, cohortId: (await db.cohort.findFirstOrThrow()).id }
		await saveSubmission(db, where, 'Not yet', pinned, nov(25))
		expect(JSON.stringify(await made())).not.toContain('Not yet')
	})

	test('holds worksheets as tables, while their lesson has them', async () => {
		const [module, sheet] =
			programs
				.flatMap(({ stages }) => stages.flatMap(({ modules }) => modules))
				.flatMap((each) => (each.lesson ? interactiveBlocks(each.lesson).map((block) => [each, block] as const) : []))
				.find(([, block]) => block.kind === 'worksheet' && block.draws === 'teams') ?? []
		if (!module || sheet?.kind !== 'worksheet') throw new Error('no lesson has a worksheet of teams')
		const answer = { rows: [{ team: 'Pay | outs', kind: 'stream' }], savedAt: '2026-11-03' }
		await db.partAnswer.createMany({
			data: [
				{ personId: ines.id, moduleKey: module.key, partId: sheet.id, answer },
				{ personId: ines.id, moduleKey: 'gone/l1/module', partId: sheet.id, answer },
				{ personId: otto.id, moduleKey: module.key, partId: sheet.id, answer },
			],
		})
		const sheets = (await made()).filter(({ kind }) => kind === 'sheet')
		expect(sheets.map(({ title, key }) => [title, key])).toEqual([[sheet.title, `${module.key}#${sheet.id}`]])
		expect(sheets[0]?.text).toContain('| Pay \\| outs | Stream-aligned |')
	})
})

describe('a portfolio', () => {
	test('is empty until its owner agrees, of each thing by itself', async () => {
		expect(await file()).toBe('# My portfolio\n')
		const [pattern = '', work = ''] = await refs()
		await choose([work])
		expect(await file()).toContain('Work of Inês Carvalho')
		expect(await file()).not.toContain('Pattern of Inês')
		await choose([pattern])
		expect(await file()).toContain('Pattern of Inês Carvalho')
		expect(await file()).not.toContain('Work of Inês')
		await choose([])
		expect(await file()).toBe('# My portfolio\n')
		expect(await db.portfolioItem.count()).toBe(0)
	})

	test('keeps what was agreed to, however much is made later, and lets go of it on the page', async () => {
		const [pattern = '', work = ''] = await refs()
		const copy = { ownerId: ines.id, patternId: 'own', part: 'whole', text: 'Newer', html: '', baseText: '' }
		const later = { ...copy, baseVersion: 0, createdAt: nov(20), changedAt: nov(20) }
		await db.patternCopy.createMany({
			data: Array.from({ length: 200 }, (_, index) => ({ ...later, title: `Newer ${index}` })),
		})
		await db.patternCopy.updateMany({ where: { patternId: 'weekly' }, data: { changedAt: nov(1) } })
		const page = async () => shownOf(await made()).map(refOf)
		expect(await page()).not.toContain(work)
		await choose([work])
		expect(await file()).toContain('Work of Inês Carvalho')
		expect(await page()).toHaveLength(201)
		expect(await page()).not.toContain(pattern)
		await include(db, ines.id, shownOf(await made()), [], now)
		expect(await file()).toBe('# My portfolio\n')
	})

	test('takes nothing of somebody else in, whatever is named', async () => {
		await choose([...(await refs(otto)), 'work:no-such-thing', 'pattern:'])
		expect(await db.portfolioItem.count()).toBe(0)
		expect(await file()).toBe('# My portfolio\n')
	})

	test('chosen twice at once is chosen once', async () => {
		const all = await refs()
		await Promise.all([choose(all), choose(all)])
		expect(await db.portfolioItem.count()).toBe(2)
	})

	test('goes with its owner', async () => {
		await choose(await refs())
		await db.person.delete({ where: { id: ines.id } })
		expect(await db.portfolioItem.count()).toBe(0)
	})
})
