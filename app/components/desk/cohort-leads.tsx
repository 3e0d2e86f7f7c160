import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FACILITATOR_PARTS, facilitatorPartNames } from '~/domain/cohort/kinds'
import { Crew, type CrewPerson } from '../cohort/crew'
import { Confirm } from '../ui/confirm'
import { FormErrors, Select } from '../ui/form'

type Fields = { person: string; part: string }

/** Who facilitates a cohort, and the form that names somebody. */
export function CohortLeads({
	answer,
	leading,
	choices,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	leading: CrewPerson[]
	choices: { id: string; name: string; isTrainee: boolean }[]
}) {
	const [form, fields] = useForm<Fields>({
		id: 'name-facilitator',
		lastResult: answer?.result,
		defaultValue: { part: leading.some((each) => each.part === 'lead') ? 'co' : 'lead' },
	})
	return (
		<>
			<Crew
				people={leading}
				act={(person) => (
					<Confirm
						id={`lead-${person.id}`}
						label={
							<>
								Take off<span className="vh"> {person.name}</span>
							</>
						}
						look="text"
						question={`Take ${person.name} off this cohort?`}
						consequences="The cohort’s pages and rooms close for this person at once. What the cohort did stays."
						keep="Keep"
						act="Take off"
						intent="remove-facilitator"
					>
						<input type="hidden" name="person" value={person.id} />
					</Confirm>
				)}
			/>
			<Form method="post" className="form mt-4" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Select
					field={fields.person}
					label="Name a facilitator"
					help={choices.length === 0 ? 'Nobody has the facilitator role yet. Give it on a person’s page.' : undefined}
				>
					<option value="">Choose somebody</option>
					{choices.map((choice) => (
						<option key={choice.id} value={choice.id}>
							{choice.isTrainee ? `${choice.name} (in training)` : choice.name}
						</option>
					))}
				</Select>
				<Select field={fields.part} label="Part">
					{FACILITATOR_PARTS.map((part) => (
						<option key={part} value={part}>
							{facilitatorPartNames[part]}
						</option>
					))}
				</Select>
				<p>
					<button className="btn edge" type="submit" name="intent" value="name-facilitator">
						Name
					</button>
				</p>
			</Form>
		</>
	)
}
