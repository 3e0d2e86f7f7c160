import path from 'node:path'
import { type Fault, listContentFiles, readYaml, withLines } from '../content-file.server'
import type { ContentFolder } from '../content-folder.server'
import { arithmeticFaults } from './arithmetic'
import { programContradictions, stageContradictions } from './contradictions'
import { type ProgramData, program as programSchema, type StageData } from './frontmatter'
import type { Lesson, ModuleEntry, Program, Stage } from './lesson'
import { loadLesson } from './load-lesson.server'

export type LoadedPrograms = { programs: Program[]; faults: Fault[]; remarks: string[] }
type Loading = LoadedPrograms & {
	folder: ContentFolder
	/** Lessons that some program names, or would name if it could be read */
	claimed: Set<string>
}

/**
 * The one loader of programs: used at boot, by `npm run check` and by the tests. Reports every fault, not only the first.
 * `remarks` say what is not a fault: the arithmetic of stages that are still previews.
 */
export async function loadPrograms(folder: ContentFolder): Promise<LoadedPrograms> {
	const loading: Loading = { folder, programs: [], faults: [], remarks: [], claimed: new Set() }
	const lessons = listContentFiles(folder.dir, 'programs', '.mdx')
	const files = listContentFiles(folder.dir, 'programs', 'program.yaml')
	for (const file of files) {
		const found: Fault[] = []
		const data = readYaml(folder, file, programSchema, found)
		loading.faults.push(...withLines(folder, file, found))
		if (data) loading.programs.push(await loadProgram(loading, file, data))
		else await checkLessonsAlone(loading, lessons, path.dirname(file))
	}
	const { programs, faults, remarks, claimed } = loading
	if (files.length === 0) faults.push({ file: 'programs', field: 'folder', message: 'holds no program.yaml' })
	for (const file of lessons) {
		if (!claimed.has(file)) faults.push({ file, field: 'file', message: 'no program.yaml names this module' })
	}
	programs.sort((a, b) => a.position - b.position)
	return { programs, faults, remarks }
}

/** Lessons of a program that cannot be read: whether it names them is not known, what is wrong in them is. */
async function checkLessonsAlone(loading: Loading, lessons: string[], folder: string): Promise<void> {
	for (const file of lessons.filter((lesson) => lesson.startsWith(folder + path.sep))) {
		loading.claimed.add(file)
		await loadLesson(loading, file, null)
	}
}

async function loadProgram(loading: Loading, file: string, data: ProgramData): Promise<Program> {
	const folder = path.dirname(file)
	const report = (field: string, message: string) => loading.faults.push({ file, field, message })
	if (path.basename(folder) !== data.slug) report('slug', `must equal its folder, ${path.basename(folder)}`)
	for (const message of programContradictions(data)) report('stages', message)
	const stages: Stage[] = []
	for (const stage of data.stages) {
		reportStage(loading, file, stage)
		const key = `${data.slug}/${stage.id}`
		stages.push({
			...stage,
			key,
			program: { slug: data.slug, title: data.title },
			isPreview: isPreview(stage),
			modules: await loadModules(loading, path.join(folder, stage.id), stage, key),
		})
	}
	return { slug: data.slug, position: data.position, title: data.title, summary: data.summary, stages }
}

function reportStage(loading: Loading, file: string, stage: StageData): void {
	const field = `stages.${stage.id}`
	for (const message of stageContradictions(stage)) loading.faults.push({ file, field, message })
	for (const message of arithmeticFaults(stage)) {
		if (isPreview(stage)) loading.remarks.push(`${file}: ${field}: preview: ${message}`)
		else loading.faults.push({ file, field, message })
	}
}

function isPreview(stage: StageData): boolean {
	return stage.modules.some((ref) => ref.status === 'planned')
}

/** All lessons of a stage at once: while one is parsed here, the bundler, a process of its own, works on another. */
async function loadModules(loading: Loading, folder: string, stage: StageData, stageKey: string) {
	const named = [...stage.modules, ...stage.electives].map((ref) => {
		const file = path.join(folder, `${ref.id}.mdx`)
		// A module named twice is a fault by itself; its one file cannot agree with both.
		const isFirst = !loading.claimed.has(file)
		loading.claimed.add(file)
		return { ref, file, isRead: ref.status === 'written' && isFirst }
	})
	const read = await Promise.all(
		named.map(async ({ ref, file, isRead }) => {
			const faults: Fault[] = []
			const lesson = isRead ? await loadLesson({ ...loading, faults }, file, ref) : null
			if (lesson) reportServes(file, lesson, stage.outcomes, faults)
			return { lesson, faults }
		}),
	)
	// In the order of the program, whichever was done first.
	loading.faults.push(...read.flatMap(({ faults }) => faults))
	return named.map(({ ref }, index): ModuleEntry => {
		const lesson = read[index]?.lesson ?? null
		return { ...ref, key: `${stageKey}/${ref.id}`, position: index + 1, lesson }
	})
}

function reportServes(file: string, lesson: Lesson, outcomes: { id: string }[], faults: Fault[]): void {
	for (const id of lesson.serves) {
		if (!outcomes.some((outcome) => outcome.id === id))
			faults.push({ file, field: 'serves', message: `${id} is no outcome of this stage` })
	}
}
