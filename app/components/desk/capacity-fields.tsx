import { Form } from '@remix-run/react'
import type { AskedPlan, PlanField } from '~/domain/facilitator/capacity-plan'
import { Icon } from '../ui/icon'

type Field = { name: PlanField; label: string; unit?: string }

const groups: { title: string; help: string; fields: Field[] }[] = [
	{
		title: 'When',
		help: 'Cohorts begin from the first month on; people count who are assessed by the end of the last.',
		fields: [
			{ name: 'from', label: 'First month' },
			{ name: 'until', label: 'Last month' },
		],
	},
	{
		title: 'Who there is',
		help: 'From the directory: who may lead this level, facilitators as assessors, mentors. One person may be all three. Leads beyond those of the directory begin free.',
		fields: [
			{ name: 'leads', label: 'Leads' },
			{ name: 'assessors', label: 'Assessors' },
			{ name: 'mentors', label: 'Mentors' },
			{ name: 'people', label: 'Different people among them' },
		],
	},
	{
		title: 'A cohort',
		help: 'From the level’s plan. A lead’s work is each session with 30 minutes to prepare and 15 to close. Whoever has another limit on their own page keeps it.',
		fields: [
			{ name: 'cohortSize', label: 'People in it' },
			{ name: 'weeks', label: 'Weeks' },
			{ name: 'breakWeeks', label: 'Weeks between two' },
			{ name: 'leadMinutesPerCohort', label: 'Lead’s work', unit: 'minutes' },
			{ name: 'cohortsAtOnce', label: 'At once, for one lead' },
		],
	},
	{
		title: 'Assessing',
		help: 'Minutes of all assessors together for one person, from the level’s plan.',
		fields: [
			{ name: 'assessingMinutesPerPerson', label: 'For one person', unit: 'minutes' },
			{ name: 'assessorsPerPerson', label: 'Assessors of one person' },
			{ name: 'assessorHoursAMonth', label: 'Of one assessor a month', unit: 'hours' },
		],
	},
	{
		title: 'Mentors, and the line',
		help: 'The line is what all of it together may take of one person: a tenth of a role.',
		fields: [
			{ name: 'mentoredPercent', label: 'In training with a mentor', unit: 'of 100' },
			{ name: 'menteesEach', label: 'Mentees of one mentor' },
			{ name: 'mentorHoursPerMentee', label: 'For one mentee a month', unit: 'hours' },
			{ name: 'mostHoursAMonth', label: 'The line a month', unit: 'hours' },
		],
	},
	{
		title: 'Growing',
		help: 'Watch two sessions, lead two in part, be observed in two: as many cohorts as that takes.',
		fields: [
			{ name: 'growPercent', label: 'Certified who lead later', unit: 'of 100' },
			{ name: 'weeksToBecomeLead', label: 'Until signed off', unit: 'weeks' },
		],
	},
]

/** Every assumption as a field; what is asked stands in the address and is stored nowhere. */
export function CapacityFields({ stage, asked }: { stage: string; asked: Pick<AskedPlan, 'values' | 'errors'> }) {
	const wrong = groups.flatMap(({ fields }) => fields).filter(({ name }) => asked.errors[name])
	return (
		<Form method="get" className="capacity-form" noValidate>
			<input type="hidden" name="stage" value={stage} />
			{wrong.length > 0 ? (
				<div className="summary" role="alert">
					<h2>These figures cannot be reckoned with</h2>
					<ul>
						{wrong.map(({ name, label }) => (
							<li key={name}>
								<a href={`#${name}`}>{label}</a>: {asked.errors[name]}
							</li>
						))}
					</ul>
				</div>
			) : null}
			<div className="groups">
				{groups.map(({ title, help, fields }) => (
					<fieldset key={title}>
						<legend>{title}</legend>
						<p className="help">{help}</p>
						{fields.map((field) => (
							<PlanInput key={field.name} field={field} asked={asked} />
						))}
					</fieldset>
				))}
			</div>
			<p className="acts">
				<button className="btn ink" type="submit">
					Reckon again
				</button>
			</p>
		</Form>
	)
}

function PlanInput({
	field: { name, label, unit },
	asked,
}: {
	field: Field
	asked: Pick<AskedPlan, 'values' | 'errors'>
}) {
	const error = asked.errors[name]
	const isMonth = name === 'from' || name === 'until'
	return (
		<div className="field">
			<label htmlFor={name}>
				{label}
				{unit ? <span className="soft">, {unit}</span> : null}
			</label>
			<input
				key={asked.values[name]}
				className="input"
				id={name}
				name={name}
				type={isMonth ? 'month' : 'text'}
				inputMode={isMonth ? undefined : 'decimal'}
				defaultValue={asked.values[name]}
				aria-invalid={error ? true : undefined}
				aria-describedby={error ? `${name}-error` : undefined}
			/>
			{error ? (
				<p className="err" id={`${name}-error`}>
					<Icon name="warn" />
					<span>{error}</span>
				</p>
			) : null}
		</div>
	)
}
