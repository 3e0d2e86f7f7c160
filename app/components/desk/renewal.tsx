import { Form, Link } from '@remix-run/react'
import { RequirementList, type RequirementView } from '../ui/requirement'
import { TestNotice } from './issuing'

/** What renewing a certification asks, how much of it is shown, and the button once it is all there. */
export function RenewalPanel({
	results,
	until,
	mayRenew,
	isOwn,
	isTest,
	takenBackOn,
}: {
	results: RequirementView[]
	/** The last day on which it can be renewed */
	until: string
	mayRenew: boolean
	isOwn: boolean
	/** What is signed now is a test */
	isTest: boolean
	/** When an earlier renewal of it was taken back */
	takenBackOn: string | null
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
				{takenBackOn
					? `Its renewal was taken back on ${takenBackOn}. What was shown for that counts again, and it can be renewed anew. `
					: ''}
				What its holder has shown since it was issued. The next one begins where this one ends, with a number and a
				badge of its own.
			</p>
			<RequirementList results={results} />
			{isOwn ? (
				<p className="say note mt-4">Nobody renews their own certification. Ask another admin.</p>
			) : mayRenew ? (
				<Form method="post" className="mt-4">
					{isTest ? <TestNotice /> : null}
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

/** What became of a certification whose renewal was taken back. */
export function StandsAgain({ number, to }: { number: string; to: string }) {
	return (
		<p className="say note mt-4 max-w-3xl">
			<span>
				It renewed <Link to={to}>{number}</Link>, which stands again by its own dates: there you see whether it can be
				renewed anew, or whether the level is shown anew.
			</span>
		</p>
	)
}
