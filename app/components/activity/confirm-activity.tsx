import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'
import { type Sent, SentText } from './evidence-asked'

export type Asked = {
	by: string
	activity: string
	level: string
	evidence: string
	sponsor: string
	sent: Pick<Sent, 'way' | 'day' | 'takes' | 'text'>
	until: string
}

/** What a sponsor or host is asked, and both answers. */
export function ConfirmActivity({
	asked,
	answer,
}: {
	asked: Asked
	answer: { result: SubmissionResult<string[]> } | undefined
}) {
	const [form, fields] = useForm<{ reason: string }>({ id: 'word', lastResult: answer?.result })
	return (
		<>
			<div>
				<h1 className="h1">Was it so?</h1>
				<p className="soft mt-2">
					{asked.by} did this for {asked.level}, and names you, {asked.sponsor}, as somebody who saw it.
				</p>
			</div>
			<section aria-labelledby="what">
				<h2 className="h2" id="what">
					{asked.activity}
				</h2>
				<SentText sent={asked.sent} />
				{asked.evidence ? <p className="small soft mt-3">The quarter asks for this: {asked.evidence}</p> : null}
			</section>
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<TextArea
					field={fields.reason}
					label="If it was otherwise: how?"
					rows={3}
					help={`${asked.by} alone reads this. It is asked for when you do not confirm.`}
				/>
				<p className="acts">
					<button className="btn ink" type="submit" name="intent" value="confirm">
						Yes, it was so
					</button>
					<button className="btn edge" type="submit" name="intent" value="decline">
						No, or not all of it
					</button>
				</p>
			</Form>
			<p className="small soft">
				You can answer once, until {asked.until}. You confirm that it took place and that the text is fair, not that it
				was good. Kept are your name, your answer and the day; admins of the program see these, and no text.
			</p>
		</>
	)
}
