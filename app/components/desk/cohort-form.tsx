import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { COHORT_STATUSES, cohortStatusNames, FEWEST_SEATS, MOST_SEATS } from '~/domain/cohort/kinds'
import type { StageChoice } from '~/domain/cohort/stage-choices'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { ZoneField } from '../ui/zone-field'

type Fields = { name: string; stage: string; seatCount: string; startsOn: string; timeZone: string; status: string }

/** A cohort as an admin writes it. Its level is chosen once: the cohort carries that level's rules. */
export function CohortForm({
	answer,
	cohort,
	stages,
	zones,
	act,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	cohort: Partial<Fields>
	/** Absent once the cohort exists */
	stages?: StageChoice[]
	zones: string[]
	act: string
}) {
	const [form, fields] = useForm<Fields>({ id: 'cohort', lastResult: answer?.result, defaultValue: cohort })
	const programs = [...new Set(stages?.map((stage) => stage.program))]
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="opened" value={JSON.stringify(cohort)} />
			<Input field={fields.name} label="Name" help="What people will call it: “Autumn B”." autoComplete="off" />
			{stages ? (
				<Select
					field={fields.stage}
					label="Level"
					help="Cannot be changed later: the cohort keeps the rules this level has today."
				>
					<option value="">Choose a level</option>
					{programs.map((program) => (
						<optgroup key={program} label={program}>
							{stages
								.filter((stage) => stage.program === program)
								.map((stage) => (
									<option key={stage.key} value={stage.key} disabled={stage.closed !== null}>
										{stage.closed ? `${stage.name} (${stage.closed})` : stage.name}
									</option>
								))}
						</optgroup>
					))}
				</Select>
			) : null}
			<div className="pair">
				<Input
					field={fields.seatCount}
					label="Seats"
					type="number"
					min={FEWEST_SEATS}
					max={MOST_SEATS}
					help="Eight to twelve."
				/>
				<Input field={fields.startsOn} label="Starts on" type="date" />
			</div>
			<ZoneField
				field={fields.timeZone}
				label="Time zone"
				zones={zones}
				help="Sessions are set on this clock. Everybody reads them on their own."
			/>
			<Select
				field={fields.status}
				label="Status"
				help="While it is open to join, learners take a seat themselves. In every status but finished and cancelled you can add people."
			>
				{COHORT_STATUSES.map((status) => (
					<option key={status} value={status}>
						{cohortStatusNames[status]}
					</option>
				))}
			</Select>
			<p>
				<button className="btn ink" type="submit" name="intent" value="save">
					{act}
				</button>
			</p>
		</Form>
	)
}
