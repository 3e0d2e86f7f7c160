import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultLine } from '~/domain/content-file.server'
import { patternsOf } from '~/domain/pattern/pattern'
import { readContent } from '../../server/content'
import { aContentFolder, type Change, faultsAfter, file } from '../support/content-folder'
import { aPatternFile } from '../support/patterns'

type Given = Parameters<typeof aPatternFile>

/** Two patterns that name each other; the first with changes. */
const inPattern =
	(matter: Partial<Given[0]> = {}, change?: Given[1]): Change =>
	(content) => {
		content.others['patterns/first.md'] = aPatternFile({ id: 'first', ...matter }, change)
		content.others['patterns/second.md'] = aPatternFile({ id: 'second', related: ['first'] })
	}

const without =
	(title: string): Given[1] =>
	({ [title]: _gone, ...rest }) =>
		rest

describe('a pattern without a fault', () => {
	test('loads with its sections, its template and the modules it belongs to', async () => {
		const dir = aContentFolder(inPattern({ template: true, teaches: ['ladder/l1/listening'] }))
		const { content, faults } = await readContent(dir, null)
		expect(faults.map(faultLine)).toEqual([])
		const [first] = patternsOf(content.library, 'ladder/l1/listening')
		expect(first?.sections.map((section) => section.id)).toEqual([
			'context',
			'problem',
			'solution',
			'example-for-a-manager',
			'example-for-an-ic',
			'when-to-use-it',
			'when-not-to-use-it',
			'anti-patterns',
			'adaptations',
		])
		expect(first?.body).toMatch(/^## Context\n\nTwo people/)
		expect(first?.body).not.toContain('## Template')
		expect(first?.template).toMatch(/^### What I saw/)
		expect(first?.text).toContain('A queue that nobody reads.')
	})

	test('needs none beside it: a library may be empty', async () => {
		const { content, faults } = await readContent(aContentFolder(), null)
		expect(faults).toEqual([])
		expect(content.library).toEqual({ patterns: [], principles: null })
	})

	test('of our own content stands under its own name', async () => {
		const { content, faults } = await readContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
		expect(faults.filter((fault) => fault.file.startsWith('patterns/')).map(faultLine)).toEqual([])
		for (const pattern of content.library.patterns) expect(pattern.sections).toHaveLength(9)
	})
})

describe('a pattern with a fault says where', () => {
	test.each<[string, Change, string]>([
		['a field nobody knows', inPattern({ author: 'me' } as object), 'file: Unrecognized key: "author"'],
		['a group nobody knows', inPattern({ group: 'sport' as 'team' }), 'group: Invalid option'],
		['a situation of no list', inPattern({ moments: ['on a boat' as 'when hiring'] }), 'moments.0: Invalid option'],
		['a title that is too long', inPattern({ title: 'A'.repeat(61) }), 'title: Too big'],
		['a name that is not its file', inPattern({ id: 'other' }), 'id: must equal its file, first'],
		['a pattern that is not there', inPattern({ related: ['third'] }), 'related: there is no pattern third'],
		['itself as related', inPattern({ related: ['first'] }), 'related: a pattern is not related to itself'],
		[
			'a module that is not there',
			inPattern({ teaches: ['ladder/l1/flying'] }),
			'teaches: there is no module ladder/l1/flying',
		],
		[
			'versions out of order',
			inPattern({ versions: [{ version: 2, date: '2026-11-20', changed: 'It' }] }),
			'versions: count down to 1',
		],
		[
			'a day that is none',
			inPattern({ versions: [{ version: 1, date: '2026-02-30', changed: 'It' }] }),
			'versions.0.date: must be a day',
		],
		[
			'no section on when not to',
			inPattern({}, without('When not to use it')),
			'headings: there is no "## When not to use it"',
		],
		[
			'a section nobody knows',
			inPattern({}, (each) => ({ ...each, Summary: 'It.' })),
			'headings: "## Summary" is not known here',
		],
		[
			'a template unannounced',
			inPattern({}, (each) => ({ ...each, Template: '____' })),
			'headings: there is a "## Template"',
		],
		['a template announced', inPattern({ template: true }, without('Template')), 'headings: there is no "## Template"'],
		[
			'sections out of order',
			inPattern({}, ({ Context = '', ...rest }) => ({ ...rest, Context })),
			'headings: must stand once each, in this order: Context',
		],
		['an empty section', inPattern({}, (each) => ({ ...each, Problem: '' })), 'Problem: is empty'],
		[
			'too few steps',
			inPattern({}, (each) => ({ ...each, Solution: '1. **Act.** Now.' })),
			'Solution: has 1 numbered steps',
		],
		[
			'a step without its verb',
			inPattern({}, (each) => ({ ...each, Solution: `${each.Solution}\n5. Then wait.` })),
			'Solution: step 5 begins with no bold imperative',
		],
		[
			'one anti-pattern',
			inPattern({}, (each) => ({ ...each, 'Anti-patterns': '### One\n\nIt costs.' })),
			'Anti-patterns: holds 1 ###',
		],
		[
			'an anti-pattern without why',
			inPattern({}, (each) => ({ ...each, 'Anti-patterns': `${each['Anti-patterns']}\n\n### Three` })),
			'Anti-patterns: "### Three" is empty',
		],
		[
			'an adaptation of its own',
			inPattern({}, (each) => ({ ...each, Adaptations: '### For all\n\nIt.' })),
			'Adaptations: must hold these, in this order: ### For neurodivergent',
		],
		[
			'a heading inside a section',
			inPattern({}, (each) => ({ ...each, Context: '### Why\n\nSo.' })),
			'Context: ### can stand in',
		],
		[
			'a title in the text',
			inPattern({}, (each) => ({ ...each, Context: '# Why\n\nSo.' })),
			'Context: the title stands in the front matter',
		],
		['HTML', inPattern({}, (each) => ({ ...each, Context: '<b>So</b>' })), 'text: HTML cannot stand here'],
	])('%s', async (_what, change, line) => {
		const lines = await faultsAfter(change)
		expect(lines.filter((each) => !each.startsWith('patterns/second.md'))).toHaveLength(1)
		expect(lines[0]).toContain(`patterns/first.md: ${line}`)
	})

	test('a heading inside a fence is text', async () => {
		expect(await faultsAfter(inPattern({}, (each) => ({ ...each, Context: '```\n## So\n```' })))).toEqual([])
	})

	test('once: a module of a program that cannot be read may be there', async () => {
		const lines = await faultsAfter(inPattern({ teaches: ['ladder/l1/listening'] }), (content) => {
			content.program.title = ''
		})
		expect(lines).toHaveLength(1)
		expect(lines[0]).toContain(file.program)
	})

	test.each([
		['HTML', 'Hear <b>first</b>.', 'text: HTML cannot stand here'],
		['no text', '', 'text: there is none'],
		['a title in the text', '# One', 'text: the title stands in the front matter'],
	])('the principles: %s', async (_what, text, line) => {
		const lines = await faultsAfter((content) => {
			content.others['patterns/principles.md'] = `---\nkind: principles\ntitle: Principles\n---\n${text}\n`
		})
		expect(lines).toEqual([expect.stringContaining(`patterns/principles.md: ${line}`)])
	})
})
