import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { StageChoice } from '~/domain/cohort/stage-choices'
import { FEWEST_PEOPLE, MOST_OVERLAP, MOST_PEOPLE, WHO_MAY, whoMayNames } from '~/domain/intake/kinds'
import { FormErrors, Input, Picks, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = {
	name: string
	stage: string
	opensOn: string
	closesOn: string
	startsOn: string
	capacity: string
	whoMay: string
	overlapHours: string
}

/** An intake as an admin writes it. Its level is chosen while it is a draft. */
export function IntakeForm({
	answer,
	intake,
	stages,
	act,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	intake: Partial<Fields>
	/** Absent once the level stays */
	stages?: StageChoice[]
	act: string
}) {
	const [form, fields] = useForm<Fields>({ id: 'intake', lastResult: answer?.result, defaultValue: intake })
	const programs = [...new Set(stages?.map((stage) => stage.program))]
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="opened" value={JSON.stringify(intake)} />
			<Input field={fields.name} label="Name" help="What people will call it: “Spring 2027”." autoComplete="off" />
			{stages ? (
				<Select field={fields.stage} label="Level or quarter" help="Can be changed until the intake is opened.">
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
			) : (
				<input type="hidden" name={fields.stage.name} value={intake.stage} />
			)}
			<div className="pair">
				<Input field={fields.opensOn} label="Applications from" type="date" />
				<Input field={fields.closesOn} label="Applications until" type="date" help="That day included." />
			</div>
			<div className="pair">
				<Input field={fields.startsOn} label="First week of its cohorts" type="date" />
				<Input
					field={fields.capacity}
					label="People asked for"
					type="number"
					min={FEWEST_PEOPLE}
					max={MOST_PEOPLE}
					help="In all its cohorts together."
				/>
			</div>
			<Picks
				field={fields.whoMay}
				legend="Who may apply"
				type="radio"
				choices={WHO_MAY.map((who) => ({ value: who, label: whoMayNames[who] }))}
			/>
			<Input
				field={fields.overlapHours}
				label="Least working hours in common"
				type="number"
				min={1}
				max={MOST_OVERLAP}
				help="Between all the people of one cohort, each working day."
			/>
			<p>
				<button className="btn ink" type="submit" name="intent" value="save">
					{act}
				</button>
			</p>
		</Form>
	)
}
