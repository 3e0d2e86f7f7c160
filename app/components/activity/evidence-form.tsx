import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { FormErrors, Input, Picks, TextArea } from '../ui/form'
import { useAutosave } from '../ui/use-autosave'
import { useForm } from '../ui/use-form'

type Fields = {
	way: string
	onDay: string
	minutes: string
	text: string
	sponsorName: string
	sponsorEmail: string
}

export type Draft = {
	way: string
	onDay: string
	minutes: number
	text: string
	sponsorName: string
	sponsorEmail: string
}

/** What somebody did, in their words, and who saw it. It is kept while they write, and goes out when they say so. */
export function EvidenceForm({
	draft,
	ways,
	today,
	answer,
	savedAt,
}: {
	draft: Draft | null
	/** Where there is more than one way to do it */
	ways: { id: string; title: string }[]
	today: string
	answer: { result: SubmissionResult<string[]> } | undefined
	savedAt: string | undefined
}) {
	const ref = useRef<HTMLFormElement>(null)
	const autosave = useAutosave(ref, 'save')
	const [form, fields] = useForm<Fields>({
		id: 'evidence',
		lastResult: answer?.result,
		defaultValue: { ...draft, minutes: draft?.minutes ? String(draft.minutes) : '' },
	})
	return (
		<Form
			method="post"
			className="form mt-4"
			{...getFormProps(form)}
			ref={ref}
			onChange={autosave.later}
			onBlur={autosave.now}
			onSubmit={autosave.drop}
			preventScrollReset
		>
			{autosave.problem ? (
				<p className="say bad" role="alert">
					{autosave.problem}
				</p>
			) : (
				<FormErrors form={form} />
			)}
			{ways.length > 0 ? (
				<Picks
					field={fields.way}
					type="radio"
					legend="Which it was"
					help="They count alike."
					choices={ways.map(({ id, title }) => ({ value: id, label: title }))}
				/>
			) : null}
			<div className="pair">
				<Input field={fields.onDay} label="Day it was done" type="date" max={today} help="Of several, the last one." />
				<Input field={fields.minutes} label="Minutes in all" type="number" min={0} max={2400} />
			</div>
			<TextArea
				field={fields.text}
				label="What it was"
				rows={10}
				help="A few paragraphs are enough. Whoever confirms it reads this, and so may be reminded of what they saw."
			/>
			<div className="pair">
				<Input
					field={fields.sponsorName}
					label="Who saw it"
					autoComplete="off"
					help="Your sponsor, or who hosted you."
				/>
				<Input
					field={fields.sponsorEmail}
					label="Their work address"
					type="email"
					autoComplete="off"
					help="An account is not needed."
				/>
			</div>
			<p className="acts">
				<button className="btn ink" type="submit" name="intent" value="send">
					Ask them to confirm
				</button>
				<button className="btn edge" type="submit" name="intent" value="save">
					Keep it for later
				</button>
				<span className="small soft self-center" role="status">
					{autosave.says || (savedAt ? `Saved ${savedAt}` : 'Saved as you write. Only you read it.')}
				</span>
			</p>
		</Form>
	)
}
