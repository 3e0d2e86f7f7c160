import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { MOST_UNAVAILABLE, type Unavailable, WEEKDAYS } from '~/domain/intake/kinds'
import { FormErrors, TextArea } from '../ui/form'
import { Icon } from '../ui/icon'
import { useForm } from '../ui/use-form'

type Fields = { reason: string; goals: string }
type Row = Partial<Record<keyof Unavailable, string | number>>

/** Empty rows under the filled ones, and as many more for each asking. */
const SPARE = 2
const MORE = 4

/** What somebody says of themself for an intake. Rows of times can be added without JavaScript. */
export function ApplicationForm({
	answer,
	said,
	asksReason,
	act,
	intent,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	said: { reason: string; goals: string; unavailable: Unavailable[] }
	/** Not of who was put in: an admin has said why */
	asksReason: boolean
	act: string
	intent: 'apply' | 'change'
}) {
	const [form, fields] = useForm<Fields>({
		id: 'application',
		lastResult: answer?.result,
		defaultValue: { reason: said.reason, goals: said.goals },
	})
	const typed = answer?.result?.initialValue
	// What was typed stays in its place, so that a fault stands beside its own row.
	const rows = (typed ? [typed.unavailable ?? []].flat() : said.unavailable) as (Row | null)[]
	const filled = rows.findLastIndex((row) => row && Object.values(row).some(Boolean)) + 1
	const count = Math.min(MOST_UNAVAILABLE, filled + (typed?.intent === 'more' ? MORE : SPARE))
	return (
		<Form method="post" className="form" {...getFormProps(form)}>
			<FormErrors form={form} />
			{asksReason ? (
				<TextArea field={fields.reason} label="Why now" help="A sentence or two, if you like." rows={3} />
			) : null}
			<TextArea
				field={fields.goals}
				label="What you want to be able to do afterwards"
				help="Cohorts are formed so that people with something in common, and something to give each other, meet."
				rows={3}
			/>
			<fieldset className="field">
				<legend>When you cannot come</legend>
				<p className="help">
					On your own clock, each week: a day you do not work, school runs, a standing meeting. Without rows, your
					working hours count.
				</p>
				<ul className="week-times">
					{Array.from({ length: count }, (_, index) => (
						<TimeRow
							// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the form
							key={index}
							index={index}
							row={rows[index] ?? {}}
							errors={errorsOf(answer, index)}
						/>
					))}
				</ul>
				{count < MOST_UNAVAILABLE ? (
					<button className="btn text sm" type="submit" name="intent" value="more">
						More rows
					</button>
				) : null}
			</fieldset>
			<p className="small soft">
				L&D admins read this, to form cohorts. Your line manager is asked for the time the level takes, and reads
				nothing of it.
			</p>
			<p>
				<button className="btn ink" type="submit" name="intent" value={intent}>
					{act}
				</button>
			</p>
		</Form>
	)
}

function errorsOf(answer: { result?: SubmissionResult<string[]> } | undefined, index: number): string[] {
	const errors = answer?.result?.error ?? {}
	return ['', '.day', '.from', '.to'].flatMap((field) => errors[`unavailable[${index}]${field}`] ?? [])
}

function TimeRow({ index, row, errors }: { index: number; row: Row; errors: string[] }) {
	const name = (field: keyof Unavailable) => `unavailable[${index}].${field}`
	const errorId = errors.length > 0 ? `time-${index}-error` : undefined
	const shared = { className: 'input', 'aria-describedby': errorId, 'aria-invalid': errorId ? true : undefined }
	return (
		<li>
			<select {...shared} name={name('day')} aria-label={`Day of time ${index + 1}`} defaultValue={row.day ?? ''}>
				<option value="">No day</option>
				{WEEKDAYS.map((day, at) => (
					<option key={day} value={at + 1}>
						{day}
					</option>
				))}
			</select>
			<input
				{...shared}
				type="time"
				name={name('from')}
				aria-label={`From, of time ${index + 1}`}
				defaultValue={row.from}
			/>
			<input {...shared} type="time" name={name('to')} aria-label={`To, of time ${index + 1}`} defaultValue={row.to} />
			{errorId ? (
				<p className="err" id={errorId}>
					<Icon name="warn" />
					<span>{errors.join(' ')}</span>
				</p>
			) : null}
		</li>
	)
}
