import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { renderMarkdown } from './markdown.server'

export type Render = typeof renderMarkdown

/** A folder of content, and what earlier starts made of its texts. */
export type ContentFolder = {
	dir: string
	/** Where compiled lessons and what was made of texts are kept; null keeps nothing */
	cacheDir: string | null
	render: Render
	/** @throws what is wrong with the text, in its first line */
	parseYaml(text: string): unknown
	/** What takes long to find out about a text, as JSON holds it. @param what names who asks */
	once<Made>(what: string, text: string, make: () => Made): Made
	/** Writes what was not known before. */
	keep(): void
}

/** Change when the way texts are read changes, so that what is kept is not used again. */
const CACHE_VERSION = 1
/** Several folders may share a cache; what nobody asks for any more goes when there is more than this. */
const MOST_TEXTS = 5_000

/**
 * A start reads a megabyte of YAML and renders hundreds of texts, which takes half of its time: once per text, kept on
 * disk beside the compiled lessons.
 */
export function openContentFolder(dir: string, cacheDir: string | null): ContentFolder {
	const file = cacheDir && path.join(cacheDir, `texts-${CACHE_VERSION}.json`)
	const known = file ? readKept(file) : {}
	const used: Record<string, unknown> = {}
	let isNew = false
	const once = <Made>(what: string, text: string, make: () => Made): Made => {
		const key = createHash('sha256').update(`${what}\n${text}`).digest('hex')
		if (!(key in known)) isNew = true
		used[key] ??= known[key] ?? make()
		return used[key] as Made
	}
	return {
		dir,
		cacheDir,
		render: (text, topHeading) => once(`markdown ${topHeading}`, text, () => renderMarkdown(text, topHeading)),
		// As JSON also the first time: what the second start reads is what the first one read.
		once,
		parseYaml: (text) => once('yaml', text, () => asJson(parse(text, { maxAliasCount: 20 }))),
		keep() {
			if (!file || !isNew) return
			const all = { ...known, ...used }
			try {
				fs.mkdirSync(path.dirname(file), { recursive: true })
				fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(Object.keys(all).length > MOST_TEXTS ? used : all))
				fs.renameSync(`${file}.${process.pid}`, file)
			} catch {
				// A read-only disk only costs the next start two seconds.
			}
		},
	}
}

function asJson(value: unknown): unknown {
	return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

function readKept(file: string): Record<string, unknown> {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>
	} catch {
		return {}
	}
}
