import { describe, expect, test } from 'vitest'
import type { Program } from '~/domain/program/lesson'
import {
	type Card,
	type KeyQuestion,
	listKeyQuestions,
	MOST_A_DAY,
	MOST_NEW_A_DAY,
	minutesOf,
	recallQueue,
	sayInDays,
	sayWhatIsAsked,
	turned,
} from '~/domain/progress/recall'
import { addDays } from '~/domain/zone/plain-date'
import { dateOf } from '~/domain/zone/zone.server'
import { aCheck, aLesson, anExercise, aPart, aQuestion } from '../support/lessons'

const today = '2026-11-26'
const inDays = (days: number) => addDays(today, days)

/** Questions 1, 2, 3 … of one module. */
const questions = (count: number, moduleKey = 'ladder/l1/listening', moduleTitle = 'Listening'): KeyQuestion[] =>
	Array.from({ length: count }, (_, index) => ({
		key: `${moduleKey}/end-check/q${index + 1}`,
		moduleKey,
		moduleTitle,
		question: aQuestion(`q${index + 1}`),
	}))
const all = questions(20)
const keyOf = (number: number) => all[number - 1]?.key ?? ''
/** Reviewed ten days ago and due today, unless said otherwise. */
const aCard = (number: number, said: Partial<Card> = {}): Card => ({
	questionKey: keyOf(number),
	stability: 10,
	difficulty: 5,
	dueOn: today,
	reviewedOn: inDays(-10),
	reps: 2,
	lapses: 0,
	...said,
})
const queue = (said: Partial<Parameters<typeof recallQueue>[0]>) =>
	recallQueue({ questions: all, cards: [], doneOn: new Map(), today, ...said })
const done = (day = inDays(-1)) => new Map([['ladder/l1/listening', day]])
const asked = (said: Partial<Parameters<typeof recallQueue>[0]>) =>
	queue(said).asked.map((each) => Number(each.question.id.slice(1)))

describe('what is asked today', () => {
	test('is due by the day, not before, and stays due', () => {
		const cards = [aCard(1, { dueOn: inDays(1) }), aCard(2), aCard(3, { dueOn: inDays(-30) })]
		expect(asked({ cards }).sort()).toEqual([2, 3])
		expect(asked({ cards, today: inDays(1) }).sort()).toEqual([1, 2, 3])
	})

	test('begins with what is nearest to being forgotten, not with what has waited longest', () => {
		const firm = aCard(1, { stability: 200, reviewedOn: inDays(-210), dueOn: inDays(-10) })
		const weak = aCard(2, { stability: 1, reviewedOn: inDays(-4), dueOn: inDays(-3) })
		const between = aCard(3, { stability: 10, reviewedOn: inDays(-20), dueOn: inDays(-10) })
		expect(asked({ cards: [firm, between, weak] })).toEqual([2, 3, 1])
	})

	test('has new questions after those that come back, in the order their modules were done', () => {
		const later = questions(2, 'ladder/l1/feedback', 'Feedback')
		const doneOn = new Map([
			['ladder/l1/listening', inDays(-2)],
			['ladder/l1/feedback', inDays(-9)],
		])
		const { asked } = queue({ questions: [...questions(2), ...later], cards: [aCard(2)], doneOn })
		expect(asked.map((each) => each.key)).toEqual([keyOf(2), later[0]?.key, later[1]?.key, keyOf(1)])
	})

	test('has no question of a module that is not done, and none on the day it was', () => {
		expect(asked({})).toEqual([])
		expect(asked({ doneOn: done(today) })).toEqual([])
		expect(asked({ doneOn: done() })).not.toEqual([])
	})

	test('keeps asking what was once asked, though its module has grown and is no longer done', () => {
		expect(asked({ cards: [aCard(1)], doneOn: new Map() })).toEqual([1])
	})

	test('lets a card rest whose question is gone, and asks it again when it is back', () => {
		const cards = [aCard(1)]
		expect(queue({ questions: all.slice(1), cards })).toMatchObject({ asked: [], known: [], nextInDays: null })
		expect(asked({ cards })).toEqual([1])
	})

	test('keeps the schedule of a question that was worded anew', () => {
		const [first] = all
		if (!first) throw new Error('no question')
		const reworded = { ...first, question: { ...first.question, ask: 'Said better' } }
		expect(queue({ questions: [reworded], cards: [aCard(1)] }).asked).toMatchObject([
			{ question: { ask: 'Said better' }, card: { reps: 2, stability: 10 } },
		])
	})
})

describe('five minutes', () => {
	test('hold a dozen questions, what was done today included', () => {
		const cards = all.map((_, index) => aCard(index + 1))
		expect(asked({ cards })).toHaveLength(MOST_A_DAY)
		const answered = { reviewedOn: today, dueOn: inDays(3) }
		const half = cards.map((card, index) => (index < 5 ? { ...card, ...answered } : card))
		expect(asked({ cards: half })).toHaveLength(MOST_A_DAY - 5)
		const whole = cards.map((card, index) => (index < MOST_A_DAY ? { ...card, ...answered } : card))
		expect(queue({ cards: whole })).toMatchObject({ asked: [], nextInDays: 1 })
		expect(asked({ cards: whole, today: inDays(1) })).toHaveLength(20 - MOST_A_DAY)
		expect(minutesOf(MOST_A_DAY)).toBe(5)
		expect(minutesOf(1)).toBe(1)
	})

	test('begin few new ones a day, those that were begun today included', () => {
		expect(asked({ doneOn: done() })).toEqual([1, 2, 3, 4])
		const begun = (count: number) =>
			Array.from({ length: count }, (_, index) => aCard(index + 1, { reps: 1, reviewedOn: today, dueOn: inDays(2) }))
		expect(asked({ doneOn: done(), cards: begun(3) })).toEqual([4])
		expect(queue({ doneOn: done(), cards: begun(MOST_NEW_A_DAY) })).toMatchObject({ asked: [], nextInDays: 1 })
	})
})

describe('the next day', () => {
	test.each<[string, Partial<Parameters<typeof recallQueue>[0]>, number | null]>([
		['is not said while there is something to ask', { cards: [aCard(1)] }, null],
		[
			'is that of the first card to come back',
			{ cards: [aCard(1, { dueOn: inDays(9) }), aCard(2, { dueOn: inDays(5) })] },
			5,
		],
		[
			'is tomorrow after a module that was done today',
			{ doneOn: done(today), cards: [aCard(1, { dueOn: inDays(9) })] },
			1,
		],
		['is not there before anything was done', {}, null],
	])('%s', (_what, facts, days) => {
		expect(queue(facts).nextInDays).toBe(days)
	})
})

describe('a day begins at midnight where the reader is', () => {
	const card = aCard(1, { dueOn: '2026-11-27', reviewedOn: '2026-11-20' })
	const isAsked = (at: string, zone: string) => asked({ cards: [card], today: dateOf(new Date(at), zone) }).length === 1
	test.each([
		['Pacific/Auckland', '2026-11-26T10:59:59Z', '2026-11-26T11:00:00Z'],
		['America/Los_Angeles', '2026-11-27T07:59:59Z', '2026-11-27T08:00:00Z'],
		['Asia/Kathmandu', '2026-11-26T18:14:59Z', '2026-11-26T18:15:00Z'],
	])('in %s', (zone, before, after) => {
		expect([isAsked(before, zone), isAsked(after, zone)]).toEqual([false, true])
	})

	test.each([
		['goes forward in Los Angeles', 'America/Los_Angeles', '2027-03-14T07:59:59Z', '2027-03-15T06:59:59Z'],
		['goes back in Los Angeles', 'America/Los_Angeles', '2026-11-01T06:59:59Z', '2026-11-02T07:59:59Z'],
		['goes forward in Auckland', 'Pacific/Auckland', '2026-09-26T11:59:59Z', '2026-09-27T10:59:59Z'],
		['goes back in Auckland', 'Pacific/Auckland', '2027-04-03T10:59:59Z', '2027-04-04T11:59:59Z'],
	])('and is one day however long it is, when the clock %s', (_what, zone, lastOfEve, lastOfDay) => {
		const eve = dateOf(new Date(lastOfEve), zone)
		const day = dateOf(new Date(lastOfDay), zone)
		expect(day).toBe(addDays(eve, 1))
		const tomorrow = aCard(1, { reviewedOn: eve, dueOn: addDays(eve, 2) })
		expect(asked({ cards: [tomorrow], today: day })).toEqual([])
		const afterIt = dateOf(new Date(Date.parse(lastOfDay) + 1_000), zone)
		expect(asked({ cards: [tomorrow], today: afterIt })).toEqual([1])
	})

	test('who flies west over the date line loses nothing and is asked nothing twice', () => {
		const reviewed = aCard(1, { reviewedOn: '2026-11-27', dueOn: '2026-11-28' })
		expect(queue({ cards: [reviewed], today })).toMatchObject({ asked: [], nextInDays: 2 })
	})
})

describe('the key questions', () => {
	const program = (modules: object[]) => [{ stages: [{ modules }] }] as unknown as Program[]
	test('are those of the last check of a written module', () => {
		const lesson = aLesson(
			aPart('one', { blocks: [aCheck('on-the-way', aQuestion('early'))] }),
			aPart('two', { blocks: [anExercise('pairs'), aCheck('end-check', aQuestion('a'), aQuestion('b'))] }),
		)
		const modules = [
			{ key: 'ladder/l1/listening', title: 'Listening', lesson },
			{ key: 'ladder/l1/planned', title: 'Planned', lesson: null },
			{ key: 'ladder/l1/bare', title: 'Bare', lesson: aLesson(aPart('one')) },
		]
		expect(listKeyQuestions(program(modules)).map(({ key }) => key)).toEqual([
			'ladder/l1/listening/end-check/a',
			'ladder/l1/listening/end-check/b',
		])
	})

	test('are asked with their answers in another order each time, none lost', () => {
		const orders = [0, 1, 2, 3].map((reps) => turned(['a', 'b', 'c'], reps).join(''))
		expect(orders).toEqual(['bca', 'cab', 'abc', 'bca'])
	})
})

describe('in words', () => {
	test('the offer names the module most questions are from', () => {
		const from = (...counts: [number, string][]) =>
			sayWhatIsAsked(
				counts.flatMap(([count, title]) => questions(count, title, title).map((each) => ({ ...each, card: null }))),
			)
		expect(from([1, 'Feedback'], [7, 'Active listening'])).toBe('seven questions from Active listening and one other')
		expect(from([1, 'Active listening'])).toBe('one question from Active listening')
		expect(from([3, 'Feedback'], [2, 'A'], [1, 'B'])).toBe('three questions from Feedback and three others')
	})

	test.each([
		[1, 'tomorrow'],
		[2, 'in two days'],
		[20, 'in 20 days'],
		[46, 'in about seven weeks'],
		[120, 'in about four months'],
	])('%i days are %s', (days, words) => {
		expect(sayInDays(days)).toBe(words)
	})
})
