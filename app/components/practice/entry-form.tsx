import { getFormProps } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FEWEST_MINUTES, MOST_MINUTES, type PracticeKind, practiceKindNames } from '~/domain/practice/log-kinds'
import { paths } from '~/paths'
import { FormErrors, Input, Picks, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import type { PracticeAnswer } from './open-commitment'

type Fields = {
	entry: string
	stageKey: string
	onDay: string
	minutes: string
	kind: string
	ofOwnWork: string
	line: string
}
type Entry = { id: string; onDay: string; minutes: string; kind: string; ofOwnWork: boolean; line: string }

const helps: Partial<Record<PracticeKind, string>> = {
	talk: 'once a week, half an hour at most',
	'empathy-day': 'an hour at most',
}

/** A day, minutes, what it was, and a line: new, or one that stands already. */
export function EntryForm({
	answer,
	level,
	kinds,
	entry,
	once,
	today,
}: {
	answer: PracticeAnswer
	level: string
	/** Those of the level */
	kinds: PracticeKind[]
	entry: Entry | null
	once: string
	today: string
}) {
	const [form, fields] = useForm<Fields>({
		id: 'practice-entry',
		lastResult: answer?.result,
		defaultValue: entry ? { ...entry, ofOwnWork: entry.ofOwnWork ? 'yes' : '' } : { onDay: today, minutes: '30' },
	})
	return (
		<Form method="post" action={paths.practiceLog()} className="form entry mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="entry" value={entry?.id ?? once} />
			<input type="hidden" name="stageKey" value={level} />
			<div className="trio">
				<Input field={fields.minutes} label="Minutes" type="number" min={FEWEST_MINUTES} max={MOST_MINUTES} />
				<Input field={fields.onDay} label="Day" type="date" max={today} />
				<Select field={fields.kind} label="What it was">
					{kinds.map((kind) => (
						<option key={kind} value={kind}>
							{practiceKindNames[kind]}
							{helps[kind] ? ` (${helps[kind]})` : ''}
						</option>
					))}
				</Select>
			</div>
			<Input field={fields.line} label="A line for yourself (optional)" help="Nobody else reads it." />
			{kinds.includes('peer-review') ? (
				<Picks
					field={fields.ofOwnWork}
					type="checkbox"
					legend="For a peer review"
					choices={[{ value: 'yes', label: 'My own work was read' }]}
				/>
			) : null}
			<p>
				<button className="btn ink" type="submit" name="intent" value={entry ? 'change' : 'add'}>
					{entry ? 'Keep the change' : 'Note it'}
				</button>
			</p>
		</Form>
	)
}
