import { Link } from '@remix-run/react'
import { listed } from '~/domain/number-words'
import type { sayResult } from '~/domain/readiness/say'
import { Section } from '../ui/section'

type Said = ReturnType<typeof sayResult>

/** What to read next, and what to try at work. */
export function Roadmap({ said }: { said: Said }) {
	return (
		<>
			<Section id="modules" title="Next modules" aside="for the lowest answers first">
				<ul className="rows">
					{said.steps.map((step) => (
						<li key={step.key}>
							<span className={`tag ${step.stage.id}`}>{step.stage.label}</span>
							<span className="grow">
								{step.to ? (
									<Link className="strong" to={step.to}>
										{step.title}
									</Link>
								) : (
									<span className="strong">{step.title}</span>
								)}
								<span className="block small soft">For {listed(step.because).toLowerCase()}</span>
							</span>
							<span className="small soft">
								{step.isDone ? 'Read already' : step.to ? `${step.minutes} min` : 'Coming, being written'}
							</span>
						</li>
					))}
				</ul>
			</Section>
			<Section id="stretch" title="To stretch you at work">
				<p className="small soft mt-3">
					One is enough for a quarter. Ask for the net along with the task: without it this is a risk somebody else
					decided you should take.
				</p>
				{said.stretches.map((stretch) => (
					<div className="reading" key={stretch.id}>
						<h3 className="h3">{stretch.title}</h3>
						<p className="small soft">{stretch.dimensionName}</p>
						<p className="mt-2">{stretch.text}</p>
						<p className="mt-2">
							<span className="strong">The net:</span> {stretch.net}
						</p>
					</div>
				))}
			</Section>
		</>
	)
}
