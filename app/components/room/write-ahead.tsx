import { boxOf } from '~/domain/room/boxes'
import type { Format } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { boardAt } from '~/domain/room/phases'
import { writesOn } from '~/domain/room/writers'
import { DraftBox } from './draft-box'
import { useRoom } from './use-room'

/** Before a room begins: the boxes of its first board, so that nobody has to think on the spot. Kept for their author alone. */
export function WriteAhead({ format }: { format: Format }) {
	const { me, view } = useRoom()
	const board = boardAt({ format, phase: { index: -1 } })
	if (!board || me.part === 'observer') return null
	if (!writesOn(board, me.personId, view.presenters[board.round ?? 1] ?? null)) return null
	const hasNext = format.phases.some(({ kind, round }) => kind === 'write' && round !== undefined && round > 1)
	return (
		<section className="write-ahead" aria-labelledby="write-ahead">
			<h2 className="h2" id="write-ahead">
				Write ahead, if you like
			</h2>
			<p className="small soft">
				One thought to a line. It waits in your boxes of “{board.title}”, and goes to nobody: you lay it down there
				yourself, line by line, or not at all.
				{hasNext ? ' Who brings the next case is settled in the room, so its boxes are written there.' : null}
			</p>
			<div className="ahead-boxes">
				{board.columns.map((column) => (
					<div key={column.id}>
						<h3 className="h3">{column.title}</h3>
						<p className="small soft">{column.prompt}</p>
						<DraftBox
							box={boxOf.column(board.id, column.id)}
							label={`Write ahead: ${column.title.toLowerCase()}`}
							placeholder="Only you see this"
							longest={LONGEST.draft}
						/>
					</div>
				))}
			</div>
		</section>
	)
}
