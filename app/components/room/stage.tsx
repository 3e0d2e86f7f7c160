import { useEffect, useRef } from 'react'
import { capitalized, counted } from '~/domain/number-words'
import type { Phase } from '~/domain/room/format'
import { boardAt } from '~/domain/room/phases'
import { paths } from '~/paths'
import { BoardPhase } from './board-phase'
import { CasePhase } from './case-phase'
import { CheckOutPhase } from './check-out-phase'
import { Closed } from './closed'
import { GroupAhead } from './group-ahead'
import { GroupPhase } from './group-phase'
import { LastTimePhase } from './last-time'
import { Learnings } from './learnings'
import type { RoomPage } from './room-screen'
import { Stopped } from './stop'
import { ClosingPhase, CommitPhase, QuestionsPhase, TalkPhase } from './talk-phases'
import { useRoom } from './use-room'
import { WriteAhead } from './write-ahead'
import { WritePhase } from './write-phase'

/** What the phase at hand shows: one page for each kind of phase, one before the first and one after the last. */
export function Stage({ page, phase }: { page: RoomPage; phase: Phase | undefined }) {
	const { view, state, me, nameOf } = useRoom()
	useTopOf(view.phase.version)
	if (view.status === 'closed') return <Closed recap={page.recap} back={page.back} isWall={page.isWall} />
	if (!phase) {
		return (
			<main id="main" className="stage wide">
				<div className="sheet-page">
					<h2 className="h1">
						{view.leadId === me.personId
							? 'You begin.'
							: view.leadId === null && me.part === 'peer'
								? 'We begin when one of us takes the lead.'
								: `We begin when ${view.leadId ? nameOf(view.leadId).split(' ')[0] : 'the lead'} does.`}
					</h2>
					<p className="ask">{page.format.about}</p>
					<p className="soft">
						{capitalized(counted(state.present.length, 'person is', 'people are'))} here. What is said in this room
						stays here; what is learned may leave. You may pass at any time.
					</p>
					<p className="small soft">
						Danger and disclosures of harm belong elsewhere:{' '}
						<a href={paths.helpTopic({ topic: 'safety' })} target="_blank" rel="noreferrer">
							when not to use a room<span className="vh">, in a new tab</span>
						</a>
						.
					</p>
					<GroupAhead />
					<WriteAhead format={page.format} />
				</div>
			</main>
		)
	}
	if (view.phase.isStopped) return <Stopped />
	switch (phase.kind) {
		case 'last-time':
			return <LastTimePhase phase={phase} />
		case 'case':
			return <CasePhase key={phase.id} phase={phase} ownCase={page.ownCase} kin={page.kin} casebook={page.casebook} />
		case 'questions':
			return <QuestionsPhase key={phase.id} phase={phase} />
		case 'write':
			return <WritePhase key={phase.id} phase={phase} />
		case 'reveal':
		case 'vote':
		case 'discuss':
			return <BoardPhase key={phase.id} phase={phase} board={boardAt({ format: page.format, phase: view.phase })} />
		case 'talk':
			return <TalkPhase phase={phase} />
		case 'learnings':
			return (
				<main id="main" className="stage wide">
					<div className="sheet-page">
						<h2 className="h1">{phase.title}</h2>
						<p className="ask">{phase.prompt}</p>
						<Learnings />
					</div>
				</main>
			)
		case 'commitments':
			return <CommitPhase phase={phase} dueBy={page.dueBy} today={page.today} />
		case 'check-out':
			return <CheckOutPhase phase={phase} dueBy={page.dueBy} today={page.today} />
		case 'closing':
			return <ClosingPhase phase={phase} dueBy={page.dueBy} today={page.today} />
		case 'group':
			return <GroupPhase phase={phase} links={page.groupLinks} isWall={page.isWall} />
	}
}

/** A phase is read from its first line. On a phone the whole page scrolls, and would stay where the one before was left. */
function useTopOf(version: number) {
	const seen = useRef(version)
	useEffect(() => {
		if (seen.current === version) return
		seen.current = version
		window.scrollTo({ top: 0 })
	}, [version])
}
