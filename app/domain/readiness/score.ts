import { type Instrument, type Item, itemsOf } from './instrument'
import {
	type Aim,
	type Answers,
	BANDS,
	type Band,
	DIMENSIONS,
	type Dimension,
	NO_OCCASION,
	type Points,
	STAGES,
	type StageId,
} from './kinds'

/**
 * How far one answer may lie from what a longer look would say, in points. Our own assumption, and said to the reader:
 * nothing was measured. From it follow the range of a level and what counts as a change.
 */
const SPREAD = 0.6
/** Fewer answers than these say too little for a level. */
export const FEWEST = 3

export type Level = {
	/** Mean of the counted answers, 1 to 4 */
	level: number
	low: number
	high: number
	band: Band
	/** Other bands the range reaches into */
	from: Band
	to: Band
	answered: number
}
export type Result = { dimension: Dimension; level: Level | null; answered: number; asked: number }[]

/** The last stage whose questions count, by dimension: what is decisive only later is no gap today. */
export function reachOf(instrument: Instrument, at: StageId, aim: Aim): Record<Dimension, StageId> {
	return Object.fromEntries(
		instrument.parts.map((part) => {
			if (aim === 'deeper-ic') return [part.dimension, part.deeperIcUpTo]
			const wanted = aim === 'unsure' ? at : later(at, aim)
			// One question decides nothing: a beginner is asked about the next stage as well.
			return [part.dimension, later(wanted, 'tech-lead')]
		}),
	) as Record<Dimension, StageId>
}

function later(one: StageId, other: StageId): StageId {
	return STAGES.indexOf(one) > STAGES.indexOf(other) ? one : other
}

/** The items that count for somebody there who looks there. */
export function countedItems(instrument: Instrument, at: StageId, aim: Aim): Item[] {
	const reach = reachOf(instrument, at, aim)
	return itemsOf(instrument).filter((item) => STAGES.indexOf(item.stage) <= STAGES.indexOf(reach[item.dimension]))
}

/** Per dimension, the mean of what was answered. "No occasion to" counts neither for nor against. */
export function scoreOf(instrument: Instrument, at: StageId, aim: Aim, answers: Answers): Result {
	const counted = countedItems(instrument, at, aim)
	return DIMENSIONS.map((dimension) => {
		const items = counted.filter((item) => item.dimension === dimension)
		const points = items.flatMap((item) => pointsOf(answers, item.id) ?? [])
		return { dimension, level: levelOf(points), answered: points.length, asked: items.length }
	})
}

/** Null when open, or when there was no occasion. */
export function pointsOf(answers: Answers, itemId: string): Points | null {
	const answer = Object.hasOwn(answers, itemId) ? answers[itemId] : undefined
	return answer === undefined || answer === NO_OCCASION ? null : answer
}

function levelOf(points: readonly number[]): Level | null {
	if (points.length < FEWEST) return null
	const level = mean(points)
	const half = (2 * SPREAD) / Math.sqrt(points.length)
	const [low, high] = [Math.max(1, level - half), Math.min(4, level + half)]
	return {
		level,
		low,
		high,
		band: bandOf(level),
		from: bandOf(low),
		to: bandOf(high),
		answered: points.length,
	}
}

/** Four bands of equal width between 1 and 4. */
export function bandOf(level: number): Band {
	return BANDS[Math.min(3, Math.floor((level - 1) / 0.75))] ?? 'rarely'
}

export type Change = {
	dimension: Dimension
	/** Questions answered with points both times */
	common: number
	/** In points; null when too few are common */
	by: number | null
	/** What a change must exceed to be called one */
	threshold: number | null
	says: 'up' | 'down' | 'no-clear-change' | 'too-little-in-common'
}

/** What changed since an earlier time, over the questions answered both times alone. */
export function changeSince(items: readonly Item[], before: Answers, now: Answers): Change[] {
	return DIMENSIONS.map((dimension) => {
		const pairs = items
			.filter((item) => item.dimension === dimension)
			.flatMap((item) => {
				const [then, today] = [pointsOf(before, item.id), pointsOf(now, item.id)]
				return then !== null && today !== null ? [today - then] : []
			})
		if (pairs.length < FEWEST)
			return { dimension, common: pairs.length, by: null, threshold: null, says: 'too-little-in-common' }
		const by = mean(pairs)
		const threshold = 2 * SPREAD * Math.sqrt(2 / pairs.length)
		const says = Math.abs(by) < threshold ? 'no-clear-change' : by > 0 ? 'up' : 'down'
		return { dimension, common: pairs.length, by, threshold, says }
	})
}

function mean(numbers: readonly number[]): number {
	return numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}
