import { Link } from '@remix-run/react'
import type { Level } from '~/domain/cohort/level'
import { capitalized, counted } from '~/domain/number-words'
import { paths } from '~/paths'
import { LevelTag } from '../cohort/level-tag'

type LedCohort = {
	id: string
	name: string
	level: Level
	part: string
	taken: number
	next: { title: string; when: { day: string; range: string } } | null
}

export function LedCohorts({ cohorts }: { cohorts: LedCohort[] }) {
	return (
		<ul className="rows">
			{cohorts.map((cohort) => (
				<li key={cohort.id}>
					<span className="grow">
						<Link className="h3" to={paths.facilitateCohort({ cohort: cohort.id })}>
							{cohort.name}
						</Link>
						<span className="block small soft">
							{capitalized(counted(cohort.taken, 'person', 'people'))}. {nextLine(cohort)}
						</span>
					</span>
					<span className="flex gap-2">
						<LevelTag level={cohort.level} />
						<span className="tag">{cohort.part}</span>
					</span>
				</li>
			))}
		</ul>
	)
}

function nextLine({ next }: LedCohort): string {
	return next ? `${next.title}: ${next.when.day}, ${next.when.range}` : 'No session ahead has a date.'
}
