import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { faultLine } from '~/domain/content-file.server'
import { listDocuments } from '~/domain/search/documents'
import { readContent } from '../../server/content'
import { craftFaults } from '../../server/setup/craft'
import { aContentFolder, type Change, faultsAfter } from '../support/content-folder'

const LISTENING = {
	id: 'ask',
	term: 'To ask',
	also: ['asks', 'asking'],
	says: 'To want to know.',
	modules: ['ladder/l1/listening'],
}

const withTerms =
	(...terms: object[]): Change =>
	(content) => {
		content.others['glossary.yaml'] = stringify({ kind: 'glossary', terms })
	}

describe('a glossary', () => {
	test('loads, and each word is found by search at its place', async () => {
		const { content, faults } = await readContent(aContentFolder(withTerms(LISTENING)), null)
		expect(faults.map(faultLine)).toEqual([])
		expect(listDocuments(content).filter(({ kind }) => kind === 'term')).toEqual([
			{
				kind: 'term',
				ref: 'ask',
				title: 'To ask',
				context: 'Glossary',
				headings: 'asks. asking',
				text: 'To want to know.',
				path: '/glossary#ask',
			},
		])
	})

	test('need not be there', async () => {
		const { content, faults } = await readContent(aContentFolder(), null)
		expect(faults).toEqual([])
		expect(content.glossary).toEqual([])
	})

	test.each([
		['an id twice', [LISTENING, { ...LISTENING, term: 'Other' }], 'ask: the id is used twice'],
		['a word twice', [LISTENING, { ...LISTENING, id: 'other', term: 'to ASK' }], 'other: “to ASK” is explained twice'],
		[
			'a module that is not there',
			[{ ...LISTENING, modules: ['ladder/l1/x'] }],
			'ask: there is no written module ladder/l1/x',
		],
		['a pattern that is not there', [{ ...LISTENING, patterns: ['x'] }], 'ask: there is no pattern x'],
		['a help page that is not there', [{ ...LISTENING, help: ['x'] }], 'ask: there is no help page x'],
		['nowhere to learn it', [{ ...LISTENING, modules: [] }], 'ask: leads nowhere'],
		['a field nobody knows', [{ ...LISTENING, see: 'x' }], 'terms.0: Unrecognized key'],
	])('with %s is refused', async (_what, terms, line) => {
		expect((await faultsAfter(withTerms(...terms)))[0]).toContain(`glossary.yaml: ${line}`)
	})

	test.each([
		['is said in one of its forms', { term: 'A question', also: ['asks'] }, []],
		['is said by nobody', { term: 'Patience', also: [] }, ['glossary.yaml: ask: 1 of its 1 pages do not say it']],
		[
			'is only part of another word',
			{ term: 'coll', also: [] },
			['glossary.yaml: ask: 1 of its 1 pages do not say it'],
		],
	])('a word that %s', async (_what, change, lines) => {
		const { content } = await readContent(aContentFolder(withTerms({ ...LISTENING, ...change })), null)
		expect(
			craftFaults(content)
				.map(faultLine)
				.filter((line) => line.startsWith('glossary')),
		).toEqual(lines)
	})
})
