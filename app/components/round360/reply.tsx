import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, TextArea } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** "What I heard, what I will try", to all who were asked. */
export function Reply({ reply, answer }: { reply: { text: string; on: string } | null; answer: Answer }) {
	const isMine = answer?.result?.initialValue?.intent === 'reply'
	const [form, fields] = useForm<{ reply: string }>({
		id: 'reply-form',
		lastResult: isMine ? answer?.result : undefined,
	})
	return (
		<Section id="reply" title="What I heard, what I will try">
			{reply ? (
				<>
					<p className="small soft mt-3">Sent on {reply.on} to everybody who was asked.</p>
					<p className="round-reply">{reply.text}</p>
				</>
			) : (
				<Form method="post" className="form mt-4" {...getFormProps(form)}>
					<FormErrors form={form} />
					<TextArea
						field={fields.reply}
						label="Half a page to your raters"
						rows={8}
						help="It goes once, as a letter, to everybody who was asked, whether they answered or not. Quote nobody."
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
