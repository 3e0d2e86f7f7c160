import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { plainText } from '~/domain/plain-text'
import { listDocuments } from '~/domain/search/documents'
import { paths } from '~/paths'
import { loadContent } from '../../server/content'

const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
const documents = listDocuments(content)
const modules = content.programs.flatMap(({ stages }) => stages).flatMap((stage) => stage.modules)
const parts = modules.flatMap((module) => module.lesson?.parts ?? [])
const blocks = parts.flatMap((part) => part.blocks)

describe('what can be found', () => {
	test('is every written module and part, every question of a check that is asked, every pattern, every deliverable, every simulation, every word of the glossary and every page of help', () => {
		const count = (kind: string) => documents.filter((each) => each.kind === kind).length
		expect(count('module')).toBe(modules.filter((module) => module.lesson).length + parts.length)
		expect(count('pattern')).toBe(content.library.patterns.length + (content.library.principles ? 1 : 0))
		expect(count('deliverable')).toBe(content.deliverables.length)
		expect(count('simulation')).toBe(content.simulations.length)
		expect(count('term')).toBe(content.glossary.length)
		expect(count('help')).toBe(content.help.pages.length)
		expect(count('question')).toBeGreaterThanOrEqual(content.banks.get('l1')?.questions.length ?? 1)
	})

	test('has a name of its own and a place to go', () => {
		expect(new Set(documents.map(({ kind, ref }) => `${kind} ${ref}`)).size).toBe(documents.length)
		for (const each of documents) {
			expect.soft(each.title, each.ref).not.toBe('')
			expect.soft(each.text, each.ref).not.toMatch(/<\/?[a-z]|&\w+;/)
			if (each.kind !== 'question')
				expect
					.soft(each.path, each.ref)
					.toMatch(/^\/(learn|patterns|help|assess)\/|^\/practice\/simulations\/|^\/glossary#/)
		}
		expect(documents.map((each) => each.path)).toContain(
			paths.module({ program: 'technical-leadership-ladder', stage: 'l1', module: 'active-listening' }),
		)
	})

	test('is a title with a hyphen in the one word that many people type, too', () => {
		const module = documents.find(({ ref }) => ref === 'technical-leadership-ladder/l2/de-escalation')
		expect(module?.headings).toMatch(/^Deescalation\. /)
	})

	test('is no outcome of a choice and no explanation of a check in a lesson: those come after deciding', () => {
		const found = documents.filter(({ kind }) => kind !== 'question').map((each) => each.text)
		const hidden = blocks.flatMap((block) => {
			if (block.kind === 'scenario')
				return block.decisions.flatMap((decision) => decision.choices.flatMap((choice) => [choice.html, choice.cost]))
			if (block.kind === 'check')
				return block.questions.flatMap((question) => question.answers.map((answer) => answer.html))
			return []
		})
		expect(hidden.length).toBeGreaterThan(30)
		for (const html of hidden.map(plainText).filter((text) => text.split(' ').length > 4))
			expect
				.soft(
					found.some((text) => text.includes(html)),
					html,
				)
				.toBe(false)
	})

	test('is also what stands in notes, transcripts and both variants', () => {
		const text = documents.map((each) => each.text).join(' ')
		for (const block of blocks) {
			if (block.kind === 'variants') expect.soft(text).toContain(plainText(block.ic))
			if (block.kind === 'transcript') for (const line of block.lines) expect.soft(text).toContain(plainText(line.html))
			if (block.kind === 'note') expect.soft(text).toContain(plainText(block.html))
		}
	})
})
