import { describe, expect, test } from 'vitest'
import { type Block, isInteractive, type Lesson } from '~/domain/program/lesson'
import { readingState } from '~/domain/progress/completion'
import { type CheckView, type ScenarioView, viewBlock } from '~/domain/progress/part-view'
import {
	aCheck,
	aChecklist,
	aDecision,
	aLesson,
	anExercise,
	aPart,
	aQuestion,
	aReflection,
	aScenario,
	aTry,
	aWorksheet,
} from '../support/lessons'

/** "first": ask leads on to "second", skip jumps to "third", leave ends it. */
const scenario = aScenario(
	'talk',
	aDecision('first', { ask: 'second', skip: 'third', leave: null }),
	aDecision('second', { wait: 'third', sum: 'third' }),
	aDecision('third', { thank: null, promise: null }),
)
const check = aCheck('check', aQuestion('q1'), aQuestion('q2'))

const chosen = (...steps: string[]) => ({
	path: steps.map((step) => {
		const [decision = '', choice = ''] = step.split('/')
		return { decision, choice }
	}),
	walkedBack: false,
})
const viewScenario = (answer?: unknown) => viewBlock(scenario, { talk: answer }) as ScenarioView
const viewCheck = (answer?: unknown) => viewBlock(check, { check: answer }) as CheckView

/** What a page would carry of consequences, costs and explanations: "first/ask", "q1/a" … */
function revealed(view: unknown): string[] {
	const found = JSON.stringify(view).matchAll(/(?:consequence|explanation) of ([\w/]+)/g)
	const texts = [...found].map((match) => match[1] ?? '')
	const costs = [...JSON.stringify(view).matchAll(/cost of ([\w/]+)/g)].map((match) => match[1] ?? '')
	for (const cost of costs) expect(texts).toContain(cost)
	return texts
}

describe('a scenario', () => {
	test.each([
		['nobody has begun', undefined, ['first'], []],
		['at the second decision', chosen('first/ask'), ['first', 'second'], ['first/ask']],
		['over a road that leaves a decision out', chosen('first/skip'), ['first', 'third'], ['first/skip']],
		['over a road that ends it', chosen('first/leave'), ['first'], ['first/leave']],
		[
			'walked to its end',
			chosen('first/ask', 'second/sum', 'third/thank'),
			['first', 'second', 'third'],
			['first/ask', 'second/sum', 'third/thank'],
		],
	])('%s shows only its steps and what came of them', (_what, answer, steps, texts) => {
		const view = viewScenario(answer)
		expect(view.steps.map((step) => step.id)).toEqual(steps)
		expect(revealed(view)).toEqual(texts)
	})

	test.each([
		['nobody has begun is not finished', undefined, false],
		['with a decision open is not finished', chosen('first/ask', 'second/wait'), false],
		['over a road that ends it is finished', chosen('first/leave'), true],
		['walked to its end is finished', chosen('first/skip', 'third/thank'), true],
	])('%s', (_what, answer, finished) => {
		expect(viewScenario(answer).finished).toBe(finished)
	})

	test('never tells which choice is best, or where one leads', () => {
		for (const answer of [undefined, chosen('first/ask'), { ...chosen('first/ask'), walkedBack: true }]) {
			expect(JSON.stringify(viewScenario(answer))).not.toMatch(/"best"|"next"/)
		}
	})

	test('walked back shows the other roads of what was decided, and of nothing else', () => {
		const view = viewScenario({ ...chosen('first/ask', 'second/sum'), walkedBack: true })
		expect(revealed(view)).toEqual(['first/ask', 'first/skip', 'first/leave', 'second/wait', 'second/sum'])
		expect(view.steps.map((step) => step.chosen)).toEqual(['ask', 'sum', null])
	})

	test('walked back before anything was decided shows nothing', () => {
		expect(revealed(viewScenario({ path: [], walkedBack: true }))).toEqual([])
	})

	test.each([
		['a choice that is no longer there', chosen('first/shout')],
		['a decision that is no longer there', chosen('zeroth/ask')],
		['a choice of a decision not reached', chosen('third/thank')],
	])('stored with %s waits at its first decision', (_what, answer) => {
		const view = viewScenario(answer)
		expect(view.steps).toMatchObject([{ id: 'first', chosen: null }])
		expect(revealed(view)).toEqual([])
	})
})

describe('a scenario whose roads lead back', () => {
	const circle = aScenario('talk', aDecision('first', { on: 'second' }), aDecision('second', { back: 'first' }))
	const twins = aScenario('talk', aDecision('first', { on: 'first' }), aDecision('first', { on: null }))

	test.each([
		['to an earlier decision', circle, chosen('first/on', 'second/back'), ['first', 'second']],
		['to a decision of the same id', twins, chosen('first/on'), ['first']],
	])('%s is walked once and ends', (_what, block, answer, steps) => {
		const view = viewBlock(block, { talk: answer }) as ScenarioView
		expect(view.steps.map((step) => step.id)).toEqual(steps)
		expect(view.finished).toBe(true)
	})
})

describe('a check', () => {
	test('shows every question and answer, and nothing of what is right, before it is begun', () => {
		const view = viewCheck()
		expect(view.questions.map((question) => question.answers.map((answer) => answer.says))).toEqual([
			['says q1/a', 'says q1/b', 'says q1/c'],
			['says q2/a', 'says q2/b', 'says q2/c'],
		])
		expect(revealed(view)).toEqual([])
		expect(JSON.stringify(view)).not.toMatch(/"correct":(true|false)/)
	})

	test('explains all answers of a question once it is answered, and keeps the next to itself', () => {
		const view = viewCheck({ given: { q1: 'b' } })
		expect(revealed(view)).toEqual(['q1/a', 'q1/b', 'q1/c'])
		expect(view.questions[0]?.answers.map((answer) => answer.correct)).toEqual([true, false, false])
		expect(JSON.stringify(view.questions[1])).not.toMatch(/"correct":(true|false)/)
		expect(view).toMatchObject({ answered: 1, questions: [{ given: 'b' }, { given: null }] })
	})

	test('does not take an answer that is no longer offered for one', () => {
		const view = viewCheck({ given: { q1: 'z' } })
		expect(view.answered).toBe(0)
		expect(revealed(view)).toEqual([])
	})
})

describe('words of the reader', () => {
	test.each<[string, Block, unknown, object]>([
		['a reflection', aReflection('me'), { text: 'Mine.', savedAt: '2026-11-26' }, { answer: { text: 'Mine.' } }],
		['an exercise', anExercise('me'), { doneOn: '2026-11-26', note: 'Did it.' }, { answer: { note: 'Did it.' } }],
		['a checklist', aChecklist('me', 'one', 'two'), { ticked: ['two'] }, { ticked: ['two'] }],
		[
			'a worksheet',
			aWorksheet('me'),
			{ rows: [{ from: 'red' }], savedAt: '' },
			{ rows: [{ from: 'red' }], isKept: true },
		],
		['a promise', aTry('me'), { commitmentId: 'c1', text: 'Ask.', dueOn: '2026-12-01' }, { answer: { text: 'Ask.' } }],
	])('of %s come back as they were saved', (_what, block, answer, shown) => {
		expect(viewBlock(block, { me: answer })).toMatchObject(shown)
	})

	test('a panel speaks once its reader has marked twice', () => {
		const given = [{ id: 'one', label: 'One', start: '', html: '', panel: [4, 2, 3] }]
		const sheet = aWorksheet('marks', { draws: 'ratings', given })
		const seen = (cells: object) => viewBlock(sheet, { marks: { rows: [{ of: 'one', ...cells }], savedAt: '' } })
		expect(viewBlock(sheet, {})).toMatchObject({ stage: 'first', given: [{ panel: [] }] })
		expect(seen({ first: '3' })).toMatchObject({ stage: 'second', given: [{ panel: [] }] })
		expect(seen({ first: '3', second: '2' })).toMatchObject({ stage: 'done', given: [{ panel: [4, 2, 3] }] })
	})

	test('of one part never show in another', () => {
		const view = viewBlock(aReflection('mine'), { other: { text: 'canary', savedAt: '2026-11-26' } })
		expect(JSON.stringify(view)).not.toContain('canary')
	})
})

describe('a stored answer that cannot be read', () => {
	const blocks: Block[] = [
		scenario,
		check,
		aReflection('r'),
		anExercise('e'),
		aChecklist('l', 'one'),
		aTry('t'),
		aWorksheet('w'),
	]
	const unreadable = [undefined, null, 'text', 7, [], {}, { path: 'first/ask' }, { given: ['a'] }, { text: 7 }]

	test.each(blocks.map((block) => [block.kind, block] as const))('counts as unanswered in a %s', (_kind, block) => {
		const unanswered = viewBlock(block, {})
		for (const raw of unreadable) {
			expect(viewBlock(block, { [isInteractive(block) ? block.id : '']: raw })).toEqual(unanswered)
		}
	})

	test('leaves the questions of a check open', () => {
		const lesson = aLesson(aPart('only', { blocks: [check] }))
		const read = { partsRead: ['only'], lastPart: 'only' }
		for (const raw of unreadable) {
			expect(readingState(lesson, read, { check: raw }).left).toEqual(['2 questions to answer'])
		}
	})
})

test('what is only to be read is shown as it is', () => {
	const prose: Block = { kind: 'prose', html: '<p>Read me.</p>' }
	expect(viewBlock(prose, {})).toBe(prose)
})

describe('reading', () => {
	const lesson: Lesson = aLesson(
		aPart('one', { minutes: 3 }),
		aPart('two', { minutes: 5 }),
		aPart('three', { minutes: 7, blocks: [check] }),
	)
	const at = (lastPart: string, ...partsRead: string[]) => ({ lastPart, partsRead })
	const both = { given: { q1: 'b', q2: 'a' } }

	test.each<[string, ReturnType<typeof at> | null, unknown, object]>([
		[
			'not begun starts at the beginning',
			null,
			undefined,
			{ resumeAt: 'one', minutesLeft: 15, left: ['3 parts to read', '2 questions to answer'], isComplete: false },
		],
		['goes on at the part left open', at('two', 'one'), undefined, { resumeAt: 'two', minutesLeft: 12 }],
		['goes on after the part just read', at('two', 'one', 'two'), undefined, { resumeAt: 'three', minutesLeft: 7 }],
		['goes on after the part one jumped to', at('two', 'two'), undefined, { resumeAt: 'three', minutesLeft: 10 }],
		[
			'goes back to what was skipped',
			at('three', 'one', 'three'),
			both,
			{ resumeAt: 'two', left: ['one part to read'], isComplete: false },
		],
		[
			'of every part leaves the questions',
			at('three', 'one', 'two', 'three'),
			undefined,
			{ resumeAt: 'one', minutesLeft: 0, left: ['2 questions to answer'], isComplete: false },
		],
		[
			'of every part with one question open leaves that one',
			at('three', 'one', 'two', 'three'),
			{ given: { q1: 'b' } },
			{ left: ['one question to answer'], isComplete: false },
		],
		[
			'of every part, with every question answered however well, is complete',
			at('three', 'one', 'two', 'three'),
			both,
			{ resumeAt: 'one', minutesLeft: 0, left: [], isComplete: true },
		],
		[
			'of a part that is no longer there counts for nothing',
			at('gone', 'gone', 'one'),
			undefined,
			{ resumeAt: 'two', partsRead: ['one'], minutesLeft: 12 },
		],
	])('%s', (_what, progress, answer, state) => {
		expect(readingState(lesson, progress, { check: answer })).toMatchObject({ minutesInAll: 15, ...state })
	})

	test('is done without reflection, exercise, scenario or promise: they are for oneself', () => {
		const blocks = [scenario, aReflection('r'), anExercise('e'), aChecklist('l', 'one'), aTry('t'), aWorksheet('w')]
		const only = aLesson(aPart('only', { blocks }))
		expect(readingState(only, at('only', 'only'), {})).toMatchObject({ isComplete: true, left: [] })
	})

	test('lists the parts read in the order of the lesson', () => {
		expect(readingState(lesson, at('one', 'three', 'one'), {}).partsRead).toEqual(['one', 'three'])
	})
})
