import { Link } from '@remix-run/react'
import type { Standing } from '~/domain/pattern/copy'
import { paths } from '~/paths'

/** Where a copy comes from, and how it stands to the original. */
export function CopyOrigin({
	page,
}: {
	page: {
		pattern: { id: string; title: string } | null
		standing: Standing
		/** Of a draft: the recap it began in, as long as one may read it */
		recap: { title: string; to: string } | null
		baseVersion: number
		openPlaces: number
	}
}) {
	const { pattern, standing, recap, baseVersion, openPlaces } = page
	if (standing === 'own')
		return (
			<p className="soft mt-3">
				A draft of your own, begun with something your cohort has learned
				{recap ? (
					<>
						: <Link to={recap.to}>{recap.title}</Link>
					</>
				) : null}
				. Take people and teams out of it before you show it to anybody.
			</p>
		)
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
