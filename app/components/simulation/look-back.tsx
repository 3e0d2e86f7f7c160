import { Form, Link, useNavigation } from '@remix-run/react'
import type { sayLookBack } from '~/domain/simulation/say'
import { Html } from '../reader/html'
import { Section } from '../ui/section'
import { Courses } from './courses'
import { Answered, Scene } from './turn'

type Said = ReturnType<typeof sayLookBack>

/** The ending, how it went, and every turn again with why, from which one may play on. */
export function LookBack({ lookBack, once }: { lookBack: Said; once: string }) {
	const { ending, endings, turns, courses, trap, questions, links } = lookBack
	const isBusy = useNavigation().state !== 'idle'
	const last = turns.at(-1)
	return (
		<>
			<section className="turns now" id="now" tabIndex={-1} aria-labelledby="ending">
				{last ? <Answered turn={last} /> : null}
				<div className="ending">
					<p className="micro faint">How it ended. This talk has {endings}.</p>
					<h2 className="h2" id="ending">
						{ending?.title}
					</h2>
					<Html html={ending?.html ?? ''} />
				</div>
			</section>
			<Section id="courses" title="How it went" aside="Not a score">
				<Courses courses={courses} />
			</Section>
			<Section id="trap" title="The easy mistake here">
				<p className="serif-read mt-3">{trap}</p>
				<ul className="dashes mt-4">
					{questions.map((question) => (
						<li key={question}>{question}</li>
					))}
				</ul>
				<p className="small soft mt-4">
					To read on:{' '}
					{links.map(({ to, title }, index) => (
						<span key={to}>
							{index > 0 ? ', ' : null}
							<Link to={to}>{title}</Link>
						</span>
					))}
				</p>
			</Section>
			<Section id="turns" title="Turn by turn">
				<ol className="turns">
					{turns.map((turn, index) => (
						<li key={turn.number}>
							<h3 className="micro faint">Turn {turn.number}</h3>
							<Scene turn={turn} />
							<Answered turn={turn} />
							<div className="why">
								<p>{turn.why}</p>
								{turn.did ? <p className="small soft">{turn.did}.</p> : null}
							</div>
							<Form method="post">
								<input type="hidden" name="intent" value="replay" />
								<input type="hidden" name="from" value={index} />
								<button className="btn edge sm" type="submit" name="talk" value={`${once}-${index}`} disabled={isBusy}>
									Go back to here<span className="vh">, turn {turn.number}</span>
								</button>
							</Form>
						</li>
					))}
				</ol>
			</Section>
		</>
	)
}
