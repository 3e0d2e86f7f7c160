import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type Outcome, outcomeNames } from '~/domain/practice/kinds'
import { LOOSE_TITLE, type Recap, type RecapBoard } from '~/domain/room/recap'
import { paths } from '~/paths'
import { Section } from '../ui/section'
import { Strike } from './strike-out'
import { Tally } from './tally'

export type Recapped = {
	cases: Recap['cases']
	sheetTitle: string
	/** `draft`: where one's own draft of it is */
	learnings: { key: string; text: string; draft: string | null }[]
	boards: RecapBoard[]
	groups: Recap['groups']
	/** Its format has slips */
	hasBoard: boolean
	/** Its format has a sheet that all write on */
	hasSheet: boolean
	promises: { personId: string; name: string; text: string; due: string; isMine: boolean }[]
	lastTime: { id: string; name: string; text: string; outcome: Outcome; learned: string }[]
}

/** What a session leaves behind, for the people of its cohort. */
export function RecapText({ recap }: { recap: Recapped }) {
	return (
		<>
			{recap.cases.map((told, nth) => (
				<blockquote key={told.round} className="recap-case">
					{nth > 0 && told.title ? <p className="h3">{told.title}</p> : null}
					<Strike line={told.title} isElsewhere={nth === 0} />
					{told.situation ? <p className="recap-told">{told.situation}</p> : null}
					<Strike line={told.situation} />
					{told.ask ? <p className="recap-ask">{told.ask}</p> : null}
					<Strike line={told.ask} />
					<footer className="small soft">{told.ask ? `${told.by} asked` : `The case of ${told.by}`}</footer>
				</blockquote>
			))}
			{recap.learnings.length > 0 || recap.hasSheet ? (
				<Section id="learned" title={recap.sheetTitle}>
					{recap.learnings.length > 0 ? (
						<ul className="recap-lines">
							{recap.learnings.map(({ key, text, draft }, nth) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and the list stands still.
								<li key={nth}>
									{text}
									<Strike line={text} />
									{draft ? (
										<Link className="recap-draft small" to={draft} aria-label={`Your draft: ${text}`}>
											Your draft
										</Link>
									) : (
										<Form method="post" className="recap-draft">
											<button
												className="btn text sm"
												type="submit"
												name="learning"
												value={key}
												aria-label={`Draft a pattern: ${text}`}
											>
												Draft a pattern
											</button>
										</Form>
									)}
								</li>
							))}
						</ul>
					) : (
						<p className="soft mt-3">No line was written down.</p>
					)}
				</Section>
			) : null}
			{recap.boards.map((board) => (
				<Board key={board.id} board={board} />
			))}
			{recap.hasBoard && !recap.boards.some(({ whole, topics }) => whole.length + topics.length > 0) ? (
				<Section id="votes" title="What lay together, and what drew votes">
					<p className="soft mt-3">Nothing was put together, and nobody voted.</p>
				</Section>
			) : null}
			{recap.groups.length > 0 ? (
				<Section id="groups" title="From the groups">
					<ul className="rows">
						{recap.groups.map(({ id, group, text }) => (
							<li key={id}>
								<span className="grow">
									{text}
									<Strike line={text} />
								</span>
								<span className="small soft">{group}</span>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<Section id="promises" title="Who will try what">
				{recap.promises.length > 0 ? (
					<ul className="recap-promises">
						{recap.promises.map((promise) => (
							<li key={promise.personId} className={promise.isMine ? 'mine' : undefined}>
								<p className="small soft">
									{promise.isMine ? <b>You</b> : promise.name}, by {promise.due}
								</p>
								<p className="recap-vow">{promise.text}</p>
								<Strike line={promise.text} />
								{promise.isMine ? (
									<Link className="small" to={paths.practice()}>
										Say what came of it
									</Link>
								) : null}
							</li>
						))}
					</ul>
				) : (
					<p className="soft mt-3">Nobody has said what they will try.</p>
				)}
			</Section>
			{recap.lastTime.length > 0 ? (
				<Section id="last-time" title="What came of last time">
					<ul className="rows">
						{recap.lastTime.map((each) => (
							<li key={each.id}>
								<span className="grow">
									<span className="small soft">{each.name}</span>
									<span className="block">{each.text}</span>
									<Strike line={each.text} />
									{each.learned ? <span className="recap-vow block">{each.learned}</span> : null}
									<Strike line={each.learned} />
								</span>
								<span className={each.outcome === 'kept' ? 'tag good' : 'tag'}>{outcomeNames[each.outcome]}</span>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{recap.boards.map((board) => (
				<Loose key={board.id} board={board} />
			))}
		</>
	)
}

function Board({ board: { id, about, whole, topics } }: { board: RecapBoard }) {
	const of = (title: string) => (about ? `${title}: ${about}` : title)
	return (
		<>
			{whole.map(({ title, texts }) => (
				<Section key={title} id={`${id}-${title}`.replaceAll(' ', '-')} title={of(title)}>
					<ul className="recap-whole">{each(texts)}</ul>
				</Section>
			))}
			{topics.length > 0 ? (
				<Section id={`${id}-topics`} title={of('What lay together, and what drew votes')}>
					<ul className="rows">
						{topics.map((topic) => (
							<li key={topic.id}>
								<span className="grow">
									<span className="micro faint">{topic.column}</span>
									<b className="recap-topic block">{topic.title}</b>
									<Strike line={topic.title} />
									{topic.slips.length > 0 ? <ul className="recap-bundle">{each(topic.slips)}</ul> : null}
								</span>
								<Tally count={topic.votes} />
							</li>
						))}
					</ul>
				</Section>
			) : null}
		</>
	)
}

/** Slips that drew nothing, at the end and in small type: whoever wrote one finds it again. */
function Loose({ board: { id, about, loose } }: { board: RecapBoard }) {
	if (loose.length === 0) return null
	return (
		<Section id={`${id}-loose`} title={about ? `${LOOSE_TITLE}: ${about}` : LOOSE_TITLE}>
			<p className="small soft mt-3">Nobody put these together with another, and they drew no vote.</p>
			<div className="recap-loose">
				{loose.map(({ title, texts }) => (
					<div key={title}>
						<h3 className="micro faint">{title}</h3>
						<ul className="recap-bundle">{each(texts)}</ul>
					</div>
				))}
			</div>
		</Section>
	)
}

function each(texts: string[]): ReactNode {
	return texts.map((text, nth) => (
		// biome-ignore lint/suspicious/noArrayIndexKey: two slips may say the same, and the list stands still.
		<li key={nth}>
			{text}
			<Strike line={text} />
		</li>
	))
}
