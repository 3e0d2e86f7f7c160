import { writtenModules } from '../program/find'
import type { Program, Stage } from '../program/lesson'

export type StageChoice = { key: string; name: string; program: string; closed: string | null }

/** Stages a cohort may take; one nobody can read yet is closed, with its reason. */
export function stageChoices(programs: Program[]): StageChoice[] {
	return programs.flatMap((program) =>
		program.stages.map((stage) => ({
			key: stage.key,
			name: `${stage.label}: ${stage.title}`,
			program: program.title,
			closed: whyClosed(stage),
		})),
	)
}

export function whyClosed(stage: Stage): string | null {
	return writtenModules(stage).length > 0 ? null : 'no module is written yet'
}
