import { type Unit, unitsOf, votesOf } from '~/domain/room/bundles'
import type { Phase } from '~/domain/room/format'
import { boardAt } from '~/domain/room/phases'
import { Tally } from './tally'
import { useRoom } from './use-room'

/** What was laid face up before this talk, of the case at hand, most votes first: whoever answers has it before them. */
export function OnTheBoard({ phase }: { phase: Phase }) {
	const { view, format } = useRoom()
	const board = boardAt({ format, phase: view.phase })
	const units = unitsOf(view, board?.id)
	if (!board || units.length === 0 || board.round !== phase.round) return null
	const strokes = (unit: Unit) => votesOf(unit, view.tally)
	return (
		<section className="on-board" aria-labelledby="on-board">
			<h3 id="on-board">On the board</h3>
			<ul className="asked">
				{[...units]
					.sort((one, other) => strokes(other) - strokes(one))
					.map((unit) => (
						<li key={unit.bundleId ?? unit.id}>
							{unit.name ? <b>{unit.name} </b> : null}
							<Tally count={strokes(unit)} />
							{unit.slips.map(({ id, text }) => (
								<span key={id} className="block">
									{text}
								</span>
							))}
							<span className="by block">{board.columns.find(({ id }) => id === unit.column)?.title}</span>
						</li>
					))}
			</ul>
		</section>
	)
}
