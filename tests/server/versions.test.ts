import { beforeEach, describe, expect, test } from 'vitest'
import { listContentChanges, moveToToday } from '~/domain/cohort/move-content.server'
import { programsAsRead } from '~/domain/program/as-read.server'
import { keepLessons } from '~/domain/program/keep-lessons.server'
import type { Part, Stage } from '~/domain/program/lesson'
import { pinsOfToday } from '~/domain/program/pins'
import { findPins } from '~/domain/program/pins.server'
import { createShelf } from '~/domain/program/shelf.server'
import { changedSince, countAdded, countChanged } from '~/domain/progress/changed-since.server'
import { getModuleRecord } from '~/domain/progress/read.server'
import { recordReading } from '~/domain/progress/record.server'
import { useDatabase } from '../support/database'
import { anAdmin } from '../support/learners'
import { aPart } from '../support/lessons'
import { aPerson, type PersonMade } from '../support/people'
import { aProgram } from '../support/stages-taken'
import { aStageOf, aWrittenModule } from '../support/versions'

const db = await useDatabase()
const today = new Date('2026-11-26T09:00:00Z')

const first = aWrittenModule('listening', { title: 'First edition', hash: 'first' })
const second = aWrittenModule('listening', {
	title: 'Second edition',
	hash: 'second',
	parts: [aPart('first', { blocks: [{ kind: 'prose', html: '<p>Said better.</p>' }] }), aPart('second')],
})
const before = aStageOf(first)
const after = aStageOf(second)

let ines: PersonMade
beforeEach(async () => {
	ines = await aPerson(db)
	await start(before)
})

const start = (stage: Stage, follows: 'ahead' | 'all' = 'ahead') => keepLessons(db, [aProgram(stage)], today, follows)

async function aCohort(said: { status?: string; startsOn?: string; lessons?: object } = {}): Promise<string> {
	const { id } = await db.cohort.create({
		data: {
			name: 'Autumn B',
			program: 'ladder',
			stage: 'l1',
			seatCount: 12,
			status: said.status ?? 'running',
			timeZone: 'America/Vancouver',
			startsOn: said.startsOn ?? '2026-10-02',
			requirements: [],
			lessons: said.lessons ?? pinsOfToday(before),
			members: { create: [{ personId: ines.id }] },
		},
		select: { id: true },
	})
	return id
}

const pinsOf = async (id: string) => (await db.cohort.findUniqueOrThrow({ where: { id } })).lessons
const titleFor = async (stage: Stage) =>
	(await createShelf(db).asPinned(stage, await findPins(db, ines.id, stage))).modules[0]?.title
const titleInAll = async (personId: string) =>
	(await programsAsRead(db, createShelf(db), [aProgram(after)], personId))[0]?.stages[0]?.modules[0]?.title
const read = (stage: Stage, part: string) => {
	const module = stage.modules[0]
	if (!module?.lesson) throw new Error('a written module')
	return recordReading(
		db,
		module.lesson,
		{ personId: ines.id, moduleKey: module.key, partSlug: part },
		{ intent: 'read' },
		today,
	)
}
const record = () => getModuleRecord(db, ines.id, first.key)

describe('a start', () => {
	test('keeps each lesson once, however often and by however many nodes', async () => {
		await Promise.all([start(after), start(after), start(before)])
		const rows = await db.lessonVersion.findMany({ orderBy: { hash: 'asc' } })
		expect(rows.map((row) => row.hash)).toEqual(['first', 'second'])
	})

	test('lets a cohort follow until the day it begins, in its own zone', async () => {
		// 26 November, 09:00 in London, is 01:00 in Vancouver.
		const tomorrow = await aCohort({ status: 'open', startsOn: '2026-11-27' })
		const thisDay = await aCohort({ status: 'open', startsOn: '2026-11-26' })
		const early = await aCohort({ status: 'running', startsOn: '2026-11-27' })
		await start(after)
		expect(await pinsOf(tomorrow)).toEqual({ listening: 'second' })
		expect(await pinsOf(thisDay)).toEqual({ listening: 'first' })
		expect(await pinsOf(early)).toEqual({ listening: 'first' })
	})

	test('gives a cohort from before lessons were kept the ones of today', async () => {
		const id = await aCohort({ lessons: {} })
		await start(after)
		expect(await pinsOf(id)).toEqual({ listening: 'second' })
	})

	test('of an author moves every cohort', async () => {
		const id = await aCohort()
		await start(after, 'all')
		expect(await pinsOf(id)).toEqual({ listening: 'second' })
	})

	test('carries reading over to a part that was given another title', async () => {
		const parts = [aPart('first'), aPart('second')]
		const [, part] = parts
		await read(before, 'second')
		const renamed = aWrittenModule('listening', {
			hash: 'renamed',
			parts: [aPart('first'), { ...aPart('second'), slug: 'last', title: 'last', standfirst: part?.standfirst ?? '' }],
		})
		await start(aStageOf(renamed))
		await start(aStageOf(renamed))
		expect(await record()).toMatchObject({ partsRead: ['second', 'last'], readIn: { second: 'first', last: 'first' } })
	})
})

describe('a part under another title', () => {
	const renamed = aStageOf(
		aWrittenModule('listening', {
			hash: 'renamed',
			parts: [aPart('first'), { ...aPart('second'), slug: 'last', title: 'last' }],
		}),
	)

	test('counts as read for whoever reads it in the old version until the cohort is moved', async () => {
		const id = await aCohort()
		await start(renamed)
		await read(before, 'second')
		await moveToToday(db, createShelf(db), renamed, id, await anAdmin(db))
		expect(await record()).toMatchObject({ partsRead: ['second', 'last'], readIn: { second: 'first', last: 'first' } })
	})

	test('or until the next start after it is over', async () => {
		await aCohort()
		await start(renamed)
		await read(before, 'second')
		await start(renamed)
		expect((await record()).partsRead).toEqual(['second', 'last'])
	})

	test('is no fault in progress from before versions were kept', async () => {
		await db.moduleProgress.create({
			data: { personId: ines.id, moduleKey: first.key, partsRead: ['second'], lastPart: 'second' },
		})
		await start(renamed)
		const { partsRead, readIn } = await record()
		expect({ partsRead, readIn }).toEqual({ partsRead: ['second', 'last'], readIn: {} })
		const lesson = renamed.modules[0]?.lesson
		expect(lesson && (await countChanged(createShelf(db), lesson, readIn))).toBe(0)
	})
})

describe('a reader', () => {
	test('of a running cohort reads what it began with; of one that is over, or of none, what there is today', async () => {
		expect(await titleFor(after)).toBe('Second edition')
		const id = await aCohort()
		await start(after)
		expect(await titleFor(after)).toBe('First edition')
		expect((await record()).pins).toEqual({ listening: 'first' })
		await db.cohort.update({ where: { id }, data: { status: 'finished' } })
		expect(await titleFor(after)).toBe('Second edition')
		expect((await record()).pins).toEqual({})
	})

	test('who facilitates reads with the cohort', async () => {
		const id = await aCohort()
		await db.cohortMember.deleteMany({ where: { cohortId: id } })
		await db.cohortFacilitator.create({ data: { cohortId: id, personId: ines.id, part: 'lead' } })
		await start(after)
		expect(await titleFor(after)).toBe('First edition')
	})

	test('is not kept from reading by a version of another shape', async () => {
		await aCohort()
		await db.lessonVersion.update({ where: { hash: 'first' }, data: { module: { parts: 'as they once were' } } })
		expect(await titleFor(after)).toBe('Second edition')
	})

	test('sees what changed in a part since they read it, until they have seen it', async () => {
		const shelf = createShelf(db)
		await read(before, 'first')
		await read(before, 'second')
		await start(after)
		const { readIn } = await record()
		expect(await changedSince(shelf, second.lesson, 'first', readIn)).toEqual([{ before: null, after: 'Said better.' }])
		expect(await changedSince(shelf, second.lesson, 'second', readIn)).toEqual([])
		expect(await countChanged(shelf, second.lesson, readIn)).toBe(1)
		await read(after, 'first')
		expect(await record()).toMatchObject({
			partsRead: ['first', 'second'],
			readIn: { first: 'second', second: 'first' },
		})
		expect(await countChanged(shelf, second.lesson, (await record()).readIn)).toBe(0)
	})

	test('is told how many parts were added since they read in it; one under another title is none', async () => {
		const text = (words: string) => [{ kind: 'prose' as const, html: `<p>${words}</p><p>So ${words}</p>` }]
		const old = [aPart('first', { blocks: text('One.') }), aPart('second', { blocks: text('Two is two.') })]
		const parts = [old[0], aPart('two', { blocks: text('Two is two.') }), aPart('third', { blocks: text('New.') })]
		const was = aStageOf(aWrittenModule('listening', { hash: 'was', parts: old }))
		const grown = aWrittenModule('listening', { hash: 'grown', parts: parts.filter((part) => part !== undefined) })
		await start(was)
		expect(await countAdded(createShelf(db), grown.lesson, {})).toBe(0)
		await read(was, 'first')
		await start(aStageOf(grown))
		const added = async () => countAdded(createShelf(db), grown.lesson, (await record()).readIn)
		expect(await added()).toBe(1)
		await read(aStageOf(grown), 'third')
		expect(await added()).toBe(0)
	})
})

describe('an admin', () => {
	test('sees what was edited since a cohort began, and moves it, which stands in the log', async () => {
		const admin = await anAdmin(db)
		const stage = aStageOf(second, aWrittenModule('feedback'))
		const id = await aCohort({ lessons: { listening: 'first', gone: 'gone' } })
		await start(aStageOf(aWrittenModule('gone', { title: 'The one that left' })))
		await start(stage)
		const list = () => listContentChanges(db, createShelf(db), stage, id)
		expect(await list()).toEqual([
			{ id: 'listening', title: 'Second edition', kind: 'changed', parts: ['first'] },
			{ id: 'feedback', title: 'feedback', kind: 'new', parts: [] },
			{ id: 'gone', title: 'The one that left', kind: 'gone', parts: [] },
		])
		await moveToToday(db, createShelf(db), stage, id, admin)
		expect(await pinsOf(id)).toEqual({ listening: 'second', feedback: 'feedback' })
		expect(await list()).toEqual([])
		const log = await db.auditEntry.findMany({ orderBy: { seq: 'asc' } })
		for (const entry of log) expect(entry).toMatchObject({ act: 'cohort-content-moved', subject: id })
		expect(log.map(({ detail }) => detail)).toEqual([
			expect.objectContaining({ module: 'Second edition', before: 'as it was', after: 'as today' }),
			expect.objectContaining({ module: 'feedback', before: 'not read', after: 'read' }),
			expect.objectContaining({ module: 'The one that left', before: 'read', after: 'not read' }),
		])
	})

	test('cannot move a cohort that does not exist', async () => {
		await expect(moveToToday(db, createShelf(db), after, 'nowhere', await anAdmin(db))).rejects.toMatchObject({
			code: 'not-found',
		})
	})
})

test('all programs together are read as each stage alone: by one’s own cohort, else as today', async () => {
	expect(await titleInAll(ines.id)).toBe('Second edition')
	const id = await aCohort()
	expect(await titleInAll(ines.id)).toBe('First edition')
	expect(await titleInAll((await aPerson(db)).id)).toBe('Second edition')
	await aCohort({ startsOn: '2026-12-01', lessons: pinsOfToday(after) })
	expect(await titleInAll(ines.id)).toBe('Second edition')
	await db.cohort.updateMany({ where: { id: { not: id } }, data: { status: 'finished' } })
	expect(await titleInAll(ines.id)).toBe('First edition')
})

test('two lessons with the same words are kept once, and read each under its own name', async () => {
	const twin = { ...aWrittenModule('twin', { title: 'Twins', hash: 'twins' }), key: 'other/l1/twin' }
	const stage = aStageOf(aWrittenModule('one', { title: 'Twins', hash: 'twins' }), twin)
	await start(stage)
	const kept = await createShelf(db).asPinned(aStageOf(first, { ...twin, lesson: second.lesson }), { twin: 'twins' })
	expect(kept.modules[1]).toMatchObject({ id: 'twin', key: 'other/l1/twin', position: 2, lesson: { hash: 'twins' } })
})

describe('of two lessons with the same words, what was read in the second', () => {
	const words = (hash: string, ...parts: Part[]) =>
		aStageOf(...['one', 'twin'].map((id) => aWrittenModule(id, { title: 'Twins', hash, parts })))
	const twins = words('twins', aPart('first'), aPart('second'))
	const renamed = words('renamed', aPart('first'), { ...aPart('second'), slug: 'last', title: 'last' })
	const key = twins.modules[1]?.key ?? ''
	const partsRead = async () => (await getModuleRecord(db, ines.id, key)).partsRead
	beforeEach(async () => {
		await start(twins)
		await read(aStageOf(...(twins.modules.slice(1) as (typeof first)[])), 'second')
		expect(await partsRead()).toEqual(['second'])
	})

	test('stays read under another title at a start', async () => {
		await start(renamed)
		expect(await partsRead()).toEqual(['second', 'last'])
	})

	test('stays read when their cohort moves to the content of today', async () => {
		const id = await aCohort({ lessons: pinsOfToday(twins) })
		await db.moduleProgress.updateMany({ where: { moduleKey: key }, data: { readIn: {} } })
		await start(renamed)
		expect(await partsRead()).toEqual(['second'])
		await moveToToday(db, createShelf(db), renamed, id, await anAdmin(db))
		expect(await partsRead()).toEqual(['second', 'last'])
	})
})
