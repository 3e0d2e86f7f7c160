import { describe, expect, test } from 'vitest'
import { byLetter, type Term, termsOf, uses } from '~/domain/glossary/glossary'

const aTerm = (term: string, more: Partial<Term> = {}): Term => ({
	...{ id: term.toLowerCase(), term, also: [], says: 'A word.', modules: [], patterns: [], help: [] },
	...more,
})

describe('a glossary', () => {
	test('stands in the order of the alphabet, letter by letter', () => {
		const letters = byLetter([aTerm('Veto'), aTerm('lever'), aTerm('Loop'), aTerm('Airtime')])
		expect(letters.map(({ letter, terms }) => [letter, ...terms.map((each) => each.term)])).toEqual([
			['A', 'Airtime'],
			['L', 'lever', 'Loop'],
			['V', 'Veto'],
		])
	})

	test('knows the words of a module', () => {
		const terms = [
			aTerm('Veto', { modules: ['p/q3/a'] }),
			aTerm('Loop', { modules: ['p/l3/b', 'p/q3/a'] }),
			aTerm('Slip'),
		]
		expect(termsOf(terms, 'p/q3/a').map(({ term }) => term)).toEqual(['Veto', 'Loop'])
	})

	test.each([
		['a loop.', 'Loop', [], true],
		['loops', 'Loop', [], false],
		['loops', 'Loop', ['loops'], true],
		['CONWAY’S LAW', 'Conway’s law', [], true],
		['a stop, then a rule', 'Stop rule', [], false],
		['stopping rules', 'Stop rule', [], false],
	])('“%s” says %s: %s %s', (text, term, also, said) => {
		expect(uses(text, { term, also })).toBe(said)
	})
})
