import { Link } from '@remix-run/react'

export type HostingLine = {
	id: string
	title: string
	activity: string
	host: string
	day: string
	time: string
	seats: number
	booked: number
	free: number
	waiting: number
	calledOff: boolean
	to: string
}

/** What is offered, for who offers it. */
export function HostingRows({ hostings }: { hostings: HostingLine[] }) {
	return (
		<ul className="kept activities">
			{hostings.map((hosting) => (
				<li key={hosting.id}>
					<div>
						<h3 className="h3">
							<Link to={hosting.to}>{hosting.title}</Link>
						</h3>
						<p className="small mt-1">
							{hosting.day}, {hosting.time}. Hosted by {hosting.host}.
						</p>
						<p className="small soft mt-1">
							{hosting.activity}. {hosting.booked} of {hosting.seats} seats taken
							{hosting.waiting > 0 ? `, ${hosting.waiting} in line` : ''}.
						</p>
					</div>
					<span className={`tag ${hosting.calledOff ? '' : hosting.free > 0 ? 'good' : 'note'}`}>
						{hosting.calledOff ? 'Called off' : hosting.free > 0 ? `${hosting.free} free` : 'Full'}
					</span>
				</li>
			))}
		</ul>
	)
}
