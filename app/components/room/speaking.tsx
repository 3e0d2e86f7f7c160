import { listed } from '~/domain/number-words'
import { initialsOf } from '~/domain/person/kinds'
import type { Phase } from '~/domain/room/format'
import { hasQueue, isTalkedIn, phaseOf } from '~/domain/room/phases'
import { useRoom } from './use-room'

/** What is pressed about the floor says in which phase, and about whose turn: it may wait for a connection. */
function useFloor() {
	const { view, format, send } = useRoom()
	const phase = phaseOf({ format, phase: view.phase })?.id
	return {
		giveFloor: (personId: string) => send({ type: 'call-speaker', phase, personId }),
		endTurn: () => send({ type: 'end-speaking', phase, personId: view.speakingId ?? undefined }),
	}
}

/** Who speaks, and who is next. */
export function Speaking() {
	const { view, me, nameOf, state } = useRoom()
	const { giveFloor, endTurn } = useFloor()
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
							<button type="button" className="linkish" onClick={endTurn}>
								{view.speakingId === me.personId ? 'I am done' : 'Free the floor'}
							</button>
						) : null}
					</div>
				</div>
			) : (
				<p className="small soft mt-2">The floor is free.</p>
			)}
			{leads && next ? (
				<button type="button" className="btn ink sm mt-2" onClick={() => giveFloor(next)}>
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
								aria-label={`Give the floor: ${nameOf(personId)}`}
								onClick={() => giveFloor(personId)}
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

/** The same in a line, wherever else the room talks: nothing while nobody wants the floor. */
export function FloorLine({ phase }: { phase: Phase | undefined }) {
	const { view, me, nameOf, state } = useRoom()
	const { giveFloor, endTurn } = useFloor()
	const { hands, speakingId } = view
	const isHere = isTalkedIn(phase) && !hasQueue(phase) && !view.phase.isStopped
	if (view.status !== 'running' || !isHere || (!speakingId && hands.length === 0)) return null
	const leads = view.leadId === me.personId
	const next = hands.find((personId) => state.present.includes(personId))
	const named = (personId: string) => (personId === me.personId ? 'you' : nameOf(personId))
	return (
		<section className="floor-line" aria-label="Speaking">
			<p>
				{speakingId ? <b>{speakingId === me.personId ? 'You speak.' : `${nameOf(speakingId)} speaks.`} </b> : null}
				{hands.length > 0 ? `${speakingId ? 'Next' : 'Hands up'}: ${listed(hands.map(named))}.` : null}
			</p>
			{speakingId && (leads || speakingId === me.personId) ? (
				<button type="button" className="btn edge sm" onClick={endTurn}>
					{speakingId === me.personId ? 'I am done' : 'Free the floor'}
				</button>
			) : null}
			{leads && next ? (
				<button type="button" className="btn edge sm" onClick={() => giveFloor(next)}>
					Next: {nameOf(next).split(' ')[0]}
				</button>
			) : null}
		</section>
	)
}
