import { type FieldMetadata, getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { counted } from '~/domain/number-words'
import { ATTENDANCE_STATES, type AttendanceState, attendanceStateNames } from '~/domain/session/kinds'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'
import { fillMinutes, rollKeys } from './roll-keys'

type Line = { personId: string; state: AttendanceState; minutesPresent: string; note: string }
type Fields = { lines: Line[] }

/** Who was there: proposed from presence in the room, set by one key or click a person, confirmed with one button. */
export function AttendanceForm({
	answer,
	lines,
	confirmedOn,
	fromRoom,
	countsFrom,
	minutes,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	lines: (Line & { name: string })[]
	confirmedOn: string | null
	/** Whether presence in a room made the proposal */
	fromRoom: boolean
	/** Fewer minutes do not count toward the level */
	countsFrom: number | null
	/** Of the whole session */
	minutes: number
}) {
	const [form, fields] = useForm<Fields>({ id: 'roll', lastResult: answer?.result, defaultValue: { lines } })
	const [said, setSaid] = useState('')
	const onKeyDown = rollKeys(minutes, (row, state) =>
		setSaid(`${lines[row]?.name}: ${attendanceStateNames[state].toLowerCase()}`),
	)
	return (
		<Form method="post" {...getFormProps(form)}>
			<p className="small soft mt-3">
				{confirmedOn
					? `Confirmed on ${confirmedOn}. Change what is wrong, say why beside it, and confirm again.`
					: fromRoom
						? 'Proposed from who was in the room, and for how long. Change what is wrong.'
						: 'This session had no room to count in, so everybody is proposed as there. Take out who was not.'}{' '}
				{countsFrom === null ? '' : `Fewer than ${countsFrom} minutes do not count toward the level. `}No reasons of
				health: “excused” is enough.
			</p>
			<p className="small soft mt-2">
				By keyboard: <kbd>↓</kbd> <kbd>↑</kbd> or <kbd>j</kbd> <kbd>k</kbd> go from person to person, <kbd>p</kbd>{' '}
				<kbd>a</kbd> <kbd>e</kbd> set present, absent, excused.
			</p>
			<p className="vh" role="status">
				{said}
			</p>
			<FormErrors form={form} />
			<ul className="roll mt-2" onKeyDown={onKeyDown}>
				{fields.lines.getFieldList().map((item, index) => {
					const line = item.getFieldset()
					const name = lines[index]?.name ?? ''
					return (
						<li key={item.key}>
							<input type="hidden" name={line.personId.name} value={lines[index]?.personId} />
							<States field={line.state} name={name} minutes={minutes} />
							<Input
								field={line.minutesPresent}
								label={<Of what="Minutes" name={name} />}
								type="number"
								min={0}
								max={240}
								help={isTooShort(line, countsFrom) ? `Too short to count: ${countsFrom} do` : undefined}
							/>
							<span className="note">
								<Input
									field={line.note}
									label={<Of what={confirmedOn ? 'Reason for a change' : 'Note'} name={name} />}
									autoComplete="off"
								/>
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

/** Three radio buttons under the person's name. */
function States({ field, name, minutes }: { field: FieldMetadata<AttendanceState>; name: string; minutes: number }) {
	return (
		<fieldset className="states">
			<legend className="strong small">{name}</legend>
			<div>
				{ATTENDANCE_STATES.map((state) => (
					<label className="state" key={state}>
						<input
							type="radio"
							name={field.name}
							value={state}
							defaultChecked={field.initialValue === state}
							onClick={(event) => {
								if (state === 'present') fillMinutes(event.currentTarget.closest('li'), minutes)
							}}
						/>
						<span>{attendanceStateNames[state]}</span>
					</label>
				))}
			</div>
		</fieldset>
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
