import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderTyped } from '~/domain/markdown.server'
import { oneLine, plainMarkdown } from '~/domain/plain-markdown'

/** What a reader of the file gets: our own Markdown reader, which knows GitHub's additions and makes links by itself. */
const tagsOf = (html: string) => new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag))
const textOf = (html: string) =>
	html
		.replace(/<[^>]*>/g, '')
		.replace(/&(?:#x27|quot|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
		.trim()
const ENTITIES: Record<string, string> = { '&#x27;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' }

const HARD = [
	'[click](https://evil.example)',
	'<https://evil.example>',
	'https://evil.example/a_b_c?x=1',
	'www.evil.example',
	'(www.evil.example)',
	'ada@evil.example',
	'xmpp:ada@evil.example',
	'![](https://evil.example/pixel.png)',
	'<img src=x onerror=alert(1)>',
	'<script>alert(1)</script>',
	'</li></ul><h1>Ours</h1>',
	'# A heading',
	'- - nested',
	'1. first',
	'12) twelfth',
	'> quoted',
	'***',
	'---',
	'===',
	'| a | b |',
	'~~gone~~ **loud** _soft_ `code` ``two``',
	'&lt;b&gt; &#60;b&#62; &colon;//',
	'[^1] [x]: https://evil.example',
	'[ ] not a task',
	'one\n\n# two\n- three\r\n\r\nhttps://evil.example',
	'`https://evil.example`',
	'``https://a`b``c',
	'\\[a](b)',
	'trailing\\',
	'ends with a # ##',
	'\u202eelpmaxe.live',
	'👩🏽‍🚀 Łukasz Đorđević, 田中, عمر',
]

describe('what somebody typed, as a line of a Markdown file', () => {
	test.each(HARD)('%j reads as it was typed, and is nothing else', (typed) => {
		const html = renderTyped(`- ${plainMarkdown(typed)}`, 2)
		expect(textOf(html)).toBe(oneLine(typed))
		expect([...tagsOf(html)].filter((tag) => !['ul', 'li', 'code'].includes(tag ?? ''))).toEqual([])
	})

	test('whatever it is, as a heading, in bold, in a quotation', () => {
		const typed = fc.oneof(
			fc.string({ unit: 'grapheme', maxLength: 60 }),
			fc.string({ unit: fc.constantFrom(...'\\`*_[]<>#|~!&$^{}()-+=:;."\'@/ 1aw\n\t'), maxLength: 40 }),
			fc.array(fc.constantFrom(...HARD), { maxLength: 3 }).map((parts) => parts.join(' ')),
		)
		fc.assert(
			fc.property(typed, (text) => {
				for (const [before, after, kinds] of [
					['- ', '', ['ul', 'li', 'code']],
					['## ', '', ['h2', 'code']],
					['> ', '', ['blockquote', 'p', 'code']],
					['- **', '**, by', ['ul', 'li', 'strong', 'code']],
				] as const) {
					fc.pre(oneLine(text) !== '')
					const html = renderTyped(`${before}${plainMarkdown(text)}${after}`, 2)
					expect([...tagsOf(html)].filter((tag) => !(kinds as readonly string[]).includes(tag ?? ''))).toEqual([])
					expect(textOf(html)).toBe(`${oneLine(text)}${after.replaceAll('*', '')}`)
				}
			}),
			{ numRuns: 300 },
		)
	})
})
