import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Confirm } from '../ui/confirm'
import { FormErrors, Input } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Fields = {
	date: string
	time: string
	bookUntil: string
	seatCount: string
	callUrl: string
	place: string
	reason: string
}

/** Hour, seats, place and call; what it is for, and how long it takes, stay. */
export function ChangeHosting({
	hosting,
	answer,
}: {
	hosting: {
		seats: number
		callUrl: string
		place: string
		date: string
		hour: string
		bookUntil: string
		/** "Lisbon" */
		zoneName: string
	}
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const reasonRefused = Boolean(answer?.result?.error?.reason)
	const [form, fields] = useForm<Fields>({
		id: 'change',
		lastResult: answer?.result,
		defaultValue: {
			date: hosting.date,
			time: hosting.hour,
			bookUntil: hosting.bookUntil,
			seatCount: String(hosting.seats),
			callUrl: hosting.callUrl,
			place: hosting.place,
		},
	})
	return (
		<>
			<Section id="change-seats" title="Change it">
				<Form method="post" className="form mt-4" {...getFormProps(form)}>
					<FormErrors form={form} />
					<div className="pair">
						<Input field={fields.date} label="Date" type="date" />
						<Input field={fields.time} label="Time" type="time" help={`On the clock of ${hosting.zoneName}.`} />
					</div>
					<div className="pair">
						<Input field={fields.bookUntil} label="Book until" type="date" />
						<Input field={fields.seatCount} label="Seats" type="number" min={1} max={40} />
					</div>
					<Input
						field={fields.callUrl}
						label="Call link"
						type="url"
						autoComplete="off"
						help="Begins with https://. Only who has a seat sees it."
					/>
					<Input
						field={fields.place}
						label="Place"
						autoComplete="off"
						help="Who has a seat hears of another hour, place or call."
					/>
					<p>
						<button className="btn ink" type="submit" name="intent" value="change">
							Save
						</button>
					</p>
				</Form>
			</Section>
			<div className="mt-8">
				<Confirm
					id="call-off"
					label="Call it off"
					question="Call it off?"
					consequences="Everybody with a seat or in line gets a letter with your reason, and their calendar entry goes."
					keep="Keep it"
					act="Call it off"
					intent="call-off"
					isOpen={reasonRefused}
					formId={form.id}
				>
					<Input field={fields.reason} label="Why" autoComplete="off" help="People with a seat read it." />
				</Confirm>
			</div>
		</>
	)
}
