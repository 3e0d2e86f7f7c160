import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors } from '../ui/form'
import { useForm } from '../ui/use-form'

/** Questions on conduct and safety; what is wrong is explained above them. */
export function Conduct({
	questions,
	answer,
}: {
	questions: { id: string; asks: string; options: string[] }[]
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const [form] = useForm({ id: 'conduct-form', lastResult: answer?.result })
	const given = answer?.result?.initialValue ?? {}
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<p className="small soft">All of them have to be right. Try as often as you like; nobody sees how often.</p>
			<FormErrors form={form} />
			{questions.map(({ id, asks, options }, index) => (
				<fieldset key={id}>
					<legend className="strong pb-2">
						{index + 1}. {asks}
					</legend>
					<div className="picks">
						{options.map((says, option) => (
							<label className="pick" key={says}>
								<input
									type="radio"
									name={`q:${id}`}
									value={option}
									defaultChecked={given[`q:${id}`] === String(option)}
								/>
								<span>{says}</span>
							</label>
						))}
					</div>
				</fieldset>
			))}
			<p>
				<button className="btn ink" type="submit" name="intent" value="conduct">
					Answer
				</button>
			</p>
		</Form>
	)
}
