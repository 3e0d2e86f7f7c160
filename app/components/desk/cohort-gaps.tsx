import { Link } from '@remix-run/react'
import type { CohortGap } from '~/domain/cohort/gaps'
import { capitalized, counted } from '~/domain/number-words'
import { Icon } from '../ui/icon'
import { Signpost } from '../ui/marks'

type Said = { title: string; sub: string; to: string }

/** What a cohort lacks: the first on the signpost, the rest below it. */
export function CohortGaps({ gaps, taken, newSession }: { gaps: CohortGap[]; taken: number; newSession: string }) {
	const said: Record<CohortGap, Said> = {
		'no-lead': { title: 'Name a lead', sub: 'Nobody leads this cohort yet', to: '#leads' },
		'few-people': {
			title: 'Add people',
			sub: `${taken === 0 ? 'Nobody has a seat' : capitalized(counted(taken, 'person has a seat', 'people have a seat'))}, eight make a cohort`,
			to: '#people',
		},
		'no-sessions': { title: 'Plan the sessions', sub: 'No session has a date yet', to: newSession },
	}
	const [first, ...rest] = gaps.map((gap) => said[gap])
	if (!first) return null
	return (
		<section aria-label="What is missing">
			<Signpost {...first} />
			<ul className="next-steps max-w-160">
				{rest.map((gap) => (
					<li key={gap.title}>
						<Icon name="warn" />
						<span className="small">{gap.sub}</span>
						<Link className="small" to={gap.to}>
							{gap.title}
						</Link>
					</li>
				))}
			</ul>
		</section>
	)
}
