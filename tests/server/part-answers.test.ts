import { beforeEach, describe, expect, test } from 'vitest'
import type { LessonForm } from '~/domain/progress/schema'
import { useDatabase } from '../support/database'
import { aPerson } from '../support/people'
import { aReader, emptyRecord, moduleKey, questionIds, type Reader, today } from '../support/readers'

const db = await useDatabase()

let ines: Reader
beforeEach(async () => {
	ines = aReader(db, await aPerson(db))
})

const refusal = { code: 'conflict', why: 'already-chosen' }

/** Both are sent at the same time; one must win. */
async function oneOf(tries: Promise<void>[]): Promise<void> {
	const outcomes = await Promise.allSettled(tries)
	expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
	for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(refusal)
}

describe('a choice', () => {
	test('is kept in the order of deciding', async () => {
		await ines.choose('first', 'ask')
		await ines.choose('second', 'sum')
		expect(await ines.answerIn('talk')).toEqual({
			path: [
				{ decision: 'first', choice: 'ask' },
				{ decision: 'second', choice: 'sum' },
			],
			walkedBack: false,
		})
	})

	test('is made once: another one is refused and changes nothing', async () => {
		await ines.choose('first', 'ask')
		await expect(ines.choose('first', 'leave')).rejects.toMatchObject(refusal)
		expect(await ines.answerIn('talk')).toEqual({ path: [{ decision: 'first', choice: 'ask' }], walkedBack: false })
	})

	test('sent twice is made once', async () => {
		await ines.choose('first', 'ask')
		await ines.choose('first', 'ask')
		expect(await ines.answerIn('talk')).toEqual({ path: [{ decision: 'first', choice: 'ask' }], walkedBack: false })
	})

	test('of two different ones at once keeps one', async () => {
		await oneOf([ines.choose('first', 'ask'), ines.choose('first', 'leave')])
		expect(await ines.answerIn('talk')).toEqual({
			path: [{ decision: 'first', choice: expect.stringMatching(/^(ask|leave)$/) }],
			walkedBack: false,
		})
	})

	test('stays when one walks back, and may be made anew when one starts over', async () => {
		await ines.choose('first', 'leave')
		await ines.walkBack()
		expect(await ines.answerIn('talk')).toEqual({ path: [{ decision: 'first', choice: 'leave' }], walkedBack: true })
		await expect(ines.choose('first', 'ask')).rejects.toMatchObject(refusal)
		await ines.startOver()
		await ines.choose('first', 'ask')
		expect(await ines.answerIn('talk')).toEqual({ path: [{ decision: 'first', choice: 'ask' }], walkedBack: false })
	})
})

describe('an answer', () => {
	test('is given once: another one is refused, the same one is not', async () => {
		await ines.give('q1', 'b')
		await ines.give('q1', 'b')
		await expect(ines.give('q1', 'a')).rejects.toMatchObject(refusal)
		expect(await ines.answerIn('check')).toEqual({ given: { q1: 'b' } })
	})

	test('to each of many questions at once is kept', async () => {
		await Promise.all(questionIds.map((question) => ines.give(question, 'b')))
		expect(await ines.answerIn('check')).toEqual({
			given: Object.fromEntries(questionIds.map((question) => [question, 'b'])),
		})
	})

	test('of two different ones to one question at once keeps one', async () => {
		await oneOf([ines.give('q1', 'a'), ines.give('q1', 'b')])
		expect(await ines.answerIn('check')).toEqual({ given: { q1: expect.stringMatching(/^[ab]$/) } })
	})

	test('replaces a stored one that cannot be read', async () => {
		await db.partAnswer.create({ data: { personId: ines.id, moduleKey, partId: 'check', answer: { given: ['q1'] } } })
		await ines.give('q1', 'b')
		expect(await ines.answerIn('check')).toEqual({ given: { q1: 'b' } })
	})
})

test.each<[string, LessonForm]>([
	['a part that is not there', { intent: 'reflect', part: 'nowhere', text: 'Hm.' }],
	['a decision that is not there', { intent: 'choose', part: 'talk', decision: 'zeroth', choice: 'ask' }],
	['a choice that is not there', { intent: 'choose', part: 'talk', decision: 'first', choice: 'shout' }],
	['a choice of another decision', { intent: 'choose', part: 'talk', decision: 'first', choice: 'wait' }],
	['a decision not reached yet', { intent: 'choose', part: 'talk', decision: 'second', choice: 'wait' }],
	['a walk back before the first step', { intent: 'walk-back', part: 'talk' }],
	['a question that is not there', { intent: 'answer', part: 'check', question: 'q9', answer: 'a' }],
	['an answer that is not there', { intent: 'answer', part: 'check', question: 'q1', answer: 'z' }],
	['a choice in a check', { intent: 'choose', part: 'check', decision: 'q1', choice: 'a' }],
	['an answer in a scenario', { intent: 'answer', part: 'talk', question: 'first', answer: 'ask' }],
	['a walk back in a check', { intent: 'walk-back', part: 'check' }],
	['a start over in a check', { intent: 'start-over', part: 'check' }],
	['a reflection in an exercise', { intent: 'reflect', part: 'pairs', text: 'Hm.' }],
	['an exercise in a reflection', { intent: 'done', part: 'reflex', doneOn: '2026-11-26', note: '' }],
	['a tick in a scenario', { intent: 'tick', part: 'talk', item: 'one' }],
	['a worksheet in a reflection', { intent: 'fill', part: 'reflex', rows: [{ from: 'a' }] }],
	['a start over in a worksheet', { intent: 'start-over', part: 'map' }],
	['a promise in a reflection', { intent: 'promise', part: 'reflex', text: 'Ask.', dueOn: '2026-12-01' }],
])('%s is refused, and nothing is kept of it', async (_what, form) => {
	await expect(ines.act(form)).rejects.toMatchObject({ code: 'not-found', why: 'part' })
	expect(await ines.record()).toEqual(emptyRecord)
	expect(await ines.commitments()).toEqual([])
})

describe('words of one’s own', () => {
	test('in a reflection are saved as they are, changed, and removed when emptied', async () => {
		await ines.reflect(' Fixing, mostly.\n\nŁukasz 🙂 ')
		expect(await ines.answerIn('reflex')).toEqual({
			text: ' Fixing, mostly.\n\nŁukasz 🙂 ',
			savedAt: today.toISOString(),
		})
		await ines.reflect('Topping.')
		expect(await ines.answerIn('reflex')).toMatchObject({ text: 'Topping.' })
		await ines.reflect(' \n ')
		expect((await ines.record()).answers).toEqual({})
		await ines.reflect('')
		expect(await db.partAnswer.count()).toBe(0)
	})

	test('on an exercise are saved with its day', async () => {
		await ines.act({ intent: 'done', part: 'pairs', doneOn: '2026-11-25', note: 'Twice.' })
		expect(await ines.answerIn('pairs')).toEqual({ doneOn: '2026-11-25', note: 'Twice.' })
	})

	test('in a worksheet are kept as a whole, in the columns it has, and removed when emptied', async () => {
		await ines.fill({ from: 'red reports', to: 'reruns', sign: 'more' }, {}, { to: 'trust', color: 'red' })
		expect(await ines.answerIn('map')).toEqual({
			rows: [{ from: 'red reports', to: 'reruns', sign: 'more' }, { to: 'trust' }],
			savedAt: today.toISOString(),
		})
		await ines.fill({ from: 'red reports' })
		expect(await ines.answerIn('map')).toMatchObject({ rows: [{ from: 'red reports' }] })
		await ines.fill()
		expect(await db.partAnswer.count()).toBe(0)
	})

	test('ticks are kept as a whole, in the order of the list, and only items of the list', async () => {
		await ines.tick('three', 'one', 'nine')
		expect(await ines.answerIn('list')).toEqual({ ticked: ['one', 'three'] })
		await ines.act({ intent: 'tick', part: 'list', item: 'two' })
		expect(await ines.answerIn('list')).toEqual({ ticked: ['two'] })
		await ines.act({ intent: 'tick', part: 'list' })
		expect(await ines.answerIn('list')).toEqual({ ticked: [] })
	})
})
