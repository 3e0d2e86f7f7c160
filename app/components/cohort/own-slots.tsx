import { useEffect, useRef } from 'react'
import { dayLabel } from '~/domain/zone/plain-date'
import { Against } from '../desk/plan-slots'

type Slot = { date: string; time: string; against: string[] }
export type OwnSlotsFound = { people: number; top: (Slot & { weight: number })[]; chosen: Slot | null }

/** Hours that suit those who would meet, inside their form: one that is pressed goes into its date and time. */
export function OwnSlots({ found }: { found: OwnSlotsFound }) {
	const { people, top, chosen } = found
	const heading = useRef<HTMLHeadingElement>(null)
	const isChosen = (slot: Slot) => slot.date === chosen?.date && slot.time === chosen.time
	useEffect(() => {
		if (found) heading.current?.focus()
	}, [found])
	return (
		<section aria-labelledby="own-slots">
			<h3 className="h3" id="own-slots" ref={heading} tabIndex={-1}>
				Times that suit you
			</h3>
			{chosen ? (
				<div className="mt-3">
					<p className="strong small">What you filled in: {slotName(chosen)}</p>
					<Against lines={chosen.against} people={people} />
				</div>
			) : null}
			<ol className="slots mt-3">
				{top.map((slot) => (
					<li key={slotName(slot)}>
						<button
							className="btn edge sm"
							type="submit"
							name="slot"
							value={`${slot.date}T${slot.time}`}
							aria-current={isChosen(slot) ? 'true' : undefined}
						>
							{slotName(slot)}
						</button>
						<Against lines={slot.against} people={people} />
						<span className="small soft">Weight {slot.weight}</span>
					</li>
				))}
			</ol>
			<p className="help mt-3">
				Press one to take it. The lower the weight the better: over the first three meetings, outside working hours
				counts 1 for each of you, a public holiday 3, another session 4.
			</p>
		</section>
	)
}

function slotName({ date, time }: Slot): string {
	return `${dayLabel(date)}, ${time}`
}
