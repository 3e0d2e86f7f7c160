import { Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Empty } from '../ui/marks'

/** No question now: because of what, and when there is one. */
export function RecallOver({ page }: { page: { isPaused: boolean; passedOver: number; next: string | null } }) {
	const button = (name: string, to: string) => (
		<Link className="btn edge" to={to}>
			{name}
		</Link>
	)
	const home = button('Home', paths.home())
	if (page.isPaused)
		return (
			<Empty title="You have put this aside" act={button('Your profile', `${paths.account()}#recall`)}>
				Every question keeps its day. Take it up again in your profile whenever you like.
			</Empty>
		)
	if (page.passedOver > 0)
		return (
			<Empty
				title="You have been through them all"
				act={
					<>
						{button('Ask me those after all', paths.recall())}
						{home}
					</>
				}
			>
				What you passed over stays as it was, and waits for another time.
			</Empty>
		)
	if (page.next)
		return (
			<Empty title="Nothing to recall now" act={home}>
				The next question comes on {page.next}.
			</Empty>
		)
	return (
		<Empty title="Nothing to recall yet" act={home}>
			The day after you have finished a module, the questions of its check come back here, a few at a time.
		</Empty>
	)
}
