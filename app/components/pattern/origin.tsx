import { Link } from '@remix-run/react'
import { paths } from '~/paths'

/** Where a copy comes from, and how it stands to the original. */
export function CopyOrigin({
	page,
}: {
	page: {
		pattern: { id: string; title: string } | null
		standing: 'current' | 'moved' | 'gone'
		baseVersion: number
		openPlaces: number
	}
}) {
	const { pattern, standing, baseVersion, openPlaces } = page
	return (
		<>
			<p className="soft mt-3">
				Your own copy of{' '}
				{pattern ? <Link to={paths.pattern({ pattern: pattern.id })}>{pattern.title}</Link> : 'a pattern'}, version{' '}
				{baseVersion}. {standing === 'gone' ? 'Its original is no longer in the library; your copy stays.' : null}
			</p>
			{openPlaces > 0 ? (
				<p className="say warn mt-4" role="status">
					<span>
						<b>{openPlaces === 1 ? 'One place holds' : `${openPlaces} places hold`} your words and the new ones.</b>{' '}
						Look for “=== Yours ===” in your text, keep what you want, and take the lines with === away.
					</span>
				</p>
			) : null}
		</>
	)
}
