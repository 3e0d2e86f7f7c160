import fs from 'node:fs'
import path from 'node:path'
import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { ContentFolder } from './content-folder.server'

/** Content: data and lessons in files, checked against a strict schema. Every fault prints as `file: field: message`. */
export type Fault = { file: string; field: string; message: string; line?: number }

/** "file: field: message", with the line where the reader of the file knows it: "file:12: field: message". */
export function faultLine({ file, line, field, message }: Fault): string {
	return `${line ? `${file}:${line}` : file}: ${field}: ${message}`
}

/** The line of a field in YAML, from 1; of one that is not there, the line of what should hold it. */
export function lineFinder(yaml: string): (at: (string | number)[]) => number {
	const lines = new LineCounter()
	let document: Document | undefined
	return (at) => {
		// Only who has something to complain of pays for it.
		document ??= parseDocument(yaml, { lineCounter: lines })
		for (let length = at.length; length > 0; length--) {
			const node = document.getIn(at.slice(0, length), true)
			if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
		}
		return 1
	}
}

/** The same faults of one file, each with the line its field stands in. */
export function withLines({ dir }: ContentFolder, file: string, faults: readonly Fault[]): Fault[] {
	const lineOf = lineFinder(fs.readFileSync(path.join(dir, file), 'utf8'))
	return faults.map((fault) => {
		if (fault.field === 'yaml') return fault
		return { ...fault, line: lineOf(fault.field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key))) }
	})
}

/** Files below a folder with one ending, sorted, relative to `contentDir`. A missing folder is an empty one. */
export function listContentFiles(contentDir: string, folder: string, ending: string): string[] {
	const start = path.join(contentDir, folder)
	if (!fs.existsSync(start)) return []
	return fs
		.readdirSync(start, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith(ending))
		.map((name) => path.join(folder, name))
		.sort()
}

/** Reads one YAML file through its schema; null when it has faults, which are then in `faults`. */
export function readYaml<Schema extends z.ZodType>(
	folder: ContentFolder,
	file: string,
	schema: Schema,
	faults: Fault[],
): z.output<Schema> | null {
	let raw: unknown
	try {
		raw = folder.parseYaml(fs.readFileSync(path.join(folder.dir, file), 'utf8'))
	} catch (error) {
		faults.push({ file, field: 'yaml', message: firstLine(error) })
		return null
	}
	const parsed = schema.safeParse(raw)
	if (parsed.success) return parsed.data
	faults.push(...schemaFaults(file, parsed.error))
	return null
}

/** Between two lines of ---, then the text. */
const MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/

/** Reads one Markdown file whose front matter follows a schema; null when it has faults, which are then in `faults`. */
export function readMarkdown<Schema extends z.ZodType>(
	folder: ContentFolder,
	file: string,
	schema: Schema,
	faults: Fault[],
): { matter: z.output<Schema>; body: string } | null {
	const parts = MATTER.exec(fs.readFileSync(path.join(folder.dir, file), 'utf8'))
	if (!parts) {
		faults.push({ file, field: 'file', message: 'begins with front matter, YAML between two lines of ---' })
		return null
	}
	const [, matter = '', body = ''] = parts
	let raw: unknown
	try {
		raw = folder.parseYaml(matter)
	} catch (error) {
		faults.push({ file, field: 'yaml', message: firstLine(error) })
		return null
	}
	const parsed = schema.safeParse(raw)
	if (parsed.success) return { matter: parsed.data, body: body.replaceAll('\r\n', '\n') }
	faults.push(...schemaFaults(file, parsed.error))
	return null
}

/** Whether Markdown of ours holds HTML, which would be lost: only Markdown can stand in it. */
export function holdsHtml(markdown: string): boolean {
	return /<(?:\/|!|[a-z][a-z0-9]*[\s/>])/i.test(markdown)
}

/** Ids of files with faults. Null where not even the id is known: such a file may hold any. */
export type Unread = (string | null)[]

/** Whether what seems to be missing may stand in a file that could not be read, which is a fault already. */
export function mayBeUnread(unread: Unread, id: string): boolean {
	return unread.some((each) => each === null || each === id)
}

/** @param schema of the id alone */
export function idOfUnread(folder: ContentFolder, file: string, key: string, schema: z.ZodType<string>): string | null {
	try {
		const raw: unknown = folder.parseYaml(fs.readFileSync(path.join(folder.dir, file), 'utf8'))
		const id = schema.safeParse((raw as Record<string, unknown> | null)?.[key])
		return id.success ? id.data : null
	} catch {
		return null
	}
}

function firstLine(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error)
	return (message.split('\n')[0] ?? '').replace(/:$/, '')
}

export function schemaFaults(file: string, error: z.ZodError): Fault[] {
	return error.issues.map((issue) => ({ file, field: issue.path.join('.') || 'file', message: issue.message }))
}
