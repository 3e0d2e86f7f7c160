import { agendaOf, titleOf, type Unit, unitsOf, votesOf } from '~/domain/room/bundles'
import type { Column, Phase } from '~/domain/room/format'
import { votesIn } from '~/domain/room/phases'
import { BoardUnit } from './board-unit'
import { BundlingBar, BundlingProvider, useNewBundling } from './bundling'
import { Columns } from './columns'
import { BroughtBack } from './group-notes'
import { Learnings } from './learnings'
import { LeftBehind } from './left-behind'
import { Speaking } from './speaking'
import { Tally } from './tally'
import { useCase, useRoom } from './use-room'

/** The slips face up: revealed, put together, voted on, talked about. Unsigned, but on a board that is signed. */
export function BoardPhase({
	phase,
	board,
}: {
	phase: Extract<Phase, { kind: 'reveal' | 'vote' | 'discuss' }>
	/** The phase in which what lies here was written; none in a talk without slips */
	board: Extract<Phase, { kind: 'write' }> | undefined
}) {
	const { view, me } = useRoom()
	const bundling = useNewBundling(phase.kind === 'reveal' && me.part !== 'observer')
	const columns = board?.columns ?? []
	const units = unitsOf(view, board?.id)
	const strokes = (unit: Unit) => votesOf(unit, view.tally)
	const isDiscussion = phase.kind === 'discuss'
	const byVotes = (a: Unit, b: Unit) => (isDiscussion ? strokes(b) - strokes(a) : 0)
	const agenda = isDiscussion ? agendaOf(units, view) : undefined
	const topic = agenda?.topic
	const inColumn = (column: Column) => units.filter((unit) => unit.column === column.id).sort(byVotes)
	const slipsIn = (column: Column) => inColumn(column).reduce((sum, unit) => sum + unit.slips.length, 0)
	// Whoever observes is given none, and a wall is nobody's.
	const votes = me.part === 'observer' ? 0 : votesIn(phase)
	const here = new Set(units.flatMap((unit) => unit.slips.map(({ id }) => id)))
	const votesLeft = votes - view.myVotes.filter((id) => here.has(id)).length
	return (
		<main id="main" className={isDiscussion ? 'stage talk-side' : 'stage wide'}>
			<section className="board" aria-label="The board">
				{agenda && topic ? (
					<div className="topic">
						<div>
							<p className="small soft">
								{agenda.at === -1 ? 'Taken up' : `Topic ${agenda.at + 1} of ${agenda.topics.length}`}, from{' '}
								{columns.find((column) => column.id === topic.column)?.title}{' '}
								<Tally
									count={strokes(topic)}
									mine={view.myVotes.filter((id) => topic.slips.some((s) => s.id === id)).length}
								/>
							</p>
							<h2>{titleOf(topic)}</h2>
							<AskedFor />
							<p className="small soft">{phase.prompt}</p>
						</div>
						<NextTopic next={agenda.topics[agenda.at + 1]} phase={phase} />
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
				{board ? <LeftBehind board={board} /> : null}
				<BundlingProvider value={bundling}>
					<BundlingBar />
					<div className={phase.kind === 'reveal' ? 'turning contents' : 'contents'}>
						<Columns
							columns={columns}
							topic={topic}
							opensOn={columns.find((column) => slipsIn(column) > 0)?.id}
							badge={(column) => String(slipsIn(column))}
						>
							{(column) => (
								<>
									<header>
										<h3>{column.title}</h3>
										<span>{slipCount(slipsIn(column))}</span>
									</header>
									{inColumn(column).length === 0 ? <p className="small faint">{column.empty}</p> : null}
									{inColumn(column).map((unit, index) => (
										<BoardUnit
											key={unit.bundleId ?? unit.id}
											unit={unit}
											look={{ phase, columns, votesLeft, isTop: unit.id === topic?.id, index }}
										/>
									))}
								</>
							)}
						</Columns>
					</div>
				</BundlingProvider>
			</section>
			{isDiscussion ? (
				<aside className="side" aria-label="The talk">
					<Speaking />
					<BroughtBack />
					<Learnings />
				</aside>
			) : null}
		</main>
	)
}

/** Whoever leads goes on to what drew the next most votes. */
function NextTopic({ next, phase }: { next: Unit | undefined; phase: Phase }) {
	const { view, me, send } = useRoom()
	if (!next || view.leadId !== me.personId) return null
	return (
		<button
			type="button"
			className="btn edge sm"
			onClick={() => send({ type: 'take-up', phase: phase.id, slipId: next.slips[0].id })}
		>
			Next topic<span className="vh">: {titleOf(next)}</span>
		</button>
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

function slipCount(count: number): string {
	return count === 1 ? '1 slip' : `${count} slips`
}
