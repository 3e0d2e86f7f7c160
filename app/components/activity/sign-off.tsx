import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'
import type { Sent } from './evidence-asked'

/** Whom to ask for their word on a deliverable. */
export function SignOffForm({
	draft,
	answer,
	handedIn,
}: {
	draft: { name: string; email: string } | null
	answer: { result: SubmissionResult<string[]> } | undefined
	/** "3 Nov" */
	handedIn: string
}) {
	const [form, fields] = useForm<{ sponsorName: string; sponsorEmail: string }>({
		id: 'sponsor',
		lastResult: answer?.result,
		defaultValue: { sponsorName: draft?.name, sponsorEmail: draft?.email },
	})
	return (
		<Form method="post" className="form mt-4" {...getFormProps(form)}>
			<FormErrors form={form} />
			<div className="pair">
				<Input
					field={fields.sponsorName}
					label="Who sponsors it"
					autoComplete="off"
					help="Who wanted it, or lives with what comes of it."
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
					Ask for their word
				</button>
				<span className="small soft self-center">They read what you handed in on {handedIn}.</span>
			</p>
		</Form>
	)
}

/** Words that were given, the newest first. */
export function SignOffHistory({ answered }: { answered: Sent[] }) {
	return (
		<ul className="kept activities">
			{answered.map(({ id, state, sponsor, on, reason }) => (
				<li key={id}>
					<div>
						<p className="strong">
							{state === 'confirmed'
								? `${sponsor} stands behind it, ${on}`
								: `${sponsor} does not stand behind it as it is, ${on}`}
						</p>
						{reason ? <p className="said">“{reason}”</p> : null}
					</div>
				</li>
			))}
		</ul>
	)
}
