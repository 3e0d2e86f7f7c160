import fs from 'node:fs'
import path from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Markdown from 'react-markdown'
import rehypeSanitize from 'rehype-sanitize'
import remarkGfm from 'remark-gfm'
import { parse as parseYaml } from 'yaml'
import { type Fault, listContentFiles, schemaFaults } from '../content-file.server'
import { type HelpPage, helpMatter } from './page'

/** Between two lines of ---, then the text. */
const MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/
const UNREADABLE = Symbol('unreadable')
const TOPIC = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Reads content/help/*.md and renders it once. Pages in the order of the list; what is wrong goes to `faults`. */
export function loadHelp(contentDir: string, faults: Fault[]): HelpPage[] {
	const pages = listContentFiles(contentDir, 'help', '.md').flatMap((file) => readPage(contentDir, file, faults) ?? [])
	pages.sort((a, b) => a.order - b.order)
	for (const [index, page] of pages.entries()) {
		const before = pages[index - 1]
		if (before?.order === page.order)
			faults.push({
				file: fileOf(page),
				field: 'order',
				message: `${page.order} is the place of ${before.topic} already`,
			})
	}
	return pages
}

function fileOf(page: HelpPage): string {
	return path.join('help', `${page.topic}.md`)
}

function readPage(contentDir: string, file: string, faults: Fault[]): HelpPage | null {
	const report = (field: string, message: string) => void faults.push({ file, field, message })
	const topic = path.basename(file, '.md')
	if (!TOPIC.test(topic)) report('file', 'the name must be kebab-case: it is part of the address')
	const parts = MATTER.exec(fs.readFileSync(path.join(contentDir, file), 'utf8'))
	if (!parts) {
		report('file', 'begins with front matter, YAML between two lines of ---')
		return null
	}
	const [, matter = '', body = ''] = parts
	const raw = readMatter(matter, report)
	if (raw === UNREADABLE) return null
	const parsed = helpMatter.safeParse(raw)
	if (!parsed.success) {
		faults.push(...schemaFaults(file, parsed.error))
		return null
	}
	for (const message of bodyFaults(body)) report('text', message)
	const html = render(body)
	return { ...parsed.data, topic, html, text: textOf(html) }
}

function readMatter(matter: string, report: (field: string, message: string) => void): unknown {
	try {
		return parseYaml(matter, { maxAliasCount: 20 })
	} catch (error) {
		report('yaml', (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '')
		return UNREADABLE
	}
}

function bodyFaults(body: string): string[] {
	const faults: string[] = []
	if (body.trim() === '') faults.push('there is none')
	if (/^# /m.test(body)) faults.push('the title stands in the front matter; headings begin with ##')
	if (/<(?:\/|!|[a-z][a-z0-9]*[\s/>])/i.test(body)) faults.push('HTML cannot stand here, only Markdown')
	return faults
}

/** Sanitized although it is ours: an operator's CONTENT_DIR comes this way too. */
function render(body: string): string {
	return renderToStaticMarkup(
		createElement(Markdown, { remarkPlugins: [remarkGfm], rehypePlugins: [rehypeSanitize] }, body),
	)
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }

function textOf(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
		.replace(/\s+/g, ' ')
		.trim()
}
