import type { Instrument } from '../assessment/instrument'
import { askedBy, groupName, isOfThemselves } from './kinds'
import { type Report, ratedItems } from './report'
import { type Change, changeBetween, type Outcome, outcomeOf } from './result'
import { sayOutcome } from './say'

const MOST_POINTS = 5
/** People who all say the same would each be known by a spread of 0. */
const LEAST_SPREAD = 0.3

/** A mean as people read it: one decimal */
const said = (mean: number) => mean.toFixed(1)
/**
 * Of a team, to the nearest half: a mean of five to one decimal is their exact sum, and the sums of two readings, one of
 * them with somebody more, would give that one’s answer by subtraction.
 */
const saidOfTeam = (mean: number) => (Math.round(mean * 2) / 2).toFixed(1)

export type ShownReport = {
	outcome: Outcome
	title: string
	text: string
	/** "4.1", and its two parts; of partners none: a mean of four questions says nothing that they do not */
	mean: string | null
	/** Of a team or a part: "2.9 to 3.9", around the mean, and "0.7", how far people are from one another */
	range: string | null
	spread: string | null
	parts: { title: string; mean: string }[]
	columns: { name: string; answers: number | null }[]
	/** By part; a cell is null where too few had occasion to see */
	rows: { id: string; part: string; says: string; cells: (string | null)[] }[]
	keep: { id: string; text: string }[]
	differently: { id: string; text: string }[]
	manager: { keep: string; differently: string } | null
	change: (Omit<Change, 'from' | 'to'> & { from: string; to: string }) | null
}

/** A closed round in words and figures, for its owner and whoever they show it to. Dates of answers there are none. */
export function showReport(instrument: Instrument, report: Report | null, earlier: Report | null): ShownReport {
	const outcome = outcomeOf(report)
	const asked = askedBy(instrument)
	const isRange = isOfThemselves(asked)
	const isSummed = asked === 'others' || isRange
	const change = isSummed ? changeBetween(earlier, report) : null
	const titleOf = (id: string | undefined) =>
		instrument.parts?.find((part) => part.id === id)?.title ?? instrument.title
	const groups = report?.groups ?? []
	const withAll = groups.length > 1
	const saidInCells = isRange ? saidOfTeam : said
	const cellOf = (cell: { mean: number } | undefined) => (cell ? saidInCells(cell.mean) : null)
	const overall = (mean: number) => (isRange ? said(mean) : mean.toFixed(2))
	return {
		outcome,
		...sayOutcome(instrument, outcome),
		mean: isSummed && report?.overall ? overall(report.overall.mean) : null,
		...(isRange && report?.overall ? rangeOf(report.overall) : { range: null, spread: null }),
		parts: (report?.overall?.parts ?? []).map(({ id, mean }) => ({ title: titleOf(id), mean: saidInCells(mean) })),
		columns: [
			...groups.map(({ group, answers }) => ({ name: groupName(group), answers })),
			...(withAll && report?.overall ? [{ name: 'All of these', answers: report.overall.answers }] : []),
			...(report?.manager ? [{ name: 'Line manager, by name', answers: null }] : []),
		],
		rows: report
			? ratedItems(instrument).map(({ id, part, says, reversed }) => ({
					id,
					part: titleOf(part),
					says: reversed ? `${says} (turned around: the higher, the less of it)` : says,
					cells: [
						...groups.map(({ cells }) => cellOf(cells[id])),
						...(withAll && report.overall ? [cellOf(report.overall.cells[id])] : []),
						...(report.manager ? [report.manager.ratings[id]?.toString() ?? null] : []),
					],
				}))
			: [],
		keep: numbered(report?.keep),
		differently: numbered(report?.differently),
		manager: report?.manager ? { keep: report.manager.keep, differently: report.manager.differently } : null,
		change: change && { clear: change.clear, from: overall(change.from), to: overall(change.to) },
	}
}

/** Where the mean of the same team might as well have come out: 2 × spread ÷ √n to both sides, on the scale. */
function rangeOf({ mean, spread, answers }: NonNullable<Report['overall']>) {
	const shown = Math.max(spread, LEAST_SPREAD)
	const reach = (2 * shown) / Math.sqrt(answers)
	const [low, high] = [Math.max(1, mean - reach), Math.min(MOST_POINTS, mean + reach)]
	return {
		range: `${said(low)} to ${said(high)}`,
		spread: spread < LEAST_SPREAD ? `under ${LEAST_SPREAD}` : said(spread),
	}
}

/** Two people may write the same. */
function numbered(lines: string[] = []): { id: string; text: string }[] {
	return lines.map((text, at) => ({ id: String(at), text }))
}
