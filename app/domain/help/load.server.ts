import path from 'node:path'
import { type Fault, holdsHtml, listContentFiles, readMarkdown } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { plainText } from '../plain-text'
import { type HelpPage, helpMatter } from './page'

const TOPIC = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** Reads content/help/*.md and renders it once. Pages in the order of the list; what is wrong goes to `faults`. */
export function loadHelp(folder: ContentFolder, faults: Fault[]): HelpPage[] {
	const pages = listContentFiles(folder.dir, 'help', '.md').flatMap((file) => readPage(folder, file, faults) ?? [])
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

function readPage(folder: ContentFolder, file: string, faults: Fault[]): HelpPage | null {
	const report = (field: string, message: string) => void faults.push({ file, field, message })
	const topic = path.basename(file, '.md')
	if (!TOPIC.test(topic)) report('file', 'the name must be kebab-case: it is part of the address')
	const read = readMarkdown(folder, file, helpMatter, faults)
	if (!read) return null
	for (const message of bodyFaults(read.body)) report('text', message)
	const html = folder.render(read.body, 2)
	return { ...read.matter, topic, html, text: plainText(html) }
}

function bodyFaults(body: string): string[] {
	const faults: string[] = []
	if (body.trim() === '') faults.push('there is none')
	if (/^# /m.test(body)) faults.push('the title stands in the front matter; headings begin with ##')
	if (holdsHtml(body)) faults.push('HTML cannot stand here, only Markdown')
	return faults
}
