import { Link } from '@remix-run/react'
import { paths } from '~/paths'

/** Patterns of the level, for the moment in which a group looks for one. */
export function PatternsAtHand({ patterns }: { patterns: { id: string; title: string; situation: string }[] }) {
	return (
		<ul className="rows">
			{patterns.map((pattern) => (
				<li key={pattern.id}>
					<span className="grow">
						<Link to={paths.pattern({ pattern: pattern.id })}>{pattern.title}</Link>
						<span className="block small soft">{pattern.situation}</span>
					</span>
				</li>
			))}
		</ul>
	)
}
