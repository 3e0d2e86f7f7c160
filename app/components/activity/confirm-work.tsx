import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, TextArea } from '../ui/form'
import { useForm } from '../ui/use-form'

/** A deliverable as its sponsor reads it, and both answers. */
export function ConfirmWork({
	asked,
	answer,
}: {
	asked: {
		by: string
		level: string
		sponsor: string
		text: string
		/** What they are called; a link in a letter opens no file */
		files: { name: string; size: string }[]
		until: string
	}
	answer: { result: SubmissionResult<string[]> } | undefined
}) {
	const [form, fields] = useForm<{ reason: string }>({ id: 'word', lastResult: answer?.result })
	return (
		<>
			<div>
				<h1 className="h1">Do you stand behind it?</h1>
				<p className="soft mt-2">
					{asked.by} made this for {asked.level}, and names you, {asked.sponsor}, as its sponsor.
				</p>
			</div>
			<section aria-labelledby="what">
				<h2 className="h2" id="what">
					The deliverable, as it was handed in
				</h2>
				{asked.text ? <p className="activity-text mt-3">{asked.text}</p> : null}
				{asked.files.length > 0 ? (
					<>
						<p className="small soft mt-3">
							With it went these files. This link does not open them; {asked.by} can show them to you.
						</p>
						<ul className="mt-2">
							{asked.files.map(({ name, size }, index) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: two files may share a name, and the list stands still.
								<li key={index}>
									{name} <span className="small soft">{size}</span>
								</li>
							))}
						</ul>
					</>
				) : null}
			</section>
			<Form method="post" className="form" {...getFormProps(form)}>
				<FormErrors form={form} />
				<TextArea
					field={fields.reason}
					label="A word to its author"
					rows={3}
					help={`${asked.by} alone reads this. It is asked for when you do not stand behind it.`}
				/>
				<p className="acts">
					<button className="btn ink" type="submit" name="intent" value="confirm">
						Yes, I stand behind it
					</button>
					<button className="btn edge" type="submit" name="intent" value="decline">
						No, or not as it is
					</button>
				</p>
			</Form>
			<p className="small soft">
				You can answer once, until {asked.until}. You say that this is work you wanted, told fairly; whether the craft
				is there, two trained assessors judge. Kept are your name, your answer and the day; admins of the program see
				these, and no text.
			</p>
		</>
	)
}
