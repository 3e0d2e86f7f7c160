import { WEEK } from '~/domain/person/hours'
import { Input, Picks, Select } from '../ui/form'

type Days = Parameters<typeof Picks>[0]['field']
type Text = Parameters<typeof Input>[0]['field']

/** When somebody works, and whose public holidays they keep. */
export function HoursFields({
	fields,
	regions,
}: {
	fields: { workDays: Days; workFrom: Text; workTo: Text; holidays: Text }
	regions: { code: string; name: string }[]
}) {
	return (
		<>
			<Picks
				field={fields.workDays}
				legend="Working days"
				type="checkbox"
				choices={WEEK.map((name, index) => ({ value: String(index + 1), label: name }))}
			/>
			<div className="pair">
				<Input field={fields.workFrom} label="Works from" type="time" />
				<Input field={fields.workTo} label="Works until" type="time" />
			</div>
			<Select
				field={fields.holidays}
				label="Public holidays"
				help="No session is proposed on these days. A part of a country keeps those of the country too."
			>
				<option value="">None</option>
				{regions.map(({ code, name }) => (
					<option key={code} value={code}>
						{name}
					</option>
				))}
			</Select>
		</>
	)
}
