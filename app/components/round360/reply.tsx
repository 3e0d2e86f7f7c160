import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, TextArea } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** "What I heard, what I will try", to all who were asked. `waits`: what comes first, where too few could answer. */
export function Reply({
	reply,
	waits,
	goesTo,
	answer,
}: {
	reply: { text: string; on: string } | null
	waits: string | null
	/** Whom it reaches, and what it is for */
	goesTo: string
	answer: Answer
}) {
	const isMine = answer?.result?.initialValue?.intent === 'reply'
	const [form, fields] = useForm<{ reply: string }>({
		id: 'reply-form',
		lastResult: isMine ? answer?.result : undefined,
	})
	return (
		<Section id="reply" title="What I heard, what I will try">
			{reply ? (
				<>
					<p className="small soft mt-3">Sent on {reply.on} to those who said what they see.</p>
					<p className="round-reply">{reply.text}</p>
				</>
			) : waits ? (
				<p className="mt-3">{waits}</p>
			) : (
				<Form method="post" className="form mt-4" {...getFormProps(form)}>
					<FormErrors form={form} />
					<TextArea
						field={fields.reply}
						label="Half a page to your raters"
						rows={8}
						help={`It goes once, as a letter, ${goesTo} Quote nobody.`}
					/>
					<p>
						<button className="btn ink" type="submit" name="intent" value="reply">
							Send it to them
						</button>
					</p>
				</Form>
			)}
		</Section>
	)
}
