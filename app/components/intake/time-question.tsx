import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { Level } from '~/domain/cohort/level'
import type { TimeAnswer } from '~/domain/intake/kinds'
import { type StageTime, timeLines } from '~/domain/intake/time'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'

type Asked = {
	person: string
	level: Level
	/** Null for a level that left the content */
	time: StageTime | null
	about: string
	starts: string
}

/** What a line manager is asked, and both answers. */
export function TimeQuestion({
	answer,
	...asked
}: Asked & { answer: { result?: SubmissionResult<string[]> } | undefined }) {
	const [form, fields] = useForm<{ note: string }>({ id: 'time', lastResult: answer?.result })
	return (
		<>
			<div>
				<h1 className="h1">Does {asked.person} have the time?</h1>
				<p className="soft mt-2">
					{asked.person} is to take {asked.level.label}, {asked.level.title}, with {asked.about}, from the week of{' '}
					{asked.starts}.
				</p>
			</div>
			{(asked.time ? timeLines(asked.time) : []).map((line) => (
				<p key={line}>{line}</p>
			))}
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<Input
					field={fields.note}
					label="A line with it, if you like"
					autoComplete="off"
					help={`${asked.person} and your L&D admins read it.`}
				/>
				<p className="flex flex-wrap gap-4">
					<button className="btn ink" type="submit" name="intent" value="agree">
						Agree to the time
					</button>
					<button className="btn edge" type="submit" name="intent" value="decline">
						Not at the moment
					</button>
				</p>
			</Form>
		</>
	)
}

/** The same question among others, for a line manager who is signed in. */
export function OwnTimeQuestion({
	question,
	answer,
}: {
	question: { id: string; person: string; level: Level; about: string; starts: string; takes: string[] }
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const { id, person, level, about, starts, takes } = question
	const [form, fields] = useForm<{ note: string }>({ id: `time-${id}`, lastResult: answer?.result })
	return (
		<div className="grow max-w-160">
			<h2 className="h3">Does {person} have the time?</h2>
			<p className="small soft mt-1">
				{level.label}, {level.title}, with {about}, from the week of {starts}.
			</p>
			{takes.map((line) => (
				<p className="small mt-2" key={line}>
					{line}
				</p>
			))}
			<Form method="post" className="form mt-3" {...getFormProps(form)}>
				<FormErrors form={form} />
				<input type="hidden" name="question" value={id} />
				<Input
					field={fields.note}
					label="A line with it, if you like"
					autoComplete="off"
					help={`${person} and your L&D admins read it.`}
				/>
				<p className="flex flex-wrap gap-4">
					<button className="btn ink" type="submit" name="intent" value="agree">
						Agree to the time<span className="vh"> for {person}</span>
					</button>
					<button className="btn edge" type="submit" name="intent" value="decline">
						Not at the moment<span className="vh">, for {person}</span>
					</button>
				</p>
			</Form>
		</div>
	)
}

const said: Record<TimeAnswer, { title: string; text: string }> = {
	agreed: { title: 'You agreed.', text: 'Thank you. Nothing more is asked of you.' },
	declined: {
		title: 'You said: not at the moment.',
		text: 'They hear of it by mail. A word between the two of you may find other weeks.',
	},
}

export function TimeAnswered({ answered, ...asked }: Asked & { answered: { state: TimeAnswer; note: string } }) {
	const { title, text } = said[answered.state]
	return (
		<>
			<h1 className="h1">{title}</h1>
			<p>
				It was asked for {asked.person}: {asked.level.label}, {asked.level.title}, with {asked.about}, from the week of{' '}
				{asked.starts}.
			</p>
			{answered.note ? <p>Your line with it: “{answered.note}”</p> : null}
			<p className="soft">{text} If it was a mistake, tell your L&D admin, who can ask once more.</p>
		</>
	)
}
