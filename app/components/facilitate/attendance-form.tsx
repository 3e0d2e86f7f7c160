import { getFormProps, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { counted } from '~/domain/number-words'
import { ATTENDANCE_STATES, type AttendanceState, attendanceStateNames } from '~/domain/session/kinds'
import { FormErrors, Input, Select } from '../ui/form'

type Line = { personId: string; state: AttendanceState; minutesPresent: string; note: string }
type Fields = { lines: Line[] }

/** Who was there: proposed from presence in the room, confirmed with one button, corrected by confirming again. */
export function AttendanceForm({
	answer,
	lines,
	confirmedOn,
	fromRoom,
	countsFrom,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	lines: (Line & { name: string })[]
	confirmedOn: string | null
	/** Whether presence in a room made the proposal */
	fromRoom: boolean
	/** Fewer minutes do not count toward the level */
	countsFrom: number | null
}) {
	const [form, fields] = useForm<Fields>({ id: 'roll', lastResult: answer?.result, defaultValue: { lines } })
	return (
		<Form method="post" {...getFormProps(form)}>
			<p className="small soft mt-3">
				{confirmedOn
					? `Confirmed on ${confirmedOn}. Change what is wrong and confirm again.`
					: fromRoom
						? 'Proposed from who was in the room, and for how long. Change what is wrong.'
						: 'This session had no room to count in, so everybody is proposed as there. Take out who was not.'}{' '}
				{countsFrom === null ? '' : `Fewer than ${countsFrom} minutes do not count toward the level. `}No reasons of
				health: “excused” is enough.
			</p>
			<FormErrors form={form} />
			<ul className="roll mt-2">
				{fields.lines.getFieldList().map((item, index) => {
					const line = item.getFieldset()
					const name = lines[index]?.name ?? ''
					return (
						<li key={item.key}>
							<span className="strong small">
								{name}
								<input type="hidden" name={line.personId.name} value={lines[index]?.personId} />
							</span>
							<Select field={line.state} label={<Of what="State" name={name} />}>
								{ATTENDANCE_STATES.map((state) => (
									<option key={state} value={state}>
										{attendanceStateNames[state]}
									</option>
								))}
							</Select>
							<Input
								field={line.minutesPresent}
								label={<Of what="Minutes" name={name} />}
								type="number"
								min={0}
								max={240}
								help={isTooShort(line, countsFrom) ? `Too short to count: ${countsFrom} do` : undefined}
							/>
							<span className="note">
								<Input field={line.note} label={<Of what="Note" name={name} />} autoComplete="off" />
							</span>
						</li>
					)
				})}
			</ul>
			<p className="acts">
				<button className="btn ink" type="submit" name="intent" value="attendance">
					{confirmedOn
						? 'Confirm the corrected list'
						: `Confirm attendance of ${counted(lines.length, 'person', 'people')}`}
				</button>
			</p>
		</Form>
	)
}

function isTooShort(
	line: { state: { value?: string }; minutesPresent: { value?: string } },
	countsFrom: number | null,
) {
	return line.state.value === 'present' && countsFrom !== null && Number(line.minutesPresent.value) < countsFrom
}

/** "Minutes" for the eye, "Minutes, Ana Ruiz" for a screen reader. */
function Of({ what, name }: { what: string; name: string }) {
	return (
		<>
			{what}
			<span className="vh">, {name}</span>
		</>
	)
}
