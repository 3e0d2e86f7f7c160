import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { CAREER_LEVELS, careerTrackNames } from '~/domain/person/kinds'
import { MOST_DAYS, STRENGTHS, strengthNames } from '~/domain/person/needs'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { level: string; stageKey: string; strength: string; withinDays: string }

/** One more row of who needs what. */
export function AddNeed({
	answer,
	stages,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	stages: { key: string; name: string; program: string }[]
}) {
	const [form, fields] = useForm<Fields>({
		id: 'add-need',
		lastResult: answer?.result,
		defaultValue: { strength: 'must', withinDays: '180' },
	})
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			<div className="pair">
				<Select field={fields.level} label="Who">
					<option value="">Choose a level</option>
					{Object.entries(CAREER_LEVELS).map(([track, levels]) => (
						<optgroup key={track} label={careerTrackNames[track as keyof typeof careerTrackNames]}>
							{levels.map((level) => (
								<option key={level} value={`${track}/${level}`}>
									{level}
								</option>
							))}
						</optgroup>
					))}
				</Select>
				<Select field={fields.stageKey} label="Stage">
					<option value="">Choose a stage</option>
					{[...new Set(stages.map(({ program }) => program))].map((program) => (
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
			</div>
			<div className="pair">
				<Select field={fields.strength} label="How strongly">
					{STRENGTHS.map((strength) => (
						<option key={strength} value={strength}>
							{strengthNames[strength]}
						</option>
					))}
				</Select>
				<Input
					field={fields.withinDays}
					label="Begun within"
					type="number"
					min={1}
					max={MOST_DAYS}
					help="Days from hire or promotion."
				/>
			</div>
			<p>
				<button className="btn edge" type="submit" name="intent" value="add">
					Add the row
				</button>
			</p>
		</Form>
	)
}
