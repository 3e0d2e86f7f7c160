import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import type { FormEvent } from 'react'
import { FACILITATOR_PARTS, facilitatorPartNames } from '~/domain/cohort/kinds'
import type { LeadChoice, LeadChoices } from '~/domain/cohort/lead-choices'
import { paths } from '~/paths'
import { Crew, type CrewPerson } from '../cohort/crew'
import { Confirm } from '../ui/confirm'
import { FormErrors, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { person: string; part: string; insteadOf: string }

/** Who facilitates a cohort, and the form that names somebody. */
export function CohortLeads({
	answer,
	leading,
	choices,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	leading: CrewPerson[]
	choices: LeadChoices
}) {
	const [form, fields] = useForm<Fields>({
		id: 'name-facilitator',
		lastResult: answer?.result,
		defaultValue: { part: leading.some((each) => each.part === 'lead') ? 'co' : 'lead' },
	})
	// Who comes in somebody's place has their part, unless another is chosen then.
	const takeOverPart = ({ target, currentTarget }: FormEvent<HTMLFormElement>) => {
		const left = leading.find(({ id }) => target instanceof HTMLSelectElement && id === target.value)
		const part = currentTarget.elements.namedItem('part')
		if (left && part instanceof HTMLSelectElement && target !== part) part.value = left.part
	}
	const nobody = choices.leading.length + choices.observing.length === 0
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
						look="row"
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
			<Form method="post" className="form mt-4" {...getFormProps(form)} onChange={takeOverPart}>
				<FormErrors form={form} />
				<Select field={fields.person} label="Name a facilitator" help={nobody ? noneYet : undefined}>
					<option value="">Choose somebody</option>
					<Choices label="May lead or co-lead" choices={choices.leading} />
					<Choices label="May observe" choices={choices.observing} />
					<Choices label="Not in this cohort" choices={choices.closed} closed />
				</Select>
				<Select field={fields.part} label="Part">
					{FACILITATOR_PARTS.map((part) => (
						<option key={part} value={part}>
							{facilitatorPartNames[part]}
						</option>
					))}
				</Select>
				{leading.length > 0 ? (
					<Select
						field={fields.insteadOf}
						label="In the place of"
						help="Both are told: one is invited, the other’s calendar is cleared."
					>
						<option value="">Nobody: they join the others</option>
						{leading.map((person) => (
							<option key={person.id} value={person.id}>
								{person.name}
							</option>
						))}
					</Select>
				) : null}
				<p>
					<button className="btn edge" type="submit" name="intent" value="name-facilitator">
						Name
					</button>
				</p>
			</Form>
		</>
	)
}

const noneYet = (
	<>
		Nobody is qualified for this level yet. Appoint somebody on the page of{' '}
		<Link to={paths.facilitators()}>facilitators</Link>.
	</>
)

function Choices({ label, choices, closed }: { label: string; choices: LeadChoice[]; closed?: boolean }) {
	if (choices.length === 0) return null
	return (
		<optgroup label={label}>
			{choices.map((choice) => (
				<option key={choice.id} value={choice.id} disabled={closed}>
					{`${choice.name}, ${choice.note}`}
				</option>
			))}
		</optgroup>
	)
}
