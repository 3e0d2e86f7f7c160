import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultLine } from '~/domain/content-file.server'
import { readCredits } from '~/domain/help/credits.server'
import { type HelpPage, neighborsOf } from '~/domain/help/page'
import { searchHelp } from '~/domain/help/search'
import routes from '~/routes'
import { type Change, faultsAfter } from '../support/content-folder'
import { compiled } from '../support/whole-content'

const { content, faults } = compiled
const { pages } = content.help
const topics = pages.map((page) => page.topic)
const named = pages.map((page) => [page.topic, page] as const)

const SHORTEST = 120
const LONGEST = 350
/** A table of everything one writes, and who sees it, is as long as what one writes */
const LONGER: Record<string, number> = { privacy: 610 }

/** Every file below a folder of the source, as text. */
function sourcesOf(folder: string): string[] {
	return fs
		.readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.tsx?$/.test(name))
		.map((name) => fs.readFileSync(path.join(folder, name), 'utf8'))
}

describe('every topic', () => {
	const named = sourcesOf('app/routes').flatMap((source) => /\bhelp: '([^']+)'/.exec(source)?.[1] ?? [])

	test('that a route names has a page', () => {
		expect(named.length).toBeGreaterThan(30)
		expect([...new Set(named)].filter((topic) => !topics.includes(topic))).toEqual([])
	})

	test('that has a page is one a route names, or stands for itself', () => {
		expect(topics.filter((topic) => !named.includes(topic))).toEqual([
			'privacy',
			'safety',
			'session-survey',
			'files',
			'leave',
			'renewing',
			'team-readings',
		])
	})
})

test('the pages load without a fault', () => {
	expect(faults.filter((fault) => fault.file.startsWith('help/')).map(faultLine)).toEqual([])
	expect(pages.length).toBeGreaterThan(20)
})

describe.each(named)('the page %s', (_topic, page) => {
	const longest = LONGER[page.topic] ?? LONGEST
	test(`has ${SHORTEST} to ${longest} words`, () => {
		const words = page.text.split(' ').filter((word) => /\p{L}/u.test(word)).length
		expect(words).toBeGreaterThanOrEqual(SHORTEST)
		expect(words).toBeLessThanOrEqual(longest)
	})

	test('says who sees what, and has headings of one level', () => {
		expect(page.html).toMatch(/who (?:can see|sees it)|who can open|who sees/i)
		expect(page.html).not.toMatch(/<h[13456]/)
	})

	test('links to pages that exist', () => {
		for (const href of hrefsOf(page)) expect.soft(resolves(href), href).toBe(true)
	})

	test('names only buttons and headings that stand in the product', () => {
		for (const label of labelsOf(page)) expect.soft(app.includes(plainSigns(label)), label).toBe(true)
	})

	test('speaks as the product does', () => {
		expect(page.text).not.toMatch(/!|\b(?:please|oops|successfully|simply|just|learning journey|resources)\b/i)
		expect(page.text).not.toMatch(/\b(?:organis|programme|colour|practis|behaviour|favour|cancelled by you|enrol\b)/i)
	})
})

test('previous and next stay among the pages for the same people', () => {
	const learners = pages.filter((page) => page.for[0] === 'learner')
	expect(neighborsOf(pages, learners[0] as HelpPage)).toEqual({ previous: null, next: learners[1] })
	expect(neighborsOf(pages, learners.at(-1) as HelpPage).next).toBeNull()
})

describe('the search', () => {
	const find = (asked: string) => searchHelp(pages, asked).map((page) => page.topic)

	test.each([
		['password', 'signing-in'],
		['forgot my password', 'signing-in'],
		['Certificates', 'certificates'],
		['who reads my slips', 'rooms'],
		['WAIVER', 'certifying'],
		['time zone', 'profile'],
		['harassment', 'safety'],
	])('finds for “%s” the page %s among the first three', (asked, topic) => {
		expect(find(asked).slice(0, 3)).toContain(topic)
	})

	test.each(['', 'a', 'how do I', 'xylophone', '%%%', '((((', '日本語です'])('finds nothing for “%s”', (asked) => {
		expect(find(asked)).toEqual([])
	})
})

describe('a page with a fault says where', () => {
	test.each([
		['a title that is too long', 'title: A page', `title: ${'A'.repeat(61)}`, 'help/a.md: title: Too big'],
		['a field nobody knows', 'order: 1', 'order: 1\nauthor: me', 'help/a.md: file: Unrecognized key'],
		['an audience nobody knows', '[learner]', '[manager]', 'help/a.md: for.0: Invalid option'],
		['YAML that cannot be read', 'title: A page', 'title: [', 'help/a.md: yaml: '],
		['no front matter', '---\nkind', 'kind', 'help/a.md: file: begins with front matter'],
		['a title in the text', '## What', '# What', 'help/a.md: text: the title stands in the front matter'],
		['HTML', '## What', '<script>alert(1)</script>', 'help/a.md: text: HTML cannot stand here'],
	])('%s', async (_what, from, to, line) => {
		const lines = await faultsAfter(inHelp('a', from, to))
		expect(lines).toHaveLength(1)
		expect(lines[0]).toContain(line)
	})

	test('two pages in one place', async () => {
		expect(await faultsAfter(inHelp('a'), inHelp('b'))).toEqual(['help/b.md: order: 1 is the place of a already'])
	})
})

describe('the credits', () => {
	const { dependencies } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
		dependencies: Record<string, string>
	}
	const credits = readCredits()
	const all = [...credits.fonts, ...credits.libraries]

	test('name every package Belay runs on, with its license', () => {
		expect(all.map((credit) => credit.name).sort()).toEqual(Object.keys(dependencies).sort())
		expect(all.filter((credit) => credit.license === 'not stated')).toEqual([])
	})

	test('name who made each font', () => {
		expect(credits.fonts.length).toBeGreaterThan(0)
		for (const font of credits.fonts) expect.soft(font.by, font.name).toMatch(/^Copyright .*\d{4} /)
	})

	test('hold no mail address, and only addresses a browser opens', () => {
		expect(all.filter((credit) => credit.by.includes('@'))).toEqual([])
		for (const { home } of all) if (home !== null) expect.soft(home).toMatch(/^https?:\/\/[\w.-]+/)
	})
})

const WORDS = `---
kind: help
title: A page
summary: What it is for.
for: [learner]
order: 1
---

It is for this.

## What you do here

This.
`

/** One more help page in a content folder, with other words in it. */
function inHelp(topic: string, from = '', to = ''): Change {
	return (content) => {
		if (!WORDS.includes(from)) throw new Error(`The page of the builder does not say ${from}`)
		content.others[`help/${topic}.md`] = WORDS.replace(from, to)
	}
}

const app = plainSigns([...sourcesOf('app/routes'), ...sourcesOf('app/components')].join('\n'))

/** Quotes and spaces as one kind each: source breaks lines where a page does not. */
function plainSigns(text: string): string {
	return text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
}

/** Bold words are labels; a whole sentence in bold is only weight. */
function labelsOf(page: HelpPage): string[] {
	return [...page.html.matchAll(/<strong>(.*?)<\/strong>/g)]
		.map(([, label = '']) => label.replace(/&#x27;/g, "'").replace(/&amp;/g, '&'))
		.filter((label) => !label.endsWith('.'))
}

function hrefsOf(page: HelpPage): string[] {
	return [...page.html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)
}

/** A page of ours by app/routes.ts, and of help a topic; or an https address. */
function resolves(href: string): boolean {
	if (/^https:\/\//.test(href)) return true
	const [, folder, topic] = href.split('/')
	if (folder === 'help' && topic !== undefined) return topics.includes(topic)
	return routes.some((route) => (route.index ? href === '/' : route.path !== '*' && fits(route.path ?? '', href)))
}

function fits(pattern: string, href: string): boolean {
	const wanted = pattern.split('/')
	const given = href.slice(1).split('/')
	return wanted.length === given.length && wanted.every((part, index) => part.startsWith(':') || part === given[index])
}
