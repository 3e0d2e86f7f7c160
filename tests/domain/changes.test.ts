import { describe, expect, test } from 'vitest'
import { lessonChanges, renamedParts, rewordings } from '~/domain/program/changes'
import type { Block } from '~/domain/program/lesson'
import { pinsOfToday, stageAsPinned } from '~/domain/program/pins'
import { aCheck, aLesson, aPart, aQuestion } from '../support/lessons'
import { aStageOf, aWrittenModule } from '../support/versions'

const prose = (...paragraphs: string[]): Block => ({
	kind: 'prose',
	html: paragraphs.map((text) => `<p>${text}</p>`).join('\n'),
})

describe('what changed in a lesson', () => {
	const hear = {
		...aPart('hear', { blocks: [prose('One.', 'Two &amp; a half.', 'Three.')] }),
		standfirst: 'How to.',
	}
	const check = aPart('do', { blocks: [aCheck('end', aQuestion('q1'))] })
	const before = aLesson(hear, check)

	test('is nothing when it reads alike, whatever its markup', () => {
		const after = aLesson({ ...hear, blocks: [prose('One.', 'Two &amp;\n<em>a half</em>.'), prose('Three.')] }, check)
		expect(lessonChanges(before, after)).toEqual([])
	})

	test('is a passage with what it said and what it says', () => {
		const after = aLesson({ ...hear, blocks: [prose('One.', 'Two and a half.', 'Three.', 'Four.')] }, check)
		expect(lessonChanges(before, after)).toEqual([
			{
				slug: 'hear',
				title: 'hear',
				kind: 'changed',
				passages: [
					{ before: 'Two & a half.', after: 'Two and a half.' },
					{ before: null, after: 'Four.' },
				],
			},
		])
	})

	test('is seen in an explanation of a check too', () => {
		const question = aQuestion('q1')
		const after = aPart('do', { blocks: [aCheck('end', { ...question, ask: 'another ask' })] })
		expect(rewordings(check, after)).toEqual([{ before: 'ask of q1', after: 'another ask' }])
	})

	test('holds nothing of what one learns only by deciding or answering, for somebody who has not', () => {
		const question = aQuestion('q1')
		const explained = { ...question, answers: question.answers.map((answer) => ({ ...answer, html: '<p>Anew.</p>' })) }
		const part = aPart('do', { blocks: [aCheck('end', explained)] })
		expect(lessonChanges(before, aLesson(hear, part)).map((change) => change.slug)).toEqual(['do'])
		expect(lessonChanges(before, aLesson(hear, part), 'untouched')).toEqual([])
	})

	test('names parts that are new and parts that are gone', () => {
		const after = aLesson(hear, aPart('look-back', { blocks: [prose('Quite another matter.')] }))
		expect(lessonChanges(before, after).map(({ slug, kind }) => [slug, kind])).toEqual([
			['look-back', 'new'],
			['do', 'gone'],
		])
	})

	test('knows a part under its new title by its text', () => {
		const renamed = { ...hear, slug: 'listen', title: 'listen' }
		const after = aLesson(renamed, check)
		expect(renamedParts(before, after)).toEqual([{ from: 'hear', to: 'listen' }])
		expect(lessonChanges(before, after)).toEqual([
			{ slug: 'listen', title: 'listen', kind: 'changed', passages: [{ before: 'hear', after: 'listen' }] },
		])
	})

	test('takes no part for another that shares little with it', () => {
		const after = aLesson(aPart('listen', { blocks: [prose('One.', 'New.', 'New too.')] }), check)
		expect(renamedParts(before, after)).toEqual([])
	})
})

describe('a stage as a cohort reads it', () => {
	const old = aWrittenModule('listening', { title: 'Listening, first edition', hash: 'old' })
	const gone = aWrittenModule('gone', { hash: 'gone' })
	const today = aStageOf(aWrittenModule('listening', { hash: 'new' }), aWrittenModule('feedback'))
	const kept = new Map([old, gone].map((module) => [module.lesson.hash, module]))

	test('is today’s without pins, and with today’s', () => {
		expect(stageAsPinned(today, {}, kept)).toEqual(today)
		expect(stageAsPinned(today, pinsOfToday(today), kept)).toEqual(today)
	})

	test('holds the kept version, a module that has left, and one written since', () => {
		const stage = stageAsPinned(today, { listening: 'old', gone: 'gone' }, kept)
		expect(stage.modules.map(({ id, title, position, lesson }) => [id, title, position, lesson?.hash])).toEqual([
			['listening', 'Listening, first edition', 1, 'old'],
			['feedback', 'feedback', 2, 'feedback'],
			['gone', 'gone', 3, 'gone'],
		])
	})

	test('reads as today where the version cannot be found', () => {
		expect(stageAsPinned(today, { listening: 'lost' }, kept).modules[0]?.lesson?.hash).toBe('new')
	})
})
