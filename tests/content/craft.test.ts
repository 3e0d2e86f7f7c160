import path from 'node:path'
import { expect, test } from 'vitest'
import type { Block, Lesson } from '~/domain/program/lesson'
import { type Content, readContent } from '../../server/content'
import { craftFaults, EASIEST_GRADE, gradeOf, HARDEST_GRADE } from '../../server/setup/craft'
import { aPart } from '../support/lessons'

const { content: whole } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
/** Every word of it is counted for each change below. Simulations: simulation-craft.test.ts looks at one. */
const content: Content = {
	...whole,
	simulations: [],
	programs: whole.programs.slice(0, 1).map((program) => ({ ...program, stages: program.stages.slice(0, 1) })),
}
const written = content.programs
	.flatMap((program) => program.stages)
	.flatMap((stage) => stage.modules)
	.flatMap((module) => (module.lesson ? [{ ...module, lesson: module.lesson }] : []))

test('the content has no fault of craft', () => {
	expect(craftFaults(whole)).toEqual([])
})

const lessonIn = ({ programs }: Pick<Content, 'programs'>): Lesson => {
	const modules = programs.flatMap((program) => program.stages).flatMap((stage) => stage.modules)
	const lesson = modules.find((module) => module.lesson)?.lesson
	if (!lesson) throw new Error('a module is written')
	return lesson
}

/** The real content with its first lesson changed. */
function withLesson(change: (lesson: Lesson) => void): Content {
	const programs = structuredClone(content.programs)
	change(lessonIn({ programs }))
	return { ...content, programs }
}
const ofWords = (words: number) => withLesson((lesson) => Object.assign(lesson, { words }))
function asLongAs(minutes: number): Content {
	const programs = structuredClone(content.programs)
	const module = programs.flatMap((program) => program.stages.flatMap((stage) => stage.modules)).find(isWritten)
	if (!module) throw new Error('a module is written')
	module.minutes = minutes
	return { ...content, programs }
}
function asElective({ programs, ...others }: Content): Content {
	const stages = programs.flatMap((program) => program.stages)
	const stage = stages.find((each) => each.modules.some(isWritten))
	const module = stage?.modules.find(isWritten)
	if (!stage || !module) throw new Error('a module is written')
	stage.electives.push({ ...module, status: 'written' })
	return { ...others, programs }
}
const isWritten = (module: { lesson: Lesson | null }) => module.lesson !== null
const linesOf = (changed: Content) => craftFaults(changed).map(({ field, message }) => `${field}: ${message}`)
const prose = (html: string): Block => ({ kind: 'prose', html })
const adding = (...blocks: Block[]) => withLesson((lesson) => lesson.parts.push(aPart('More', { blocks })))

test.each<[string, Content, RegExp]>([
	['a lesson that is too short', ofWords(1_000), /^words: 1000 .* 2200 to 2500/],
	['a lesson that is too long', ofWords(2_501), /^words: 2501 /],
	['an elective as long as a module', asElective(ofWords(2_300)), /^words: 2300 .* 800 to 1600/],
	[
		'a lesson without a reflection',
		withLesson((lesson) => {
			for (const part of lesson.parts) part.blocks = part.blocks.filter((block) => block.kind !== 'reflection')
		}),
		/^reflection: stands nowhere, once is wanted/,
	],
	[
		'a short lesson with a second scenario',
		adding({ kind: 'scenario', id: 'another', title: 'Another', html: '', decisions: [] }),
		/^scenario: stands 2 times, once is wanted/,
	],
	['a long lesson with one scenario', asLongAs(45), /^scenario: stands 1 time, twice is wanted/],
	[
		'a lesson with two passages to go further',
		adding({ kind: 'advanced', title: 'More', minutes: 3, html: '<p>More.</p>' }),
		/^advanced: stands 2 times, once is wanted/,
	],
	[
		'a passage that goes further for too long',
		adding({ kind: 'advanced', title: 'More', minutes: 9, html: '<p>More.</p>' }),
		/^More: goes further for 9 min, 3 to 6 are wanted/,
	],
	[
		'a lesson that speaks to one of two readers',
		withLesson((lesson) => {
			for (const part of lesson.parts) part.blocks = part.blocks.filter((block) => block.kind !== 'variants')
		}),
		/^variants: no passage is written for managers and for ICs/,
	],
	[
		'a lesson that leads to no pattern',
		withLesson((lesson) => {
			for (const part of lesson.parts)
				part.blocks = JSON.parse(JSON.stringify(part.blocks).replaceAll('/patterns/', '/help/'))
		}),
		/^patterns: links none/,
	],
	[
		'a lesson whose choices all lead the same way',
		withLesson((lesson) => {
			for (const block of lesson.parts.flatMap((part) => part.blocks))
				for (const { choices } of block.kind === 'scenario' ? block.decisions : [])
					for (const choice of choices) choice.next = null
		}),
		/^scenario: all choices lead on to the same decision/,
	],
	[
		'a heading left out',
		adding(prose('<h2>One</h2><h4>Two</h4>')),
		/^More: a heading of level 4 follows one of level 2/,
	],
	['an image without words', adding(prose('<p><img src="/x.png" alt=""/></p>')), /^More: an image says nothing/],
	[
		'a link to a page of ours that is not there',
		adding(prose('<p><a href="/learn/nowhere">x</a></p>')),
		/^More: the link \/learn\/nowhere leads nowhere/,
	],
	[
		'a link to a part that is not there',
		adding(prose('<p><a href="#nowhere">x</a></p>')),
		/^More: the link #nowhere leads nowhere/,
	],
	['a link that is not encrypted', adding(prose('<p><a href="http://example.com">x</a></p>')), /^More: the link http:/],
	[
		'a paragraph of another lesson',
		adding(...(written[1]?.lesson.parts[0]?.blocks.filter((block) => block.kind === 'prose') ?? [])),
		/^text: “.+…” stands in .*\.mdx too/,
	],
])('%s is reported', (_what, changed, line) => {
	expect(linesOf(changed).filter((each) => line.test(each)).length).toBeGreaterThan(0)
})

test.each([
	['a template', { templateHtml: '<p><a href="/learn/nowhere">x</a></p>' }, /the link \/learn\/nowhere leads nowhere/],
	['a section', { sections: [{ id: 'x', title: 'X', html: '<h5>Too deep</h5>' }] }, /a heading of level 5 follows/],
	['a picture', { sections: [{ id: 'x', title: 'X', html: '<p><img src="/x.png"/></p>' }] }, /an image says nothing/],
])('of a pattern, %s with a fault is reported', (_what, change, line) => {
	const [first, ...others] = whole.library.patterns
	if (!first) throw new Error('there is a pattern')
	const library = { ...whole.library, patterns: [{ ...first, ...change }, ...others] }
	const faults = craftFaults({ ...whole, library })
	expect(faults).toEqual([{ file: `patterns/${first.id}.md`, field: 'text', message: expect.stringMatching(line) }])
})

test('words to say that stand in two agendas are reported', () => {
	const [one, other] = content.agendas.values()
	if (!one || !other) throw new Error('there are two agendas')
	const again = { ...other, phases: [{ ...other.phases[0], say: one.phases[0]?.say }] } as typeof other
	const agendas = new Map([...content.agendas, [other.for, again]])
	expect(linesOf({ ...content, agendas })).toContainEqual(expect.stringMatching(/^[a-z0-9-]+: “.+…” stands in .+ too$/))
})

test('a question id that two banks use is reported', () => {
	const [bank] = whole.banks.values()
	if (!bank) throw new Error('there is a bank')
	const banks = new Map([...whole.banks, ['copy', { ...bank, id: 'copy', questions: bank.questions.slice(0, 1) }]])
	expect(linesOf({ ...whole, banks })).toEqual([expect.stringContaining('stands in the banks')])
})

test.each([
	['chopped', 'He came. She saw. It was so. We go on. I do not know.', EASIEST_GRADE, false],
	[
		'tangled',
		'Notwithstanding considerable organizational deliberation regarding architectural responsibilities, representatives nevertheless demonstrated extraordinary unwillingness toward collaborative reconsideration.',
		HARDEST_GRADE,
		true,
	],
])('a lesson of %s sentences is off the reading level', (_what, text, limit, above) => {
	const changed = withLesson((lesson) =>
		Object.assign(lesson, { parts: [aPart('One', { blocks: [prose(`<p>${text}</p>`)] })] }),
	)
	expect(gradeOf(lessonIn(changed)) > limit).toBe(above)
	expect(linesOf(changed)).toContainEqual(expect.stringContaining('reading level: grade'))
})
