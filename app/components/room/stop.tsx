import { ordinal } from '~/domain/number-words'
import type { Case } from '~/domain/room/room'
import { paths } from '~/paths'
import { useRoom } from './use-room'

/** One press away in every phase. Whoever presses it is named to nobody, and in no log. */
export function StopButton() {
	const { view, me, send } = useRoom()
	// A wall is nobody's.
	if (view.status !== 'running' || view.phase.isStopped || me.personId === '') return null
	return (
		<button
			type="button"
			className="btn edge sm stop"
			title="Covers what is talked about, for all. Nobody is told who pressed it."
			onClick={() => send({ type: 'stop' })}
		>
			Stop card<span className="vh">: cover what is talked about, for all. Nobody is told who pressed it</span>
		</button>
	)
}

/** Somebody said stop: what is talked about is covered for all, until whoever leads goes on. */
export function Stopped() {
	const { view, me, nameOf, send } = useRoom()
	const isLead = view.leadId === me.personId
	const lead = view.leadId ? nameOf(view.leadId).split(' ')[0] : 'The lead'
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page">
				<h2 className="h1">Somebody said stop.</h2>
				<p className="ask">The talk rests, and the clock stands still. Please do not ask who it was, or why.</p>
				<p>
					Danger, or harm to somebody?{' '}
					<a href={paths.helpTopic({ topic: 'safety' })} target="_blank" rel="noreferrer">
						Who to go to<span className="vh">, in a new tab</span>
					</a>
				</p>
				<p className="small soft mt-4">
					Nobody is told who pressed it, and no record says so. What you were writing is kept, and is there when it goes
					on.
				</p>
				{isLead ? (
					<p className="acts">
						<button
							type="button"
							className="btn ink"
							onClick={() => send({ type: 'resume', from: view.phase.version })}
						>
							Go on
						</button>
					</p>
				) : (
					<p className="small soft mt-2">{lead} goes on when all are ready.</p>
				)}
				<TakeOffCases />
			</div>
		</main>
	)
}

/** For whoever told a case, in whichever round, and for whoever leads of all of them. */
export function TakeOffCases() {
	const { view, me } = useRoom()
	const isMine = (told: Case) => told.byId === me.personId || view.leadId === me.personId
	if (me.personId === '') return null
	return Object.entries(view.cases).map(([round, told]) =>
		isMine(told) ? <TakeOffCase key={round} round={Number(round)} byId={told.byId} /> : null,
	)
}

/** It is asked about: it cannot be put back. Of its words none stand here: under a stop they are covered. */
function TakeOffCase({ round, byId }: { round: number; byId: string }) {
	const { format, me, nameOf, send } = useRoom()
	const isOfMany = format.phases.some((phase) => phase.kind === 'case' && (phase.round ?? 1) > 1)
	const which = `the ${ordinal(round)} case, ${byId === me.personId ? 'yours' : `told by ${nameOf(byId)}`}`
	return (
		<details className="mt-5">
			<summary className="linkish">
				{isOfMany ? `Take off the board: ${which}` : 'Take this case off the board'}
			</summary>
			<p className="small soft mt-2">
				The case, the questions about it and the slips on its boards go, for everybody and for good: from the room, its
				log and the recap, and with them what was noted beside the room from when it was told until the next. What its
				author prepared stays with them alone. Lines on the sheet, of groups, and promises stay; whoever leads can
				strike them out of the recap.
			</p>
			<button type="button" className="btn bad sm mt-2" onClick={() => send({ type: 'take-off-case', round })}>
				Take it off for good{isOfMany ? <span className="vh">: {which}</span> : null}
			</button>
		</details>
	)
}
