import { Link } from '@remix-run/react'

/** What a stage leads to, and what happens beside its modules. */
export function StageAside({
	stage,
}: {
	stage: {
		outcomes: { id: string; title: string }[]
		sessions: { title: string; about: string; minutes: number }[]
		practice: { how: string; expectation: string }
		deliverable: { title: string; summary: string; to: string } | null
		/** Of a quarter of the track */
		activities: { to: string; year: string } | null
		/** Where its simulations are; null when it has none */
		simulations: string | null
	}
}) {
	return (
		<aside>
			<section aria-labelledby="outcomes">
				<div className="head">
					<h2 className="h2" id="outcomes">
						What you can do after it
					</h2>
				</div>
				<ul className="rows small">
					{stage.outcomes.map((outcome) => (
						<li key={outcome.id}>{outcome.title}</li>
					))}
				</ul>
			</section>
			<section className="section" aria-labelledby="sessions">
				<div className="head">
					<h2 className="h2" id="sessions">
						With your cohort
					</h2>
				</div>
				<ol className="rows small">
					{stage.sessions.map((session) => (
						<li key={session.title + session.about}>
							<span className="grow">
								<b>{session.title}</b>, {session.minutes} min
								<span className="block soft">{session.about}</span>
							</span>
						</li>
					))}
				</ol>
			</section>
			{stage.deliverable ? (
				<section className="section" aria-labelledby="deliverable">
					<div className="head">
						<h2 className="h2" id="deliverable">
							What you hand in
						</h2>
					</div>
					<p className="small mt-3">
						<Link className="strong" to={stage.deliverable.to}>
							{stage.deliverable.title}
						</Link>
						<span className="block soft">{stage.deliverable.summary}</span>
					</p>
				</section>
			) : null}
			<section className="section" aria-labelledby="practice">
				<div className="head">
					<h2 className="h2" id="practice">
						Between sessions
					</h2>
				</div>
				<p className="small soft mt-3">
					{stage.practice.how}. {stage.practice.expectation}.
				</p>
				{stage.simulations ? (
					<p className="small mt-2">
						<Link className="strong" to={stage.simulations}>
							Simulations
						</Link>
						<span className="block soft">Hard talks to play alone before you have them</span>
					</p>
				) : null}
				{stage.activities ? (
					<p className="small mt-2">
						<Link className="strong" to={stage.activities.to}>
							Activities on the job
						</Link>
						<span className="block soft">
							What you do beside others, and <Link to={stage.activities.year}>how your year ends</Link>
						</span>
					</p>
				) : null}
			</section>
		</aside>
	)
}
