import fs from 'node:fs'
import path from 'node:path'
import { type Fault, schemaFaults } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { type ModuleFrontmatter, moduleFrontmatter } from './frontmatter'
import type { Lesson } from './lesson'
import { readMdx } from './mdx.server'
import { reasonOf } from './mdx-reason.server'
import { parseLesson } from './parse-lesson.server'

/** Declared and computed minutes may differ by this much (docs/decisions/0009). */
const MINUTES_TOLERANCE = 2

/** What program.yaml says of the module */
type Ref = { id: string; title: string; minutes: number; outcomes: string[] }
type Report = (field: string, message: string) => void
type Reading = { folder: ContentFolder; faults: Fault[] }

/**
 * Reads one lesson; null when it cannot be used.
 * @param ref null when its program.yaml cannot be read: then the lesson is checked by itself
 */
export async function loadLesson({ folder, faults }: Reading, file: string, ref: Ref | null): Promise<Lesson | null> {
	const full = path.join(folder.dir, file)
	const report: Report = (field, message) => faults.push({ file, field, message })
	if (!fs.existsSync(full)) {
		report('file', 'program.yaml says it is written, but it is not here')
		return null
	}
	try {
		const { hash, frontmatter, statements, nodes } = await readMdx(fs.readFileSync(full, 'utf8'), {
			cwd: path.dirname(full),
			cacheDir: folder.cacheDir,
		})
		for (const { keyword, line } of statements)
			report('mdx', `line ${line}: ${keyword} cannot stand in a lesson, which is text`)
		const front = moduleFrontmatter.safeParse(frontmatter)
		if (!front.success) faults.push(...schemaFaults(file, front.error))
		else if (ref) compareWithRef(front.data, ref, report)
		const body = readBody(nodes, front.data?.minutes, report)
		return front.success ? { summary: front.data.summary, serves: front.data.serves, hash, ...body } : null
	} catch (error) {
		report('mdx', reasonOf(error))
		return null
	}
}

function compareWithRef(front: ModuleFrontmatter, ref: Ref, report: Report): void {
	for (const field of ['id', 'title', 'minutes'] as const) {
		if (front[field] !== ref[field]) report(field, `says ${front[field]}, program.yaml says ${ref[field]}`)
	}
	if (front.outcomes.join('\n') !== ref.outcomes.join('\n')) report('outcomes', 'differ from program.yaml')
}

function readBody(nodes: Parameters<typeof parseLesson>[0], declared: number | undefined, report: Report) {
	let isWhole = true
	const parsed = parseLesson(nodes, (field, message) => {
		isWhole = false
		report(field, message)
	})
	if (parsed.parts.length === 0) report('body', 'has no part; begin one with "## Title"')
	// The minutes of a body with faults are those of what is left of it.
	else if (isWhole && declared && Math.abs(parsed.computedMinutes - declared) > MINUTES_TOLERANCE)
		report('minutes', `declares ${declared}, but ${parsed.words} words and its parts make ${parsed.computedMinutes}`)
	return parsed
}
