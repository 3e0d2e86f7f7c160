import { initialsOf } from '~/domain/person/kinds'
import { useRoom } from './use-room'

/** Who speaks, and who is next. */
export function Speaking() {
	const { view, me, nameOf, send, state } = useRoom()
	const leads = view.leadId === me.personId
	const isAway = (personId: string) => !state.present.includes(personId)
	// Whoever has gone keeps their place, and is passed over: nobody waits for an empty chair.
	const next = view.hands.find((personId) => !isAway(personId))
	return (
		<section className="speaking" aria-labelledby="speaking">
			<h2 id="speaking">Speaking</h2>
			{view.speakingId ? (
				<div className="floor">
					<span className="who now lg" aria-hidden="true">
						{initialsOf(nameOf(view.speakingId))}
					</span>
					<div>
						<b>{view.speakingId === me.personId ? 'You' : nameOf(view.speakingId)}</b>
						{isAway(view.speakingId) ? <span className="small soft block">has left the room for now</span> : null}
						{leads || view.speakingId === me.personId ? (
							<button type="button" className="linkish" onClick={() => send({ type: 'end-speaking' })}>
								{view.speakingId === me.personId ? 'I am done' : 'Free the floor'}
							</button>
						) : null}
					</div>
				</div>
			) : (
				<p className="small soft mt-2">The floor is free.</p>
			)}
			{leads && next ? (
				<button
					type="button"
					className="btn ink sm mt-2"
					onClick={() => send({ type: 'call-speaker', personId: next })}
				>
					Next: {nameOf(next).split(' ')[0]}
				</button>
			) : null}
			<ol className="queue" aria-label="Next to speak">
				{view.hands.map((personId, index) => (
					<li key={personId}>
						<span className="n">{index + 1}</span>
						<span className={personId === me.personId ? 'who me' : 'who'} aria-hidden="true">
							{initialsOf(nameOf(personId))}
						</span>
						<span>
							{personId === me.personId ? 'You' : nameOf(personId)}
							{isAway(personId) ? <span className="soft"> (away)</span> : null}
						</span>
						{leads ? (
							<button
								type="button"
								className="linkish"
								aria-label={`Give the floor to ${nameOf(personId)}`}
								onClick={() => send({ type: 'call-speaker', personId })}
							>
								Give the floor
							</button>
						) : null}
					</li>
				))}
			</ol>
		</section>
	)
}
