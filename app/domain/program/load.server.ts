import fs from 'node:fs'
import path from 'node:path'
import { type Fault, listContentFiles, readYaml, schemaFaults } from '../content-file.server'
import { arithmeticFaults } from './arithmetic'
import { moduleFrontmatter, program as programSchema } from './frontmatter'
import type { Lesson, ModuleEntry, Program, Stage } from './lesson'
import { readMdx } from './mdx.server'
import { parseLesson } from './parse-lesson.server'

/** Declared and computed minutes may differ by this much (program-design.md §1.2). */
const MINUTES_TOLERANCE = 2

export type LoadedPrograms = { programs: Program[]; faults: Fault[]; remarks: string[] }

/**
 * The one loader of programs: used at boot, by `npm run check` and by the tests. Reports every fault, not only the first.
 * `remarks` say what is not a fault: the arithmetic of stages that are still previews.
 */
export async function loadPrograms(contentDir: string, cacheDir: string | null): Promise<LoadedPrograms> {
	const faults: Fault[] = []
	const remarks: string[] = []
	const programs: Program[] = []
	const claimed = new Set<string>()
	for (const file of listContentFiles(contentDir, 'programs', 'program.yaml')) {
		const data = readYaml(contentDir, file, programSchema, faults)
		if (!data) continue
		const folder = path.dirname(file)
		if (path.basename(folder) !== data.slug)
			faults.push({ file, field: 'slug', message: `must equal its folder, ${path.basename(folder)}` })
		const stages: Stage[] = []
		for (const stageData of data.stages) {
			const key = `${data.slug}/${stageData.id}`
			const modules: ModuleEntry[] = []
			for (const [index, ref] of stageData.modules.entries()) {
				const lessonFile = path.join(folder, stageData.id, `${ref.id}.mdx`)
				claimed.add(lessonFile)
				const lesson = ref.status === 'written' ? await readLesson(contentDir, lessonFile, ref, cacheDir, faults) : null
				if (lesson) checkServes(lessonFile, lesson, stageData.outcomes, faults)
				modules.push({ ...ref, key: `${key}/${ref.id}`, position: index + 1, lesson })
			}
			const isPreview = stageData.modules.some((ref) => ref.status === 'planned')
			const sums = arithmeticFaults(stageData).map((message) => ({ file, field: `stages.${stageData.id}`, message }))
			if (isPreview) remarks.push(...sums.map((sum) => `${file}: ${sum.field}: preview: ${sum.message}`))
			else faults.push(...sums)
			stages.push({ ...stageData, key, program: { slug: data.slug, title: data.title }, isPreview, modules })
		}
		programs.push({ slug: data.slug, title: data.title, summary: data.summary, stages })
	}
	if (programs.length === 0 && faults.length === 0)
		faults.push({ file: 'programs', field: 'folder', message: 'holds no program.yaml' })
	for (const file of listContentFiles(contentDir, 'programs', '.mdx')) {
		if (!claimed.has(file)) faults.push({ file, field: 'file', message: 'no program.yaml names this module' })
	}
	return { programs, faults, remarks }
}

async function readLesson(
	contentDir: string,
	file: string,
	ref: { id: string; title: string; minutes: number; outcomes: string[] },
	cacheDir: string | null,
	faults: Fault[],
): Promise<Lesson | null> {
	const report = (field: string, message: string) => faults.push({ file, field, message })
	const full = path.join(contentDir, file)
	if (!fs.existsSync(full)) {
		report('file', 'program.yaml says it is written, but it is not here')
		return null
	}
	try {
		const { hash, frontmatter, nodes } = await readMdx(fs.readFileSync(full, 'utf8'), {
			cwd: path.dirname(full),
			cacheDir,
		})
		const front = moduleFrontmatter.safeParse(frontmatter)
		if (!front.success) {
			faults.push(...schemaFaults(file, front.error))
			return null
		}
		for (const field of ['id', 'title', 'minutes'] as const) {
			if (front.data[field] !== ref[field]) report(field, `says ${front.data[field]}, program.yaml says ${ref[field]}`)
		}
		if (front.data.outcomes.join('\n') !== ref.outcomes.join('\n')) report('outcomes', 'differ from program.yaml')
		const parsed = parseLesson(nodes, report)
		if (parsed.parts.length === 0) report('body', 'has no part; begin one with "## Title"')
		if (Math.abs(parsed.computedMinutes - ref.minutes) > MINUTES_TOLERANCE) {
			report(
				'minutes',
				`declares ${ref.minutes}, but ${parsed.words} words and its parts make ${parsed.computedMinutes}`,
			)
		}
		return { summary: front.data.summary, serves: front.data.serves, hash, ...parsed }
	} catch (error) {
		report('mdx', (error instanceof Error ? error.message : String(error)).split('\n').slice(0, 2).join(' '))
		return null
	}
}

function checkServes(file: string, lesson: Lesson, outcomes: { id: string }[], faults: Fault[]): void {
	for (const id of lesson.serves) {
		if (!outcomes.some((outcome) => outcome.id === id))
			faults.push({ file, field: 'serves', message: `${id} is no outcome of this stage` })
	}
}
