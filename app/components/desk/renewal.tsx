import { Form, Link } from '@remix-run/react'
import { RequirementList, type RequirementView } from '../ui/requirement'

/** What renewing a certification asks, how much of it is shown, and the button once it is all there. */
export function RenewalPanel({
	results,
	until,
	mayRenew,
	isOwn,
}: {
	results: RequirementView[]
	/** The last day on which it can be renewed */
	until: string
	mayRenew: boolean
	isOwn: boolean
}) {
	return (
		<section className="section max-w-3xl" aria-labelledby="renewal">
			<div className="head">
				<h2 className="h2" id="renewal">
					{mayRenew ? 'It can be renewed' : 'To renew it'}
				</h2>
				<span className="small soft">Until {until}</span>
			</div>
			<p className="small soft mt-2 mb-3">
				What its holder has shown since it was issued. The next one begins where this one ends, with a number and a
				badge of its own.
			</p>
			<RequirementList results={results} />
			{isOwn ? (
				<p className="say note mt-4">Nobody renews their own certification. Ask another admin.</p>
			) : mayRenew ? (
				<Form method="post" className="mt-4">
					<button className="btn ink" type="submit" name="intent" value="renew">
						Renew it
					</button>
				</Form>
			) : null}
		</section>
	)
}

/** Where a certification came from, and what came after it. */
export function RenewedBy({ to }: { to: string }) {
	return (
		<p className="say note mb-4">
			<span>
				It was renewed. <Link to={to}>Open the newer one</Link>
			</span>
		</p>
	)
}
