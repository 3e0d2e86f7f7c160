import { Link } from '@remix-run/react'
import { useMemo } from 'react'
import type { Format, Phase } from '~/domain/room/format'
import { boardAt, phaseOf } from '~/domain/room/phases'
import { refusalWords } from '~/domain/room/policy'
import { type RoomView, withoutOwn } from '~/domain/room/view'
import type { Seat } from '~/domain/room/wire'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'
import { Rope } from '../ui/marks'
import { BoardPhase } from './board-phase'
import { CasePhase } from './case-phase'
import { CheckOutPhase } from './check-out-phase'
import { Clock } from './clock'
import { Closed } from './closed'
import { Crew } from './crew'
import { type GroupLink, GroupPhase } from './group-phase'
import { LeadBar } from './lead-bar'
import { Learnings } from './learnings'
import { Margin } from './margin'
import { OwnGroup } from './own-group'
import { Reactions } from './reactions'
import { Strip } from './strip'
import { ClosingPhase, CommitPhase, LastTimePhase, QuestionsPhase, TalkPhase } from './talk-phases'
import { useNews } from './use-news'
import { RoomProvider, useRoom, useRoomClient } from './use-room'
import { WriteAhead } from './write-ahead'
import { WritePhase } from './write-phase'

export type RoomPage = {
	sessionId: string
	title: string
	cohort: string
	format: Format
	me: Seat
	people: Seat[]
	view: RoomView | null
	drafts: Record<string, string>
	ownCase: { title: string; situation: string; ask: string } | null
	group: { name: string; callUrl: string; place: string } | null
	/** Of one’s own group, and for who leads of all */
	groupLinks: GroupLink[]
	today: string
	inAWeek: string
	back: string
	recap: string
	/** On a wall, for all to see: nothing of whoever opened it */
	isWall: boolean
}

/** The live room: phases as stations on a rope, one clock, the people at the foot. */
export function RoomScreen({ page }: { page: RoomPage }) {
	const client = useRoomClient({
		sessionId: page.sessionId,
		personId: page.me.personId,
		view: page.view,
		people: page.people,
	})
	const { state } = client
	const drafts = useMemo(() => ({ ...page.drafts }), [page.drafts])
	const own = state.people.find((seat) => seat.personId === page.me.personId) ?? page.me
	const me = page.isWall ? ON_THE_WALL : own
	const nameOf = (personId: string) =>
		state.people.find((seat) => seat.personId === personId)?.name ?? 'Somebody who left'
	if (state.gone) return <Gone why={state.gone} back={page.back} />
	if (!state.view) return <Opening page={page} />
	const view = page.isWall ? withoutOwn(state.view) : state.view
	return (
		<RoomProvider value={{ ...client, view, format: page.format, me, nameOf, drafts }}>
			<LiveRoom page={page} />
		</RoomProvider>
	)
}

/** Who looks at a wall: everybody, so nobody in particular. */
const ON_THE_WALL: Seat = { personId: '', name: '', part: 'observer' }

export function LiveRoom({ page }: { page: RoomPage }) {
	const { view, state, dismiss } = useRoom()
	const kind = page.isWall ? 'room wall' : 'room'
	const news = useNews(page.format)
	const phase = view.status === 'running' ? phaseOf({ format: page.format, phase: view.phase }) : undefined
	const notice = state.refused
		? (state.refused.message ??
			refusalWords[state.refused.why as keyof typeof refusalWords] ??
			'That was not possible.')
		: null
	return (
		<div className={notice || view.iAmMuted ? `${kind} with-notice` : kind}>
			<a className="skip" href="#main">
				Skip to the room
			</a>
			<header className="rh">
				<Link className="leave" to={page.back} aria-label="Leave the room" reloadDocument>
					<Icon name="back" />
				</Link>
				<div className="rt">
					<h1>{page.title}</h1>
					<span className="small soft">{page.cohort}</span>
					{page.group ? <OwnGroup group={page.group} /> : null}
					<span className="only-phone">
						{phase ? `${phase.title}, phase ${view.phase.index + 1} of ${page.format.phases.length}` : ''}
					</span>
				</div>
				<Strip format={page.format} />
				<Clock />
				<a className="small" href={paths.helpTopic({ topic: 'rooms' })} target="_blank" rel="noreferrer">
					Help<span className="vh">, in a new tab</span>
				</a>
			</header>
			<div className="only-phone phone-rope">
				<Rope share={view.status === 'waiting' ? 0 : (view.phase.index + 1) / page.format.phases.length} />
			</div>
			{notice ? (
				<p className="notice" role="alert">
					{notice}{' '}
					<button type="button" className="linkish" onClick={dismiss}>
						Understood
					</button>
				</p>
			) : null}
			{view.iAmMuted && !notice ? (
				<p className="notice" role="status">
					{refusalWords.muted}
				</p>
			) : null}
			<Stage page={page} phase={phase} />
			<LeadBar format={page.format} groupLinks={page.groupLinks} />
			{page.isWall ? null : <Margin />}
			<Foot phase={phase} recap={page.recap} />
			<div className="vh" role="status" aria-live="polite">
				{news}
			</div>
		</div>
	)
}

function Stage({ page, phase }: { page: RoomPage; phase: Phase | undefined }) {
	const { view, state, me, nameOf } = useRoom()
	if (view.status === 'closed') return <Closed recap={page.recap} back={page.back} />
	if (!phase) {
		return (
			<main id="main" className="stage wide">
				<div className="sheet-page">
					<h2 className="h1">
						{view.leadId === me.personId
							? 'You begin.'
							: `We begin when ${view.leadId ? nameOf(view.leadId).split(' ')[0] : 'the lead'} does.`}
					</h2>
					<p className="ask">{page.format.about}</p>
					<p className="soft" role="status">
						{state.present.length === 1 ? 'One person is here.' : `${state.present.length} people are here.`} What is
						said in this room stays here; what is learned may leave. You may pass at any time.
					</p>
					<p className="small soft">
						Danger and disclosures of harm belong elsewhere:{' '}
						<a href={paths.helpTopic({ topic: 'safety' })} target="_blank" rel="noreferrer">
							when not to use a room<span className="vh">, in a new tab</span>
						</a>
						.
					</p>
					<WriteAhead format={page.format} />
				</div>
			</main>
		)
	}
	switch (phase.kind) {
		case 'last-time':
			return <LastTimePhase phase={phase} />
		case 'case':
			return <CasePhase key={phase.id} phase={phase} ownCase={page.ownCase} />
		case 'questions':
			return <QuestionsPhase phase={phase} />
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
						<p className="ask">{phase.prompt}</p>
						<Learnings />
					</div>
				</main>
			)
		case 'commitments':
			return <CommitPhase phase={phase} inAWeek={page.inAWeek} today={page.today} />
		case 'check-out':
			return <CheckOutPhase phase={phase} />
		case 'closing':
			return <ClosingPhase phase={phase} />
		case 'group':
			return <GroupPhase phase={phase} links={page.groupLinks} />
	}
}

/** Where somebody may want the floor. */
const TALKING = new Set<Phase['kind']>(['discuss', 'learnings', 'reveal', 'talk'])

function Foot({ phase, recap }: { phase: Phase | undefined; recap: string }) {
	const { view, state, me, send } = useRoom()
	const writing = phase?.kind === 'write'
	const stillWriting = Math.max(0, state.present.length - view.finishedCount)
	const talking = phase !== undefined && TALKING.has(phase.kind)
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
				{talking && view.status === 'running' ? <Reactions /> : null}
				<Connection />
				{view.status === 'closed' ? (
					<Link className="btn ink sm" to={recap} reloadDocument>
						Read the recap
					</Link>
				) : null}
				{view.status === 'running' &&
				me.part !== 'observer' &&
				view.leadId !== me.personId &&
				phase?.kind !== 'closing' &&
				phase?.kind !== 'check-out' ? (
					<button
						type="button"
						className="btn text sm"
						disabled={view.iAskedForTime}
						onClick={() => send({ type: 'ask-more-time' })}
					>
						{view.iAskedForTime ? 'Asked for time' : 'More time'}
					</button>
				) : null}
				{writing && me.part !== 'observer' ? (
					<button
						type="button"
						className={view.iFinished ? 'btn edge sm' : 'btn ink sm'}
						aria-pressed={view.iFinished}
						onClick={() => send({ type: 'finish', done: !view.iFinished })}
					>
						{view.iFinished ? 'I write on' : 'I have finished'}
					</button>
				) : null}
				{talking && me.part !== 'observer' ? (
					<button
						type="button"
						className={hand ? 'btn edge sm' : 'btn ink sm'}
						aria-pressed={hand}
						onClick={() => send({ type: hand ? 'lower-hand' : 'raise-hand' })}
					>
						<Icon name="hand" />
						{hand ? 'Lower hand' : 'Raise hand'}
					</button>
				) : null}
			</div>
		</footer>
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

function Opening({ page }: { page: RoomPage }) {
	return (
		<main id="main" className="page narrow">
			<h1 className="h1">{page.title}</h1>
			<p className="soft mt-3" role="status">
				Opening the room. It needs a moment, and JavaScript: a live room cannot do without.
			</p>
			<p className="acts">
				<Link className="btn edge" to={page.back} reloadDocument>
					Back to the session
				</Link>
			</p>
		</main>
	)
}

const goneWords: Record<string, { title: string; text: string }> = {
	'signed-out': {
		title: 'You are signed out.',
		text: 'Sign in again to come back. What the room has acknowledged is safe.',
	},
	unauthorized: {
		title: 'You are signed out.',
		text: 'Sign in again to come back. What the room has acknowledged is safe.',
	},
	'not-in-cohort': { title: 'This room is for its cohort.', text: 'You are not, or no longer, one of its people.' },
	cancelled: { title: 'This session is cancelled.', text: 'The session’s page says why.' },
	'too-early': { title: 'The room is not open yet.', text: 'It opens a day before the session.' },
	'no-room-format': { title: 'This session has no room.', text: 'Use the call link on the session’s page.' },
}

function Gone({ why, back }: { why: string; back: string }) {
	const words = goneWords[why] ?? { title: 'The room is closed to you.', text: 'Go back and try again.' }
	return (
		<main id="main" className="path-ends">
			<h1 className="h1">{words.title}</h1>
			<p className="soft">{words.text}</p>
			<p className="acts">
				<Link className="btn ink" to={back} reloadDocument>
					Back to the session
				</Link>
			</p>
		</main>
	)
}
