import { type Cells, cellsFor, numberIn } from './sheet'

/** A list of bets and less money than they cost. */
export type Bet = { label: string; cost: number; given: number; share: 'all' | 'half' | 'none' | null; why: string }
export type Split = {
	bets: Bet[]
	limit: number
	spent: number
	left: number
	/** Not decided yet */
	open: string[]
	refused: Bet[]
	/** Refused or halved without a word to whoever asked */
	unexplained: string[]
	/** Half of everything is a way not to choose */
	halves: number
}

const SHARES = { all: 1, half: 0.5, none: 0 } as const

export function readSplit(
	given: readonly { id: string; label: string; start: string }[],
	limit: number,
	rows: readonly Cells[],
): Split {
	const bets = given.map(({ id, label, start }): Bet => {
		const cells = cellsFor(rows, id)
		const cost = numberIn(start) ?? 0
		const share = cells.share === 'all' || cells.share === 'half' || cells.share === 'none' ? cells.share : null
		return { label, cost, share, given: share ? cost * SHARES[share] : 0, why: cells.why ?? '' }
	})
	const spent = bets.reduce((sum, bet) => sum + bet.given, 0)
	const labels = (list: Bet[]) => list.map(({ label }) => label)
	return {
		...{ bets, limit, spent, left: limit - spent },
		open: labels(bets.filter((bet) => bet.share === null)),
		refused: bets.filter((bet) => bet.share === 'none'),
		unexplained: labels(bets.filter((bet) => (bet.share === 'none' || bet.share === 'half') && bet.why === '')),
		halves: bets.filter((bet) => bet.share === 'half').length,
	}
}
