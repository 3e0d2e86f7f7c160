import { paths } from '~/paths'
import type { ModuleEntry, Program, Stage } from '../program/lesson'
import { itemsOf, type Readiness } from './instrument'
import { aimNames, bandNames, type Dimension, dimensionNames, STAGES, type StageId, stageNames } from './kinds'
import type { FinishedRun, Place } from './read.server'
import { type Step, stepsOf, stretchesOf } from './roadmap'
import { type Change, changeSince, countedItems, type Level, pointsOf, type Result, scoreOf } from './score'

/** A result as a page says it. `own`: what only its owner reads, the single answers and what came before. */
export function sayResult(
	{ instrument }: Readiness,
	programs: Program[],
	run: FinishedRun,
	own: { before: { run: FinishedRun; on: string } | null; doneModules: ReadonlySet<string> } | null,
) {
	const { at, aim, answers } = run
	const result = scoreOf(instrument, at, aim, answers)
	const counted = countedItems(instrument, at, aim)
	return {
		at: stageNames[at],
		aim: aimNames[aim],
		result: result.map(rounded),
		counted: counted.length,
		dimensions: result.map(({ dimension, level, answered, asked }) => ({
			id: dimension,
			name: dimensionNames[dimension],
			level: level ? sayLevel(level) : null,
			answered,
			asked,
			text: level ? (instrument.parts.find((part) => part.dimension === dimension)?.texts[level.band] ?? '') : '',
			lowest: own
				? lowestOf(
						counted.filter((item) => item.dimension === dimension),
						answers,
					)
				: [],
		})),
		steps: stepsOf(instrument, at, aim, answers).flatMap((step) => sayStep(step, programs, own) ?? []),
		stretches: stretchesOf(instrument, at, aim, answers).map((each) => ({
			...each,
			dimensionName: dimensionNames[each.dimension],
		})),
		since: own?.before ? saySince(instrument, own.before, run) : null,
	}
}

/** As the page says it: more places behind the point would tell single answers. */
function rounded(result: Result[number]): Result[number] {
	const tenth = (value: number) => Math.round(value * 10) / 10
	const { level } = result
	if (!level) return result
	return { ...result, level: { ...level, level: tenth(level.level), low: tenth(level.low), high: tenth(level.high) } }
}

function sayLevel({ level, low, high, band, from, to }: Level) {
	return {
		level: level.toFixed(1),
		range: `${low.toFixed(1)} to ${high.toFixed(1)}`,
		band,
		words: from === to ? bandNames[band] : `between “${bandNames[from]}” and “${bandNames[to]}”`,
	}
}

/** The two questions answered lowest, unless all were answered high. */
function lowestOf(items: ReturnType<typeof countedItems>, answers: FinishedRun['answers']): string[] {
	return items
		.flatMap((item) => {
			const points = pointsOf(answers, item.id)
			return points !== null && points <= 2 ? [{ points, says: item.anchors[points - 1] ?? '', ask: item.ask }] : []
		})
		.sort((one, other) => one.points - other.points)
		.slice(0, 2)
		.map(({ ask, says }) => `${ask} “${says}”`)
}

function sayStep({ moduleKey, because }: Step, programs: Program[], own: { doneModules: ReadonlySet<string> } | null) {
	const found = findModule(programs, moduleKey)
	if (!found) return null
	const { stage, module } = found
	return {
		key: moduleKey,
		title: module.title,
		stage: { id: stage.id, label: stage.label },
		minutes: module.minutes,
		...reading(stage, module),
		isDone: own?.doneModules.has(moduleKey) ?? false,
		because: [...new Set(because.map((item) => dimensionNames[item.dimension]))],
	}
}

/** A module that is not written has no address yet. */
function reading(stage: Stage, module: ModuleEntry) {
	const at = { program: stage.program.slug, stage: stage.id, module: module.id }
	return { to: module.lesson ? paths.module(at) : null }
}

function findModule(programs: Program[], key: string): { stage: Stage; module: ModuleEntry } | null {
	for (const stage of programs.flatMap((program) => program.stages)) {
		const module = stage.modules.find((each) => each.key === key)
		if (module) return { stage, module }
	}
	return null
}

const changeWords: Record<Change['says'], string> = {
	up: 'More than before',
	down: 'Less than before',
	'no-clear-change': 'No clear change',
	'too-little-in-common': 'Too little in common to say',
}

function saySince(instrument: Readiness['instrument'], before: { run: FinishedRun; on: string }, run: FinishedRun) {
	const items = countedItems(instrument, run.at, run.aim)
	return {
		on: before.on,
		result: scoreOf(instrument, run.at, run.aim, before.run.answers).map(rounded),
		changes: changeSince(items, before.run.answers, run.answers).map((change) => ({
			id: change.dimension,
			name: dimensionNames[change.dimension],
			says: change.says,
			words: changeWords[change.says],
			by:
				change.by === null
					? null
					: `${change.by > 0 ? '+' : change.by < 0 ? '−' : ''}${Math.abs(change.by).toFixed(1)}`,
			threshold: change.threshold?.toFixed(1) ?? null,
			common: change.common,
		})),
	}
}

/** The map for one reader: where they are, what comes next, which modules serve. */
export function sayPipeline({ pipeline }: Readiness, programs: Program[], place: Place) {
	const next = nextOf(place)
	return {
		stages: pipeline.stages.map((stage) => ({
			...stage,
			title: stageNames[stage.id],
			state:
				stage.id === place.at
					? ('here' as const)
					: stage.id === next
						? ('next' as const)
						: STAGES.indexOf(stage.id) < STAGES.indexOf(place.at)
							? ('behind' as const)
							: ('ahead' as const),
			modules: stage.modules.flatMap(({ key, why }) => {
				const found = findModule(programs, key)
				return found
					? [{ key, why, title: found.module.title, label: found.stage.label, ...reading(found.stage, found.module) }]
					: []
			}),
		})),
		routes: pipeline.routes,
	}
}

/** The stage looked at, or the one after for who has not decided; none for who goes deeper as an IC. */
export function nextOf({ at, aim }: Place): StageId | null {
	if (aim === 'deeper-ic') return null
	if (aim !== 'unsure') return aim === at ? null : aim
	return STAGES[STAGES.indexOf(at) + 1] ?? null
}

/** The pages of the questions, one for each dimension, with how far each is. */
export function sayPages({ instrument }: Readiness, answers: FinishedRun['answers']) {
	return instrument.parts.map(({ dimension, items }) => ({
		dimension: dimension as Dimension,
		name: dimensionNames[dimension],
		to: paths.readinessStep({ step: dimension }),
		answered: items.filter((item) => Object.hasOwn(answers, item.id)).length,
		of: items.length,
	}))
}

export function countQuestions({ instrument }: Readiness): number {
	return itemsOf(instrument).length
}
