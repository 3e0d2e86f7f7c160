import { Form, Link } from '@remix-run/react'
import { weekdayNames } from '~/domain/session/slot-words'

type Slot = { weekday: number; time: string; against: string[] }

/** Which weekday and time suit everybody best, each with what speaks against it, and a look at any other. */
export function PlanSlots({
	top,
	chosen,
	place,
	people,
}: {
	top: (Slot & { weight: number })[]
	chosen: Slot
	/** Whose clock: "Lisbon" */
	place: string
	people: number
}) {
	const isChosen = (slot: Slot) => slot.weekday === chosen.weekday && slot.time === chosen.time
	return (
		<>
			<ol className="slots mt-3">
				{top.map((slot) => (
					<li key={`${slot.weekday} ${slot.time}`}>
						<Link to={`?weekday=${slot.weekday}&time=${slot.time}`} aria-current={isChosen(slot) ? 'true' : undefined}>
							{slotName(slot)}
						</Link>
						<Against lines={slot.against} people={people} />
						<span className="small soft">Weight {slot.weight}</span>
					</li>
				))}
			</ol>
			<p className="small soft mt-3">
				The lower the weight the better: outside working hours counts 1 for each person and week, a public holiday 3,
				another session, or a time at which somebody said they cannot, 4. A time at which who leads cannot is listed
				only when there is no other.
			</p>
			<Form method="get" className="look mt-4">
				<div className="field">
					<label htmlFor="weekday">Day of the week</label>
					<select className="input" id="weekday" name="weekday" defaultValue={chosen.weekday} key={chosen.weekday}>
						{weekdayNames.map((name, index) => (
							<option key={name} value={index + 1}>
								{name}
							</option>
						))}
					</select>
				</div>
				<div className="field">
					<label htmlFor="slot-time">Time in {place}</label>
					<input
						className="input"
						id="slot-time"
						name="time"
						type="time"
						defaultValue={chosen.time}
						key={chosen.time}
					/>
				</div>
				<button className="btn edge" type="submit">
					See how it suits
				</button>
			</Form>
			{top.some(isChosen) ? null : (
				<div className="mt-3" role="status">
					<p className="strong small">{slotName(chosen)}</p>
					<Against lines={chosen.against} people={people} />
				</div>
			)}
		</>
	)
}

function slotName({ weekday, time }: Slot): string {
	return `${weekdayNames[weekday - 1]}, ${time}`
}

export function Against({ lines, people }: { lines: string[]; people: number }) {
	if (lines.length === 0)
		return (
			<p className="small soft">{people > 0 ? `Within working hours for all ${people}` : 'Nobody has a seat yet'}</p>
		)
	return (
		<ul className="small soft">
			{lines.map((line) => (
				<li key={line}>{line}</li>
			))}
		</ul>
	)
}
