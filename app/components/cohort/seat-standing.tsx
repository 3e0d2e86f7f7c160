import { Form } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import { Confirm } from '../ui/confirm'

/** How the reader stands to a cohort they have no seat in. */
export type SeatStanding = {
	/** What asking for a seat would do; null when they cannot ask */
	way: 'seat' | 'line' | 'ask' | null
	/** Somebody of their team or reporting line is there: Belay gives them no seat. Who it is, it does not say. */
	isApart: boolean
	state: 'asked' | 'waiting' | 'offered' | null
	/** "third", of who waits */
	place: string | null
	/** How many stand in line */
	waiting: number
	/** "Thursday 26 November, 16:00 in Lisbon", of an offer */
	until: string | null
	seatsLeft: number
}

const asks = {
	seat: { act: 'Join', label: 'Join' },
	line: { act: 'Stand in line', label: 'Stand in line for' },
	ask: { act: 'Ask for a seat', label: 'Ask for a seat in' },
}

/** The seats of a cohort in words, and what one can do about one's own. */
export function SeatStandingActs({ cohort }: { cohort: { id: string; name: string; seat: SeatStanding } }) {
	const { id, name, seat } = cohort
	if (seat.state === 'offered')
		return (
			<>
				<span className="small strong max-w-64">A seat is held for you until {seat.until}.</span>
				<AskForm id={id} intent="take-seat" label={`Take the seat in ${name}`} act="Take the seat" look="ink" />
				<Confirm
					id={`let-go-${id}`}
					look="text"
					label={
						<>
							Let it go<span className="vh">: the seat in {name}</span>
						</>
					}
					question={`Let the seat in ${name} go?`}
					consequences="It is offered to the next in line at once. If you change your mind later, you stand at the end of the line."
					keep="Keep the offer"
					act="Let the seat go"
					intent="let-go"
				>
					<input type="hidden" name="cohort" value={id} />
				</Confirm>
			</>
		)
	if (seat.state === 'waiting' || seat.state === 'asked')
		return (
			<>
				<span className="small max-w-64">
					{seat.state === 'asked'
						? 'Whether your time is there has been asked. You hear by letter.'
						: `You are ${seat.place ?? 'next'} in line. Others do not see who waits.`}
				</span>
				{seat.isApart ? (
					<span className="small soft max-w-64">
						Somebody of your team or reporting line is in this cohort now. You keep your place; no seat is offered to
						you while they are there.
					</span>
				) : null}
				{seat.way === 'seat' ? <AskForm id={id} label={`Join ${name}`} act="Join" /> : null}
				<Confirm
					id={`leave-${id}`}
					look="text"
					label={
						<>
							{seat.state === 'asked' ? 'Take it back' : 'Leave the line'}
							<span className="vh"> for {name}</span>
						</>
					}
					question={
						seat.state === 'asked' ? `Take back that you want a seat in ${name}?` : `Leave the line for ${name}?`
					}
					consequences="Whoever stands behind you moves up. If you change your mind later, you stand at the end of the line."
					keep="Stay"
					act="Leave"
					intent="leave-line"
				>
					<input type="hidden" name="cohort" value={id} />
				</Confirm>
			</>
		)
	const ask = seat.way ? asks[seat.way] : null
	return (
		<>
			<span className="small">{seatsLine(seat)}</span>
			{ask ? <AskForm id={id} label={`${ask.label} ${name}`} act={ask.act} /> : null}
			{seat.isApart ? (
				<span className="small soft max-w-64">
					Somebody of your team or reporting line is in it already. Another cohort leaves you both free to speak.
				</span>
			) : null}
			{seat.way === 'ask' ? (
				<span className="small soft max-w-64">Your line manager agrees to the time first.</span>
			) : null}
		</>
	)
}

function seatsLine({ seatsLeft, waiting }: SeatStanding): string {
	const line = waiting > 0 ? `, ${counted(waiting, 'person waits', 'people wait')}` : ''
	return seatsLeft > 0 ? `${capitalized(counted(seatsLeft, 'seat', 'seats'))} left` : `Every seat is taken${line}`
}

function AskForm({
	id,
	intent,
	label,
	act,
	look = 'edge',
}: {
	id: string
	intent?: string
	/** What the button is called where many stand in a list */
	label: string
	act: string
	look?: 'edge' | 'ink'
}) {
	return (
		<Form method="post">
			<input type="hidden" name="cohort" value={id} />
			<button className={`btn ${look}`} type="submit" aria-label={label} name={intent && 'intent'} value={intent}>
				{act}
			</button>
		</Form>
	)
}
