import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { ZoneField } from '../ui/zone-field'

type Fields = Record<
	| 'activity'
	| 'title'
	| 'hostName'
	| 'hostEmail'
	| 'date'
	| 'time'
	| 'timeZone'
	| 'durationMinutes'
	| 'seatCount'
	| 'bookUntil'
	| 'callUrl'
	| 'place',
	string
>

export type ActivityChoice = { value: string; name: string; quarter: string }

/** Seats at an activity: for what, when, where, how many. An admin says who hosts; anybody else hosts themself. */
export function OfferForm({
	answer,
	activities,
	zones,
	zone,
	today,
	forOthers,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	activities: ActivityChoice[]
	zones: string[]
	zone: string
	today: string
	forOthers: boolean
}) {
	const [form, fields] = useForm<Fields>({
		id: 'seats-offered',
		lastResult: answer?.result,
		defaultValue: { timeZone: zone, seatCount: '2', durationMinutes: '240' },
	})
	const quarters = [...new Set(activities.map(({ quarter }) => quarter))]
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<Select field={fields.activity} label="For which activity">
				<option value="">Choose an activity</option>
				{quarters.map((quarter) => (
					<optgroup key={quarter} label={quarter}>
						{activities
							.filter((each) => each.quarter === quarter)
							.map(({ value, name }) => (
								<option key={value} value={value}>
									{name}
								</option>
							))}
					</optgroup>
				))}
			</Select>
			<Input field={fields.title} label="What people come to" autoComplete="off" help="“A day with the payouts team”" />
			{forOthers ? (
				<div className="pair">
					<Input field={fields.hostName} label="Host" autoComplete="off" help="Empty: you." />
					<Input
						field={fields.hostEmail}
						label="Host’s work address"
						type="email"
						autoComplete="off"
						help="An account is not needed."
					/>
				</div>
			) : null}
			<div className="pair">
				<Input field={fields.date} label="Date" type="date" min={today} />
				<Input field={fields.time} label="Time" type="time" />
			</div>
			<div className="pair">
				<Input field={fields.durationMinutes} label="Minutes" type="number" min={15} max={600} />
				<Input field={fields.seatCount} label="Seats" type="number" min={1} max={40} />
			</div>
			<ZoneField
				field={fields.timeZone}
				label="Time zone"
				zones={zones}
				help="Date and time are on this clock, and stay so when summer time changes."
			/>
			<Input
				field={fields.bookUntil}
				label="Book until"
				type="date"
				min={today}
				help="The last day on which a seat can be booked."
			/>
			<Input
				field={fields.callUrl}
				label="Call link"
				type="url"
				autoComplete="off"
				help="Begins with https://. Only who has a seat sees it."
			/>
			<Input field={fields.place} label="Place" autoComplete="off" help="A building and a room, when there is one." />
			<p>
				<button className="btn ink" type="submit" name="intent" value="offer">
					Offer the seats
				</button>
			</p>
		</Form>
	)
}
