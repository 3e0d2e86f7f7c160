import { Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Confirm } from '../ui/confirm'

/** How one's own calendar comes to hold the sessions, and keeps them right. */
export function Subscribe({ address }: { address: string }) {
	const webcal = address.replace(/^https?:/, 'webcal:')
	return (
		<div className="mt-3 grid gap-3">
			<p className="small soft">
				Subscribe once: sessions that are added, moved or cancelled change in your calendar by themselves. It shows
				titles and hours; cases and call links stay here.
			</p>
			<p className="flex flex-wrap gap-2">
				<a className="btn ink sm" href={webcal}>
					Subscribe
				</a>
				<a
					className="btn edge sm"
					href={`https://calendar.google.com/calendar/r?${new URLSearchParams({ cid: webcal })}`}
					rel="noreferrer"
				>
					Google
				</a>
				<a
					className="btn edge sm"
					href={`https://outlook.office.com/calendar/0/addfromweb?${new URLSearchParams({ url: address, name: 'Belay' })}`}
					rel="noreferrer"
				>
					Outlook
				</a>
			</p>
			<div className="field">
				<label htmlFor="feed">The address, for any other calendar</label>
				<input className="input" id="feed" readOnly value={address} aria-describedby="feed-help" />
				<p className="small soft" id="feed-help">
					Whoever has it can read your hours, without signing in. Keep it to yourself.{' '}
					<Link to={paths.helpTopic({ topic: 'calendar' })}>How it works</Link>
				</p>
			</div>
			<div className="-ml-3">
				<Confirm
					id="reset"
					look="text"
					label="Give it another address"
					question="Give your calendar another address?"
					consequences="Every calendar that subscribed to the old one stops at once. Subscribe again with the new one."
					keep="Keep it"
					act="Change it"
					intent="reset-feed"
				/>
			</div>
		</div>
	)
}
