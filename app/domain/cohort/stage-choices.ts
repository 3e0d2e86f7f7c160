import { titleOf } from '../certification/titles'
import { capitalized, listed, spelled } from '../number-words'
import { coreModules, writtenCore } from '../program/find'
import type { Program, Stage } from '../program/lesson'

export type StageChoice = { key: string; name: string; program: string; closed: string | null; preview: string | null }

/** Stages a cohort may take; one nobody can read yet is closed, with its reason. */
export function stageChoices(programs: Program[]): StageChoice[] {
	return programs.flatMap((program) =>
		program.stages.map((stage) => ({
			key: stage.key,
			name: `${stage.label}: ${stage.title}`,
			program: program.title,
			closed: whyClosed(stage),
			preview: whyClosed(stage) ? null : whatPreview(stage),
		})),
	)
}

/** What a level that is not whole yet means for who begins it outside the sample; null when it is whole. */
export function whatPreview(stage: Stage): string | null {
	if (!stage.isPreview) return whatCannotCount(stage)
	if (whyClosed(stage)) return `${stage.label} is not written yet in this version, so nothing can be certified.`
	const written = capitalized(spelled(writtenCore(stage).length))
	return `${stage.label} is a preview in this version. ${written} of its ${spelled(coreModules(stage).length)} modules are written, so nothing can be certified yet; what people show is kept and counts later.`
}

function whatCannotCount({ label, requirements }: Stage): string | null {
	const planned = requirements.filter(({ status }) => status)
	if (planned.length === 0) return null
	const titles = planned.map((rule) => `“${titleOf(rule)}”`)
	return `${label} also asks for ${listed(titles)}, which cannot be recorded in this version. So nothing can be certified yet; what people show is kept and counts later.`
}

export function whyClosed(stage: Stage): string | null {
	return writtenCore(stage).length > 0 ? null : 'no module is written yet'
}
