import type { ReactNode } from 'react'

export type Recapped = {
	cases: { round: string; title: string; ask: string; by: string }[]
	/** `slips`: what lay under its title */
	topics: { id: string; title: string; slips: string[]; votes: number; column: string }[]
	learnings: { id: string; text: string }[]
	promises: { personId: string; name: string; text: string; due: string }[]
	lastTime: { id: string; name: string; text: string; outcome: string | null; learned: string }[]
}

/** What a session leaves behind, for the people of its cohort. */
export function RecapText({ recap }: { recap: Recapped }) {
	return (
		<>
			<p className="small soft mt-2">
				What is said here stays in the cohort. Your manager and the admins do not see this page.
			</p>
			{recap.cases.map((told, nth) => (
				<p key={told.round} className="recap-ask mt-4">
					{nth > 0 ? <b>{told.title}. </b> : null}
					{told.by} asked: {told.ask}
				</p>
			))}
			<Part title="What we learned" empty="No line was written down." count={recap.learnings.length}>
				<ul className="recap-lines">
					{recap.learnings.map((learning) => (
						<li key={learning.id}>{learning.text}</li>
					))}
				</ul>
			</Part>
			<Part
				title="What lay together, and what drew votes"
				empty="Nothing was put together, and nobody voted."
				count={recap.topics.length}
			>
				<ul className="rows">
					{recap.topics.map((topic) => (
						<li key={topic.id}>
							<span className="grow">
								{topic.title}
								<span className="block micro faint">{topic.column}</span>
								{topic.slips.length > 0 ? (
									<ul className="recap-bundle">
										{topic.slips.map((text, nth) => (
											// biome-ignore lint/suspicious/noArrayIndexKey: two slips may say the same, and the list stands still.
											<li key={nth}>{text}</li>
										))}
									</ul>
								) : null}
							</span>
							{topic.votes > 0 ? (
								<span className="small soft">{topic.votes === 1 ? '1 vote' : `${topic.votes} votes`}</span>
							) : null}
						</li>
					))}
				</ul>
			</Part>
			<Part title="Who will try what" empty="Nobody has said what they will try." count={recap.promises.length}>
				<ul className="rows">
					{recap.promises.map((promise) => (
						<li key={promise.personId}>
							<span className="grow">
								<span className="small soft">{promise.name}</span>
								<span className="recap-vow block">{promise.text}</span>
							</span>
							<span className="small soft">by {promise.due}</span>
						</li>
					))}
				</ul>
			</Part>
			{recap.lastTime.length > 0 ? (
				<Part title="What came of last time" empty="" count={recap.lastTime.length}>
					<ul className="rows">
						{recap.lastTime.map((each) => (
							<li key={each.id}>
								<span className="grow">
									<span className="small soft">{each.name}</span>
									<span className="block">{each.text}</span>
									{each.learned ? <span className="small soft block">{each.learned}</span> : null}
								</span>
								<span className="tag good">{each.outcome === 'dropped' ? 'let go' : each.outcome}</span>
							</li>
						))}
					</ul>
				</Part>
			) : null}
		</>
	)
}

function Part({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
	return (
		<section className="section" aria-label={title}>
			<div className="head">
				<h2 className="h2">{title}</h2>
			</div>
			{count > 0 ? children : <p className="soft mt-3">{empty}</p>}
		</section>
	)
}
