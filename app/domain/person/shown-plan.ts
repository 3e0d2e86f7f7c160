import type { Difference } from './directory-entry'
import type { Plan, RowProblem } from './import-plan'

const MOST_SHOWN = 100
const MOST_PROBLEMS = 200

/** What a page shows of a plan: all of the counts, and as many rows as somebody reads. */
export type ShownPlan = {
	counts: { rows: number; fresh: number; changed: number; unchanged: number; withProblems: number; problems: number }
	problems: RowProblem[]
	fresh: { row: number; name: string; email: string }[]
	changed: { row: number; name: string; differences: Difference[] }[]
}

export function shownPlan(plan: Plan): ShownPlan {
	const withProblems = new Set(plan.problems.map(({ row }) => row))
	const isFine = ({ row }: { row: number }) => !withProblems.has(row)
	const fresh = plan.fresh.filter(isFine)
	const changed = plan.changed.filter(isFine)
	return {
		counts: {
			rows: plan.rowCount,
			fresh: fresh.length,
			changed: changed.length,
			unchanged: plan.rowCount - fresh.length - changed.length - withProblems.size,
			withProblems: withProblems.size,
			problems: plan.problems.length,
		},
		problems: plan.problems.slice(0, MOST_PROBLEMS),
		fresh: fresh.slice(0, MOST_SHOWN).map(({ row, entry }) => ({ row, name: entry.name, email: entry.email })),
		changed: changed
			.slice(0, MOST_SHOWN)
			.map(({ row, before, differences }) => ({ row, name: before.name, differences })),
	}
}

/** Counts of all letters, and as many of them as somebody reads. */
export type ShownNews<Hear> = { people: number; cancellations: number; questions: number; shown: number; hear: Hear[] }

export function shownNews<Said extends { news: string }, Hear extends { lines: Said[] }>(all: Hear[]): ShownNews<Hear> {
	const letters = all.flatMap(({ lines }) => lines)
	const questions = letters.filter(({ news }) => news === 'time-asked').length
	let left = MOST_SHOWN
	const hear = all.flatMap((each) => {
		const lines = each.lines.slice(0, left)
		left -= lines.length
		return lines.length > 0 ? [{ ...each, lines }] : []
	})
	const shown = MOST_SHOWN - left
	return { people: all.length, cancellations: letters.length - questions, questions, shown, hear }
}
