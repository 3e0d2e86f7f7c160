import type { ModuleEntry, Program, Stage } from '../program/lesson'

/** @param key "technical-leadership-ladder/l1/active-listening" */
export function findModule(programs: Program[], key: string): { stage: Stage; module: ModuleEntry } | undefined {
	for (const stage of programs.flatMap((program) => program.stages)) {
		const module = stage.modules.find((each) => each.key === key)
		if (module) return { stage, module }
	}
	return undefined
}
