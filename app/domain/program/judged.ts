import { coreModules, writtenCore, writtenModules } from './find'
import type { WrittenModule } from './kept-lesson'
import type { ModuleEntry, Stage } from './lesson'
import { type Pins, stageAsPinned } from './pins'

/**
 * A stage as people are judged by it: its core as the cohort they are in keeps it, whoever asks. What a page shows of a
 * lesson is another matter (pins.ts).
 */
export type JudgedStage = Stage & { counted: CountedModule[] }

export type CountedModule = Pick<ModuleEntry, 'id' | 'key' | 'title' | 'minutes'> & {
	/** Written after the cohort began: asked where its rules name it, and in none of its minutes */
	isSince: boolean
	/** Has left the program, and the cohort is over: nobody can read it any more, so it is asked only of who has */
	isGone: boolean
}

/** Of whoever has no cohort, and for renewing: that is done with the content of its day. */
export function judgedToday(stage: Stage): JudgedStage {
	return { ...stage, counted: writtenCore(stage).map((module) => toCounted(module, { isSince: false, isGone: false })) }
}

/** @param kept of the versions these pins name, those that say another title or other minutes than today, or have left */
export function judgedAsPinned(
	stage: Stage,
	{ pins, isOver }: { pins: Pins; isOver: boolean },
	kept: ReadonlyMap<string, WrittenModule>,
): JudgedStage {
	const isWritten = new Set(writtenModules(stage).map(({ id }) => id))
	const counted = writtenCore(stageAsPinned(stage, pins, kept)).map((module) =>
		toCounted(module, { isSince: !(module.id in pins), isGone: isOver && !isWritten.has(module.id) }),
	)
	// What is planned stays in the plan's minutes; of the rest, those that the cohort keeps take the place of today's.
	const today = coreModules(stage).filter(({ id, lesson }) => lesson !== null || id in pins)
	const minutes = stage.training.minutes - sum(today) + sum(counted.filter((module) => !module.isSince))
	return { ...stage, training: { ...stage.training, minutes }, counted }
}

/** Whatever one of several cohorts counts: what is read of people for all of these at once. */
export function judgedTogether(stage: Stage, all: Iterable<JudgedStage>): JudgedStage {
	const byKey = new Map([...all].flatMap(({ counted }) => counted.map((module) => [module.key, module] as const)))
	return { ...stage, counted: [...byKey.values()].map((module) => ({ ...module, isGone: false })) }
}

function toCounted({ id, key, title, minutes }: ModuleEntry, of: Pick<CountedModule, 'isSince' | 'isGone'>) {
	return { id, key, title, minutes, ...of }
}

const sum = (modules: readonly { minutes: number }[]) => modules.reduce((total, { minutes }) => total + minutes, 0)
