import { stateWords } from './stage-section'

type Station = { id: string; title: string; state: 'here' | 'next' | 'behind' | 'ahead' }

/** The six stages as stations of one route, paid out up to where the reader is. The links say it all. */
export function Ascent({ stages }: { stages: Station[] }) {
	return (
		<nav aria-label="The six stages">
			<ol className="ascent">
				{stages.map((stage) => (
					<li key={stage.id} className={stage.state} aria-current={stage.state === 'here' ? 'step' : undefined}>
						<svg className="station" viewBox="-12 -12 24 24" aria-hidden="true">
							<circle r={stage.state === 'here' ? 10 : 7} />
							{stage.state === 'here' ? <circle className="core" r="3.5" /> : null}
						</svg>
						<a href={`#${stage.id}`}>{stage.title}</a>
						<span className="micro">{stateWords[stage.state]}</span>
					</li>
				))}
			</ol>
		</nav>
	)
}
