import { Link } from '@remix-run/react'
import { listed, spelled } from '~/domain/number-words'
import { paths } from '~/paths'

const NAMES_SHOWN = 3

/** That a line manager's word is waited for, on pages they come to anyway; nothing when it is not. */
export function AskedOfYou({ people }: { people: string[] }) {
	if (people.length === 0) return null
	const more = people.length - NAMES_SHOWN
	const names = listed(more > 0 ? [...people.slice(0, NAMES_SHOWN), `${spelled(more)} more`] : people)
	return (
		<p className="say note mt-4 mb-6">
			<span>
				Your word is asked on the time of {names}. <Link to={paths.asked()}>Look and answer</Link>
			</span>
		</p>
	)
}
