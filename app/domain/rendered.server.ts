import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { renderMarkdown } from './markdown.server'

export type Render = typeof renderMarkdown

/** Change when the way Markdown is rendered changes, so that kept HTML is not reused. */
const CACHE_VERSION = 1

/**
 * Rendering for content/, which a start does for hundreds of texts: once per text, kept on disk beside the compiled lessons.
 * `keep` writes what was asked for since, and forgets the rest.
 */
export function openRendered(cacheDir: string | null): { render: Render; keep(): void } {
	const file = cacheDir && path.join(cacheDir, `markdown-${CACHE_VERSION}.json`)
	const known = file ? readKept(file) : {}
	const used: Record<string, string> = {}
	let isNew = false
	return {
		render(text, topHeading) {
			const key = createHash('sha256').update(`${topHeading}\n${text}`).digest('hex')
			const html = known[key] ?? renderMarkdown(text, topHeading)
			if (!(key in known)) isNew = true
			used[key] = html
			return html
		},
		keep() {
			if (!file || !isNew) return
			try {
				fs.mkdirSync(path.dirname(file), { recursive: true })
				fs.writeFileSync(`${file}.${process.pid}`, JSON.stringify(used))
				fs.renameSync(`${file}.${process.pid}`, file)
			} catch {
				// A read-only disk only costs the next start a second.
			}
		},
	}
}

function readKept(file: string): Record<string, string> {
	try {
		return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>
	} catch {
		return {}
	}
}
