import { Link } from '@remix-run/react'
import { RequirementSign } from '../ui/requirement'

export type NextRow = {
	to: string
	name: string
	level: string
	steps: { title: string; state: 'done' | 'next' | 'later' }[]
	act: { does: 'act' | 'waits'; says: string }
}

const signs = { done: 'met', next: 'in-progress', later: 'open' } as const

/** Who is on the way: every step as a sign, and the one next thing. */
export function NextRows({ rows }: { rows: NextRow[] }) {
	return (
		<ul className="rows">
			{rows.map(({ to, name, level, steps, act }) => (
				<li key={to}>
					<span className="grow">
						<Link className="strong" to={to}>
							{name}
						</Link>
						<span className="block small soft">{level}</span>
						<span className="block small">
							{act.says}
							{act.does === 'waits' ? <span className="soft"> Nothing for you to do.</span> : null}
						</span>
					</span>
					<ol className="flex gap-2" aria-label={`Steps of ${name}`}>
						{steps.map(({ title, state }) => (
							<li key={title} title={title}>
								<RequirementSign state={signs[state]} />
								<span className="vh">{title}</span>
							</li>
						))}
					</ol>
				</li>
			))}
		</ul>
	)
}
