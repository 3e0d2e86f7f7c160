import type { Bank } from '~/domain/assessment/bank'
import { loadBanks, loadRubrics } from '~/domain/assessment/load.server'
import type { Rubric } from '~/domain/assessment/rubric'
import { type Fault, faultLine } from '~/domain/content-file.server'
import type { Program } from '~/domain/program/lesson'
import { loadPrograms } from '~/domain/program/load.server'
import type { Format } from '~/domain/room/format'
import { loadFormats } from '~/domain/room/load-formats.server'
import { StartError } from './env'

/** Everything content/ holds, read once at start and never changed. */
export type Content = {
	programs: Program[]
	formats: Map<string, Format>
	banks: Map<string, Bank>
	rubrics: Map<string, Rubric>
}

/** Reads all content; reports every fault rather than the first. */
export async function readContent(contentDir: string, cacheDir: string | null) {
	const { programs, faults, remarks } = await loadPrograms(contentDir, cacheDir)
	const formats = loadFormats(contentDir, faults)
	const banks = loadBanks(contentDir, faults)
	const rubrics = loadRubrics(contentDir, faults)
	faults.push(...brokenReferences({ programs, formats, banks, rubrics }))
	return { content: { programs, formats, banks, rubrics } satisfies Content, faults, remarks }
}

/** @throws StartError listing every fault as `file: field: message` */
export async function loadContent(contentDir: string, cacheDir: string | null): Promise<Content> {
	const { content, faults } = await readContent(contentDir, cacheDir)
	if (faults.length > 0) {
		throw new StartError(
			`The content in ${contentDir} has ${faults.length} faults:\n${faults.map(faultLine).join('\n')}`,
		)
	}
	return content
}

/** What a stage's requirements and sessions name must exist, unless it is planned. */
function brokenReferences(content: Content): Fault[] {
	const faults: Fault[] = []
	for (const program of content.programs) {
		for (const stage of program.stages) {
			const report = (field: string, message: string) =>
				faults.push({ file: `programs/${program.slug}/program.yaml`, field: `stages.${stage.id}.${field}`, message })
			for (const requirement of stage.requirements) {
				if (requirement.status === 'planned') continue
				if (requirement.kind === 'check') {
					const bank = content.banks.get(requirement.bank)
					if (!bank) report(requirement.id, `there is no question bank ${requirement.bank}`)
					else if (bank.questions.length < requirement.draw * 3) {
						report(
							requirement.id,
							`the bank ${requirement.bank} has ${bank.questions.length} questions, three times the draw of ${requirement.draw} are needed`,
						)
					}
					for (const outcome of new Set(bank?.questions.map((question) => question.outcome))) {
						if (!stage.outcomes.some((each) => each.id === outcome))
							report(requirement.id, `the bank ${requirement.bank} asks about ${outcome}, which is no outcome`)
					}
				}
				if (requirement.kind === 'assessment' && !content.rubrics.has(requirement.rubric)) {
					report(requirement.id, `there is no rubric ${requirement.rubric}`)
				}
			}
			for (const session of stage.sessions) {
				const format = content.formats.get(session.format)
				if (format && format.minutes !== session.minutes)
					report('sessions', `${session.title} takes ${session.minutes} min, its format ${format.minutes}`)
			}
		}
	}
	return faults
}
