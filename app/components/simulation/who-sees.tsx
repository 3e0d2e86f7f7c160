import { Link } from '@remix-run/react'
import { spelled } from '~/domain/number-words'
import { TALKS_KEPT } from '~/domain/simulation/policy'
import { paths } from '~/paths'

export function WhoSees() {
	return (
		<p className="small soft whose">
			Only you see what you chose, how it ended and how it went. Admins see how many you have finished, and when; your
			lead sees met or open. Your last {spelled(TALKS_KEPT)} talks of each are kept; a new one takes the place of the
			oldest. <Link to={paths.helpTopic({ topic: 'simulations' })}>How simulations work</Link>
		</p>
	)
}
