import { Section } from '../ui/section'

/** What somebody gave in a year, for themselves: to show to whom they choose. */
export function Hours({ rows, all }: { rows: { what: string; hours: string }[]; all: string }) {
	return (
		<Section id="hours" title="Your hours" aside="in the last twelve months">
			<ul className="rows">
				{rows.map(({ what, hours }) => (
					<li key={what}>
						<span className="grow">{what}</span>
						<span className="small">{hours} h</span>
					</li>
				))}
			</ul>
			<p className="small soft mt-3">
				{all} hours in all, with the work beside each session. Nobody else sees this: it is for you to bring when your
				year is looked at.
			</p>
		</Section>
	)
}
