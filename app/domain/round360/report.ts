import type { Instrument } from '../assessment/instrument'
import { type GroupKey, PERSPECTIVES } from './kinds'

/** One rater's answer, without the rater. */
export type Answer = {
	group: GroupKey
	/** Points by item; no occasion to see: left out */
	ratings: Record<string, number>
	keep: string
	differently: string
}

/** What one group said of one item; only where enough of them had an occasion to see. */
type Cell = { answers: number; mean: number }

export type Report = {
	groups: { group: GroupKey; answers: number; cells: Record<string, Cell> }[]
	/** Over the groups above and their cells: nothing that is not shown is in it */
	overall: {
		answers: number
		cells: Record<string, Cell>
		parts: { id: string; mean: number }[]
		/** Of both parts */
		mean: number
		/** Standard deviation between people, for judging a change; shown, to one decimal, of a team alone */
		spread: number
	} | null
	/** The line manager's answer, under their name; they were told so before */
	manager: { ratings: Record<string, number>; keep: string; differently: string } | null
	/** Of all groups above, mixed, and neither list in the order of the other */
	keep: string[]
	differently: string[]
}

/**
 * What a round says once it is closed, and the only thing kept of it. Everything in it follows from its cells, each a group
 * of at least `fewest` people, no two of them with anybody in common for the same item: so nothing can be found out about
 * fewer by taking one figure from another (P2). Pure; `mix` puts a list into an order of chance.
 * @returns null when no group had enough answers
 */
export function reportOf(
	instrument: Instrument,
	given: readonly Answer[],
	mix: <Item>(items: readonly Item[]) => Item[],
): Report | null {
	const answers = blurred(instrument, given)
	const fewest = instrument.fewest ?? Number.POSITIVE_INFINITY
	const ofManager = answers.find(({ group }) => group === 'manager')
	const pooled = answers.filter(({ group }) => group !== 'manager')
	const groups = [...new Set(pooled.map(({ group }) => group))]
		.toSorted((one, other) => placeOf(one) - placeOf(other))
		.flatMap((group) => {
			const said = pooled.filter((each) => each.group === group)
			return said.length >= fewest ? [{ group, answers: said.length, cells: cellsOf(instrument, said, fewest) }] : []
		})
	const shown = pooled.filter(({ group }) => groups.some((each) => each.group === group))
	const manager = ofManager
		? { ratings: ofManager.ratings, keep: ofManager.keep, differently: ofManager.differently }
		: null
	if (groups.length === 0) return null
	return {
		groups,
		overall: overallOf(instrument, groups, shown),
		manager,
		keep: mix(shown.map(({ keep }) => keep).filter(Boolean)),
		differently: mix(shown.map(({ differently }) => differently).filter(Boolean)),
	}
}

/**
 * A mean at the very end of its scale would tell what each of a group has said. Where all of one gave an item the most
 * points, or the fewest, one of them counts as a point away, in every figure: the report is the same as if they had, and
 * nobody can tell (docs/decisions/0035). The line manager’s answer stands by name, as it was.
 */
export function blurred<Said extends Answer>(instrument: Instrument, given: readonly Said[]): Said[] {
	const answers = given.map((answer) => ({ ...answer, ratings: { ...answer.ratings } }))
	const groups = new Set(answers.map(({ group }) => group).filter((group) => group !== 'manager'))
	for (const group of groups)
		for (const { id, scale } of ratedItems(instrument)) {
			const rated = answers.filter((each) => each.group === group && id in each.ratings)
			const [one] = rated
			const most = (scale ?? instrument.scale).points
			if (one && rated.every(({ ratings }) => ratings[id] === most)) one.ratings[id] = most - 1
			else if (one && rated.every(({ ratings }) => ratings[id] === 1)) one.ratings[id] = 2
		}
	return answers
}

function placeOf(group: GroupKey): number {
	return PERSPECTIVES.findIndex((each) => group.split('+').includes(each))
}

/** Items on which points are given, the best answer being the most points. */
export function ratedItems(instrument: Instrument) {
	return instrument.items.flatMap((item) => (item.kind === 'rating' ? [item] : []))
}

/** Whether it has boxes besides: what is kept doing, and what could be done differently. */
export function asksForWords(instrument: Instrument): boolean {
	return instrument.items.some(({ kind }) => kind === 'text')
}

function pointsOf(instrument: Instrument, item: ReturnType<typeof ratedItems>[number], answer: Answer): number | null {
	const points = answer.ratings[item.id]
	if (points === undefined) return null
	return item.reversed ? (item.scale ?? instrument.scale).points + 1 - points : points
}

function cellsOf(instrument: Instrument, said: Answer[], fewest: number): Record<string, Cell> {
	return Object.fromEntries(
		ratedItems(instrument).flatMap((item) => {
			const points = said.flatMap((answer) => pointsOf(instrument, item, answer) ?? [])
			return points.length >= fewest ? [[item.id, { answers: points.length, mean: meanOf(points) }] as const] : []
		}),
	)
}

function overallOf(instrument: Instrument, groups: Report['groups'], shown: Answer[]): Report['overall'] {
	const cells = Object.fromEntries(
		ratedItems(instrument).flatMap(({ id }) => {
			const ofGroups = groups.flatMap((group) => group.cells[id] ?? [])
			const answers = sumOf(ofGroups.map((cell) => cell.answers))
			if (answers === 0) return []
			return [[id, { answers, mean: sumOf(ofGroups.map((cell) => cell.mean * cell.answers)) / answers }] as const]
		}),
	)
	const partIds = instrument.parts?.map(({ id }) => id) ?? [undefined]
	const parts = partIds.flatMap((part) => {
		const means = ratedItems(instrument).flatMap((item) => (item.part === part ? (cells[item.id]?.mean ?? []) : []))
		return means.length > 0 ? [{ id: part ?? instrument.id, mean: meanOf(means) }] : []
	})
	// A part of which nothing may be shown leaves the mean of all parts without one of them.
	if (parts.length < partIds.length) return null
	return {
		answers: sumOf(groups.map((group) => group.answers)),
		cells,
		parts,
		mean: meanOf(parts.map(({ mean }) => mean)),
		spread: spreadOf(instrument, groups, shown),
	}
}

/** Between people, each by the mean of what they gave in cells that are shown. */
function spreadOf(instrument: Instrument, groups: Report['groups'], shown: Answer[]): number {
	const means = shown.flatMap((answer) => {
		const cells = groups.find(({ group }) => group === answer.group)?.cells ?? {}
		const points = ratedItems(instrument).flatMap((item) =>
			cells[item.id] ? (pointsOf(instrument, item, answer) ?? []) : [],
		)
		return points.length > 0 ? [meanOf(points)] : []
	})
	if (means.length < 2) return 0
	const mean = meanOf(means)
	return Math.sqrt(sumOf(means.map((each) => (each - mean) ** 2)) / (means.length - 1))
}

function sumOf(numbers: number[]): number {
	return numbers.reduce((sum, each) => sum + each, 0)
}

function meanOf(numbers: number[]): number {
	return sumOf(numbers) / numbers.length
}
