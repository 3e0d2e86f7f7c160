import { Link } from '@remix-run/react'
import { paths } from '~/paths'

type Rated = {
	isOwn: boolean
	name: string
	/** Null before training has begun */
	standing: string | null
	rating: {
		/** Theirs alone */
		own: {
			cohorts: { roundId: string; name: string }[]
			sessions: { mean: number; answers: number } | null
		} | null
		/** For whoever leads the level; null for everybody else */
		isRated: boolean | null
	}
}

/** What cohorts said of whoever led them. It is read by them alone, talked over, and decides nothing. */
export function Rating({ isOwn, name, standing, rating: { own, isRated } }: Rated) {
	if (isRated !== null)
		return (
			<p className="small mb-4">
				Rated by participants: <span className="strong">{isRated ? 'yes' : 'not yet'}</span>.{' '}
				{isRated
					? `Five or more of a cohort have said how it was led. What they said only ${name} reads: ask what they make of it.`
					: 'A cohort is asked at its end, and no five of one have answered so far.'}{' '}
				It decides nothing.
			</p>
		)
	if (!isOwn || !own || standing === null) return null
	return (
		<div className="small mb-4">
			<p>
				At its end a cohort says how you led it, if you were its lead or ran two of its sessions. From five answers on
				you read it, and you alone; whoever leads the level sees that they are there. Talk it over with one of them; it
				decides nothing.
			</p>
			{own.cohorts.length > 0 ? (
				<ul className="rows mt-2">
					{own.cohorts.map(({ roundId, name: cohort }) => (
						<li key={roundId}>
							<Link to={paths.roundReport({ round: roundId })}>What {cohort} said</Link>
						</li>
					))}
				</ul>
			) : null}
			{own.sessions ? (
				<p className="mt-2">
					What the sessions you led were worth to their people: {own.sessions.mean} of 5, from {own.sessions.answers}{' '}
					answers. Only you see it.
				</p>
			) : null}
		</div>
	)
}
