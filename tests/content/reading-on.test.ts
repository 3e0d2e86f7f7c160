import { expect, test } from 'vitest'
import { writtenModules } from '~/domain/program/find'
import type { Block, Lesson } from '~/domain/program/lesson'
import { compiled } from '../support/whole-content'

const { content } = compiled
const stages = content.programs.flatMap((program) => program.stages)
const lessons = stages.flatMap((stage) =>
	writtenModules(stage).map(({ key, lesson }) => ({ key, stage: stage.key, lesson })),
)
const place = new Map(lessons.map(({ key }, at) => [key, at]))

/** The lessons that a lesson leads to. */
function ledTo(lesson: Lesson): string[] {
	const links = JSON.stringify(lesson.parts).matchAll(/href=\\"\/learn\/([a-z0-9/-]+)/g)
	return [...new Set([...links].map(([, key]) => key ?? ''))].filter((key) => place.has(key))
}

test.each(lessons)('the lesson $key leads to one of another level or quarter', ({ stage, lesson }) => {
	expect(ledTo(lesson).filter((other) => !other.startsWith(`${stage}/`))).not.toEqual([])
})

test.each(lessons.slice(1))('the lesson $key leads back to one that comes before it', ({ key, lesson }) => {
	expect(ledTo(lesson).filter((other) => (place.get(other) ?? 0) < (place.get(key) ?? 0))).not.toEqual([])
})

/** What a lesson shows below its first lines: prose, or a page of somebody’s. */
const opening = ({ parts }: Lesson) => formOf(parts[0]?.blocks[0])
const formOf = (block: Block | undefined) =>
	block?.kind === 'prose' ? /^\s*<(blockquote|table|ol|ul)/.exec(block.html)?.[1] : block?.kind

test('no two neighbors open with the same form of page', () => {
	const alike = lessons.flatMap(({ key, stage, lesson }, at) => {
		const before = lessons[at - 1]
		const form = opening(lesson)
		return before?.stage === stage && form && form === opening(before.lesson) ? [`${key}: ${form}`] : []
	})
	expect(alike).toEqual([])
})

test('no part of a lesson has the title of another’s', () => {
	const titles = lessons.flatMap(({ lesson }) => lesson.parts.map(({ title }) => title))
	expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([])
})
