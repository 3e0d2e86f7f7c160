import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { MOST_OVERLAP } from '~/domain/intake/kinds'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = Record<
	'overlapHours' | 'days' | 'fewest' | 'most' | 'cohorts' | 'spread' | 'mix' | 'together' | 'apart',
	string
>

/** What holds without exception, and what each wish weighs against the others. Sending it arranges anew. */
export function SettingsForm({
	answer,
	settings,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	settings: Partial<Fields>
}) {
	const [form, fields] = useForm<Fields>({ id: 'settings', lastResult: answer?.result, defaultValue: settings })
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<p className="small soft">
				These hold always: sizes, hours in common, a lead who is qualified and has room, and nobody with their own team
				or reporting line.
			</p>
			<div className="pair">
				<Input field={fields.overlapHours} label="Hours in common" type="number" min={1} max={MOST_OVERLAP} />
				<Input field={fields.days} label="On days of the week" type="number" min={1} max={5} />
			</div>
			<div className="pair">
				<Input field={fields.fewest} label="Fewest people" type="number" min={8} max={12} />
				<Input field={fields.most} label="Most people" type="number" min={8} max={12} />
			</div>
			<Input
				field={fields.cohorts}
				label="Cohorts at most"
				type="number"
				min={0}
				max={99}
				help="0: as many as seats and leads allow."
			/>
			<p className="small soft">
				Wishes are weighed: a person without a place counts 100, one who is expected to take the level 200, one who must
				take it 300. The larger a weight, the more is given up for it.
			</p>
			<div className="pair">
				<Input field={fields.spread} label="Each hour between clocks" type="number" min={0} max={100} />
				<Input field={fields.mix} label="Each person the mix is off" type="number" min={0} max={100} />
			</div>
			<div className="pair">
				<Input field={fields.together} label="Each pair not together" type="number" min={0} max={100} />
				<Input field={fields.apart} label="Each pair not apart" type="number" min={0} max={100} />
			</div>
			<div className="acts">
				<button className="btn ink" type="submit" name="intent" value="settings">
					Arrange with these
				</button>
			</div>
		</Form>
	)
}
