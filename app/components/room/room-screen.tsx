import { Link, useRevalidator } from '@remix-run/react'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { PreparedCase, TellableCase } from '~/domain/casebook/kinds'
import { leadLine } from '~/domain/room/announcing'
import type { Format } from '~/domain/room/format'
import { phaseOf } from '~/domain/room/phases'
import { refusalWords } from '~/domain/room/policy'
import { roundsTakenOff } from '~/domain/room/taken-off'
import type { RoomView } from '~/domain/room/view'
import type { Seat } from '~/domain/room/wire'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'
import { Rope } from '../ui/marks'
import { useClosing } from '../ui/use-closing'
import { CallLink } from './call-link'
import { Clock } from './clock'
import { Crew } from './crew'
import { Gone, Opening } from './doorway'
import { Foot, SafetyLink } from './foot'
import type { GroupLink } from './group-phase'
import { LeadBar } from './lead-bar'
import { Margin } from './margin'
import { OwnGroup } from './own-group'
import { FloorLine } from './speaking'
import { Stage } from './stage'
import { StopButton } from './stop'
import { Strip } from './strip'
import { useFocusKept } from './use-focus-kept'
import { useNews } from './use-news'
import { RoomProvider, useRoom, useRoomClient } from './use-room'

export type RoomPage = {
	sessionId: string
	title: string
	cohort: string
	format: Format
	me: Seat
	people: Seat[]
	/** Who of the crew may not take the lead; for the crew */
	barred: string[]
	view: RoomView | null
	/** What the sheet says, where it lies on the table */
	sheet: string
	drafts: Record<string, string>
	ownCase: PreparedCase | null
	/** Of one’s own team or line among those who hear what is told here, when the page was made */
	kin: string[]
	/** The reader's own cases that may be told here */
	casebook: TellableCase[]
	/** Of everybody; empty for none */
	callUrl: string
	group: { name: string; callUrl: string; place: string } | null
	/** Of one’s own group, and for who leads of all */
	groupLinks: GroupLink[]
	today: string
	/** The day a commitment is proposed for: before the next meeting */
	dueBy: string
	back: string
	recap: string
	/** On a wall, for all to see: nothing of whoever opened it, who is not `me` either */
	isWall: boolean
}

/** The live room: phases as stations on a rope, one clock, the people at the foot. */
export function RoomScreen({ page }: { page: RoomPage }) {
	// biome-ignore lint/correctness/useExhaustiveDependencies: a page that is read again may know less than was typed here since.
	const drafts = useMemo(() => ({ ...page.drafts }), [page.sessionId])
	const client = useRoomClient({
		sessionId: page.sessionId,
		format: page.format,
		personId: page.me.personId,
		view: page.view,
		people: page.people,
		drafts: page.drafts,
		typed: drafts,
		isWall: page.isWall,
	})
	const { state } = client
	const me = state.people.find((seat) => seat.personId === page.me.personId) ?? page.me
	// A tab that slept while its session got another format has the news of one room and the stations of another.
	const isOfThisRoom = !state.view || page.view?.openedAtMs === state.view.openedAtMs
	useReadAnew(me.part !== page.me.part || !isOfThisRoom)
	const nameOf = (personId: string) =>
		state.people.find((seat) => seat.personId === personId)?.name ?? 'Somebody who left'
	if (state.gone) return <Gone why={state.gone} back={page.back} />
	if (!state.view || !isOfThisRoom) return <Opening page={page} />
	const { view } = state
	return (
		<RoomProvider
			value={{ ...client, view, format: page.format, me, barred: page.barred, nameOf, drafts, sheetText: page.sheet }}
		>
			<LiveRoom page={page} />
		</RoomProvider>
	)
}

/** Hints and call links of groups are for whoever leads, and the format is the room's: what the page was made with may be of before. */
function useReadAnew(isOfBefore: boolean): void {
	const { revalidate } = useRevalidator()
	useEffect(() => {
		if (isOfBefore) revalidate()
	}, [isOfBefore, revalidate])
}

export function LiveRoom({ page }: { page: RoomPage }) {
	const { view, me, state, dismiss } = useRoom()
	const kind = page.isWall ? 'room wall' : 'room'
	const news = useNews(page.format)
	const phase = view.status === 'running' ? phaseOf({ format: page.format, phase: view.phase }) : undefined
	const thumb = useHeightKept()
	// Whoever leads has it at hand; to whoever only might, it is no more than a line below the page.
	const isBesideThumb = [null, me.personId].includes(view.leadId) || view.leadOffer === me.personId
	const leadBar = <LeadBar format={page.format} groupLinks={page.groupLinks} />
	const newLead = useNewLead()
	const call = page.isWall ? null : <CallLink phase={phase} callUrl={page.callUrl} groups={page.groupLinks} />
	const notice = state.refused
		? (state.refused.message ??
			refusalWords[state.refused.why as keyof typeof refusalWords] ??
			'That was not possible.')
		: null
	useFocusKept(view, notice ?? newLead.line)
	const gone = useCasesGone()
	return (
		<div className={notice || newLead.line || view.iAmMuted ? `${kind} with-notice` : kind}>
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
					{page.group && !page.isWall ? <OwnGroup group={page.group} /> : null}
					{phase ? (
						<span className="only-phone">
							{phase.title}, {view.phase.index + 1} of {page.format.phases.length}
						</span>
					) : null}
				</div>
				<Strip format={page.format} />
				<Clock />
				{call}
				<StopButton />
				<SafetyLink />
				<RoomHelp />
				<Here key={view.phase.version} />
			</header>
			<div className="only-phone phone-rope">
				<Rope share={view.status === 'waiting' ? 0 : (view.phase.index + 1) / page.format.phases.length} />
			</div>
			{notice ? (
				<p className="notice" role="alert">
					{notice}{' '}
					{state.refused && state.refused.lost.length > 0
						? `What you wrote is not in the room; copy it if you need it: ${state.refused.lost.map((text) => `“${text}”`).join(' ')} `
						: null}
					<button type="button" className="linkish" onClick={dismiss}>
						Understood
					</button>
				</p>
			) : null}
			{newLead.line && !notice ? (
				<p className="notice">
					{newLead.line}{' '}
					{page.isWall ? null : (
						<button type="button" className="linkish" onClick={newLead.seen}>
							Understood
						</button>
					)}
				</p>
			) : null}
			{view.iAmMuted && !notice && !newLead.line ? (
				<p className="notice" role="status">
					{refusalWords.muted}
				</p>
			) : null}
			<Stage key={gone} page={page} phase={phase} />
			{isBesideThumb ? null : leadBar}
			<div className="thumb" ref={thumb}>
				{isBesideThumb ? leadBar : null}
				<FloorLine phase={phase} />
				{page.isWall ? null : <Margin key={gone} />}
				<Foot phase={phase} call={call} />
			</div>
			<div className="vh" role="status" aria-live="polite">
				<span key={news.turn}>{news.words}</span>
			</div>
		</div>
	)
}

/** The lead has changed hands: everybody sees it until they have said so, or the next phase begins. */
function useNewLead(): { line: string; seen(): void } {
	const { view, state, me } = useRoom()
	const { leadId, phase } = view
	const [known, setKnown] = useState({ leadId, version: phase.version })
	const now = { leadId, version: phase.version }
	if (known.version !== phase.version) setKnown(now)
	const isNew = known.version === phase.version && known.leadId !== leadId
	return { line: isNew ? leadLine(leadId, me.personId, state.people) : '', seen: () => setKnown(now) }
}

/** How often a case was taken off: what is on the screen then is begun anew, for a field still shows what was typed. */
function useCasesGone(): number {
	const { cases } = useRoom().view
	const [known, setKnown] = useState({ cases, gone: 0 })
	if (known.cases !== cases)
		setKnown({ cases, gone: known.gone + (roundsTakenOff(known.cases, cases).length > 0 ? 1 : 0) })
	return known.gone
}

/** On a phone: who is here, over the page. With the next phase it closes. */
function Here() {
	const { state } = useRoom()
	const { menu } = useClosing()
	return (
		<details className="only-phone here" ref={menu}>
			<summary>{state.present.length} here</summary>
			<div className="you-menu">
				<Crew />
				<RoomHelp />
			</div>
		</details>
	)
}

function RoomHelp() {
	return (
		<a className="small help" href={paths.helpTopic({ topic: 'rooms' })} target="_blank" rel="noreferrer">
			Help<span className="vh">, in a new tab</span>
		</a>
	)
}

/** On a phone the bars at the thumb lie over the page: what stands above them has to know how high they are. */
function useHeightKept(): RefObject<HTMLDivElement> {
	const bars = useRef<HTMLDivElement>(null)
	useEffect(() => {
		const here = bars.current
		if (!here) return
		const observer = new ResizeObserver(() =>
			here.parentElement?.style.setProperty('--thumb', `${here.offsetHeight}px`),
		)
		observer.observe(here)
		return () => observer.disconnect()
	}, [])
	return bars
}
