import { Link } from '@remix-run/react'

const words = { waits: 'not scored yet', met: 'well enough', 'not-yet': 'not yet' } as const
const tones = { waits: 'note', met: 'good', 'not-yet': '' } as const

/** Sessions in which somebody was watched leading, and what came of each. */
export function Observed({
	observed,
}: {
	observed: { id: string; title: string; on: string; standing: keyof typeof words; to: string | null }[]
}) {
	if (observed.length === 0) return null
	return (
		<ul className="rows">
			{observed.map(({ id, title, on, standing, to }) => (
				<li key={id}>
					<span className="grow small">
						{to ? <Link to={to}>{title}</Link> : title}, {on}
					</span>
					<span className={`tag ${tones[standing]}`}>{words[standing]}</span>
				</li>
			))}
		</ul>
	)
}
