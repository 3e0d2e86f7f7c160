import { RequirementList, type RequirementView } from '../ui/requirement'

/** What renewing asks of the holder, and how much of it is shown. */
export function OwnRenewal({
	renewal,
}: {
	renewal: {
		ends: string
		until: string
		isInGrace: boolean
		/** When an earlier renewal was taken back */
		takenBackOn: string | null
		isReady: boolean
		/** About how long it takes in all */
		hours: number
		results: RequirementView[]
	}
}) {
	const { ends, until, isInGrace, takenBackOn, isReady, hours, results } = renewal
	return (
		<section className="section mb-8" aria-labelledby="renewal">
			<div className="head">
				<h2 className="h2" id="renewal">
					{isReady ? 'Ready to be renewed' : 'To renew it'}
				</h2>
				<span className="small soft">Until {until}</span>
			</div>
			<p className="small soft mt-2 mb-3">
				{isInGrace ? `Your certificate ended on ${ends}.` : `Your certificate ends on ${ends}.`}{' '}
				{takenBackOn ? `Its renewal was taken back on ${takenBackOn}; it can be renewed anew. ` : ''}
				{isReady
					? 'All of this is shown; an admin sees it and renews.'
					: `Renewing takes about ${hours} hours in all. What counts is what you have shown since it was issued.`}
			</p>
			<RequirementList results={results} />
		</section>
	)
}
