import { listed } from '~/domain/number-words'
import { takesPart } from '~/domain/room/parts'
import { useRoom } from './use-room'

/** Before a room begins: with whom one will sit, or the way into a group that was arranged without one. */
export function GroupAhead() {
	const { view, me, nameOf, send } = useRoom()
	const { groups } = view
	if (!groups || groups.all.length === 0 || !takesPart(me.part)) return null
	const others = groups.mine?.memberIds.filter((id) => id !== me.personId) ?? []
	return (
		<section className="write-ahead" aria-labelledby="group-ahead">
			<h2 className="h2" id="group-ahead">
				{groups.mine ? `You sit in ${groups.mine.name}` : 'You sit in no group yet'}
			</h2>
			{groups.mine ? (
				<p className="small soft">
					{others.length > 0 ? `With ${listed(others.map(nameOf))}.` : 'So far with nobody else.'} A part of this room
					happens there; it tells you when.
				</p>
			) : (
				<>
					<p className="small soft">
						A part of this room happens in small groups, and they are made already. Join the smallest, or wait for the
						lead to find you a place.
					</p>
					<p className="acts">
						<button type="button" className="btn edge sm" onClick={() => send({ type: 'join-group' })}>
							Join a group
						</button>
					</p>
				</>
			)}
		</section>
	)
}
