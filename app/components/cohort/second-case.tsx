import { Link } from '@remix-run/react'
import { counted } from '~/domain/number-words'
import { paths } from '~/paths'

/** Where a room has time for more than one case: the first is prepared on its page, the others in the casebook. */
export function SecondCase({ cases }: { cases: number }) {
	if (cases < 2) return null
	return (
		<p className="small soft mt-3">
			There is time for {counted(cases, 'case', 'cases')}. Who else brings one is settled in the room: write yours in{' '}
			<Link to={paths.myCases()}>your casebook</Link> beforehand, where only you read it, and take it along there.
		</p>
	)
}
