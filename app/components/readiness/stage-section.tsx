import { Link } from '@remix-run/react'
import type { sayPipeline } from '~/domain/readiness/say'

type Stage = ReturnType<typeof sayPipeline>['stages'][number]

/** What the mark of a stage says in words. */
export const stateWords: Record<Stage['state'], string> = {
	here: 'You are here',
	next: 'What is next',
	behind: '',
	ahead: '',
}

/** One stage of the map: what it is about, what it asks, how people fail at it, what one stops being good at. */
export function StageSection({ stage, number }: { stage: Stage; number: number }) {
	return (
		<section className="section stage-part" aria-labelledby={stage.id}>
			<div className="head">
				<h2 className="h2" id={stage.id}>
					{number}. {stage.title}
				</h2>
				{stateWords[stage.state] ? (
					<span className={stage.state === 'here' ? 'tag held' : 'tag'}>{stateWords[stage.state]}</span>
				) : null}
			</div>
			<p className="serif-read mt-3">{stage.focus}</p>
			<p className="small soft mt-2">
				<span className="strong">How far ahead:</span> {stage.horizon}
			</p>
			<div className="stage-cols">
				<div>
					<h3 className="h3">What it takes</h3>
					<ul className="dashes">
						{stage.skills.map((skill) => (
							<li key={skill}>{skill}</li>
						))}
					</ul>
				</div>
				<div>
					<h3 className="h3">What derails people</h3>
					{stage.derailers.map((derailer) => (
						<p key={derailer.name} className="mt-2">
							<span className="strong">{derailer.name}.</span> {derailer.text}
						</p>
					))}
				</div>
			</div>
			<div className="shift">
				<h3 className="h3">What you stop being good at first</h3>
				<p className="turn serif">
					<span className="soft">“{stage.identity.from}”</span> <span className="vh">becomes</span>
					<span aria-hidden="true">→</span> <span>“{stage.identity.to}”</span>
				</p>
				<p className="mt-2">{stage.identity.text}</p>
			</div>
			<h3 className="h3 mt-6">Where it leads</h3>
			<p className="mt-2">{stage.next}</p>
			<h3 className="h3 mt-6">Modules that serve here</h3>
			<ul className="rows">
				{stage.modules.map((module) => (
					<li key={module.key}>
						<span className="grow">
							{module.to ? (
								<Link className="strong" to={module.to}>
									{module.title}
								</Link>
							) : (
								<span className="strong">{module.title}</span>
							)}
							<span className="small soft">, {module.why}</span>
						</span>
						<span className="small soft">
							{module.label}
							{module.to ? '' : ', being written'}
						</span>
					</li>
				))}
			</ul>
		</section>
	)
}
