import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { capitalized, counted } from '~/domain/number-words'
import { initialsOf } from '~/domain/person/kinds'
import type { GroupSeen } from '~/domain/room/group-view'
import { mayLead } from '~/domain/room/parts'
import type { GroupPhase as Phase } from '~/domain/room/play'
import { GroupNotes } from './group-notes'
import { GroupsBoard } from './groups-board'
import { ObserverSheet } from './observer-sheet'
import { OwnGroup } from './own-group'
import { useRoom } from './use-room'

export type GroupLink = { id: string; name: string; callUrl: string; place: string }

/** A part that happens in small groups: one's own up front, the others as a number. */
export function GroupPhase({ phase, links, isWall }: { phase: Phase; links: GroupLink[]; isWall: boolean }) {
	const { view, me } = useRoom()
	const mine = view.groups?.mine ?? null
	useFreshLinks(mine?.id ?? null, links)
	if (mine) return <InGroup phase={phase} mine={mine} link={links.find(({ id }) => id === mine.id)} />
	return (
		<main id="main" className="stage wide">
			<div className="sheet-page" tabIndex={0}>
				<h2 className="h1">{phase.title}</h2>
				<p className="ask">{phase.prompt}</p>
				{mayLead(me.part) ? <GroupsBoard links={links} size={phase.groups} /> : <Elsewhere isWall={isWall} />}
			</div>
		</main>
	)
}

/** A link is read by the page alone: after a change of group it is read again. */
function useFreshLinks(groupId: string | null, links: GroupLink[]) {
	const { revalidate } = useRevalidator()
	const isKnown = groupId === null || links.some(({ id }) => id === groupId)
	useEffect(() => {
		if (groupId !== null && !isKnown) revalidate()
	}, [groupId, isKnown, revalidate])
}

/** Somebody who sits in no group: who came late, or observes the facilitation. And a wall, which all of them see. */
function Elsewhere({ isWall }: { isWall: boolean }) {
	const { view, me, send } = useRoom()
	const all = view.groups?.all ?? []
	return (
		<>
			<p>
				{capitalized(counted(all.length, 'group is', 'groups are'))} at work:{' '}
				{all.map(({ name, count }) => `${name} with ${count}`).join(', ')}.
			</p>
			{isWall ? (
				<p className="soft mt-3">Your own page says with whom you sit, and what you need for it.</p>
			) : me.part === 'observer' ? (
				<p className="soft mt-3">
					What is said in a group stays there. Ask the lead to take you along, or read the prompt and think along.
				</p>
			) : (
				<>
					<p className="soft mt-3">You sit in no group yet. Join the smallest: you begin as the one who watches.</p>
					<p className="acts">
						<button type="button" className="btn ink" onClick={() => send({ type: 'join-group' })}>
							Join a group
						</button>
					</p>
				</>
			)}
		</>
	)
}

/** What to do comes first, on a phone too; with whom, and as whom, beside or below it. */
export function InGroup({ phase, mine, link }: { phase: Phase; mine: GroupSeen; link: GroupLink | undefined }) {
	const { view, send } = useRoom()
	const others = (view.groups?.all.length ?? 1) - 1
	return (
		<main id="main" className="stage wide">
			<div className="two-up">
				<section aria-labelledby="step" tabIndex={0}>
					<h2 className="h1" id="step">
						{phase.title}
					</h2>
					<p className="ask">{phase.prompt}</p>
					{phase.ask.length > 0 ? (
						<ul className="asked">
							{phase.ask.map((question) => (
								<li key={question}>{question}</li>
							))}
						</ul>
					) : null}
					<ObserverSheet key={phase.turn} mine={mine} phase={phase} />
					<GroupNotes phase={phase} mine={mine} />
				</section>
				<section aria-labelledby="group" tabIndex={0}>
					<h2 className="h2" id="group">
						{mine.isVisit ? `You visit ${mine.name}` : mine.name}
					</h2>
					{link?.callUrl || link?.place ? <OwnGroup group={link} /> : null}
					<Members mine={mine} />
					{others > 0 ? (
						<p className="small soft mt-2">
							{capitalized(counted(others, 'other group. It does', 'other groups. They do'))} not see what you write
							here.
						</p>
					) : null}
					{mine.isVisit ? (
						<p className="acts">
							<button
								type="button"
								className="btn edge sm"
								onClick={() => send({ type: 'visit-group', groupId: null })}
							>
								Leave this group
							</button>
						</p>
					) : null}
					{mine.scene ? <Role mine={mine} /> : <Watching mine={mine} />}
				</section>
			</div>
		</main>
	)
}

function Members({ mine }: { mine: GroupSeen }) {
	const { me, nameOf, state } = useRoom()
	const title = (personId: string) => mine.scene?.roles.find(({ id }) => id === mine.cast[personId])?.title
	return (
		<>
			<ul className="members" aria-label="In this group">
				{mine.memberIds.map((id) => (
					<li key={id}>
						<span className={id === me.personId ? 'who me' : 'who'} aria-hidden="true">
							{initialsOf(nameOf(id))}
						</span>
						<span>
							<b>{id === me.personId ? 'You' : nameOf(id)}</b>
							{mine.scene || mine.watching.includes(id) ? (
								<span className="soft"> {title(id) ?? (id === me.personId ? 'watch' : 'watches')}</span>
							) : null}
							{state.present.includes(id) ? null : <span className="soft"> (not here)</span>}
						</span>
					</li>
				))}
			</ul>
			{mine.visitorIds
				.filter((id) => id !== me.personId)
				.map((id) => (
					<p key={id} className="small">
						<b>{nameOf(id)}</b> is visiting and sees this page.
					</p>
				))}
		</>
	)
}

/** The scene for all, and the brief for one. */
function Role({ mine: { scene, role, observe, watching, isVisit } }: { mine: GroupSeen }) {
	const { me } = useRoom()
	if (!scene) return null
	const rather = watching.includes(me.personId)
	return (
		<div className="role">
			<h3>{scene.title}</h3>
			{scene.situation.map((line) => (
				<p key={line}>{line}</p>
			))}
			{role ? (
				<section className="brief" aria-labelledby="brief">
					<h3 id="brief">You are: {role.title}</h3>
					{role.brief.map((line) => (
						<p key={line}>{line}</p>
					))}
					{role.brief.length > 0 ? <p className="small soft">Only you were given this. Do not read it out.</p> : null}
				</section>
			) : null}
			{observe.length > 0 || (!role && !isVisit) ? (
				<section className="brief" aria-labelledby="watch">
					<h3 id="watch">You watch</h3>
					{observe.length === 0 ? (
						<p>You have no card in this turn. Listen, and tell them afterward what you saw.</p>
					) : null}
					{observe.map((line) => (
						<p key={line}>{line}</p>
					))}
				</section>
			) : null}
			{isVisit ? null : <Pass rather={rather ? 'play' : role ? 'watch' : 'go-on-watching'} />}
		</div>
	)
}

const passWords = {
	play: 'I would like to play again',
	talk: 'I would like to take part again',
	watch: 'Pass: I would rather watch',
	'go-on-watching': 'Go on watching next time',
}

/** Always there, and no reason is asked for. `rather`: what whoever presses it would do instead. */
function Pass({ rather }: { rather: keyof typeof passWords }) {
	const { send } = useRoom()
	return (
		<p className="acts">
			<button
				type="button"
				className="btn text sm"
				onClick={() => send({ type: 'watch', watches: rather === 'watch' || rather === 'go-on-watching' })}
			>
				{passWords[rather]}
			</button>
		</p>
	)
}

/** Where nobody has a role: one takes part, or listens and says at the end what one saw. */
function Watching({ mine: { watching, isVisit } }: { mine: GroupSeen }) {
	const { me } = useRoom()
	if (isVisit) return null
	const watches = watching.includes(me.personId)
	return (
		<div className="role">
			{watches ? (
				<section className="brief" aria-labelledby="watch">
					<h3 id="watch">You watch</h3>
					<p>Listen, and say nothing of your own. At the end tell them one thing you saw that helped somebody think.</p>
				</section>
			) : null}
			<Pass rather={watches ? 'talk' : 'watch'} />
		</div>
	)
}
