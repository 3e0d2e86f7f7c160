import type { Instrument, Item, Stretch } from './instrument'
import { type Aim, type Answers, type Dimension, STAGES, type StageId } from './kinds'
import { countedItems, pointsOf, scoreOf } from './score'

const MOST_MODULES = 5
const FEWEST_MODULES = 3
const MOST_STRETCHES = 3

/** `because`: the questions whose answers lead there, lowest first. */
export type Step = { moduleKey: string; because: Item[] }

/**
 * The modules that serve the lowest answers, at least three and at most five. Among equal answers, what becomes decisive
 * first comes first. "No occasion to" asks for an occasion rather than a module, so it weighs little.
 */
export function stepsOf(instrument: Instrument, at: StageId, aim: Aim, answers: Answers): Step[] {
	const ranked = [...countedItems(instrument, at, aim)].sort(
		(one, other) =>
			need(answers, other) - need(answers, one) || STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage),
	)
	const steps: Step[] = []
	for (const item of ranked) {
		const isNeeded = need(answers, item) > 1
		if (!isNeeded && steps.length >= FEWEST_MODULES) break
		for (const moduleKey of item.serves) {
			const known = steps.find((step) => step.moduleKey === moduleKey)
			if (known) known.because.push(item)
			else if (steps.length < MOST_MODULES) steps.push({ moduleKey, because: [item] })
		}
	}
	return steps
}

/** 3 for the lowest answer, 0 for the highest; an open one and "no occasion" lie beside "as a habit". */
function need(answers: Answers, item: Item): number {
	const points = pointsOf(answers, item.id)
	return points === null ? 0.5 : 4 - points
}

/** One for each of the dimensions that need it most, from where somebody stands. */
export function stretchesOf(instrument: Instrument, at: StageId, aim: Aim, answers: Answers): Stretch[] {
	const levels = new Map<Dimension, number>(
		scoreOf(instrument, at, aim, answers).map(({ dimension, level }) => [dimension, level?.level ?? 0]),
	)
	const byNeed = [...levels].sort(([, one], [, other]) => one - other).map(([dimension]) => dimension)
	return byNeed
		.flatMap(
			(dimension) => instrument.stretch.find((each) => each.dimension === dimension && each.at.includes(at)) ?? [],
		)
		.slice(0, MOST_STRETCHES)
}
