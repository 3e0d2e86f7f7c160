import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Select, TextArea } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

type Answer = { result?: SubmissionResult<string[]> } | undefined

/** Who can read this result, for its owner: nobody, until named; ended at any time. */
export function RoundSharing({
	shares,
	choices,
	answer,
}: {
	shares: { id: string; name: string; on: string }[]
	choices: { id: string; name: string }[]
	answer: Answer
}) {
	const isMine = answer?.result?.initialValue?.intent === 'share'
	const [form, fields] = useForm<{ reader: string }>({ id: 'share', lastResult: isMine ? answer?.result : undefined })
	return (
		<Section id="sharing" title="Who can see this" className="">
			<p className="small soft mt-3">
				{shares.length === 0
					? 'You alone. No admin, no facilitator and no line manager sees it, or whether it confirms.'
					: 'You, and whom you named:'}
			</p>
			{shares.length > 0 ? (
				<ul className="rows">
					{shares.map(({ id, name, on }) => (
						<li key={id}>
							<span className="grow">
								<span className="strong">{name}</span>
								<span className="block small soft">since {on}</span>
							</span>
							<Form method="post">
								<input type="hidden" name="reader" value={id} />
								<button className="btn text sm" type="submit" name="intent" value="end-share">
									End it<span className="vh"> for {name}</span>
								</button>
							</Form>
						</li>
					))}
				</ul>
			) : null}
			{choices.length > 0 ? (
				<Form method="post" className="form mt-4" {...getFormProps(form)}>
					<FormErrors form={form} />
					<Select
						field={fields.reader}
						label="Read it with"
						help="A coach of your choice sees this page until you end it, and no other round."
					>
						<option value="">Nobody</option>
						{choices.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</Select>
					<p>
						<button className="btn edge" type="submit" name="intent" value="share">
							Show it
						</button>
					</p>
				</Form>
			) : (
				<p className="small soft mt-3">
					Once you have a line manager, a cohort with a lead, or there are mentors, you can show it to one of them.
				</p>
			)}
		</Section>
	)
}

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
