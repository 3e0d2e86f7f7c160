import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OWN_DRAFT, originalOf, standingOf } from '~/domain/pattern/copy'
import { filterPatterns } from '~/domain/pattern/filter'
import { compareLines, mergeLines, openPlaces } from '~/domain/pattern/lines'
import type { Pattern } from '~/domain/pattern/pattern'

const base = '## Ask\n\n1. Begin.\n\n2. Wait.\n\n3. Close.\n'
const merge = (mine: string, theirs: string) => mergeLines({ mine, base, theirs }, 2)

describe('taking up a newer version', () => {
	test('takes what changed there and keeps what changed here', () => {
		const mine = base.replace('1. Begin.', '1. Begin with a question.')
		const theirs = base.replace('3. Close.', '3. Close with a date.')
		expect(merge(mine, theirs)).toBe('## Ask\n\n1. Begin with a question.\n\n2. Wait.\n\n3. Close with a date.\n')
	})

	test('keeps both where both changed the same line, and says so', () => {
		const merged = merge(base.replace('2. Wait.', '2. Breathe.'), base.replace('2. Wait.', '2. Wait four seconds.'))
		expect(merged).toBe(
			'## Ask\n\n1. Begin.\n\n=== Yours ===\n2. Breathe.\n=== Version 2 ===\n2. Wait four seconds.\n=== End of both ===\n\n3. Close.\n',
		)
		expect(openPlaces(merged)).toBe(1)
	})

	test('asks nothing where both changed alike', () => {
		const both = base.replace('2. Wait.', '2. Breathe.')
		expect(openPlaces(merge(both, both))).toBe(0)
		expect(merge(both, both)).toBe(both)
	})

	test('does not mind empty lines at the end', () => {
		expect(merge(base.trimEnd(), base.replace('3. Close.', '3. End.'))).toBe(base.replace('3. Close.', '3. End.'))
	})

	const text = fc
		.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 })
		.map((lines) => `${lines.join('\n').trimEnd()}\n`)

	test('loses no line that only one of both has', () => {
		fc.assert(
			fc.property(text, text, (from, theirs) => {
				const mine = `my own first line\n${from}my own last line\n`
				const merged = mergeLines({ mine, base: from, theirs }, 2).split('\n')
				expect(merged).toContain('my own first line')
				expect(merged).toContain('my own last line')
			}),
		)
	})

	test('of an untouched copy gives the newer version', () => {
		fc.assert(
			fc.property(text, text, (from, theirs) => {
				expect(mergeLines({ mine: from, base: from, theirs }, 2)).toBe(theirs)
			}),
		)
	})

	test('takes no second, whatever was typed', () => {
		const begun = process.cpuUsage()
		const mine = '\n'.repeat(19_999)
		mergeLines({ mine, base: base.repeat(20), theirs: base.repeat(21) }, 2)
		compareLines(base.repeat(20), mine)
		expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_000)
	})
})

describe('a comparison', () => {
	test('of equal texts is empty', () => {
		expect(compareLines(base, `${base}\n\n`)).toEqual([])
	})

	test('shows each change between two lines on either side, and counts the others', () => {
		const before = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].join('\n')
		expect(compareLines(before, before.replace('e', 'E'))).toEqual([
			{ kind: 'left-out', count: 2 },
			{ kind: 'same', text: 'c' },
			{ kind: 'same', text: 'd' },
			{ kind: 'removed', text: 'e' },
			{ kind: 'added', text: 'E' },
			{ kind: 'same', text: 'f' },
			{ kind: 'same', text: 'g' },
			{ kind: 'left-out', count: 1 },
		])
	})
})

const aPattern = (more: Partial<Pattern>): Pattern => ({
	id: 'a',
	title: 'A talk',
	also: [],
	group: 'team',
	situation: 'Somebody waits.',
	moments: ['before a hard talk'],
	minutes: 3,
	teaches: [],
	related: [],
	versions: [],
	version: 2,
	sections: [],
	body: 'Whole.\n',
	template: null,
	templateHtml: '',
	text: '',
	...more,
})

describe('a copy', () => {
	const withTemplate = aPattern({ template: 'Fill in.\n' })

	test.each([
		['the template', withTemplate, 'template', { text: 'Fill in.\n', version: 2 }],
		['the whole text', withTemplate, 'whole', { text: 'Whole.\n', version: 2 }],
		['nothing where there is no template', aPattern({}), 'template', null],
		['nothing of a pattern that is gone', undefined, 'whole', null],
	] as const)('begins as %s', (_what, pattern, part, original) => {
		expect(originalOf(pattern, part)).toEqual(original)
	})

	test.each([
		['current', 'Whole.\n'],
		['moved', 'Whole, once.\n'],
	])('is %s by the text it began as', (standing, baseText) => {
		expect(standingOf({ patternId: 'p', baseText }, originalOf(withTemplate, 'whole'))).toBe(standing)
	})

	test('whose pattern is gone knows it', () => {
		expect(standingOf({ patternId: 'p', baseText: 'Whole.\n' }, null)).toBe('gone')
	})

	test('and a draft of one’s own has none, and does not miss it', () => {
		expect(standingOf({ patternId: OWN_DRAFT, baseText: 'Whole.\n' }, null)).toBe('own')
	})
})

describe('the filter', () => {
	const patterns = [
		aPattern({ id: 'feedback', title: 'Difficult feedback', group: 'performance', text: 'Say what you saw.' }),
		aPattern({ id: 'charter', title: 'Team charter', moments: ['when somebody joins'], template: 'Fill in.' }),
		aPattern({ id: 'apology', title: 'Apology and repair', group: 'conflict', text: 'Naïve people apologize late.' }),
	]
	const ids = (asked: Parameters<typeof filterPatterns>[1]) => filterPatterns(patterns, asked).map((each) => each.id)

	test.each<[string, Parameters<typeof filterPatterns>[1], string[]]>([
		['nothing', {}, ['feedback', 'charter', 'apology']],
		['a situation', { moment: 'when somebody joins' }, ['charter']],
		['a group', { group: 'performance' }, ['feedback']],
		['words of a title', { words: 'feedback difficult' }, ['feedback']],
		['the beginning of a word', { words: 'apolog' }, ['apology']],
		['words without their accents', { words: 'naive' }, ['apology']],
		['words of a text', { words: 'what you saw' }, ['feedback']],
		['templates', { templates: true }, ['charter']],
		['two things that no pattern has', { group: 'team', words: 'feedback' }, []],
		['signs', { words: '%_(' }, ['feedback', 'charter', 'apology']],
	])('by %s', (_what, asked, found) => {
		expect(ids(asked)).toEqual(found)
	})
})
