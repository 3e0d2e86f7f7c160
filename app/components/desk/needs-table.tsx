import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useMemo } from 'react'
import { careerTrackNames } from '~/domain/person/kinds'
import { MOST_DAYS, type Need, STRENGTHS, strengthNames } from '~/domain/person/needs'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Row = Record<
	'careerTrack' | 'careerLevel' | 'stageKey' | 'strength' | 'withinDays' | 'wasStrength' | 'wasDays',
	string
>
type Fields = { rows: Row[] }

const keys = ['careerTrack', 'careerLevel', 'stageKey'] as const
const sent = (need: Need): Row => {
	const withinDays = String(need.withinDays)
	return { ...need, withinDays, wasStrength: need.strength, wasDays: withinDays }
}

/** Another admin may have added or taken out rows since: what was typed goes to the row it was typed for. */
function finderOf(result: SubmissionResult<string[]> | undefined) {
	const typed = result?.initialValue?.rows as Row[] | undefined
	return (need: Need) => typed?.find((row) => keys.every((name) => row?.[name] === need[name]))
}

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
	const result = answer?.result
	const typedFor = useMemo(() => finderOf(result), [result])
	const lastResult = useMemo(
		() => result && { ...result, initialValue: { rows: needs.map((need) => typedFor(need) ?? sent(need)) } },
		[result, needs, typedFor],
	)
	const [form, fields] = useForm<Fields>({
		id: 'needs',
		lastResult,
		defaultValue: { rows: needs.map(sent) },
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
							const before = typedFor(need)
							const isNew =
								before && (before.wasStrength !== need.strength || before.wasDays !== String(need.withinDays))
							return (
								<tr key={`${need.careerTrack} ${need.careerLevel} ${need.stageKey}`}>
									<th scope="row" className="cell">
										{need.careerLevel}
										<span className="block micro faint">{careerTrackNames[need.careerTrack]}</span>
										{keys.map((name) => (
											<input key={name} type="hidden" name={row[name].name} value={need[name]} />
										))}
										<input type="hidden" name={row.wasStrength.name} value={need.strength} />
										<input type="hidden" name={row.wasDays.name} value={need.withinDays} />
										{isNew ? (
											<span className="block small strong">
												Now: {strengthNames[need.strength]}, {need.withinDays} days
											</span>
										) : null}
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
