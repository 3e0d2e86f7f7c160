import { Link } from '@remix-run/react'
import type { SaidQualification } from '~/domain/facilitator/said'
import { paths } from '~/paths'

const tones = { training: 'note', qualified: 'good', paused: '', over: 'bad' } as const

export function HeldTag({ held }: { held: SaidQualification }) {
	return (
		<span className={`tag ${held.endsSoon ? 'warn' : tones[held.standing]}`}>
			{held.endsSoon ? `${held.name}, ends soon` : held.name}
		</span>
	)
}

/** "Until 3 Mar 2027, founding", "Since 3 Oct 2026". */
export function untilWords(held: SaidQualification): string {
	if (held.standing === 'training') return `Since ${held.since}`
	const date = held.standing === 'over' ? `On ${held.until}` : `Until ${held.until}`
	return held.founding ? `${date}, founding` : date
}

/** On somebody's page: the levels they may lead or train for. */
export function LevelsHeld({ held }: { held: SaidQualification[] }) {
	if (held.length === 0) return null
	return (
		<section aria-labelledby="levels" className="mt-6">
			<h2 className="h2" id="levels">
				Facilitates
			</h2>
			<ul className="rows">
				{held.map((each) => (
					<li key={each.stageKey}>
						<span className="grow">
							{each.label}
							<span className="block small soft">{untilWords(each)}</span>
						</span>
						<HeldTag held={each} />
					</li>
				))}
			</ul>
			<p className="small mt-2">
				<Link to={paths.facilitators()}>Change on the page of facilitators</Link>
			</p>
		</section>
	)
}
