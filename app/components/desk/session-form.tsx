import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { type FormEvent, type ReactNode, useRef } from 'react'
import type { FormatChoice } from '~/domain/session/formats'
import type { Clock } from '~/domain/session/said'
import { paths } from '~/paths'
import { FormErrors, Input, Select } from '../ui/form'
import { useForm } from '../ui/use-form'
import { ZoneField } from '../ui/zone-field'
import { Clocks } from './clocks'
import type { Shown } from './who-hears'

type Fields = {
	title: string
	format: string
	date: string
	time: string
	timeZone: string
	durationMinutes: string
	callUrl: string
	place: string
	planNumber: string
}
export type SessionAnswer =
	| {
			result?: SubmissionResult<string[]>
			clocks?: Clock[]
			shown?: Shown
			/** Times that can be had where the clock skips or repeats the one that was asked for */
			instead?: string[]
	  }
	| undefined

/** A session as an admin writes it: wall time and zone, with a look at everybody's clock before saving. */
export function SessionForm({
	answer,
	session,
	formats,
	zones,
	act,
	plan = [],
	isNew = false,
	children,
}: {
	answer: SessionAnswer
	session: Partial<Fields>
	formats: FormatChoice[]
	zones: string[]
	act: string
	/** What of the level's plan has no date */
	plan?: { number: number; title: string }[]
	/** Its title follows the format until somebody types one */
	isNew?: boolean
	/** More to be asked, before the buttons */
	children?: ReactNode
}) {
	const [form, fields] = useForm<Fields>({ id: 'session', lastResult: answer?.result, defaultValue: session })
	const isNamed = useRef(!isNew)
	const followFormat = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
		const { name, value } = target as HTMLInputElement | HTMLSelectElement
		if (name === fields.title.name) isNamed.current = true
		if (name !== fields.format.name || isNamed.current) return
		const title = currentTarget.elements.namedItem(fields.title.name)
		const proposed = value === session.format ? session.title : formats.find((format) => format.id === value)?.title
		if (title instanceof HTMLInputElement && proposed) title.value = proposed
	}
	return (
		<Form method="post" className="form" onChange={followFormat} {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="opened" value={JSON.stringify(session)} />
			<Input field={fields.title} label="Title" autoComplete="off" />
			{plan.length > 0 ? (
				<Select field={fields.planNumber} label="Which of the level’s plan">
					{plan.map(({ number, title }) => (
						<option key={number} value={number}>
							{number}. {title}
						</option>
					))}
					<option value="">None: an extra one, beside the plan</option>
				</Select>
			) : null}
			<div className="pair">
				<Select field={fields.format} label="Format">
					<option value="">Choose a format</option>
					{formats.map((format) => (
						<option key={format.id} value={format.id}>
							{format.hasRoom ? format.name : `${format.name} (in the call)`}
						</option>
					))}
				</Select>
				<Input field={fields.durationMinutes} label="Minutes" type="number" min={15} max={240} />
			</div>
			<WalkThrough formats={formats} />
			<div className="pair">
				<Input field={fields.date} label="Date" type="date" />
				<Input field={fields.time} label="Time" type="time" />
			</div>
			<ZoneField
				field={fields.timeZone}
				label="Time zone"
				zones={zones}
				help="Date and time are on this clock, and stay so when summer time changes."
			/>
			<Input
				field={fields.callUrl}
				label="Call link"
				type="url"
				help="Begins with https://. Empty when you meet in one place."
				autoComplete="off"
			/>
			<Input field={fields.place} label="Place" help="A room in the building, when there is one." autoComplete="off" />
			{children}
			{answer?.clocks ? (
				<div role="status">
					<p className="key">That is, for everybody:</p>
					<Clocks clocks={answer.clocks} />
				</div>
			) : null}
			<div className="flex flex-wrap gap-2">
				<button className="btn ink" type="submit" name="intent" value="save">
					{act}
				</button>
				<button className="btn edge" type="submit" name="intent" value="preview">
					See it on everybody’s clock
				</button>
			</div>
			{answer?.instead ? (
				// Last: the first button of a form is what the Enter key presses.
				<p className="flex flex-wrap gap-2">
					{answer.instead.map((time) => (
						<button key={time} className="btn edge sm" type="submit" name="instead" value={time}>
							Take {time}
						</button>
					))}
				</p>
			) : null}
		</Form>
	)
}

/** What a format is like, before it is chosen. In a tab of its own: what was typed here stays. */
function WalkThrough({ formats }: { formats: FormatChoice[] }) {
	const withRoom = formats.filter(({ hasRoom }) => hasRoom)
	if (withRoom.length === 0) return null
	return (
		<details className="small">
			<summary>Walk through a format with made-up people</summary>
			<ul className="mt-2 grid gap-2">
				{withRoom.map(({ id, name }) => (
					<li key={id}>
						<a href={paths.previewFormat({ format: id })} target="_blank" rel="noreferrer">
							{name}
							<span className="vh">, in a new tab</span>
						</a>
					</li>
				))}
			</ul>
		</details>
	)
}
