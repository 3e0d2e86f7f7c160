import fs from 'node:fs'
import path from 'node:path'
import { type Fault, holdsHtml, listContentFiles, readMarkdown } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { splitSections } from '../markdown-sections'
import { plainText } from '../plain-text'
import type { Program } from '../program/lesson'
import { isUnreadProgram } from '../program/unread.server'
import { bodyOf, reportBody, TEMPLATE } from './body'
import { GROUPS } from './kinds'
import type { Pattern, PatternLibrary, Principles } from './pattern'
import { patternMatter, principlesMatter } from './schema'

const PRINCIPLES = path.join('patterns', 'principles.md')

/** Reads content/patterns; by group, then by title. A folder that is not there is a library without patterns. */
export function loadPatterns(folder: ContentFolder, programs: Program[], faults: Fault[]): PatternLibrary {
	const files = listContentFiles(folder.dir, 'patterns', '.md').filter((file) => file !== PRINCIPLES)
	const patterns = files.flatMap((file) => readPattern(folder, file, faults) ?? [])
	for (const pattern of patterns) reportReferences(folder, pattern, files, programs, faults)
	patterns.sort((a, b) => GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) || (a.title < b.title ? -1 : 1))
	return { patterns, principles: readPrinciples(folder, faults) }
}

function fileOf(id: string): string {
	return path.join('patterns', `${id}.md`)
}

function readPattern(folder: ContentFolder, file: string, faults: Fault[]): Pattern | null {
	const report = (field: string, message: string) => void faults.push({ file, field, message })
	const read = readMarkdown(folder, file, patternMatter, faults)
	if (!read) return null
	const { kind: _kind, template: hasTemplate, ...matter } = read.matter
	if (file !== fileOf(matter.id)) report('id', `must equal its file, ${path.basename(file, '.md')}`)
	if (holdsHtml(read.body)) report('text', 'HTML cannot stand here, only Markdown')
	const written = splitSections(read.body)
	reportBody(written, hasTemplate, report)
	const template = written.find((section) => section.title === TEMPLATE)?.markdown ?? null
	const sections = written
		.filter((section) => section.title !== TEMPLATE)
		.map(({ title, markdown }) => ({
			id: title.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
			title,
			html: folder.render(markdown, 3),
		}))
	const templateHtml = template ? folder.render(template, 3) : ''
	return {
		...matter,
		version: matter.versions[0]?.version ?? 1,
		sections,
		body: bodyOf(written),
		template: template ? `${template}\n` : null,
		templateHtml,
		text: [...sections.map((section) => section.html), templateHtml].map(plainText).join(' '),
	}
}

/** What stands in a file with faults of its own may exist: such a file is told about once. */
function reportReferences(
	folder: ContentFolder,
	pattern: Pattern,
	files: string[],
	programs: Program[],
	faults: Fault[],
): void {
	const report = (field: string, message: string) => void faults.push({ file: fileOf(pattern.id), field, message })
	for (const id of pattern.related) {
		if (id === pattern.id) report('related', 'a pattern is not related to itself')
		else if (!files.includes(fileOf(id))) report('related', `there is no pattern ${id}`)
	}
	const modules = programs.flatMap((program) => program.stages.flatMap((stage) => stage.modules))
	for (const key of pattern.teaches) {
		if (modules.some((module) => module.key === key) || isUnreadProgram(folder.dir, key, programs)) continue
		report('teaches', `there is no module ${key}`)
	}
}

function readPrinciples(folder: ContentFolder, faults: Fault[]): Principles | null {
	if (!fs.existsSync(path.join(folder.dir, PRINCIPLES))) return null
	const read = readMarkdown(folder, PRINCIPLES, principlesMatter, faults)
	if (!read) return null
	const report = (message: string) => void faults.push({ file: PRINCIPLES, field: 'text', message })
	if (holdsHtml(read.body)) report('HTML cannot stand here, only Markdown')
	if (/^# /m.test(read.body)) report('the title stands in the front matter; headings begin with ##')
	if (read.body.trim() === '') report('there is none')
	return { title: read.matter.title, html: folder.render(read.body, 2) }
}
