import { Link } from '@remix-run/react'
import { paths } from '~/paths'

export type RenewingRow = {
	to: string
	name: string
	level: string
	when: string | null
	isDue: boolean
	left: string[]
}

/** Who leads, until when, and what another year still takes. */
export function Renewing({ rows }: { rows: RenewingRow[] }) {
	return (
		<ul className="rows">
			{rows.map(({ to, name, level, when, isDue, left }) => (
				<li key={to}>
					<span className="grow">
						<Link to={to}>{name}</Link>
						<span className="block small soft">
							{level}
							{when ? `, ${when}` : ''}
						</span>
					</span>
					<span className="small soft">
						{left.length > 0 ? `Missing: ${left.join(', ')}` : <Whole isDue={isDue} />}
					</span>
				</li>
			))}
		</ul>
	)
}

function Whole({ isDue }: { isDue: boolean }) {
	return isDue ? <Link to={paths.facilitators()}>Renew it</Link> : 'Nothing is missing'
}
