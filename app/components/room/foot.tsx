import type { ReactNode } from 'react'
import type { Phase } from '~/domain/room/format'
import { hasQueue, isTalkedIn } from '~/domain/room/phases'
import { isReactedIn } from '~/domain/room/reactions'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'
import { Crew } from './crew'
import { Reactions } from './reactions'
import { StopButton } from './stop'
import { useIWrite, useRoom, useStillWriting } from './use-room'

/** The people, and what each of them can do in any phase. */
export function Foot({ phase, call }: { phase: Phase | undefined; call: ReactNode }) {
	const { view, me, send } = useRoom()
	const writing = phase?.kind === 'write'
	const stillWriting = useStillWriting()
	const iWrite = useIWrite()
	const talking = isTalkedIn(phase)
	const hand = view.hands.includes(me.personId)
	return (
		<footer className="foot">
			<Crew />
			{writing ? (
				<p className="small soft">
					<b>{stillWriting}</b> still writing
				</p>
			) : null}
			<div className="acts">
				<span className="only-phone foot-links">
					{call}
					<StopButton />
					<SafetyLink />
				</span>
				{isReactedIn(view, phase) ? <Reactions /> : null}
				<Connection />
				{view.status === 'running' &&
				me.part !== 'observer' &&
				view.leadId !== me.personId &&
				phase?.kind !== 'closing' &&
				phase?.kind !== 'check-out' ? (
					<button
						type="button"
						className="btn text sm"
						aria-disabled={view.iAskedForTime}
						onClick={() => !view.iAskedForTime && send({ type: 'ask-more-time', phase: phase?.id })}
					>
						{view.iAskedForTime ? 'Asked for time' : 'More time'}
					</button>
				) : null}
				{phase && iWrite ? (
					<button
						type="button"
						className={view.iFinished ? 'btn edge sm' : 'btn ink sm'}
						aria-pressed={view.iFinished}
						onClick={() => send({ type: 'finish', phase: phase.id, done: !view.iFinished })}
					>
						{view.iFinished ? 'I write on' : 'I have finished'}
					</button>
				) : null}
				{phase && (talking || hand) && me.part !== 'observer' ? (
					<button
						type="button"
						className={hand || !hasQueue(phase) ? 'btn edge sm' : 'btn ink sm'}
						aria-pressed={hand}
						onClick={() => send({ type: hand ? 'lower-hand' : 'raise-hand', phase: phase.id })}
					>
						<Icon name="hand" />
						{hand ? 'Lower hand' : 'Raise hand'}
					</button>
				) : null}
			</div>
		</footer>
	)
}

/** One press away in every phase: beside the help, and on a phone at the thumb. */
export function SafetyLink() {
	return (
		<a className="small help" href={paths.helpTopic({ topic: 'safety' })} target="_blank" rel="noreferrer">
			Safety<span className="vh">: danger, or harm to somebody, in a new tab</span>
		</a>
	)
}

function Connection() {
	const { state } = useRoom()
	const waiting = state.waiting.length
	if (state.connection === 'connected' && waiting < 2) return <span className="live">Connected</span>
	const words =
		state.connection === 'connected'
			? 'Saving'
			: state.connection === 'connecting'
				? 'Connecting'
				: 'Reconnecting, keep writing'
	return (
		<span className={state.connection === 'connected' ? 'live' : 'live off'} role="status">
			{words}
			{waiting > 0 ? `. ${waiting} ${waiting === 1 ? 'act waits' : 'acts wait'} here` : ''}
		</span>
	)
}
