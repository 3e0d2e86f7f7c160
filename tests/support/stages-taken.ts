import type { Bank } from '~/domain/assessment/bank'
import type { Rubric } from '~/domain/assessment/rubric'
import type { RulesContent } from '~/domain/certification/adopt-rules.server'
import type { Named } from '~/domain/certification/judgeable.server'
import type { Pathways } from '~/domain/facilitator/pathway'
import { type Requirement, stage as stageSchema } from '~/domain/program/frontmatter'
import type { ModuleEntry, Program, Stage } from '~/domain/program/lesson'
import { aBank, rubric } from './assessment'
import { allRules } from './evidence'
import { aLesson, aPart } from './lessons'
import { aStageData } from './stages'

/** "ladder/l1": the key of the stage below. */
export const STAGE_KEY = 'ladder/l1'

/**
 * A stage as the loader makes it: two written modules (one more, planned, makes it a preview), the rules of Level 1 and
 * four sessions. Nothing of it is read from content/, so that what authors change there changes no test.
 */
export function aStage(said: { requirements?: Requirement[]; planned?: string[]; written?: string[] } = {}): Stage {
	const { written = ['listening', 'feedback'], planned = [], requirements = allRules } = said
	const data = stageSchema.parse(aStageData())
	const [pattern] = data.modules
	if (!pattern) throw new Error('a stage has modules')
	const modules = [...written, ...planned].map(
		(id, index): ModuleEntry => ({
			...pattern,
			id,
			title: id[0]?.toUpperCase() + id.slice(1),
			key: `${STAGE_KEY}/${id}`,
			position: index + 1,
			status: planned.includes(id) ? 'planned' : 'written',
			lesson: planned.includes(id) ? null : aLesson(aPart('first'), aPart('second')),
		}),
	)
	const sessions = ['Kickoff', 'First case', 'Role-play', 'Second case'].map((title) => ({
		title,
		format: title === 'Kickoff' ? 'kickoff-60' : 'critique-60',
		minutes: 60,
		about: `${title} it is.`,
	}))
	return {
		...data,
		key: STAGE_KEY,
		program: { slug: 'ladder', title: 'Technical Leadership Ladder' },
		isPreview: planned.length > 0,
		modules,
		sessions,
		requirements,
	}
}

export function aProgram(...stages: Stage[]): Program {
	return { slug: 'ladder', position: 1, title: 'Technical Leadership Ladder', summary: 'A ladder', stages }
}

/** What rules are judged by where they name nothing, or what is said. */
export function rulesContent(programs: Program[], said: Partial<Named> = {}): RulesContent {
	const nothing = { banks: new Map(), rubrics: new Map(), instruments: new Map(), formats: new Map(), simulations: [] }
	return { programs, ...nothing, ...said }
}

/** What loaders get as content, of one stage that nobody calibrates for. */
export function contentOf(stage: Stage): {
	programs: Program[]
	banks: Map<string, Bank>
	rubrics: Map<string, Rubric>
	pathways: Pathways
} {
	return {
		programs: [aProgram(stage)],
		banks: new Map([['l1', aBank()]]),
		rubrics: new Map([[rubric.id, rubric]]),
		pathways: { ways: new Map(), calibrations: new Map() },
	}
}
