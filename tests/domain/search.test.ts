import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_ASKED, queryOf, readAsked } from '~/domain/search/asked'
import { lettersApart, likeliest } from '~/domain/search/closeness'
import { excerptOf } from '~/domain/search/excerpt'

describe('what somebody typed', () => {
	test.each([
		['Feedback that Lands', ['feedback', 'that', 'lands']],
		['“1-on-1” with João', ['1', 'on', 'with', 'joão']],
		[`'; drop table "Person"; --`, ['drop', 'table', 'person']],
		['a & !b | (c:* <-> d)', ['a', 'b', 'c', 'd']],
		['50 % of \\ / \u0000', ['50', 'of']],
		[' \t…!?', []],
		['\ud83d', []],
	])('%j is read as %j', (typed, terms) => {
		expect(readAsked(typed)).toEqual({ terms, isCut: false })
	})

	test('is cut when it is long, and that is said', () => {
		expect(readAsked('listening '.repeat(1_000))).toEqual({ terms: ['listening'], isCut: true })
		expect(readAsked(Array.from({ length: 30 }, (_, at) => `w${at}`).join(' '))).toMatchObject({ isCut: true })
		expect(readAsked('a'.repeat(LONGEST_ASKED))).toMatchObject({ isCut: false })
	})

	test('reaches a query as letters and digits only', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
				const { terms } = readAsked(typed)
				expect(terms.join('')).toMatch(/^[\p{L}\p{M}\p{N}]*$/u)
				expect(terms.length).toBeLessThanOrEqual(12)
			}),
		)
	})

	test('asks for all words, the last of which may still be on its way', () => {
		expect(queryOf([['give'], ['feedb']], { of: 'all', isTyping: true })).toBe('(give) & (feedb:*)')
		expect(queryOf([['to'], ['me']], { of: 'any', isTyping: true })).toBe('(to) | (me)')
		expect(queryOf([['give'], ['praise', 'prize']], { of: 'all', weight: 'A' })).toBe('(give:A) & (praise:A | prize:A)')
	})
})

describe('the word that was meant', () => {
	test.each([
		['feedback', 'feedback', 0],
		['feedbak', 'feedback', 1],
		['recieve', 'receive', 1],
		['lisning', 'listening', 2],
		['', 'rope', 4],
		['joão', 'joao', 1],
	])('%s and %s are %i letters apart', (one, other, apart) => {
		expect(lettersApart(one, other)).toBe(apart)
		expect(lettersApart(other, one)).toBe(apart)
	})

	test('is the nearest, and of equally near ones the one on most pages', () => {
		const near = [
			{ word: 'price', documents: 9 },
			{ word: 'praise', documents: 2 },
		]
		expect(likeliest('priase', near)).toBe('praise')
		expect(likeliest('carer', [...near, { word: 'care', documents: 3 }, { word: 'career', documents: 8 }])).toBe(
			'career',
		)
	})

	test.each([
		['too short to tell', 'tee', 'see'],
		['too far apart', 'waiver', 'weather'],
	])('is nobody’s guess when it is %s', (_why, typed, word) => {
		expect(likeliest(typed, [{ word, documents: 5 }])).toBeNull()
	})
})

describe('an excerpt', () => {
	const shown = (text: string, ...forms: string[]) =>
		excerptOf(text, forms)
			.map((piece) => (piece.isMatch ? `[${piece.text}]` : piece.text))
			.join('')
	const filler = 'Some words that stand here to make a text long enough. '.repeat(8)

	test('marks every form of a word, whole and in any case', () => {
		expect(shown('Listening is work. He listened. No listener.', 'listening', 'listened')).toBe(
			'[Listening] is work. He [listened]. No listener.',
		)
	})

	test('begins with the sentence of the first match and says that there is more', () => {
		expect(shown(`${filler}Praise is a good choice. ${filler}`, 'praise')).toMatch(
			/^… \[Praise\] is a good choice\. .* …$/,
		)
	})

	test('is taken where most of the words stand together', () => {
		const text = `Praise alone. ${filler}Precise praise costs time. ${filler}`
		expect(shown(text, 'praise', 'precise')).toContain('[Precise] [praise] costs')
	})

	test('without a match is how the text begins', () => {
		expect(shown(filler)).toMatch(/^Some words .* …$/)
		expect(shown('')).toBe('')
	})

	test('loses and adds no letter between its ends', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('praise', 'rope', 'ünïcode', 'I.', 'ß', '“so”')), (words) => {
				const text = words.join(' ')
				const said = excerptOf(text, ['praise', 'ünïcode'])
					.map((piece) => piece.text)
					.join('')
				expect(text).toContain(said.replace(/^… /, '').replace(/ …$/, ''))
			}),
		)
	})
})
