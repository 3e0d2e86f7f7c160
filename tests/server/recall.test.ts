import { beforeEach, describe, expect, test } from 'vitest'
import type { Program } from '~/domain/program/lesson'
import { findRecallInvite, readRecall, readRecallPage } from '~/domain/progress/recall.server'
import { answerRecall, rateRecall } from '~/domain/progress/recall-answer.server'
import type { Rating } from '~/domain/progress/recall-kinds'
import { isRecallPaused, pauseRecall, resumeRecall } from '~/domain/progress/recall-pause.server'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aReader, day, lesson, moduleKey, questionIds, type Reader, today } from '../support/readers'

const db = await useDatabase()
const programs = [{ stages: [{ modules: [{ key: moduleKey, title: 'Listening', lesson }] }] }] as unknown as Program[]
const keyOf = (question: string) => `${moduleKey}/check/${question}`
const tomorrow = day('2026-11-27')

let ines: Reader
let otto: Reader
beforeEach(async () => {
	ines = aReader(db, await aPerson(db))
	otto = aReader(db, await aPerson(db, { name: 'Otto Lind' }))
})

const as = (reader: Reader, timeZone = 'Europe/Lisbon') => ({ id: reader.id, timeZone })
const rate = (question: string, rating: Rating, { reps = 0, now = tomorrow, reader = ines } = {}) =>
	rateRecall(db, programs, as(reader), { card: keyOf(question), reps, rating }, now)
const answer = (question: string, option: string, { reps = 0, now = tomorrow, reader = ines } = {}) =>
	answerRecall(db, programs, as(reader), { card: keyOf(question), reps, option }, now)
const asked = async (now = tomorrow, reader = ines) =>
	(await readRecall(db, programs, as(reader), now)).asked.map((each) => each.question.id)
const card = (question: string, reader = ines) =>
	db.recallCard.findUnique({ where: { personId_questionKey: { personId: reader.id, questionKey: keyOf(question) } } })

describe('a module’s questions come', () => {
	test('the day after its check was answered, the last of it included', async () => {
		for (const id of questionIds.slice(1)) await ines.give(id, 'a')
		expect(await asked()).toEqual([])
		await ines.give('q1', 'b')
		expect(await asked(today)).toEqual([])
		expect(await asked()).toEqual(['q1', 'q2', 'q3', 'q4'])
		expect(await asked(tomorrow, otto)).toEqual([])
	})

	test('the day after its last part was read, though the check is open', async () => {
		await ines.read('hear')
		expect(await asked()).toEqual([])
		await ines.read('look-back')
		expect(await asked()).toHaveLength(4)
	})

	test('at midnight where the reader is', async () => {
		await ines.read('look-back', new Date('2026-11-26T10:30:00Z'))
		const at = (zone: string, now: string) => readRecall(db, programs, as(ines, zone), new Date(now))
		// In Auckland, 23:30 that day; in Los Angeles, 2:30.
		expect((await at('Pacific/Auckland', '2026-11-26T10:59:00Z')).asked).toHaveLength(0)
		expect((await at('Pacific/Auckland', '2026-11-26T11:00:00Z')).asked).toHaveLength(4)
		expect((await at('America/Los_Angeles', '2026-11-27T07:59:00Z')).asked).toHaveLength(0)
		expect((await at('America/Los_Angeles', '2026-11-27T08:00:00Z')).asked).toHaveLength(4)
	})
})

describe('a review', () => {
	beforeEach(async () => {
		for (const id of questionIds) await ines.give(id, 'a')
	})

	test('sets the next day, counts once, and is not asked again that day', async () => {
		expect(await rate('q1', 'good')).toBe(true)
		expect(await card('q1')).toMatchObject({ dueOn: '2026-11-29', reviewedOn: '2026-11-27', reps: 1, lapses: 0 })
		expect(await rate('q1', 'easy')).toBe(false)
		expect(await rate('q1', 'easy', { reps: 1 })).toBe(false)
		expect(await card('q1')).toMatchObject({ dueOn: '2026-11-29', reps: 1 })
		expect(await asked()).toEqual(['q2', 'q3', 'q4'])
		expect(await rate('q1', 'good', { reps: 1, now: day('2026-11-29') })).toBe(true)
		expect(await card('q1')).toMatchObject({ dueOn: '2026-12-10', reps: 2 })
	})

	test('forgets at a wrong answer, at once; a right one waits for what its reader says', async () => {
		const wrong = await answer('q1', 'b')
		expect(wrong).toMatchObject({ ratings: null, back: 'tomorrow', chosen: 'b' })
		expect(wrong.answers.map(({ html }) => html)).toContain('explanation of q1/a')
		expect(await card('q1')).toMatchObject({ dueOn: '2026-11-28', reps: 1, lapses: 0 })
		const right = await answer('q2', 'a')
		expect(right.ratings).toEqual([
			{ rating: 'again', back: 'tomorrow' },
			{ rating: 'hard', back: 'tomorrow' },
			{ rating: 'good', back: 'in two days' },
			{ rating: 'easy', back: 'in eight days' },
		])
		expect(await card('q2')).toBeNull()
	})

	test('notes a lapse when something known is forgotten, and explains a wrong answer that is sent twice', async () => {
		await rate('q1', 'easy')
		const due = { reps: 1, now: day('2026-12-05') }
		await answer('q1', 'b', due)
		expect(await card('q1')).toMatchObject({ reps: 2, lapses: 1, reviewedOn: '2026-12-05' })
		expect(await answer('q1', 'b', due)).toMatchObject({ ratings: null })
		expect(await card('q1')).toMatchObject({ reps: 2, lapses: 1 })
	})

	test('sent many times at once counts once, whatever it says', async () => {
		const ratings: Rating[] = ['good', 'easy', 'hard', 'again']
		const counted = await Promise.all(
			Array.from({ length: 12 }, (_, index) => rate('q1', ratings[index % 4] ?? 'good')),
		)
		expect(counted.filter(Boolean)).toHaveLength(1)
		expect(await card('q1')).toMatchObject({ reps: 1 })
		await Promise.all(Array.from({ length: 6 }, () => answer('q2', 'b')))
		expect(await card('q2')).toMatchObject({ reps: 1, lapses: 0 })
		// A review of another person, and of another question, goes its own way.
		for (const id of questionIds) await otto.give(id, 'a')
		expect(await Promise.all([rate('q3', 'good'), rate('q3', 'good', { reader: otto })])).toEqual([true, true])
	})

	test('leaves nothing when its question is passed over or looked at', async () => {
		await readRecallPage(db, programs, as(ines), 2, tomorrow)
		await answer('q1', 'a')
		expect(await db.recallCard.count()).toBe(0)
		expect(await asked()).toEqual(['q1', 'q2', 'q3', 'q4'])
	})

	test('is of nobody else’s questions, and of no answer that is not there', async () => {
		const notFound = { code: 'not-found', why: 'question' }
		await expect(answer('q1', 'a', { reader: otto })).rejects.toMatchObject(notFound)
		await expect(answer('q1', 'z')).rejects.toMatchObject(notFound)
		await expect(answer('q9', 'a')).rejects.toMatchObject(notFound)
		expect(await rate('q1', 'good', { reader: otto })).toBe(false)
		expect(await db.recallCard.count()).toBe(0)
	})
})

describe('the page', () => {
	beforeEach(async () => {
		for (const id of questionIds) await ines.give(id, 'a')
	})
	const page = (passed = 0, now = tomorrow) => readRecallPage(db, programs, as(ines), passed, now)

	test('shows one question, and neither its right answer nor why', async () => {
		const { question, left } = await page()
		expect(left).toBe(4)
		expect(question).toMatchObject({ card: keyOf('q1'), reps: 0, module: 'Listening', ask: 'ask of q1' })
		expect(question?.answers).toEqual(['b', 'c', 'a'].map((id) => ({ id, says: `says q1/${id}` })))
	})

	test('goes on to the next when one is passed over, and ends', async () => {
		expect(await page(3)).toMatchObject({ question: { ask: 'ask of q4' }, left: 1, passedOver: 3 })
		expect(await page(4)).toMatchObject({ question: null, left: 0, passedOver: 4 })
	})

	test('says when the next one comes', async () => {
		for (const id of questionIds.slice(0, 4)) await rate(id, 'good')
		expect(await page()).toMatchObject({ question: null, next: 'Sat 28 Nov' })
		for (const id of questionIds.slice(4)) await rate(id, 'good', { now: day('2026-11-28') })
		expect(await page(0, day('2026-11-28'))).toMatchObject({ question: null, next: 'Sun 29 Nov' })
	})
})

describe('put aside', () => {
	beforeEach(async () => {
		for (const id of questionIds) await ines.give(id, 'a')
		await rate('q1', 'good')
	})
	const invite = (now = tomorrow) => findRecallInvite(db, programs, as(ines), now)

	test('it offers nothing, asks nothing, counts nothing, and keeps every day', async () => {
		expect(await invite()).toEqual({ minutes: 1, what: 'three questions from Listening' })
		const before = await db.recallCard.findMany()
		await pauseRecall(db, ines.id, tomorrow)
		expect(await isRecallPaused(db, ines.id)).toBe(true)
		expect(await invite()).toBeNull()
		expect(await readRecallPage(db, programs, as(ines), 0, tomorrow)).toMatchObject({ isPaused: true, question: null })
		expect(await rate('q2', 'good')).toBe(false)
		expect(await rate('q1', 'good', { reps: 1, now: day('2026-12-24') })).toBe(false)
		expect(await db.recallCard.findMany()).toEqual(before)
	})

	test('and taken up again, goes on where it was, for its owner alone', async () => {
		await Promise.all([pauseRecall(db, ines.id, tomorrow), pauseRecall(db, ines.id, tomorrow)])
		expect(await isRecallPaused(db, otto.id)).toBe(false)
		await resumeRecall(db, otto.id)
		expect(await isRecallPaused(db, ines.id)).toBe(true)
		await resumeRecall(db, ines.id)
		await resumeRecall(db, ines.id)
		expect(await asked(day('2026-12-24'))).toEqual(['q1', 'q2', 'q3', 'q4', 'q5'])
		expect(await invite(day('2026-12-24'))).toMatchObject({ what: 'five questions from Listening' })
	})
})
