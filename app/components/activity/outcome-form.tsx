import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { ownOutcomeNames, YEAR_OUTCOMES } from '~/domain/activity/year'
import { FormErrors, Input, Picks } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { outcome: string; talkedOn: string; sponsor: string; line: string }

/** With what somebody ends their year: none of the answers stands above another. */
export function OutcomeForm({
	own,
	today,
	answer,
}: {
	own: Fields | null
	today: string
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const [form, fields] = useForm<Fields>({
		id: 'outcome',
		lastResult: answer?.result,
		defaultValue: own ?? { talkedOn: today },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<Picks
				field={fields.outcome}
				type="radio"
				legend="What comes next"
				choices={YEAR_OUTCOMES.map((value) => ({ value, label: ownOutcomeNames[value] }))}
			/>
			<Input
				field={fields.sponsor}
				label="With whom you talked about it"
				autoComplete="off"
				help="Your sponsor, most often."
			/>
			<Input field={fields.talkedOn} label="Day of the talk" type="date" max={today} />
			<Input
				field={fields.line}
				label="A line for yourself (optional)"
				autoComplete="off"
				help="Nobody else reads it."
			/>
			<p>
				<button className="btn ink" type="submit" name="intent" value="end">
					{own ? 'Say it so' : 'End the year so'}
				</button>
			</p>
		</Form>
	)
}
