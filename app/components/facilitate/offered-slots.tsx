import { Link } from '@remix-run/react'
import { listed } from '~/domain/number-words'
import { Confirm } from '../ui/confirm'

export type OfferedSlotView = {
	id: string
	work: string
	day: string
	time: string
	place: string
	assessors: string[]
	shownBy: string | null
	players: string[]
	hasBegun: boolean
	isOff: boolean
	cancelReason: string
	handedIn: boolean
	isDefense: boolean
	/** Where they meet; only for who has a part in it */
	to: string | null
}

const BEFORE = 'Whoever booked it, and whoever plays in it, gets a letter with your reason. It leaves all calendars.'
const AFTERWARDS =
	'It has begun, so nobody gets a letter: whoever booked it reads your reason on their page of slots, and can book another.'

/** Slots as whoever offers them sees them. */
export function OfferedSlots({ slots, ahead }: { slots: OfferedSlotView[]; ahead: boolean }) {
	return (
		<ul className="rows">
			{slots.map((slot) => (
				<li key={slot.id}>
					<span className="grow">
						<b>{slot.day}</b>, {slot.time}
						<span className="block small soft">
							{slot.work}. {slot.place || 'In a call'}, with {listed(slot.assessors)}.
						</span>
						<span className="block small">
							{saidOf(slot, ahead)} {slot.to ? <Link to={slot.to}>Where you meet</Link> : null}
						</span>
					</span>
					{!slot.isOff && !slot.handedIn ? (
						<Confirm
							id={`off-${slot.id}`}
							label={
								<>
									Call it off
									<span className="vh">
										: {slot.day}, {slot.time}, with {listed(slot.assessors)}
									</span>
								</>
							}
							look="text"
							question="Call this slot off?"
							consequences={slot.hasBegun ? AFTERWARDS : BEFORE}
							keep="Keep it"
							act="Call it off"
							intent="call-off"
						>
							<input type="hidden" name="slot" value={slot.id} />
							<div className="field">
								<label htmlFor={`why-${slot.id}`}>Why</label>
								<input
									id={`why-${slot.id}`}
									className="input"
									name="reason"
									required
									maxLength={200}
									autoComplete="off"
								/>
							</div>
						</Confirm>
					) : null}
				</li>
			))}
		</ul>
	)
}

function saidOf(
	{ isOff, cancelReason, shownBy, players, handedIn, isDefense }: OfferedSlotView,
	ahead: boolean,
): string {
	if (isOff) return `Called off: ${cancelReason}`
	if (!shownBy) return 'Free.'
	const who = players.length > 0 ? `${shownBy}, with ${listed(players)}` : shownBy
	if (ahead) return `Booked by ${who}.`
	if (isDefense) return `${shownBy} was asked; what you saw goes on your sheet under Assess.`
	return handedIn
		? `${shownBy} has handed in what was said; it stands under Assess.`
		: `${shownBy} has not handed in yet what was said.`
}
