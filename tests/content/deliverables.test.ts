import { describe, expect, test } from 'vitest'
import { findDeliverable } from '~/domain/assessment/deliverable'
import { faultLine } from '~/domain/content-file.server'
import { listDocuments } from '~/domain/search/documents'
import { readContent } from '../../server/content'
import { craftFaults } from '../../server/setup/craft'
import { aContentFolder, type Change, faultsAfter } from '../support/content-folder'

const FILE = 'deliverables/l1.mdx'

const PAGE = `---
kind: deliverable
stage: ladder/l1
title: A note
summary: One page on a talk that went wrong.
pages: 1
also: [memo]
---

## The brief

Write what happened. Name nobody.

## Template

### What happened

One sentence.

\`\`\`
## not a heading
\`\`\`

## Exemplar

On a Tuesday I said too much.

> Says when. Good.

I would now wait.

> For how long?

## What assessors look for

A 3 names the moment.
`

const written =
	(from = '', to = ''): Change =>
	(content) => {
		if (!PAGE.includes(from)) throw new Error(`The page of the builder does not say ${from}`)
		content.others[FILE] = PAGE.replace(from, to)
	}

describe('a deliverable', () => {
	test('loads with four sections, and its template as one takes it along', async () => {
		const { content, faults } = await readContent(aContentFolder(written()), null)
		expect(faults.map(faultLine)).toEqual([])
		const page = findDeliverable(content.deliverables, 'ladder/l1')
		expect(page?.sections.map(({ id }) => id)).toEqual(['the-brief', 'template', 'exemplar', 'what-assessors-look-for'])
		expect(page?.sections[1]?.html).toContain('<h3>What happened</h3>')
		expect(page?.template).toBe('### What happened\n\nOne sentence.\n\n```\n## not a heading\n```')
	})

	test('is found by search under its stage, by the words of all four and by those it is looked for with', async () => {
		const { content } = await readContent(aContentFolder(written()), null)
		const [found, ...more] = listDocuments(content).filter((each) => each.kind === 'deliverable')
		expect(more).toEqual([])
		expect(found?.path).toBe('/assess/ladder/l1/deliverable')
		expect(found?.headings).toMatch(/memo.*What happened/)
		for (const words of ['a talk that went wrong', 'Name nobody', 'On a Tuesday', 'names the moment'])
			expect(found?.text).toContain(words)
	})

	test('a stage may have none', async () => {
		const { content, faults } = await readContent(aContentFolder(), null)
		expect(faults).toEqual([])
		expect(findDeliverable(content.deliverables, 'ladder/l1')).toBeNull()
		expect(listDocuments(content).filter((each) => each.kind === 'deliverable')).toEqual([])
	})

	test.each([
		['a stage that is not there', 'stage: ladder/l1', 'stage: other/l1', 'stage: there is no stage other/l1'],
		['the stage of another file', 'stage: ladder/l1', 'stage: ladder/l2', 'stage: must end like its file, l1'],
		['no number of pages', 'pages: 1\n', '', 'pages: Invalid input'],
		['a section too few', '## Template', '### Template', 'headings: there is no "## Template"'],
		['an unknown section', '## Exemplar', '## Example', 'headings: "## Example" is not known here'],
		['an empty section', 'A 3 names the moment.', '', 'What assessors look for: is empty'],
		['a title in the text', '### What happened', '# What happened', 'Template: the title stands in the front matter'],
		['HTML', 'One sentence.', '<Note>One sentence.</Note>', 'text: HTML and components cannot stand here'],
		['one remark of an assessor', '> For how long?', 'So.', 'Exemplar: holds 1 remarks of an assessor'],
	])('with %s is refused', async (_what, from, to, line) => {
		const lines = await faultsAfter(written(from, to))
		expect(lines.join('\n')).toContain(`${FILE}: ${line}`)
	})

	test('with its sections in another order is refused', async () => {
		const swapped: Change = (content) => {
			const [head, brief, template, ...rest] = PAGE.split(/^(?=## (?!not))/m)
			content.others[FILE] = [head, template, brief, ...rest].join('')
		}
		expect(await faultsAfter(swapped)).toEqual([
			`${FILE}: headings: must stand once each, in this order: The brief, Template, Exemplar, What assessors look for`,
		])
	})

	test('is the only one of its stage', async () => {
		const twice: Change = (content) => {
			content.others['deliverables/more/l1.mdx'] = PAGE
		}
		expect(await faultsAfter(written(), twice)).toEqual([
			'deliverables/more/l1.mdx: stage: ladder/l1 has a deliverable already',
		])
	})

	test('links to pages that exist, its own address among them', async () => {
		const links = 'One sentence. [This page](/assess/ladder/l1/deliverable), and [none](/patterns/nowhere).'
		const { content } = await readContent(aContentFolder(written('One sentence.', links)), null)
		expect(
			craftFaults(content)
				.map(faultLine)
				.filter((line) => line.startsWith('deliverables/')),
		).toEqual(['deliverables/l1.mdx: text: the link /patterns/nowhere leads nowhere'])
	})
})
