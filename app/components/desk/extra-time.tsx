import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { TIMES_GIVEN, type TimeGiven, timeWords } from '~/domain/assessment/timed'
import { FormErrors, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

/** How much time somebody has in timed checks. No reason is asked for, and none has a place to stand. */
export function ExtraTime({
	answer,
	percent,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	percent: TimeGiven
}) {
	const [form, fields] = useForm<{ percent: string }>({
		id: 'extra-time',
		lastResult: answer?.result,
		defaultValue: { percent: String(percent) },
	})
	return (
		<section aria-labelledby="time" className="mt-8">
			<h2 className="h2" id="time">
				Time in checks
			</h2>
			<Form method="post" className="form mt-3" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Select
					field={fields.percent}
					label="In timed checks"
					help="From the next try on. They and admins see it, nobody else; the audit log says that it was set, not why."
				>
					{TIMES_GIVEN.map((each) => (
						<option key={each} value={each}>
							{timeWords[each]}
						</option>
					))}
				</Select>
				<p>
					<button className="btn edge" type="submit" name="intent" value="give-time">
						Set the time
					</button>
				</p>
			</Form>
		</section>
	)
}
