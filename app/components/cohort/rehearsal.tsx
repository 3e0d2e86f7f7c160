import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FEWEST_WORDS } from '~/domain/session/in-writing'
import { FormErrors, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** Ahead of a role-play: to watch it, and write. No reason is asked. */
export function WatchInstead({ watches }: { watches: boolean }) {
	return (
		<Form method="post" className="mt-3" preventScrollReset>
			<p className="small soft">
				{watches
					? 'You said that you watch. Whoever leads sees it. After the session you write the part you would have played, here.'
					: 'You may watch this role-play and play no part. Then you write the lines of the manager afterward, and it counts once they are accepted. No reason is asked.'}
			</p>
			<button className="btn edge mt-3" type="submit" name="intent" value={watches ? 'plays' : 'watches'}>
				{watches ? 'I play after all' : 'I watch, and write'}
			</button>
		</Form>
	)
}

/** After it: one’s own lines. */
export function RehearsalForm({
	text,
	answer,
	version,
	replaces = false,
}: {
	text: string
	answer: Answer
	/** Of what stands there already */
	version: number
	/** Whether it stands in the place of one that waits */
	replaces?: boolean
}) {
	const [form, fields] = useForm<{ rehearsal: string }>({
		id: 'rehearsal-form',
		lastResult: answer?.result,
		defaultValue: { rehearsal: text },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<input type="hidden" name="version" value={version} />
			<TextArea
				field={fields.rehearsal}
				label="The manager’s lines, as you would say them"
				help={`${FEWEST_WORDS} words or more: how you open, what you ask, how you answer the hardest thing you heard, and how you end.`}
				rows={14}
			/>
			<p>
				<button className="btn ink" type="submit" name="intent" value="rehearsal">
					{replaces ? 'Put it in its place' : 'Hand it in'}
				</button>
			</p>
		</Form>
	)
}
