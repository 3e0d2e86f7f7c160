import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { viewAttempt } from '~/domain/assessment/attempt-view'
import type { Question } from '~/domain/assessment/bank'
import {
	countOpen,
	type Drawn,
	drawQuestions,
	isRight,
	mayStartCheck,
	neededRight,
	score,
} from '~/domain/assessment/check'
import { readAnswers } from '~/domain/assessment/schema'
import { aBank, aBankQuestion, answersTo, dice, OUTCOMES } from '../support/assessment'
import { runs } from '../support/counting'
import { nov, rules } from '../support/evidence'

const bank = aBank()
const rule = rules.check
const outcomeOf = (id: string) => bank.questions.find((question) => question.id === id)?.outcome
const draw = (seed: number, seen: string[] = []) => drawQuestions(bank, rule, new Set(seen), dice(seed))
const ids = (drawn: { id: string }[]) => drawn.map((question) => question.id)
const seeds = fc.integer({ min: 1, max: 2_147_483_646 })

describe('the questions of a try', () => {
	test('are 15 different ones of the bank, at least two of each outcome, whatever chance says', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const drawn = ids(draw(seed))
				expect(new Set(drawn).size).toBe(15)
				for (const outcome of OUTCOMES)
					expect(drawn.filter((id) => outcomeOf(id) === outcome).length).toBeGreaterThanOrEqual(2)
			}),
			runs(1_000),
		)
	})

	test('keep all their options, each once', () => {
		for (const question of draw(7)) expect([...question.options].sort()).toEqual(['a', 'b', 'c'])
	})

	test('and the order of their options are decided by chance alone: the same chance, the same try', () => {
		expect(draw(42)).toEqual(draw(42))
		expect(ids(draw(42))).not.toEqual(ids(draw(43)))
		const orders = new Set(draw(42).map((question) => question.options.join('')))
		expect(orders.size).toBeGreaterThan(1)
	})

	test('are all new on the second try, and on the third but for what the spread over outcomes wants', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const first = ids(draw(seed))
				const second = ids(draw(seed + 1, first))
				expect(new Set([...first, ...second]).size).toBe(30)
				const seen = new Set([...first, ...second])
				const again = ids(draw(seed + 2, [...seen])).filter((id) => seen.has(id))
				for (const outcome of again.map(outcomeOf)) {
					const fresh = bank.questions.filter((question) => question.outcome === outcome && !seen.has(question.id))
					expect(fresh.length).toBeLessThan(2)
				}
			}),
			runs(300),
		)
	})

	test('come again on the fourth try, when there are no others', () => {
		const all = bank.questions.map((question) => question.id)
		expect(new Set(ids(draw(5, all))).size).toBe(15)
	})

	test('leave nothing to the same end of the bank: every question is drawn sooner or later', () => {
		const drawn = new Set(Array.from({ length: 60 }, (_, index) => ids(draw(index * 7_919 + 1))).flat())
		expect(drawn.size).toBe(45)
	})

	test('are as many as there are when the bank is small', () => {
		const small = aBank(3)
		expect(drawQuestions(small, rule, new Set(), dice()).length).toBe(9)
	})
})

describe('an answer', () => {
	const single = aBankQuestion('q', 'listening')
	const multiple = aBankQuestion('q', 'listening', 'multiple')
	test.each([
		['the right one', single, ['a'], true],
		['another', single, ['b'], false],
		['the right one and another', single, ['a', 'b'], false],
		['none', single, [], false],
		['nothing at all', single, undefined, false],
		['the right one twice', single, ['a', 'a'], false],
		['both right ones', multiple, ['b', 'a'], true],
		['one of two right ones', multiple, ['a'], false],
		['both and a wrong one', multiple, ['a', 'b', 'c'], false],
		['one right one twice', multiple, ['a', 'a'], false],
		['an option that does not exist', single, ['z'], false],
	])('%s', (_what, question, chosen, right) => {
		expect(isRight(question, chosen)).toBe(right)
	})
})

describe('an order', () => {
	const order: Question = { ...aBankQuestion('q', 'listening'), kind: 'ordering' }
	const bank = { id: 'l1', questions: [order] }
	const drawn: Drawn[] = [{ id: 'q', options: ['c', 'a', 'b'], inOrder: true }]
	test.each([
		['in its order', ['a', 'b', 'c'], true, 0],
		['in another', ['b', 'a', 'c'], false, 0],
		['with a gap', ['a', '', 'c'], false, 1],
		['not begun', undefined, false, 1],
	])('%s', (_what, chosen, right, open) => {
		expect(isRight(order, chosen)).toBe(right)
		expect(countOpen(drawn, chosen ? { q: chosen } : {})).toBe(open)
	})

	test('is drawn as one, mixed, and says nothing of places before it is handed in', () => {
		const [first] = drawQuestions(bank, { ...rule, draw: 1, perOutcomeAtLeast: 0 }, new Set(), dice())
		expect(first).toMatchObject({ id: 'q', inOrder: true })
		expect([...(first?.options ?? [])].sort()).toEqual(['a', 'b', 'c'])
		const open = viewAttempt(bank, { drawn, answers: { q: ['b', 'a', 'c'] }, submittedAt: null })
		expect(open[0]?.options).toEqual(
			['c', 'a', 'b'].map((id) => ({ id, says: `says q/${id}`, correct: null, place: null, why: null })),
		)
	})

	test('is reviewed in its order, each with whether it stood there', () => {
		const [view] = viewAttempt(bank, { drawn, answers: { q: ['b', 'a', 'c'] }, submittedAt: new Date() })
		expect(view?.right).toBe(false)
		expect(view?.options.map(({ id, place, correct }) => [id, place, correct])).toEqual([
			['a', 1, false],
			['b', 2, false],
			['c', 3, true],
		])
	})
})

describe('a form of answers', () => {
	const read = (...fields: [string, string][]) => {
		const form = new FormData()
		for (const [name, value] of fields) form.append(name, value)
		return readAnswers(form)
	}
	test.each([
		['a choice', [['q:one', 'a']], { one: ['a'] }],
		[
			'several',
			[
				['q:one', 'a'],
				['q:one', 'b'],
			],
			{ one: ['a', 'b'] },
		],
		['a question whose last box was cleared', [['shown', 'one']], { one: [] }],
		[
			'an order',
			[
				['q:one', '2.a'],
				['q:one', '1.b'],
				['q:one', '3.c'],
			],
			{ one: ['b', 'a', 'c'] },
		],
		[
			'an order with a gap',
			[
				['q:one', '3.a'],
				['q:one', ''],
				['q:one', '1.c'],
			],
			{ one: ['c', '', 'a'] },
		],
		[
			'two at one place: the first stays',
			[
				['q:one', '1.a'],
				['q:one', '1.b'],
				['q:one', '2.c'],
			],
			{ one: ['a', 'c'] },
		],
		[
			'a place there is none of',
			[
				['q:one', '99.a'],
				['q:one', '0.b'],
			],
			{ one: ['99.a', '0.b'] },
		],
	] satisfies [string, [string, string][], object][])('%s', (_what, fields, answers) => {
		expect(read(...fields)).toEqual(answers)
	})
})

describe('the pass mark', () => {
	test.each([
		[15, 0.8, 12],
		[8, 0.8, 7],
		[10, 0.8, 8],
		[20, 0.8, 16],
		[5, 0.8, 4],
		[15, 1, 15],
		[3, 0.34, 2],
	])('of %i questions at %f is %i right', (count, pass, needed) => {
		expect(neededRight({ draw: count, pass })).toBe(needed)
	})

	test('is met by 12 of 15 and not by 11, multiple-choice questions among them', () => {
		const drawn = draw(3)
		for (const rightCount of [0, 11, 12, 15])
			expect(score(bank, drawn, answersTo(bank, drawn, rightCount), rule)).toEqual({
				rightCount,
				passed: rightCount >= 12,
			})
	})

	test('counts nothing for questions that were not drawn, or left the bank', () => {
		const drawn = draw(3)
		const others = bank.questions.filter((question) => !ids(drawn).includes(question.id))
		expect(score(bank, drawn, answersTo(bank, others, 45), rule)).toEqual({ rightCount: 0, passed: false })
		const answers = answersTo(bank, drawn, 15)
		const shrunk = { ...bank, questions: bank.questions.filter((question) => question.id !== drawn[0]?.id) }
		expect(score(shrunk, drawn, answers, rule).rightCount).toBe(14)
	})
})

describe('another try', () => {
	const handedIn = (at: Date, passed = false) => ({ submittedAt: at, passed })
	const open = { submittedAt: null, passed: null }
	const dayAfter = nov(11, 12)
	const minuteBefore = new Date(dayAfter.getTime() - 60_000)
	const three = [handedIn(nov(6)), handedIn(nov(8)), handedIn(nov(10))]
	const five = [...three, handedIn(nov(14)), handedIn(nov(16))]

	test.each([
		['the first one', [], 0, dayAfter, true, undefined, 3],
		['while one is open', [open], 0, dayAfter, false, 'open-try', 2],
		['a minute less than a day after the last', [handedIn(nov(10))], 0, minuteBefore, false, 'cool-down', 2],
		['a day after the last', [handedIn(nov(10))], 0, dayAfter, true, undefined, 2],
		['after passing', [handedIn(nov(8)), handedIn(nov(10), true)], 0, nov(20), false, 'passed', 1],
		['after three', three, 0, nov(20), false, 'talk-first', 0],
		['after three and a talk', three, 1, nov(20), true, undefined, 2],
		['after three and a talk, the same day', three, 1, minuteBefore, false, 'cool-down', 2],
		['after five', five, 1, nov(26), false, 'talk-first', 0],
		['after five and a second talk', five, 2, nov(26), true, undefined, 2],
		['after more tries than there are', [...five, handedIn(nov(18))], 0, nov(26), false, 'talk-first', 0],
	] as const)('%s', (_what, tries, grants, at, ok, why, triesLeft) => {
		const verdict = mayStartCheck(rule, [...tries], grants, [], at)
		expect(verdict).toMatchObject(ok ? { ok, triesLeft } : { ok, why, triesLeft })
	})

	test('waits as much longer as leave lasted within the day, and no longer for leave after it', () => {
		const tried = [handedIn(nov(10))]
		const away = [{ fromDay: '2026-11-11', untilDay: '2026-11-13' }]
		expect(mayStartCheck(rule, tried, 0, away, nov(13, 23))).toMatchObject({ why: 'cool-down', from: nov(14) })
		expect(mayStartCheck(rule, tried, 0, away, nov(14))).toMatchObject({ ok: true })
		expect(mayStartCheck(rule, tried, 0, [{ fromDay: '2026-11-12', untilDay: '2026-11-30' }], dayAfter).ok).toBe(true)
	})

	test('too early says from when', () => {
		expect(mayStartCheck(rule, [handedIn(nov(10))], 0, [], minuteBefore)).toMatchObject({ from: dayAfter })
	})

	test('waits after the latest try, in whatever order tries are listed', () => {
		const verdict = mayStartCheck(rule, [handedIn(nov(10)), handedIn(nov(8))], 0, [], minuteBefore)
		expect(verdict).toMatchObject({ why: 'cool-down', from: dayAfter })
	})
})

describe('what the owner of a try sees', () => {
	const drawn = draw(9)
	const answers = answersTo(bank, drawn, 10)
	const said = (text: string) => [...text.matchAll(/why of ([\w-]+\/\w)/g)].map((match) => match[1])

	test('before handing in: their answers, and nothing of what is right or why', () => {
		const view = viewAttempt(bank, { drawn, answers, submittedAt: null })
		expect(view.map((question) => question.chosen)).toEqual(drawn.map(({ id }) => answers[id]))
		expect(said(JSON.stringify(view))).toEqual([])
		expect(view.every((question) => question.right === null)).toBe(true)
		expect(view.flatMap((question) => question.options).every((option) => option.correct === null)).toBe(true)
	})

	test('after handing in: every option explained, and which questions were right', () => {
		const view = viewAttempt(bank, { drawn, answers, submittedAt: nov(10) })
		expect(said(JSON.stringify(view))).toHaveLength(45)
		expect(view.filter((question) => question.right)).toHaveLength(10)
		expect(view[0]?.options.filter((option) => option.correct).length).toBeGreaterThan(0)
	})

	test('is in the order in which it was drawn, each time', () => {
		for (const submittedAt of [null, nov(10)]) {
			const view = viewAttempt(bank, { drawn, answers, submittedAt })
			expect(view.map(({ id, options }) => ({ id, options: options.map((option) => option.id) }))).toEqual(drawn)
		}
	})

	test('leaves out what has left the bank', () => {
		const shrunk = { ...bank, questions: bank.questions.filter((question) => question.id !== drawn[0]?.id) }
		expect(ids(viewAttempt(shrunk, { drawn, answers, submittedAt: null }))).toEqual(ids(drawn).slice(1))
	})
})
