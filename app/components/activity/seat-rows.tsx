import { Form } from '@remix-run/react'
import { ordinal } from '~/domain/number-words'

export type SeatView = {
	id: string
	title: string
	activity: string
	host: string
	day: string
	time: string
	place: string
	/** Only for who has a seat */
	callUrl: string
	bookUntil: string
	seats: number
	free: number
	waiting: number
	own: 'booked' | 'waiting' | null
	inLine: number | null
	/** What asking does; null when it cannot be asked, and `why` says so */
	way: 'booked' | 'waiting' | null
	why: string | null
	calledOff: string | null
}

/** Seats that hosts offer, the next first. */
export function SeatRows({ seats, action }: { seats: SeatView[]; action: string }) {
	return (
		<ul className="kept activities">
			{seats.map((seat) => (
				<li key={seat.id}>
					<div>
						<h3 className="h3">{seat.title}</h3>
						<p className="small mt-1">
							{seat.day}, {seat.time}. {seat.place || 'In a call'}, hosted by {seat.host}.
						</p>
						<p className="small soft mt-1">
							For: {seat.activity}. {saidSeats(seat)}
						</p>
						{seat.callUrl ? (
							<p className="small mt-1">
								<a href={seat.callUrl}>The call</a>
							</p>
						) : null}
						{seat.why ? <p className="small soft mt-1">{seat.why}</p> : null}
					</div>
					<div className="acts">
						{seat.own && !seat.calledOff ? (
							<SeatAct seat={seat} action={action} intent="give-up" look="btn edge sm" />
						) : seat.way ? (
							<SeatAct seat={seat} action={action} intent="book" look="btn ink sm" />
						) : null}
					</div>
				</li>
			))}
		</ul>
	)
}

function SeatAct({
	seat,
	action,
	intent,
	look,
}: {
	seat: SeatView
	action: string
	intent: 'book' | 'give-up'
	look: string
}) {
	const act =
		intent === 'give-up'
			? seat.own === 'booked'
				? 'Give the seat up'
				: 'Leave the line'
			: seat.way === 'booked'
				? 'Book a seat'
				: 'Stand in line'
	return (
		<Form method="post" action={action}>
			<input type="hidden" name="hosting" value={seat.id} />
			<button className={look} type="submit" name="intent" value={intent}>
				{act}
				<span className="vh">: {seat.title}</span>
			</button>
		</Form>
	)
}

function saidSeats(seat: SeatView): string {
	if (seat.calledOff) return `Called off: ${seat.calledOff}`
	if (seat.own === 'booked') return 'You have a seat.'
	if (seat.inLine) return `You are ${ordinal(seat.inLine)} in line.`
	const until = `Book until ${seat.bookUntil}.`
	if (seat.free > 0 && seat.waiting === 0) return `${seat.free} of ${seat.seats} seats free. ${until}`
	return `All ${seat.seats} seats are taken${seat.waiting > 0 ? `, ${seat.waiting} in line` : ''}. ${until}`
}
