import { boxOf } from '~/domain/room/boxes'
import type { GroupSeen } from '~/domain/room/group-view'
import { LONGEST } from '~/domain/room/kinds'
import type { GroupPhase } from '~/domain/room/play'
import { DraftBox } from './draft-box'
import { TakeOff } from './take-off'
import { useRoom } from './use-room'

/** What the group writes down, and the way of single lines to everybody. */
export function GroupNotes({ phase, mine }: { phase: GroupPhase; mine: GroupSeen }) {
	const alone = phase.step === 'alone'
	if (phase.step === 'brief' || phase.step === 'play') return null
	return (
		<section className="mt-6" aria-labelledby="notes">
			<h3 className="h3" id="notes">
				{alone ? 'Your own lines' : 'Lines of your group'}
			</h3>
			<p className="small soft">
				{alone
					? 'Nobody else sees them in this part. In the next one your group does.'
					: 'Your group sees them, and whoever leads while they visit. A line you show to everybody stands in the recap too.'}
			</p>
			<Lines notes={mine.notes} mayShare={!alone && !mine.isVisit} />
			{mine.isVisit ? null : (
				<DraftBox
					key={phase.id}
					box={boxOf.group(phase.id)}
					label="Write a line"
					placeholder="Write a line"
					intent={(text) => ({ type: 'add-note', phase: phase.id, groupId: mine.id, dealt: mine.dealt, text })}
					longest={LONGEST.slip}
				/>
			)}
		</section>
	)
}

function Lines({ notes, mayShare }: { notes: GroupSeen['notes']; mayShare: boolean }) {
	const { send } = useRoom()
	return (
		<ul className="asked">
			{notes.map(({ id, text, isMine, isShared }) => (
				<li key={id}>
					{text}
					<div className="line-acts">
						{mayShare ? (
							<button
								type="button"
								className="linkish"
								aria-pressed={isShared}
								onClick={() => send({ type: 'share-note', noteId: id, shared: !isShared })}
							>
								{isShared ? 'Shown to everybody: take it back' : 'Show it to everybody'}
								<span className="vh">: {text}</span>
							</button>
						) : null}
						{isMine ? (
							<button type="button" className="linkish" onClick={() => send({ type: 'delete-note', noteId: id })}>
								Delete<span className="vh">: {text}</span>
							</button>
						) : (
							<TakeNoteOff noteId={id} text={text} />
						)}
					</div>
				</li>
			))}
		</ul>
	)
}

/** The lead takes off a line they see; nobody is told whose it was, the lead neither. */
function TakeNoteOff({ noteId, text }: { noteId: string; text: string }) {
	const { view, me, send } = useRoom()
	if (view.leadId !== me.personId || view.status !== 'running') return null
	return <TakeOff text={text} onTake={() => void send({ type: 'remove-note', noteId })} />
}

/** Back with everybody: what the groups brought, and what one’s own could still bring. */
export function BroughtBack() {
	const { view } = useRoom()
	const groups = view.groups
	if (!groups) return null
	const own = groups.mine && !groups.mine.isVisit ? groups.mine.notes.filter(({ isShared }) => !isShared) : []
	if (groups.shared.length === 0 && own.length === 0) return null
	return (
		<section className="brought" aria-labelledby="brought">
			<h3 id="brought">From the groups</h3>
			{groups.shared.length === 0 ? <p className="small soft">No group has shown a line yet.</p> : null}
			<ul className="asked">
				{groups.shared.map(({ id, group, text }) => (
					<li key={id}>
						{text}
						<span className="by block">{group}</span>
						<TakeNoteOff noteId={id} text={text} />
					</li>
				))}
			</ul>
			{own.length > 0 ? (
				<>
					<h3>Still only in {groups.mine?.name}</h3>
					<Lines notes={own} mayShare />
				</>
			) : null}
		</section>
	)
}
