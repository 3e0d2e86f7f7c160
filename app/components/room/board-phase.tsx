import type { Column, Phase } from '~/domain/room/format'
import { votesIn } from '~/domain/room/phases'
import type { SlipShown } from '~/domain/room/view'
import { Columns } from './columns'
import { Learnings } from './learnings'
import { Speaking } from './speaking'
import { Tally } from './tally'
import { useCase, useRoom } from './use-room'

type Slip = SlipShown

/** The slips face up: revealed, voted on, talked about. Unsigned throughout. */
export function BoardPhase({
	phase,
	board,
}: {
	phase: Extract<Phase, { kind: 'reveal' | 'vote' | 'discuss' }>
	/** The phase in which what lies here was written; none in a talk without slips */
	board: Extract<Phase, { kind: 'write' }> | undefined
}) {
	const { view, me } = useRoom()
	const columns = board?.columns ?? []
	const slips = view.slips.filter((slip) => slip.board === board?.id)
	const strokes = (slip: Slip) => view.tally?.[slip.id] ?? 0
	const isDiscussion = phase.kind === 'discuss'
	const byVotes = (a: Slip, b: Slip) => (isDiscussion ? strokes(b) - strokes(a) : 0)
	const top = isDiscussion ? [...slips].sort(byVotes)[0] : undefined
	const inColumn = (column: Column) => slips.filter((slip) => slip.column === column.id).sort(byVotes)
	const votes = votesIn(phase)
	const votesLeft = votes - view.myVotes.filter((id) => slips.some((slip) => slip.id === id)).length
	const removable = view.leadId === me.personId
	return (
		<main id="main" className={isDiscussion ? 'stage talk-side' : 'stage wide'}>
			<section className="board" aria-label="The board">
				{top && strokes(top) > 0 ? (
					<div className="topic">
						<div>
							<p className="small soft">
								Most votes, from {columns.find((column) => column.id === top.column)?.title}{' '}
								<Tally count={strokes(top)} mine={countOf(view.myVotes, top.id)} />
							</p>
							<h2>{top.text}</h2>
							<AskedFor />
						</div>
					</div>
				) : (
					<div className="topic plain">
						<div>
							<h2>{phase.title}</h2>
							<p className="small soft">{phase.prompt}</p>
							<AskedFor />
						</div>
						{votes > 0 ? (
							<p className="strong" role="status">
								{votesLeft === 0 ? 'No votes left' : `${votesLeft} of ${votes} left`}
							</p>
						) : null}
					</div>
				)}
				<div className={phase.kind === 'reveal' ? 'turning contents' : 'contents'}>
					<Columns columns={columns} badge={(column) => String(inColumn(column).length)}>
						{(column) => (
							<>
								<header>
									<h3>{column.title}</h3>
									<span>{slipCount(inColumn(column).length)}</span>
								</header>
								{inColumn(column).length === 0 ? <p className="small faint">{column.empty}</p> : null}
								{inColumn(column).map((slip, index) => (
									<div
										key={slip.id}
										className={slip.id === top?.id && strokes(slip) > 0 ? 'slip top' : 'slip'}
										style={{ ['--i' as string]: index }}
									>
										{slip.text}
										<SlipFoot slip={slip} phase={phase} votesLeft={votesLeft} removable={removable} />
									</div>
								))}
							</>
						)}
					</Columns>
				</div>
			</section>
			{isDiscussion ? (
				<aside className="side" aria-label="The talk">
					<Speaking />
					<Learnings />
				</aside>
			) : null}
		</main>
	)
}

/** What the talk is for, kept in sight while slips are weighed. */
function AskedFor() {
	const { me, nameOf } = useRoom()
	const { case: told } = useCase()
	if (!told) return null
	const who = told.byId === me.personId ? 'you' : nameOf(told.byId).split(' ')[0]
	return (
		<p className="small asked-for">
			<b>{told.title}.</b> What {who} asked for: {told.ask}
		</p>
	)
}

function SlipFoot({
	slip,
	phase,
	votesLeft,
	removable,
}: {
	slip: Slip
	phase: Phase
	votesLeft: number
	removable: boolean
}) {
	const { view, send, me } = useRoom()
	const mine = countOf(view.myVotes, slip.id)
	const shown = view.tally?.[slip.id] ?? 0
	const votes = votesIn(phase) > 0 && me.part !== 'observer'
	if (!votes && shown === 0 && !removable) return null
	return (
		<div className="slip-foot">
			<Tally count={votes ? mine : shown} mine={mine} />
			{votes ? (
				<span className="votes">
					<button
						type="button"
						disabled={mine === 0}
						aria-label={`Take a vote back from: ${slip.text}`}
						onClick={() => send({ type: 'unvote', slipId: slip.id })}
					>
						−
					</button>
					<button
						type="button"
						disabled={votesLeft === 0}
						aria-label={`Vote for: ${slip.text}`}
						onClick={() => send({ type: 'vote', slipId: slip.id })}
					>
						+
					</button>
				</span>
			) : null}
			{removable && phase.kind !== 'vote' ? (
				<button
					type="button"
					className="linkish"
					aria-label={`Take off the board: ${slip.text}`}
					onClick={() => send({ type: 'remove-slip', slipId: slip.id })}
				>
					Take off
				</button>
			) : null}
		</div>
	)
}

function countOf(list: string[], item: string): number {
	return list.filter((each) => each === item).length
}

function slipCount(count: number): string {
	return count === 1 ? '1 slip' : `${count} slips`
}
