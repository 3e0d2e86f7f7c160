import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { WorkHours } from '~/domain/person/hours'
import { HoursFields } from '../desk/hours-fields'
import { FormErrors } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Fields = { workDays: string[]; workFrom: string; workTo: string; holidays: string }

/** When one works, as one says it oneself: dates are looked for within it. */
export function OwnHours({
	answer,
	hours,
	regions,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	hours: WorkHours & { holidays: string }
	regions: { code: string; name: string }[]
}) {
	const [form, fields] = useForm<Fields>({
		id: 'hours',
		lastResult: answer?.result,
		defaultValue: { ...hours, workDays: hours.workDays.map(String) },
	})
	return (
		<Section id="working-hours" title="Working hours">
			<p className="small soft mt-3">
				By the clock of your time zone. Cohorts are formed and sessions are dated within these hours where that can be;
				your admin sees them, and nobody else.
			</p>
			<Form method="post" className="form mt-4" {...getFormProps(form)}>
				<FormErrors form={form} />
				<HoursFields fields={fields} regions={regions} />
				<p>
					<button className="btn edge" type="submit" name="intent" value="keep-hours">
						Set these hours
					</button>
				</p>
			</Form>
		</Section>
	)
}
