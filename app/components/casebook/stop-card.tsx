import { Link } from '@remix-run/react'
import { paths } from '~/paths'

/**
 * Wherever a case is written or read; the way to those who help is one press away. Opening it tells nobody anything.
 * @param isBesideForm what is typed beside it is kept nowhere yet: the way to help opens in another tab
 */
export function StopCard({ isBesideForm = false }: { isBesideForm?: boolean }) {
	return (
		<div className="stop-card">
			<details>
				<summary>Stop: danger, or harm to somebody?</summary>
				<p>
					Violence, threats, harassment, discrimination, somebody who may hurt themself, an open complaint: that is no
					case for peers. Nothing of it belongs here.
				</p>
				<p className="soft">That you opened this is kept nowhere.</p>
			</details>
			<p>
				<Link
					to={paths.helpTopic({ topic: 'safety' })}
					{...(isBesideForm ? { target: '_blank', rel: 'noreferrer' } : {})}
				>
					Who to go to instead
				</Link>
			</p>
		</div>
	)
}

/** What Belay can promise of a case, and what it cannot. */
export function Limits() {
	return (
		<ul className="limits">
			<li>
				Nobody of your team or reporting line, or of the teams and lines you name, can open it. That holds for good.
			</li>
			<li>Your own manager, admins and exports have no way to it.</li>
			<li>Readers are asked to keep it to themselves. Belay cannot make them.</li>
			<li>In a small group a story has an owner, with or without a name on it.</li>
			<li>Whoever hears of danger or harm may have to pass it on, by law or policy.</li>
			<li>Whoever runs the database could look into it.</li>
		</ul>
	)
}
