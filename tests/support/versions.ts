import type { WrittenModule } from '~/domain/program/kept-lesson'
import type { Part, Stage } from '~/domain/program/lesson'
import { aLesson, aPart } from './lessons'
import { aStage, STAGE_KEY } from './stages-taken'

/** A written module; its hash is what tells one version of it from another. */
export function aWrittenModule(
	id: string,
	said: { title?: string; hash?: string; position?: number; parts?: Part[] } = {},
): WrittenModule {
	return {
		id,
		key: `${STAGE_KEY}/${id}`,
		position: said.position ?? 1,
		title: said.title ?? id,
		minutes: 11,
		outcomes: ['hear', 'ask'],
		forManagers: 'a report',
		forICs: 'a mentee',
		status: 'written',
		lesson: { ...aLesson(...(said.parts ?? [aPart('first'), aPart('second')])), hash: said.hash ?? id },
	}
}

export function aStageOf(...modules: WrittenModule[]): Stage {
	return { ...aStage(), modules: modules.map((module, index) => ({ ...module, position: index + 1 })) }
}
