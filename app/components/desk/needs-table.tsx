import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { careerTrackNames } from '~/domain/person/kinds'
import { MOST_DAYS, type Need, STRENGTHS, strengthNames } from '~/domain/person/needs'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Row = { careerTrack: string; careerLevel: string; stageKey: string; strength: string; withinDays: string }
type Fields = { rows: Row[] }

/** Who needs what, as one form: every row is changed or taken out where it stands, and saved together. */
export function NeedsTable({
	answer,
	needs,
	stageNames,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	needs: Need[]
	/** By key; a stage that content no longer holds is named by its key */
	stageNames: Record<string, string>
}) {
	const [form, fields] = useForm<Fields>({
		id: 'needs',
		lastResult: answer?.result,
		defaultValue: { rows: needs.map((need) => ({ ...need, withinDays: String(need.withinDays) })) },
	})
	return (
		<Form method="post" {...getFormProps(form)}>
			<FormErrors form={form} />
			<section className="scroll-x" aria-label="Who needs what" tabIndex={0}>
				<table className="tbl stacks">
					<thead>
						<tr>
							<th scope="col">Who</th>
							<th scope="col">Stage</th>
							<th scope="col">How strongly</th>
							<th scope="col">Begun within days</th>
							<th scope="col">Take out</th>
						</tr>
					</thead>
					<tbody>
						{fields.rows.getFieldList().map((item, index) => {
							const need = needs[index]
							if (!need) return null
							const row = item.getFieldset()
							const stage = stageNames[need.stageKey] ?? need.stageKey
							const of = `${need.careerLevel}, ${stage}`
							return (
								<tr key={`${need.careerTrack} ${need.careerLevel} ${need.stageKey}`}>
									<th scope="row" className="cell">
										{need.careerLevel}
										<span className="block micro faint">{careerTrackNames[need.careerTrack]}</span>
										{(['careerTrack', 'careerLevel', 'stageKey'] as const).map((name) => (
											<input key={name} type="hidden" name={row[name].name} value={need[name]} />
										))}
									</th>
									<td data-label="Stage">{stage}</td>
									<td data-label="How strongly">
										<Select field={row.strength} label={<span className="vh">How strongly: {of}</span>}>
											{STRENGTHS.map((strength) => (
												<option key={strength} value={strength}>
													{strengthNames[strength]}
												</option>
											))}
										</Select>
									</td>
									<td data-label="Begun within days">
										<Input
											field={row.withinDays}
											label={<span className="vh">Days: {of}</span>}
											type="number"
											min={1}
											max={MOST_DAYS}
										/>
									</td>
									<td data-label="Take out">
										<label className="pick">
											<input type="checkbox" name={`rows[${index}].goes`} />
											<span className="vh">Take out: {of}</span>
										</label>
									</td>
								</tr>
							)
						})}
					</tbody>
				</table>
			</section>
			<p className="mt-4">
				<button className="btn ink" type="submit" name="intent" value="change">
					Save the table
				</button>
			</p>
		</Form>
	)
}
