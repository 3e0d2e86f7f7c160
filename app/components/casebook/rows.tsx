import { Link } from '@remix-run/react'
import { type CaseState, caseStateNames } from '~/domain/casebook/kinds'
import { counted } from '~/domain/number-words'
import { paths } from '~/paths'

export type SharedRow = {
	id: string
	title: string
	ask: string
	state: CaseState
	author: string | null
	week: string
	readers: string
	suggested: number
	haveSuggested: boolean
}

export function SharedRows({ rows }: { rows: SharedRow[] }) {
	return (
		<ul className="rows">
			{rows.map((row) => (
				<li key={row.id}>
					<span className="grow">
						<Link className="strong" to={paths.casebookCase({ case: row.id })} prefetch="intent">
							{row.title}
						</Link>
						<span className="block small">{row.ask}</span>
						<span className="block small soft">
							{row.author ?? 'Without a name'}, {row.readers}. {row.week}
						</span>
					</span>
					<span className="small soft">
						{row.haveSuggested ? <span className="tag">You suggested something</span> : null}{' '}
						{row.state === 'closed' ? <span className="tag good">Told to its end</span> : null}{' '}
						{counted(row.suggested, 'suggestion', 'suggestions')}
					</span>
				</li>
			))}
		</ul>
	)
}

export type OwnRow = {
	id: string
	title: string
	state: CaseState
	author: string | null
	readers: string
	suggested: number
	untold: number
}

export function OwnRows({ rows }: { rows: OwnRow[] }) {
	return (
		<ul className="rows">
			{rows.map((row) => (
				<li key={row.id}>
					<span className="grow">
						<Link className="strong" to={paths.ownCase({ case: row.id })}>
							{row.title || 'A case without a title yet'}
						</Link>
						<span className="block small soft">
							{row.state === 'draft'
								? 'Only you can read it'
								: `${row.readers}, ${row.author ? 'with your name' : 'without your name'}`}
						</span>
					</span>
					<span className="small soft">
						<span className={row.state === 'closed' ? 'tag good' : 'tag'}>{caseStateNames[row.state]}</span>{' '}
						{row.state === 'draft' ? null : counted(row.suggested, 'suggestion', 'suggestions')}
						{row.state === 'open' && row.untold > 0 ? ', for you to try' : null}
					</span>
				</li>
			))}
		</ul>
	)
}
