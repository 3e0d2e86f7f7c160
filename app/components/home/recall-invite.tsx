import { Link } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import { paths } from '~/paths'

/** A quiet offer below the week's things. Whoever does not take it finds no trace of that. */
export function RecallInvite({ invite }: { invite: { minutes: number; what: string } }) {
	return (
		<section className="remember" aria-labelledby="remember">
			<div className="head">
				<h2 className="h2" id="remember">
					{capitalized(counted(invite.minutes, 'minute', 'minutes'))}, from memory
				</h2>
				<span className="small soft">only you see this</span>
			</div>
			<p>
				<span>{capitalized(invite.what)}.</span>
				<Link className="btn edge" to={paths.recall()}>
					Ask me
				</Link>
			</p>
		</section>
	)
}
