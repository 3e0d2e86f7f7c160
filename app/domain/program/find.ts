import { DomainError } from '../errors'
import type { Lesson, ModuleEntry, Part, Program, Stage } from './lesson'

/** @throws DomainError 'not-found' */
export function getStage(programs: Program[], programSlug: string, stageId: string): Stage {
	const stage = programs.find((program) => program.slug === programSlug)?.stages.find((each) => each.id === stageId)
	if (!stage) throw new DomainError('not-found', 'stage')
	return stage
}

/** @param stageKey "technical-leadership-ladder/l1" */
export function findStageByKey(programs: readonly Pick<Program, 'stages'>[], stageKey: string): Stage | undefined {
	return programs.flatMap((program) => program.stages).find((stage) => stage.key === stageKey)
}

/** A stage and those above it in its program, by key: whoever is certified at one of them is so at the level or above. */
export function stagesFrom(programs: readonly Pick<Program, 'stages'>[], stageKey: string): string[] {
	const keys = programs.map(({ stages }) => stages.map(({ key }) => key)).find((each) => each.includes(stageKey)) ?? []
	return keys.slice(keys.indexOf(stageKey))
}

/** @param moduleKey "technical-leadership-ladder/l1/active-listening" */
export function findModuleByKey(
	programs: Program[],
	moduleKey: string,
): { stage: Stage; module: ModuleEntry } | undefined {
	const stages = programs.flatMap((program) => program.stages)
	return stages
		.flatMap((stage) => stage.modules.map((module) => ({ stage, module })))
		.find(({ module }) => module.key === moduleKey)
}

/** @throws DomainError 'not-found' when there is no such module or it is not written yet */
export function getLesson(stage: Stage, moduleId: string): { module: ModuleEntry; lesson: Lesson } {
	const module = stage.modules.find((each) => each.id === moduleId)
	if (!module?.lesson) throw new DomainError('not-found', 'module')
	return { module, lesson: module.lesson }
}

/** @throws DomainError 'not-found' */
export function getPart(lesson: Lesson, slug: string): { part: Part; index: number } {
	const index = lesson.parts.findIndex((part) => part.slug === slug)
	const part = lesson.parts[index]
	if (!part) throw new DomainError('not-found', 'part')
	return { part, index }
}

/** What counts: an elective is read, practiced and searched like any module, and asked of nobody. */
export function coreModules<Module extends { id: string }>(
	stage: Pick<Stage, 'electives'> & { modules: Module[] },
): Module[] {
	return stage.modules.filter((module) => !isElective(stage, module))
}

export function isElective(stage: Pick<Stage, 'electives'>, module: { id: string }): boolean {
	return stage.electives.some((elective) => elective.id === module.id)
}

export function writtenCore(stage: Stage): (ModuleEntry & { lesson: Lesson })[] {
	return writtenModules(stage).filter((module) => !isElective(stage, module))
}

export function writtenModules(stage: Stage): (ModuleEntry & { lesson: Lesson })[] {
	return stage.modules.filter((module): module is ModuleEntry & { lesson: Lesson } => module.lesson !== null)
}
