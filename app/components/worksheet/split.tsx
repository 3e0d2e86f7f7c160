import { figure } from '~/domain/number-words'
import type { Cells, GivenRow } from '~/domain/worksheet/sheet'
import { readSplit } from '~/domain/worksheet/split'

const said = (value: number) => figure(value, 1)

/** What is spent, what is refused, and in whose words. */
export function SplitPicture({ given, limit, rows }: { given: GivenRow[]; limit: number; rows: Cells[] }) {
	const split = readSplit(given, limit, rows)
	const cost = split.bets.reduce((sum, bet) => sum + bet.cost, 0)
	const scale = 100 / Math.max(cost, 1)
	return (
		<>
			<svg className="spent" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
				<rect width="100" height="10" className="all" />
				<rect width={Math.min(100, split.spent * scale)} height="10" className={split.left < 0 ? 'over' : 'given'} />
				<rect x={Math.min(99.6, limit * scale)} width=".4" height="10" className="limit" />
			</svg>
			<p>
				<b>
					{said(split.spent)} of {said(limit)} given
				</b>
				{split.left < 0
					? `, ${said(-split.left)} too much. Something has to be refused.`
					: split.left > 0
						? `, ${said(split.left)} left.`
						: ', nothing left.'}{' '}
				All of it would cost {said(cost)}.
			</p>
			<ul className="found-in">
				{split.open.length > 0 ? <li>Not decided: {split.open.join(', ')}.</li> : null}
				{split.halves > 1 ? <li>{split.halves} bets get half. Would you rather have half a bridge, twice?</li> : null}
				{split.unexplained.length > 0 ? (
					<li>
						Whoever asked has no reason yet: <b>{split.unexplained.join(', ')}</b>.
					</li>
				) : null}
			</ul>
			{split.refused.length > 0 ? (
				<>
					<h3 className="h3">What we will not do</h3>
					<ul className="found-in">
						{split.refused.map((bet) => (
							<li key={bet.label}>
								{bet.label}
								{bet.why ? `: ${bet.why}` : ''}
							</li>
						))}
					</ul>
				</>
			) : null}
		</>
	)
}
