import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useRef } from 'react'
import {
	CONFLICT_KINDS,
	CONFLICT_WAYS,
	type ConflictKind,
	type ConflictWay,
	conflictKindNames,
	conflictWayNames,
} from '~/domain/insight/conflicts'
import { Traces } from '../casebook/traces'
import { FormErrors, Input, Picks, Select } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = {
	kind: string
	noticedOn: string
	agreedOn: string
	way: string
	isPlayed: string
	line: string
}
type Conflict = {
	id: string
	kind: ConflictKind
	noticedOn: string
	agreedOn: string | null
	way: ConflictWay | null
	isPlayed: boolean
	line: string
}

const LOOKED_AT = ['line'] as const

/** A conflict as it stands: while it is open, or once it is agreed. */
export function ConflictForm({
	answer,
	conflict,
	once,
	today,
	known,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	conflict: Conflict | null
	once: string
	today: string
	/** Names of the people in one's own cohorts, which the page may hold */
	known: string[]
}) {
	const ref = useRef<HTMLFormElement>(null)
	const [form, fields] = useForm<Fields>({
		id: 'conflict',
		lastResult: answer?.result,
		defaultValue: conflict
			? {
					...conflict,
					agreedOn: conflict.agreedOn ?? '',
					way: conflict.way ?? '',
					isPlayed: conflict.isPlayed ? 'yes' : '',
				}
			: { noticedOn: today },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)} ref={ref}>
			<FormErrors form={form} />
			<input type="hidden" name="conflict" value={conflict?.id ?? once} />
			<Picks
				field={fields.kind}
				type="radio"
				legend="Which kind it was"
				choices={CONFLICT_KINDS.map((kind) => ({ value: kind, label: conflictKindNames[kind] }))}
			/>
			<div className="pair">
				<Input field={fields.noticedOn} label="Noticed on" type="date" max={today} />
				<Input
					field={fields.agreedOn}
					label="Agreed on"
					type="date"
					max={today}
					help="Leave it empty while it is open."
				/>
			</div>
			<Select field={fields.way} label="By which way">
				<option value="">Not agreed yet</option>
				{CONFLICT_WAYS.map((way) => (
					<option key={way} value={way}>
						{conflictWayNames[way]}
					</option>
				))}
			</Select>
			<Picks
				field={fields.isPlayed}
				type="checkbox"
				legend="Where it happened"
				choices={[{ value: 'yes', label: 'It was played, in a simulation or role-play' }]}
			/>
			<Input
				field={fields.line}
				label="A line for yourself (optional)"
				help="Nobody else reads it. No names even so."
			/>
			<Traces
				form={ref}
				fields={LOOKED_AT}
				known={known}
				aside="Names and what tells who it was are pointed out here as you write, where there is JavaScript."
			/>
			<p>
				<button className="btn ink" type="submit" name="intent" value="keep">
					{conflict ? 'Keep the change' : 'Note it'}
				</button>
			</p>
		</Form>
	)
}
