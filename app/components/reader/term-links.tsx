import { Link } from '@remix-run/react'
import { Fragment } from 'react'
import { paths } from '~/paths'

/** The words a module taught, at its end. */
export function TermLinks({ terms }: { terms: { id: string; term: string }[] }) {
	if (terms.length === 0) return null
	return (
		<p className="small soft mt-4">
			Words of this module:{' '}
			{terms.map(({ id, term }, index) => (
				<Fragment key={id}>
					{index > 0 ? ', ' : ''}
					<Link to={`${paths.glossary()}#${id}`}>{term}</Link>
				</Fragment>
			))}
		</p>
	)
}
