import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { AIMS, aimNames, STAGES, stageNames } from '~/domain/readiness/kinds'
import { FormErrors, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { at: string; aim: string }

/** Where one stands and what one looks at: on the map, and before the questions. */
export function PlaceForm({
	answer,
	place,
	act,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	place: { at: string; aim: string }
	act: string
}) {
	const [form, fields] = useForm<Fields>({ id: 'my-place', lastResult: answer?.result, defaultValue: place })
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<div className="pair">
				<Select field={fields.at} label="I am now">
					{STAGES.map((stage) => (
						<option key={stage} value={stage}>
							{stageNames[stage]}
						</option>
					))}
				</Select>
				<Select field={fields.aim} label="I look at">
					{AIMS.map((aim) => (
						<option key={aim} value={aim}>
							{aimNames[aim]}
						</option>
					))}
				</Select>
			</div>
			<p>
				<button className="btn ink" type="submit">
					{act}
				</button>
			</p>
		</Form>
	)
}
