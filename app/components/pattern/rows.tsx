import { Link } from '@remix-run/react'
import type { CopyRow, PatternRow } from '~/domain/pattern/rows'
import { paths } from '~/paths'

export function PatternRows({ rows }: { rows: PatternRow[] }) {
	return (
		<ul className="rows">
			{rows.map((row) => (
				<li key={row.id}>
					<span className="grow">
						<Link className="strong" to={paths.pattern({ pattern: row.id })} prefetch="intent">
							{row.title}
						</Link>
						<span className="block small soft">{row.situation}</span>
					</span>
					<span className="small soft">
						{row.hasTemplate ? <span className="tag">With a template</span> : null} {row.minutes} min
					</span>
				</li>
			))}
		</ul>
	)
}

/** One's own working copies. Nobody else ever sees that they exist. */
export function CopyRows({ rows }: { rows: CopyRow[] }) {
	return (
		<ul className="rows own-copies">
			{rows.map((row) => (
				<li key={row.id}>
					<span className="grow">
						<Link className="strong" to={paths.patternCopy({ copy: row.id })}>
							{row.title}
						</Link>
						{row.from && row.from !== row.title ? <span className="block small soft">From {row.from}</span> : null}
					</span>
					<span className="small soft">
						{row.standing === 'moved' ? <span className="tag note">A newer version is here</span> : null}{' '}
						{row.standing === 'own' ? <span className="tag">Draft of your own</span> : null}{' '}
						{row.standing === 'gone' ? <span className="tag">No longer in the library</span> : null} Changed{' '}
						{row.changed}
					</span>
				</li>
			))}
		</ul>
	)
}
