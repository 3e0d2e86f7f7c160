import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { renderLetter } from '~/domain/notice/letters'
import { everyLetter } from '../support/every-letter'

/** Programs that show mail know no style sheets of ours: what a letter looks like stands on its elements. */
const validator = new HtmlValidate({
	extends: ['html-validate:recommended'],
	rules: { 'no-inline-style': 'off', 'long-title': 'off', 'void-style': 'off' },
})

describe.each(everyLetter)('the letter "%s"', (_name, letter) => {
	const { html, text, subject } = renderLetter(letter)

	test('is a page without a fault', async () => {
		const report = await validator.validateString(html)
		expect(report.results.flatMap(({ messages }) => messages.map((each) => `${each.line}: ${each.message}`))).toEqual(
			[],
		)
	})

	test('is a text with all it says, and no markup', () => {
		const { lines, items = [], after = [], act, foot, stop } = letter
		for (const line of [...lines, ...items.map((item) => item.text), ...after, act.label, foot, stop?.label ?? ''])
			expect(text).toContain(line)
		expect(text).not.toMatch(/<\/?(?:p|a|br|ul|li|div)\b|&#\d+;|undefined|null|\[object/)
	})

	test('is a text with all its addresses, each on a line of its own', () => {
		const lines = text.split('\n').map((line) => line.trim())
		for (const [, href = ''] of html.matchAll(/href="([^"]+)"/g))
			expect(lines).toContain(href.replace(/&#(\d+);/g, (_code, code) => String.fromCharCode(code)))
	})

	test('has a subject of one line and colors for the dark', () => {
		expect(subject).toMatch(/^[^\r\n]{5,90}$/)
		expect(html).toContain('prefers-color-scheme: dark')
		expect(html).toContain('name="color-scheme" content="light dark"')
		// Every color that an element has where it is light is turned over where it is dark; the sign keeps its own.
		const [, dark = ''] = /prefers-color-scheme: dark\) \{(.*)\}<\/style>/.exec(html) ?? []
		for (const [tag] of html.matchAll(/<[a-z]+ [^>]*(?:[;"]color|background):[^>]*>/g))
			expect(dark, tag).toContain(`.${/class="([a-z]+)"/.exec(tag)?.[1]} {`)
	})
})
