import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { CAREER_LEVELS, careerTrackNames, MOST_COHORTS, ROLES, roleNames } from '~/domain/person/kinds'
import { FormErrors, Input, Picks, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { ZoneField } from '../ui/zone-field'
import { HoursFields } from './hours-fields'

type Fields = {
	email: string
	name: string
	calledName: string
	timeZone: string
	team: string
	managerId: string
	careerTrack: string
	careerLevel: string
	roles: string[]
	levelSince: string | null
	mostCohorts: string
	workDays: string[]
	workFrom: string
	workTo: string
	holidays: string
}

/** The directory entry of a person, as an admin writes it. */
export function PersonForm({
	answer,
	person,
	zones,
	regions,
	managers,
	act,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	person: Partial<Fields>
	zones: string[]
	/** Whose public holidays there are to choose from */
	regions: { code: string; name: string }[]
	managers: { id: string; name: string }[]
	act: string
}) {
	const [form, fields] = useForm<Fields>({ lastResult: answer?.result, defaultValue: person })
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			<Input field={fields.name} label="Name" autoComplete="off" />
			<div className="pair">
				<Input
					field={fields.calledName}
					label="Called"
					help="What greetings use. Empty: the first name."
					autoComplete="off"
				/>
				<Input field={fields.email} label="E-mail address" type="email" autoComplete="off" />
			</div>
			<ZoneField field={fields.timeZone} label="Time zone" zones={zones} />
			<div className="pair">
				<CareerFields track={fields.careerTrack} level={fields.careerLevel} />
			</div>
			<Input
				field={fields.levelSince as Parameters<typeof Input>[0]['field']}
				label="At this level since"
				type="date"
				help="Hired or promoted. What they need is counted from this day; change it with the level."
			/>
			<div className="pair">
				<Input field={fields.team} label="Team" autoComplete="off" />
				<Select field={fields.managerId} label="Line manager" help="Never assesses or mentors this person.">
					<option value="">Nobody</option>
					{managers.map((manager) => (
						<option key={manager.id} value={manager.id}>
							{manager.name}
						</option>
					))}
				</Select>
			</div>
			<Picks
				field={fields.roles}
				legend="Roles"
				type="checkbox"
				help="One person may hold several."
				choices={ROLES.map((role) => ({ value: role, label: roleNames[role] }))}
			/>
			<Input
				field={fields.mostCohorts}
				label="Cohorts led at once, at most"
				type="number"
				min={0}
				max={MOST_COHORTS}
				help="For facilitators. Two is what most can prepare well."
			/>
			<HoursFields fields={fields} regions={regions} />
			<p>
				<button className="btn ink" type="submit" name="intent" value="save">
					{act}
				</button>
			</p>
		</Form>
	)
}

type CareerField = Parameters<typeof Select>[0]['field']

export function CareerFields({ track, level }: { track: CareerField; level: CareerField }) {
	return (
		<>
			<Select field={track} label="Track">
				{Object.entries(careerTrackNames).map(([value, name]) => (
					<option key={value} value={value}>
						{name}
					</option>
				))}
			</Select>
			<Select field={level} label="Level">
				{Object.entries(CAREER_LEVELS).map(([value, levels]) => (
					<optgroup key={value} label={careerTrackNames[value as keyof typeof careerTrackNames]}>
						{levels.map((name) => (
							<option key={name}>{name}</option>
						))}
					</optgroup>
				))}
			</Select>
		</>
	)
}
