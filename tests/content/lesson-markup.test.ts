import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultLine } from '~/domain/content-file.server'
import { readContent } from '../../server/content'
import { aContentFolder, faultsAfter, file, inLesson } from '../support/content-folder'

const html = (text: string) => inLesson('It was short', `${text}\n\nIt was short`)

describe('HTML in a lesson', () => {
	test.each([
		['a script', '<script>{"alert(1)"}</script>', '<script> cannot stand in a lesson'],
		['a style', '<style>{"p { display: none }"}</style>', '<style> cannot stand in a lesson'],
		['a frame', '<iframe src="https://example.org" />', '<iframe> cannot stand in a lesson'],
		['a form', '<form action="/sign-out"><button>Go</button></form>', '<form> cannot stand in a lesson'],
		['an object', '<object data="x.swf" />', '<object> cannot stand in a lesson'],
		['a drawing', '<svg><circle r="1" /></svg>', '<svg> cannot stand in a lesson'],
		['a field', '<input type="text" disabled />', '<input> cannot stand in a lesson'],
		['a box to tick', '<input type="checkbox" />', '<input> cannot stand in a lesson'],
		[
			'a script made by an expression',
			'{<script src="https://example.org/x.js" />}',
			'<script> cannot stand in a lesson',
		],
		['a script in a paragraph', 'Deep in **a <script>b</script>** word.', '<script> cannot stand in a lesson'],
		['an event handler', '<p onclick="alert(1)">Click.</p>', 'onclick on <p> cannot stand in a lesson'],
		[
			'an event handler as React has it',
			'<p onMouseOver="alert(1)">Over.</p>',
			'onMouseOver on <p> cannot stand in a lesson',
		],
		[
			'HTML inserted as it is',
			"<p dangerouslySetInnerHTML={{ __html: '<b>x</b>' }} />",
			'dangerouslySetInnerHTML on <p> cannot stand in a lesson',
		],
		['a style of its own', "<p style={{ position: 'fixed' }}>Over all.</p>", 'style on <p> cannot stand in a lesson'],
		['an attribute through braces', "<p {...{ onclick: 'x' }}>Click.</p>", 'onclick on <p> cannot stand in a lesson'],
	])('with %s is reported', async (_what, text, message) => {
		expect(await faultsAfter(html(text))).toEqual([`${file.lesson}: Hear: ${message}`])
	})

	test.each([
		['a link that runs', '[Here](javascript:alert(1))', 'javascript:alert(1)'],
		['one in other letters', '<a href="JavaScript:alert(1)">Here</a>', 'JavaScript:alert(1)'],
		['one with a gap', '<a href=" java&#10;script:alert(1)">Here</a>', ' java\nscript:alert(1)'],
		['a link that holds a page', '[Here](data:text/html,hello)', 'data:text/html,hello'],
		['a picture of another scheme', '![Here](blob:x)', 'blob:x'],
		['an address that is no text', '<a href={1}>Here</a>', '1'],
	])('with %s is reported', async (_what, text, address) => {
		expect(await faultsAfter(html(text))).toEqual([
			`${file.lesson}: Hear: the address "${address}" begins with none of http, https, mailto, and is no path`,
		])
	})

	test('is reported within a component too, and says which', async () => {
		expect(await faultsAfter(inLesson('They nod.', 'They <script>nod</script>.'))).toEqual([
			`${file.lesson}: Hear / Scenario: <script> cannot stand in a lesson`,
		])
	})

	test('that holds words and leads somewhere has no fault', async () => {
		const words = [
			'[Out](https://example.org/a:b), [loud](HTTPS://example.org), [mail](mailto:ana@example.org), [near](/safety#top), [part](#hear), [odd](a/b:c).',
			'| a | b |\n| :-- | --: |\n| 1 | 2 |',
			'- [x] done\n- [ ] not yet',
			'A claim.[^1]\n\n[^1]: Its source.',
			'1. One\n\n```ts\nconst a = 1\n```\n\n<details>\n<summary>More</summary>\n\n<kbd>Esc</kbd> and <abbr title="on call">OC</abbr>\n\n</details>',
		]
		expect(await faultsAfter(html(words.join('\n\n')))).toEqual([])
	})
})

describe('code in a lesson', () => {
	test.each([
		['an import', 'import fs from "node:fs"', 'import'],
		['an import of nothing', 'import x from "./nothing"', 'import'],
		['an export', 'export const ran = (globalThis.lessonsRan = true)', 'export'],
		['a layout', 'export default ({ children }) => children', 'export'],
	])('that is %s is reported with its line, and does not run', async (_what, text, keyword) => {
		expect(await faultsAfter(html(text))).toEqual([
			`${file.lesson}: mdx: line 15: ${keyword} cannot stand in a lesson, which is text`,
		])
		expect(globalThis).not.toHaveProperty('lessonsRan')
	})

	test('is reported at a second start too, from the cache', async () => {
		const dir = aContentFolder(html('export const a = 1'))
		const faults = async () => (await readContent(dir, path.join(dir, 'cache'))).faults.map(faultLine)
		const before = await faults()
		expect(before).toHaveLength(1)
		expect(fs.readdirSync(path.join(dir, 'cache'))).toContainEqual(expect.stringMatching(/^[0-9a-f]{64}\.json$/))
		expect(await faults()).toEqual(before)
	})
})
