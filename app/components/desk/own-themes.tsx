import { Section } from '../ui/section'

/** What people of a cohort share with the admins from retrospectives they run themselves: names, and a month. */
export function OwnThemes({ themes }: { themes: { month: string; themes: string[] }[] }) {
	if (themes.length === 0) return null
	return (
		<Section id="themes" title="Themes they have shared">
			<p className="small soft mt-3">From retrospectives that they run themselves. Who met is not said.</p>
			{themes.map(({ month, themes: names }) => (
				<div key={month}>
					<h3 className="h3 mt-4">{month}</h3>
					<ul className="rows">
						{names.map((name) => (
							<li key={name}>{name}</li>
						))}
					</ul>
				</div>
			))}
		</Section>
	)
}
