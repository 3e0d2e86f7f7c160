import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { SLOT_MINUTES } from '~/domain/assessment/slot'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { ZoneField } from '../ui/zone-field'

type Fields = Record<
	'work' | 'date' | 'time' | 'timeZone' | 'minutes' | 'first' | 'second' | 'callUrl' | 'place',
	string
>

const ASKED = 'Ask them first. At most one of the two may know the cohort of whoever books.'

/** An hour of two assessors. An assessor is one of the two; an admin names both. */
export function OfferSlotForm({
	answer,
	works,
	people,
	zones,
	zone,
	today,
	forOthers,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	works: { value: string; name: string }[]
	people: { name: string; email: string }[]
	zones: string[]
	zone: string
	today: string
	forOthers: boolean
}) {
	const [form, fields] = useForm<Fields>({
		id: 'slot-offered',
		lastResult: answer?.result,
		defaultValue: { timeZone: zone, minutes: '45', work: works.length === 1 ? works[0]?.value : '' },
	})
	const names = people.map(({ name, email }) => (
		<option key={email} value={email}>
			{name}
		</option>
	))
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<Select field={fields.work} label="What is shown">
				<option value="">Choose one</option>
				{works.map(({ value, name }) => (
					<option key={value} value={value}>
						{name}
					</option>
				))}
			</Select>
			<div className="pair">
				<Input field={fields.date} label="Date" type="date" min={today} />
				<Input field={fields.time} label="Time" type="time" />
			</div>
			<Select field={fields.minutes} label="Minutes">
				{SLOT_MINUTES.map((minutes) => (
					<option key={minutes} value={minutes}>
						{minutes}
					</option>
				))}
			</Select>
			<ZoneField
				field={fields.timeZone}
				label="Time zone"
				zones={zones}
				help="Date and time are on this clock, and stay so when summer time changes."
			/>
			{forOthers ? (
				<>
					<Select field={fields.first} label="First assessor">
						<option value="">Choose somebody</option>
						{names}
					</Select>
					<Select field={fields.second} label="Second assessor" help={ASKED}>
						<option value="">Choose somebody</option>
						{names}
					</Select>
				</>
			) : (
				<Input
					field={fields.second}
					label="Who assesses with you"
					type="email"
					autoComplete="off"
					help={`Their work address. ${ASKED}`}
				/>
			)}
			<Input
				field={fields.callUrl}
				label="Call link"
				type="url"
				autoComplete="off"
				help="Begins with https://. Only who has a part in the slot sees it."
			/>
			<Input field={fields.place} label="Place" autoComplete="off" help="A building and a room, when there is one." />
			<p>
				<button className="btn ink" type="submit" name="intent" value="offer">
					Offer the slot
				</button>
			</p>
		</Form>
	)
}
