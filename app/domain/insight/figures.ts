/**
 * Figures of a team as evidence (program-design.md, section 3): typed with where they come from, and read by their owner.
 * What is judged is the reading; no figure is a threshold.
 */
export const UNITS = ['share', 'mean', 'count'] as const
export type Unit = (typeof UNITS)[number]
export const unitNames: Record<Unit, string> = {
	share: 'A share, 9 of 11',
	mean: 'A mean of answers',
	count: 'A count of events',
}

export const TEAMS = ['own', 'advised'] as const
export type Team = (typeof TEAMS)[number]
export const teamNames: Record<Team, string> = { own: 'My own team', advised: 'A team I advise' }

export const MOST_FIGURES = 12
export const LONGEST_SOURCE = 160
export const LONGEST_READING = 1_200

/** The four parts of a reading; none may be empty when it is handed in. */
export const READING = ['changed', 'causes', 'done', 'limits'] as const
export type ReadingPart = (typeof READING)[number]
export const readingNames: Record<ReadingPart, { label: string; help: string }> = {
	changed: { label: 'What changed', help: 'In a sentence a stranger could check.' },
	causes: { label: 'What else explains it', help: 'A reorganization, a hiring freeze, the season, who answered.' },
	done: { label: 'What I did', help: 'And when, so that it can be laid beside the figures.' },
	limits: { label: 'What cannot be claimed', help: 'What these figures do not show, however much one would like it.' },
}

/** One period. `of`: what a share is a share of. */
export type Side = { from: string; to: string; value: number; of: number | null }
export type Measured = {
	unit: Unit
	/** People the figure is about */
	population: number
	/** Standard deviation of the answers, of a mean */
	spread: number | null
	before: Side
	after: Side
}

/** `needed`: what a change must at least be, in the figure's own unit; null when that cannot be said. */
export type Change = { by: number; needed: number | null; isClear: boolean | null }

/** Twice what chance alone moves a difference by is called clear: program-design.md, section 8. */
const CLEAR = 2

export function changeOf({ unit, population, spread, before, after }: Measured): Change {
	const by = round(said(unit, after) - said(unit, before))
	const chance = chanceOf(unit, population, spread, before, after)
	if (chance === null) return { by, needed: null, isClear: null }
	const needed = round(CLEAR * chance)
	return { by, needed, isClear: by !== 0 && Math.abs(by) >= needed }
}

/** What chance moves the difference of two such figures by: its standard deviation. Shares in points of a hundred. */
function chanceOf(unit: Unit, population: number, spread: number | null, before: Side, after: Side): number | null {
	if (unit === 'mean') return spread === null ? null : spread * Math.sqrt(2 / population)
	// Of a count of independent events its mean is its variance.
	if (unit === 'count') return Math.sqrt(before.value + after.value)
	if (!before.of || !after.of) return null
	const together = (before.value + after.value) / (before.of + after.of)
	return 100 * Math.sqrt(together * (1 - together) * (1 / before.of + 1 / after.of))
}

function said(unit: Unit, side: Side): number {
	return unit === 'share' && side.of ? (100 * side.value) / side.of : side.value
}

/** To hundredths, the same up and down; never minus nothing. */
const round = (value: number) => (Math.sign(value) * Math.round(Math.abs(value) * 100)) / 100 + 0

/** A period's figure as it reads: "9 of 11 (82 %)". */
export function sideWords(unit: Unit, side: Side): string {
	return unit === 'share' && side.of
		? `${side.value} of ${side.of} (${Math.round(said(unit, side))} %)`
		: String(side.value)
}

/** What the difference says, and what it does not. */
export function changeWords(measured: Measured): string {
	const { by, needed, isClear } = changeOf(measured)
	if (by === 0) return 'No change.'
	const [size, least] =
		measured.unit === 'share' ? [Math.round(Math.abs(by)), Math.ceil(needed ?? 0)] : [Math.abs(by), needed]
	const points = measured.unit === 'share' ? (size === 1 ? ' point' : ' points') : ''
	const moved = `${size}${points} ${by > 0 ? 'up' : 'down'}.`
	if (isClear === null)
		return `${moved} Without the spread of the answers nobody can say whether that is more than chance.`
	if (isClear) return `${moved} That is more than chance alone would do; why, the figure does not say.`
	return `${moved} No clear change: with so few, less than ${least}${measured.unit === 'share' ? ' points' : ''} comes by chance alone.`
}
