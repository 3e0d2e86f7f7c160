import { Form, Link } from '@remix-run/react'
import { listed } from '~/domain/number-words'
import { Confirm } from '../ui/confirm'

export type SlotView = {
	id: string
	/** "Thursday 26 November" and "16:00 to 16:45 in Lisbon", on the reader's clock */
	day: string
	time: string
	place: string
	assessors: string[]
}

/** Slots one may book, the soonest first. */
export function FreeSlots({ slots }: { slots: (SlotView & { bookUntil: string })[] }) {
	return (
		<ul className="rows">
			{slots.map((slot) => (
				<li key={slot.id}>
					<span className="grow">
						<b>{slot.day}</b>, {slot.time}
						<span className="block small soft">
							{slot.place || 'In a call'}, with {listed(slot.assessors)}. Book until {slot.bookUntil}.
						</span>
					</span>
					<SlotAct slot={slot} whose={`with ${listed(slot.assessors)}`} intent="book" act="Book it" look="btn ink sm" />
				</li>
			))}
		</ul>
	)
}

/** Slots of others who lack somebody to play a party, and those one plays in. */
export function SlotsToPlay({
	playing,
	lacking,
}: {
	playing: (SlotView & { for: string; mayStop: boolean; to: string | null })[]
	lacking: (SlotView & { for: string })[]
}) {
	return (
		<ul className="rows">
			{playing.map((slot) => (
				<li key={slot.id}>
					<span className="grow">
						<b>{slot.day}</b>, {slot.time}
						<span className="block small soft">
							You play a party for {slot.for}. {slot.to ? <Link to={slot.to}>Where you meet</Link> : null}
						</span>
					</span>
					{slot.mayStop ? (
						<SlotAct slot={slot} whose={`for ${slot.for}`} intent="stop-playing" act="Do not play" look="btn edge sm" />
					) : null}
				</li>
			))}
			{lacking.map((slot) => (
				<li key={slot.id}>
					<span className="grow">
						<b>{slot.day}</b>, {slot.time}
						<span className="block small soft">{slot.for} needs somebody to play a party.</span>
					</span>
					<SlotAct slot={slot} whose={`for ${slot.for}`} intent="play" act="Play a party" look="btn edge sm" />
				</li>
			))}
		</ul>
	)
}

function SlotAct({
	slot,
	whose,
	intent,
	act,
	look,
}: {
	slot: SlotView
	/** Two slots may be at one hour */
	whose: string
	intent: string
	act: string
	look: string
}) {
	return (
		<Form method="post">
			<input type="hidden" name="slot" value={slot.id} />
			<button className={look} type="submit" name="intent" value={intent}>
				{act}
				<span className="vh">
					: {slot.day}, {slot.time}, {whose}
				</span>
			</button>
		</Form>
	)
}

/** The last one somebody had, which its assessors called off: of one that had begun no letter tells. */
export function CalledOff({ slot }: { slot: SlotView & { reason: string } }) {
	return (
		<p className="say note mt-6">
			Your slot of {slot.day}, {slot.time}, was called off: {slot.reason}
		</p>
	)
}

/** The slot one has booked, until it is over. */
export function OwnSlotCard({
	slot,
	playersAsked,
	isDefense,
}: {
	slot: SlotView & { players: string[]; giveUpUntil: string | null; hasBegun: boolean; to: string | null }
	playersAsked: number
	isDefense: boolean
}) {
	const missing = playersAsked - slot.players.length
	return (
		<>
			<p className="mt-3">
				<b>{slot.day}</b>, {slot.time}. {slot.place || 'In a call'}, with {listed(slot.assessors)}.
			</p>
			<p className="small soft mt-1">
				{slot.players.length > 0 ? `Plays with you: ${listed(slot.players)}. ` : ''}
				{missing > 0
					? `${missing === 1 ? 'One party is' : 'Two parties are'} played by nobody yet: ask somebody of your level to say so here.`
					: ''}
			</p>
			{slot.to ? (
				<p className="mt-3">
					<Link className="btn ink" to={slot.to}>
						Where you meet
					</Link>
				</p>
			) : null}
			{slot.giveUpUntil ? (
				<Confirm
					id="give-up"
					label="Give it up"
					look="text"
					question="Give this slot up?"
					consequences="It is free for somebody else, and leaves the calendars of everybody in it. You can book another one."
					keep="Keep it"
					act="Give it up"
					intent="give-up"
				>
					<input type="hidden" name="slot" value={slot.id} />
				</Confirm>
			) : (
				<p className="small soft mt-3">
					{slot.hasBegun
						? isDefense
							? 'It is on. Once its time is over, your assessors score.'
							: 'It is on. Once its time is over, you hand in here what was said.'
						: 'Less than a day away: others count on you. If you cannot come, write to your assessors.'}
				</p>
			)}
			{slot.giveUpUntil ? <p className="small soft mt-1">Possible until {slot.giveUpUntil}.</p> : null}
		</>
	)
}
