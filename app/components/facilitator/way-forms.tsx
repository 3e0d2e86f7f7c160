import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** One thing to do, without anything to fill in. */
export function OneAct({ intent, name }: { intent: string; name: string }) {
	return (
		<Form method="post" className="mt-2">
			<button className="btn edge sm" type="submit" name="intent" value={intent}>
				{name}
			</button>
		</Form>
	)
}

const texts = {
	reason: {
		label: 'Why you want to lead this level',
		help: 'A few sentences. Admins, mentors and whoever leads the level read it.',
		act: 'Put it forward',
	},
	word: {
		label: 'What you have seen them do',
		help: 'One moment tells more than a list. They read it, with your name.',
		act: 'Give your word',
	},
} as const

export function SayWords({ intent, answer }: { intent: keyof typeof texts; answer: Answer }) {
	const [form, fields] = useForm<{ reason: string; word: string }>({ id: `say-${intent}`, lastResult: answer?.result })
	const { label, help, act } = texts[intent]
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<TextArea field={fields[intent]} label={label} help={help} />
			<p>
				<button className="btn ink" type="submit" name="intent" value={intent}>
					{act}
				</button>
			</p>
		</Form>
	)
}

/** Whoever leads the level takes on to watch one of their sessions. */
export function Watch({ sessions }: { sessions: { id: string; name: string }[] }) {
	return (
		<Form method="post" className="mt-3">
			<div className="field">
				<label htmlFor="watch-session">A session you watch them lead</label>
				<select id="watch-session" name="session" className="input">
					{sessions.map(({ id, name }) => (
						<option key={id} value={id}>
							{name}
						</option>
					))}
				</select>
			</div>
			<p className="mt-2">
				<button className="btn edge sm" type="submit" name="intent" value="watch">
					I watch it
				</button>
			</p>
		</Form>
	)
}
