import { useState } from 'react'
import { stillWritingWords } from '~/domain/room/announcing'
import type { Format } from '~/domain/room/format'
import { mayLead, mayTakeLead } from '~/domain/room/parts'
import { phaseOf } from '~/domain/room/phases'
import { Icon } from '../ui/icon'
import { useClosing } from '../ui/use-closing'
import { BackTo } from './back-to'
import type { GroupLink } from './group-phase'
import { GroupsBoard } from './groups-board'
import { HandOver } from './hand-over'
import { Nudges } from './nudges'
import { useIWrite, usePhaseLeft, useRoom, useStillWriting } from './use-room'

/** What only the facilitators see: a hint for this phase, and the few acts that move the room. On a phone most of it folds away. */
export function LeadBar({ format, groupLinks }: { format: Format; groupLinks: GroupLink[] }) {
	const { view, me, barred, nameOf, send, state } = useRoom()
	const [isOpen, setOpen] = useState(false)
	const { menu } = useClosing()
	if (!mayLead(me.part) || view.status === 'closed') return null
	if (view.leadId !== me.personId) {
		if (!mayTakeLead(me, barred)) return null
		const isOffered = view.leadOffer === me.personId
		return (
			<section className="leadbar claim" aria-label="The lead">
				<p>
					{view.leadId === null ? (
						'Nobody leads yet. Whoever does begins, keeps the clock, and can be relieved at any time.'
					) : isOffered ? (
						<>
							<b>{nameOf(view.leadId)} offers you the lead,</b> and leads until you take it. Only the two of you see
							this.
						</>
					) : (
						`${nameOf(view.leadId)} leads. Taking the lead is announced to everybody.`
					)}
				</p>
				<div className="acts">
					{isOffered ? (
						<button type="button" className="btn text sm" onClick={() => send({ type: 'offer-lead', personId: null })}>
							Not now
						</button>
					) : null}
					<button
						type="button"
						className="btn edge sm"
						disabled={state.connection !== 'connected'}
						onClick={() => send({ type: 'claim-lead', fromId: view.leadId })}
					>
						Take the lead
					</button>
					{state.connection === 'connected' ? null : (
						<span className="small soft self-center">Once you are connected again.</span>
					)}
				</div>
			</section>
		)
	}
	const phase = phaseOf({ format, phase: view.phase })
	const next = view.status === 'waiting' ? 0 : view.phase.index + 1
	const nextPhase = format.phases[next]
	const from = view.phase.version
	const previous = format.phases[view.phase.index - 1]
	// The size of the groups at hand, or else of those to come.
	const groupSize = [phase, ...format.phases.slice(next)].find((each) => each?.kind === 'group')?.groups
	const needsGroups = nextPhase?.kind === 'group' && (view.groups?.all.length ?? 0) === 0
	return (
		<section className={isOpen ? 'leadbar open' : 'leadbar'} aria-label="For you as lead">
			<p>
				<Nudges phase={phase} />
				{view.status === 'waiting' ? (
					<span className="tip">When most people are here, begin. You can always go back a phase.</span>
				) : view.phase.isStopped ? (
					<span className="tip">Give it a moment. Go on when all are ready, or begin another phase.</span>
				) : (
					<Tip key={view.phase.version} tips={phase?.tips ?? []} />
				)}
			</p>
			<div className="acts">
				<button type="button" className="btn text sm more" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
					{isOpen ? 'Less' : 'More'}
				</button>
				{groupSize ? (
					<details className="close-room" ref={menu}>
						<summary className={needsGroups ? 'btn ink sm' : 'btn text sm'}>Groups</summary>
						<div className="you-menu groups-menu">
							<GroupsBoard links={groupLinks} size={groupSize} />
						</div>
					</details>
				) : null}
				<div className="later">
					{view.status === 'running' && previous ? <BackTo phase={previous} /> : null}
					{view.status === 'running' ? (
						<button type="button" className="btn edge sm" onClick={() => send({ type: 'extend', minutes: 2, from })}>
							Two more minutes
						</button>
					) : null}
					{view.status === 'running' && !view.phase.isStopped ? <Pause /> : null}
					{view.status === 'running' ? <Mute /> : null}
					<HandOver />
					<a className="btn text sm" href="?wall=1" target="_blank" rel="noreferrer">
						Projector<span className="vh">, in a new tab</span>
					</a>
				</div>
				{phase?.kind === 'write' && nextPhase?.kind === 'reveal' ? <StillWriting /> : null}
				{nextPhase ? (
					<button
						type="button"
						className="btn ink sm"
						disabled={state.connection !== 'connected' || needsGroups}
						onClick={() => send({ type: 'start-phase', to: next, from })}
					>
						{view.status === 'waiting' ? 'Begin' : 'Next'}: {nextPhase.title}
						<Icon name="forward" />
					</button>
				) : (
					<CloseRoom />
				)}
			</div>
		</section>
	)
}

/** Counted, and never named. It holds nothing up: whoever leads sees more than a count. */
function StillWriting() {
	const { view } = useRoom()
	const count = useStillWriting()
	const iWrite = useIWrite()
	if (count === 0) return null
	const words = stillWritingWords(count, iWrite && !view.iFinished)
	return <span className="small soft still-writing">{words}</span>
}

/** The hints of a phase, in their order, spread over its time; the next one can be had before. */
function Tip({ tips }: { tips: string[] }) {
	const { view } = useRoom()
	const [skipped, skip] = useState(0)
	const { startedAtMs, endsAtMs } = view.phase
	const leftMs = usePhaseLeft()
	const byClock = Math.floor(tips.length * Math.min(1, Math.max(0, 1 - leftMs / (endsAtMs - startedAtMs))))
	const at = Math.min(tips.length - 1, byClock + skipped)
	return (
		<>
			<span className="tip">{tips[at]}</span>
			{at < tips.length - 1 ? (
				<>
					{' '}
					<button type="button" className="linkish small" onClick={() => skip(skipped + 1)}>
						Next hint
					</button>
				</>
			) : null}
		</>
	)
}

function Pause() {
	const { view, send } = useRoom()
	const isPaused = view.phase.pausedAtMs !== null
	return (
		<button
			type="button"
			className="btn edge sm"
			aria-pressed={isPaused}
			onClick={() => send({ type: isPaused ? 'resume' : 'pause', from: view.phase.version })}
		>
			{isPaused ? 'Go on' : 'Pause'}
		</button>
	)
}

/** For a flood. Its person is told, and nobody else but the lead. */
function Mute() {
	const { view, state, format, send } = useRoom()
	const phase = phaseOf({ format, phase: view.phase })?.id
	const { menu } = useClosing()
	const muted = view.forLead?.muted ?? []
	// Among peers nobody is muted: whoever is could take the lead and undo it.
	const people = state.people
		.filter(({ part }) => part === 'participant')
		.sort((one, other) => one.name.localeCompare(other.name))
	if (people.length === 0) return null
	return (
		<details className="close-room" ref={menu}>
			<summary className="btn edge sm">{muted.length > 0 ? `Muted: ${muted.length}` : 'Mute'}</summary>
			<div className="you-menu mute-menu">
				<p className="small">
					For this phase, what they would show to everybody at once is refused: questions, lines, also those of a group,
					moves, a raised hand. What they write alone goes on. Only they and you know.
				</p>
				<ul>
					{people.map(({ personId, name }) => (
						<li key={personId}>
							<span>{name}</span>
							<button
								type="button"
								className="linkish"
								aria-pressed={muted.includes(personId)}
								aria-label={muted.includes(personId) ? `Let speak again: ${name}` : `Mute ${name}`}
								onClick={() =>
									send(muted.includes(personId) ? { type: 'unmute', personId } : { type: 'mute', phase, personId })
								}
							>
								{muted.includes(personId) ? 'Let speak again' : 'Mute'}
							</button>
						</li>
					))}
				</ul>
			</div>
		</details>
	)
}

/** The end is asked about: everybody is sent to the recap. */
function CloseRoom() {
	const { view, send } = useRoom()
	const { menu } = useClosing()
	return (
		<details className="close-room" ref={menu}>
			<summary className="btn ink sm">Close the room</summary>
			<div className="you-menu">
				<p>Everybody finds the way to the recap. For an hour you can open the room again.</p>
				<button type="button" className="btn bad sm" onClick={() => send({ type: 'close', from: view.phase.version })}>
					Close it for everybody
				</button>
			</div>
		</details>
	)
}
