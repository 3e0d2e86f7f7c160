import { describe, expect, test } from 'vitest'
import type { Block } from '~/domain/program/lesson'
import { collapse, paragraphsOf, passagesOf } from '~/domain/progress/passages'
import { aCheck, aQuestion } from '../support/lessons'

const textsOf = (...blocks: Block[]) =>
	passagesOf({ standfirst: '<p>Why.</p>', blocks }).map(({ id, text }) => [id, text])

describe('the text of a part', () => {
	test('is that of every block one reads, by its place; answers have none', () => {
		expect(
			textsOf(
				{ kind: 'prose', html: '<h2>One</h2>\n<p>Two <em>th</em>ree\nfour.</p>' },
				aCheck('check', aQuestion('q')),
				{ kind: 'variants', manager: '<p>M</p>', ic: '<p>I</p>' },
				{ kind: 'before-after', title: 'T', before: { label: 'L', html: 'b' }, after: { label: 'L', html: 'a' } },
			),
		).toEqual([
			['s', 'Why.'],
			['0', 'One\nTwo three four.'],
			['2.manager', 'M'],
			['2.ic', 'I'],
			['3.before', 'b'],
			['3.after', 'a'],
		])
	})

	test('of a transcript has who speaks before the line, and nobody before a beat', () => {
		const lines = [
			{ who: 'Ana', html: 'Well, <em>no</em>.' },
			{ who: 'beat', html: 'Silence.' },
		]
		expect(textsOf({ kind: 'transcript', title: 'T', lines })[1]).toEqual(['0', 'Ana\nWell, no.\nSilence.'])
	})

	test('has the signs themselves, not how HTML spells them', () => {
		expect(textsOf({ kind: 'prose', html: '<p>a &lt;b&gt; &amp;amp; &#x27;c&#x27; &quot;d&quot;</p>' })[1]?.[1]).toBe(
			`a <b> &amp; 'c' "d"`,
		)
	})

	test('leaves out a passage without a word', () => {
		expect(textsOf({ kind: 'prose', html: '<hr/>' })).toEqual([['s', 'Why.']])
	})
})

test('each character knows the piece it came from', () => {
	const seen: string[] = []
	const pieces = ['  a', ' b ', null, null, 'c']
	const text = collapse(pieces, (piece, offset) => seen.push(`${piece}/${offset}`))
	expect(text).toBe('a b\nc')
	expect(seen).toEqual(['0/2', '1/0', '1/1', '1/2', '4/0'])
})

test('paragraphs know where they begin and end', () => {
	const text = 'One.\nTwo, too.'
	expect(paragraphsOf({ id: '0', text }).map(({ start, end }) => text.slice(start, end))).toEqual(['One.', 'Two, too.'])
})
