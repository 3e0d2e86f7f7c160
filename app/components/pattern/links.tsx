import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { paths } from '~/paths'

/** One line that leads from a module to its patterns. */
export function PatternLinks({ patterns, lead }: { patterns: { id: string; title: string }[]; lead: string }) {
	if (patterns.length === 0) return null
	return (
		<span className="block small soft pattern-links">
			{lead}{' '}
			{patterns.map(({ id, title }, index) => (
				<Fragment key={id}>
					{index > 0 ? ', ' : null}
					<Link to={paths.pattern({ pattern: id })}>{title}</Link>
				</Fragment>
			))}
		</span>
	)
}
