import { Form } from '@remix-run/react'
import { Confirm } from '../ui/confirm'

export type LineEntry = {
	personId: string
	name: string
	state: 'asked' | 'waiting' | 'offered'
	/** "Held until Thu 26 Nov, 16:00", "Third in line, since 3 Dec", "Waits for their line manager" */
	says: string
	/** Nobody can be asked to agree: an admin decides */
	isOurs: boolean
}

/** Who holds an offer, who waits behind, and who has still to be agreed to. */
export function SeatLine({ line }: { line: LineEntry[] }) {
	return (
		<ul className="rows">
			{line.map((entry) => (
				<li key={entry.personId}>
					<span className="grow">
						<span className="strong">{entry.name}</span>
						<span className="block small soft">{entry.says}</span>
					</span>
					<div className="flex flex-wrap items-center gap-2">
						{entry.isOurs ? <Decide entry={entry} /> : null}
						<Confirm
							id={`out-${entry.personId}`}
							look="row"
							label={
								<>
									{entry.state === 'offered' ? 'Take the offer back' : 'Take out'}
									<span className="vh"> of the line: {entry.name}</span>
								</>
							}
							question={
								entry.state === 'offered'
									? `Take back the seat offered to ${entry.name}?`
									: `Take ${entry.name} out of the line?`
							}
							consequences="Whoever stands behind moves up. No letter tells the one who goes: say so yourself."
							keep="Keep the place"
							act="Take out"
							intent="remove-from-line"
						>
							<input type="hidden" name="person" value={entry.personId} />
						</Confirm>
					</div>
				</li>
			))}
		</ul>
	)
}

function Decide({ entry }: { entry: LineEntry }) {
	return (
		<Form method="post" className="flex flex-wrap gap-2">
			<input type="hidden" name="person" value={entry.personId} />
			<button className="btn edge sm" type="submit" name="intent" value="agree" aria-label={`Agree: ${entry.name}`}>
				Agree
			</button>
			<button className="btn text sm" type="submit" name="intent" value="refuse" aria-label={`Not now: ${entry.name}`}>
				Not now
			</button>
		</Form>
	)
}

/** A seat changed for one in another cohort of the level. */
export function MoveMember({
	person,
	elsewhere,
}: {
	person: { id: string; name: string }
	elsewhere: { id: string; name: string; free: number }[]
}) {
	return (
		<Confirm
			id={`move-${person.id}`}
			look="text"
			label={
				<>
					Move<span className="vh"> {person.name} to another cohort</span>
				</>
			}
			question={`Move ${person.name} to another cohort?`}
			consequences="What they learned, promised, handed in and attended counts on. Their calendar changes by letters, and the seat they leave goes to whoever is next in line."
			keep="Keep the seat"
			act="Move"
			intent="move"
		>
			<input type="hidden" name="person" value={person.id} />
			<div className="field">
				<label htmlFor={`to-${person.id}`}>To</label>
				<select className="input" id={`to-${person.id}`} name="to">
					{elsewhere.map((each) => (
						<option key={each.id} value={each.id}>
							{each.name}, {each.free} free
						</option>
					))}
				</select>
			</div>
		</Confirm>
	)
}

/** A seat beside somebody of their own: the admin says why, and it is kept. */
export function MoveWithReason({ move }: { move: { person: string; to: string } }) {
	return (
		<Form method="post" className="form mt-4">
			<input type="hidden" name="person" value={move.person} />
			<input type="hidden" name="to" value={move.to} />
			<div className="field">
				<label htmlFor="move-reason">Why they sit together all the same</label>
				<input className="input" id="move-reason" name="reason" maxLength={200} required />
			</div>
			<p>
				<button className="btn ink" type="submit" name="intent" value="move">
					Move with this reason
				</button>
			</p>
		</Form>
	)
}
