import type { Scores } from '../assessment/decision'
import type { Rubric } from '../assessment/rubric'
import type { Calibration, StepOf } from './pathway'

/** How close somebody's scores of the sample answers are to the key: sample → criterion → 1 … 4. */
export type SampleScores = Record<string, Scores>

export type Calibrated = { close: number; of: number; percent: number; passed: boolean }

/** The name of one criterion's field in the form of all samples; `criterion` as `readScores` asks for it. */
export function sampleField(sample: string, criterion: string): string {
	return `s:${sample}:${criterion}`
}

/** A score that is missing is not close. */
export function judgeCalibration(
	{ samples }: Pick<Calibration, 'samples'>,
	scores: SampleScores,
	{ within, percent: least }: Pick<StepOf<'prepare'>['calibration'], 'within' | 'percent'>,
): Calibrated {
	const gaps = samples.flatMap(({ id, key }) =>
		Object.entries(key).map(([criterion, { score }]) => Math.abs((scores[id]?.[criterion] ?? Number.NaN) - score)),
	)
	const close = gaps.filter((gap) => gap <= within).length
	const percent = gaps.length === 0 ? 0 : Math.floor((close * 100) / gaps.length)
	return { close, of: gaps.length, percent, passed: close * 100 >= least * gaps.length && gaps.length > 0 }
}

/** Criteria nobody has scored yet, as "sample: criterion"; a calibration is handed in whole. */
export function unscored({ samples }: Pick<Calibration, 'samples'>, rubric: Rubric, scores: SampleScores): string[] {
	return samples.flatMap(({ id, title }) =>
		rubric.criteria.filter((each) => !scores[id]?.[each.id]).map((each) => `${title}: ${each.title}`),
	)
}

const DAY_MS = 86_400_000

/** From when on somebody may try again, who has just read the key; null when they may now. */
export function againFrom(lastAt: Date | null, { againAfterDays }: { againAfterDays: number }, now: Date): Date | null {
	if (!lastAt) return null
	const from = new Date(lastAt.getTime() + againAfterDays * DAY_MS)
	return from > now ? from : null
}
