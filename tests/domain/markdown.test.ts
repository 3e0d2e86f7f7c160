import { describe, expect, test } from 'vitest'
import { renderMarkdown, renderTyped } from '~/domain/markdown.server'
import { LONGEST_MARKDOWN } from '~/domain/markdown-limits'

/** As much of it as anybody may type. */
const full = (text: string) => text.repeat(Math.ceil(LONGEST_MARKDOWN / text.length)).slice(0, LONGEST_MARKDOWN)
const indented = Array.from({ length: 120 }, (_, level) => `${'  '.repeat(level)}- a`).join('\n')

describe('what people type', () => {
	test('is Markdown', () => {
		expect(renderTyped('Say **one** thing.\n\n- [x] said', 3)).toBe(
			'<p>Say <strong>one</strong> thing.</p>\n<ul class="contains-task-list">\n<li class="task-list-item"><span>☑</span> said</li>\n</ul>',
		)
	})

	test('keeps a gap to fill in that looks like HTML', () => {
		expect(renderTyped('Thank you, <name>.', 3)).toBe('<p>Thank you, &lt;name&gt;.</p>')
	})

	test.each([
		['a script', '<script>alert(1)</script>'],
		['an element with a handler', '<img src=x onerror=alert(1)>'],
		['a link that runs', '[a](javascript:alert(1))'],
		['a link that runs, in disguise', '[a](java\tscript:alert`1`)'],
		['a link of data', '[a](data:text/html,<script>alert(1)</script>)'],
		['a picture from elsewhere', '![a](https://tracker.example/pixel.png)'],
		['a style', '<style>*{display:none}</style>'],
		['a form', '<form action="/logout"><button>Press</button></form>'],
	])('holds no %s', (_what, text) => {
		expect(renderTyped(text, 3)).not.toMatch(
			/<(?:script|img|style|form|button)|href="(?:java|data)|<[^>]*(?:onerror|src)=/i,
		)
	})

	test.each([
		['opening brackets', full('[')],
		['brackets that close', '['.repeat(LONGEST_MARKDOWN / 2) + ']'.repeat(LONGEST_MARKDOWN / 2)],
		['brackets that close nothing', full(']')],
		['words and brackets that close nothing', full('a]')],
		['quotes in quotes', full('>')],
		['lists in lists', full('1. ')],
		['lists that go ever deeper', indented],
		['emphasis that never closes', full('*a_ ')],
		['quotes that begin again', full('>\n>>\n')],
		['a table that is filled up', `${'|'.repeat(3_334)}\n${'-|'.repeat(3_333)}\n${'a\n'.repeat(2_000)}`],
		['an address that is repeated', `[a]: /${'a'.repeat(9_500)}\n\n${'[a] '.repeat(2_600)}`],
		['a short address that is repeated', `[a]: /${'a'.repeat(390)}\n\n${'[a] '.repeat(4_800)}`],
		['more lines than a page has', full('a\n=\n')],
		['more than is kept', `${full('a ')}a`],
	])('stays as it was typed when it is %s', (_what, text) => {
		expect(renderTyped(text, 3)).toMatch(/^<div class="as-typed">/)
	})

	test.each(
		[
			'**a ',
			'![',
			'[a](',
			'](b)',
			'<?',
			'<!--',
			'<![CDATA[',
			'`',
			'|',
			'<',
			'<a ',
			'~a ',
			'&',
			'\\',
			'[a]: ',
			'[^a]',
			'a@',
			'http://',
			'# a\n',
			'***a** b* ',
		]
			.concat([
				'a***b ',
				`${'['.repeat(19)}a\n\n`,
				`${'*a_ '.repeat(290)}\n\n`,
				'|a\n',
				'    a\n',
				'- a\n\n\n\n\n\n',
				'&amp;',
				'"',
			])
			.map((piece) => [piece.slice(0, 12), full(piece)]),
	)('takes no second, though it is full of %j', (_piece, text) => {
		const begun = process.cpuUsage()
		renderTyped(text, 3)
		// Time of the processor: others may be using it too.
		expect(process.cpuUsage(begun).user / 1_000).toBeLessThan(1_500)
	})
})

test.each([
	['# a\n\n### b\n\n#### c', ['h3', 'h4', 'h5']],
	['### a\n\n## b\n\n### c', ['h3', 'h3', 'h4']],
	['# a\n\n## b\n\n### c\n\n#### d\n\n##### e', ['h3', 'h4', 'h5', 'h6', 'h6']],
])('headings follow each other from the one that is asked for: %j', (text, tags) => {
	expect(renderMarkdown(text, 3).match(/(?<=<)h\d/g)).toEqual(tags)
})
