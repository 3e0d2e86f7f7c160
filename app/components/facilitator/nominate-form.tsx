import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input, Select, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { email: string; stage: string; nomination: string }

/** A colleague one has seen at work; what rank they have is not asked. */
export function NominateForm({
	answer,
	stages,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	stages: { key: string; name: string; program: string }[]
}) {
	const [form, fields] = useForm<Fields>({ id: 'nominate-form', lastResult: answer?.result })
	const programs = [...new Set(stages.map(({ program }) => program))]
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<Input field={fields.email} label="Their work address" type="email" autoComplete="off" />
			<Select field={fields.stage} label="Level">
				<option value="">Choose a level</option>
				{programs.map((program) => (
					<optgroup key={program} label={program}>
						{stages
							.filter((stage) => stage.program === program)
							.map(({ key, name }) => (
								<option key={key} value={key}>
									{name}
								</option>
							))}
					</optgroup>
				))}
			</Select>
			<TextArea
				field={fields.nomination}
				label="What you have seen them do"
				help="One moment: what they did, and what it changed for somebody. They read it, and so do admins, mentors and whoever leads the level."
			/>
			<p>
				<button className="btn ink" type="submit" name="intent" value="nominate">
					Nominate
				</button>
			</p>
		</Form>
	)
}
