import { Link } from '@remix-run/react'
import type { Level } from '~/domain/cohort/level'
import type { MyLevel } from '~/domain/intake/my-level'
import { paths } from '~/paths'
import { LevelTag } from '../cohort/level-tag'
import { Section } from '../ui/section'

/** What is mandatory for somebody and what is theirs to choose, by when, and where they can apply. */
export function MyLevels({ levels }: { levels: (MyLevel & { level: Level })[] }) {
	if (levels.length === 0) return null
	return (
		<Section id="levels" title="Levels for you">
			<ul className="rows">
				{levels.map(({ stageKey, level, strength, excuse, intake, inCohort }) => (
					<li key={stageKey}>
						<span className="grow">
							<span className="h3">{level.title}</span> <LevelTag level={level} />
							<span className="block small soft">{excuse ?? strength}</span>
							<span className="block small soft">{whereWords(intake, inCohort)}</span>
						</span>
						{intake && !inCohort ? (
							<Link className={intake.isIn ? 'btn text' : 'btn edge'} to={paths.intake({ intake: intake.id })}>
								{intake.isIn ? `Your place in ${intake.name}` : `Apply for ${intake.name}`}
							</Link>
						) : null}
					</li>
				))}
			</ul>
		</Section>
	)
}

function whereWords(intake: MyLevel['intake'], inCohort: boolean): string {
	if (inCohort) return 'You are in a cohort of it.'
	if (!intake) return 'No intake is open for it now. A new one shows here as soon as it opens.'
	if (intake.isIn) return `You are in ${intake.name}. Its cohorts begin in the week of ${intake.starts}.`
	return `${intake.name} takes applications until ${intake.closes}. Its cohorts begin in the week of ${intake.starts}.`
}
