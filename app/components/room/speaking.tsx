import { initialsOf } from '~/domain/person/kinds'
import { useRoom } from './use-room'

/** Who speaks, and who is next. */
export function Speaking() {
	const { view, me, nameOf, send } = useRoom()
	const leads = view.leadId === me.personId
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
			<ol className="queue" aria-label="Next to speak">
				{view.hands.map((personId, index) => (
					<li key={personId}>
						<span className="n">{index + 1}</span>
						<span className={personId === me.personId ? 'who me' : 'who'} aria-hidden="true">
							{initialsOf(nameOf(personId))}
						</span>
						{personId === me.personId ? 'You' : nameOf(personId)}
						{leads ? (
							<button type="button" className="linkish" onClick={() => send({ type: 'call-speaker', personId })}>
								Give the floor
							</button>
						) : null}
					</li>
				))}
			</ol>
		</section>
	)
}
