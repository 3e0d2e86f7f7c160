import { beforeEach, describe, expect, test } from 'vitest'
import { readingState } from '~/domain/progress/completion'
import { getModuleRecord, listProgress } from '~/domain/progress/read.server'
import { recordReading } from '~/domain/progress/record.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aReader, day, emptyRecord, lesson, questionIds, type Reader, today } from '../support/readers'

const db = await useDatabase()

let ines: Reader
let otto: Reader
beforeEach(async () => {
	ines = aReader(db, await aPerson(db))
	otto = aReader(db, await aPerson(db, { name: 'Otto Lind' }))
})

describe('reading', () => {
	test('keeps the parts read once each, in the order they were read', async () => {
		for (const part of ['do', 'hear', 'do', 'hear']) await ines.read(part)
		expect((await ines.record()).partsRead).toEqual(['do', 'hear'])
	})

	test('of all parts at once loses none', async () => {
		await Promise.all(['hear', 'do', 'look-back', 'hear'].map((part) => ines.read(part)))
		expect((await ines.record()).partsRead.sort()).toEqual(['do', 'hear', 'look-back'])
	})

	test('goes on where one left off: a part opened is not a part read', async () => {
		await ines.read('hear')
		await ines.open('do')
		const { answers, readIn: _, pins: __, ...progress } = await ines.record()
		expect(progress).toEqual({ partsRead: ['hear'], lastPart: 'do', completedAt: null })
		expect(readingState(lesson, progress, answers).resumeAt).toBe('do')
	})

	test('that was never begun is an empty record', async () => {
		expect(await ines.record()).toEqual(emptyRecord)
	})

	test('lists what somebody has begun, newest first', async () => {
		const open = (moduleKey: string, now: Date) =>
			recordReading(db, lesson, { personId: ines.id, moduleKey, partSlug: 'hear' }, { intent: 'open' }, now)
		await open('ladder/l1/old', day('2026-11-24'))
		await open('ladder/l1/new', day('2026-11-26'))
		await open('ladder/l1/between', day('2026-11-25'))
		const rows = await listProgress(db, ines.id)
		expect(rows.map((row) => row.moduleKey)).toEqual(['ladder/l1/new', 'ladder/l1/between', 'ladder/l1/old'])
	})
})

describe('a module', () => {
	const readAll = async (reader: Reader, now = today) => {
		for (const part of lesson.parts) await reader.read(part.slug, now)
	}
	const answerAll = async (reader: Reader, now = today) => {
		for (const question of questionIds) await reader.give(question, 'c', now)
	}

	test('is not complete by reading alone', async () => {
		await readAll(ines)
		for (const question of questionIds.slice(1)) await ines.give(question, 'a')
		expect((await ines.record()).completedAt).toBeNull()
	})

	test('is not complete by answering alone', async () => {
		await answerAll(ines)
		await ines.read('hear')
		await ines.read('look-back')
		expect((await ines.record()).completedAt).toBeNull()
	})

	test('is complete once every part is read and every question answered, whichever comes last', async () => {
		await readAll(ines)
		await answerAll(ines)
		expect((await ines.record()).completedAt).toEqual(today)

		await answerAll(otto, today)
		await readAll(otto, day('2026-11-27'))
		expect((await otto.record()).completedAt).toEqual(day('2026-11-27'))
	})

	test('keeps the day it was completed, whatever is read or written afterward', async () => {
		await readAll(ines)
		await answerAll(ines)
		const later = day('2027-02-01')
		await ines.read('hear', later)
		await ines.reflect('Again.', later)
		await ines.startOver(later)
		expect((await ines.record()).completedAt).toEqual(today)
	})
})

describe('what one reader does', () => {
	beforeEach(async () => {
		await ines.read('hear')
		await ines.choose('first', 'ask')
		await ines.give('q1', 'b')
		await ines.reflect('canary')
		await ines.tick('one')
		await ines.promise('canary')
	})

	test('never shows in another’s record', async () => {
		expect(await otto.record()).toEqual(emptyRecord)
		expect(await listProgress(db, otto.id)).toEqual([])
		expect(await otto.commitments()).toEqual([])
		await otto.give('q2', 'a')
		expect(await otto.record()).toMatchObject({ partsRead: [], answers: { check: { given: { q2: 'a' } } } })
		expect(JSON.stringify(await otto.record())).not.toContain('canary')
	})

	test('is not changed by what another does in the same parts', async () => {
		const before = await ines.record()
		await otto.choose('first', 'leave')
		await otto.startOver()
		await otto.give('q1', 'a')
		await otto.reflect('')
		await otto.tick()
		await otto.promise('Mine.')
		expect(await ines.record()).toEqual(before)
		expect(await ines.commitments()).toMatchObject([{ text: 'canary' }])
		expect(await otto.commitments()).toMatchObject([{ text: 'Mine.' }])
	})

	test('in one module never shows in another', async () => {
		expect(await getModuleRecord(db, ines.id, 'ladder/l1/feedback')).toEqual(emptyRecord)
	})
})
