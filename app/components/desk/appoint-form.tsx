import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { person: string; stage: string; reason: string }

/** Begins somebody's training for a level, or appoints them while nobody holds it. */
export function AppointForm({
	answer,
	people,
	stages,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	people: { id: string; name: string; isTrainee: boolean }[]
	stages: { key: string; name: string; program: string }[]
}) {
	const [form, fields] = useForm<Fields>({ id: 'appoint-facilitator', lastResult: answer?.result })
	const programs = [...new Set(stages.map((stage) => stage.program))]
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<Select
				field={fields.person}
				label="Person"
				help="Somebody new: give them the facilitator role, or the one of a facilitator in training, on their page first."
			>
				<option value="">Choose somebody</option>
				{people.map((person) => (
					<option key={person.id} value={person.id}>
						{person.isTrainee ? `${person.name} (in training)` : person.name}
					</option>
				))}
			</Select>
			<Select field={fields.stage} label="Level">
				<option value="">Choose a level</option>
				{programs.map((program) => (
					<optgroup key={program} label={program}>
						{stages
							.filter((stage) => stage.program === program)
							.map((stage) => (
								<option key={stage.key} value={stage.key}>
									{stage.name}
								</option>
							))}
					</optgroup>
				))}
			</Select>
			<Input
				field={fields.reason}
				label="Why this person, to appoint without training"
				help="One line. For twelve months, while too few hold the level to train others."
				autoComplete="off"
			/>
			<p className="acts">
				<button className="btn ink" type="submit" name="intent" value="begin-training">
					Begin training
				</button>
				<button className="btn edge" type="submit" name="intent" value="appoint">
					Appoint for twelve months
				</button>
			</p>
		</Form>
	)
}
