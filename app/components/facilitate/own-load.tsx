import { hoursSaid, type Load } from '~/domain/facilitator/weeks-ahead'
import { capitalized, counted } from '~/domain/number-words'
import { Section } from '../ui/section'

/** One's own weeks ahead in a line, and where they are too much. */
export function OwnLoad({ load }: { load: Load & { mostCohorts: number } }) {
	return (
		<Section id="load" title="Your next 13 weeks">
			<p className="mt-3">
				{load.sessions === 0
					? 'No session to lead.'
					: `${capitalized(counted(load.sessions, 'session', 'sessions'))}, about ${hoursSaid(load.minutes)} hours with preparing and closing. ${capitalized(counted(load.mostAtOnce, 'cohort', 'cohorts'))} at once; your limit is ${load.mostCohorts}.`}
			</p>
			{load.troubles.map((trouble) => (
				<p key={trouble} className="say warn mt-2">
					<span>{trouble}</span>
				</p>
			))}
		</Section>
	)
}
