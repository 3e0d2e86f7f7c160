import type { SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { Confirm } from '../ui/confirm'
import { FormErrors, Select } from '../ui/form'
import { Section } from '../ui/section'
import { useForm } from '../ui/use-form'

/** Who can see this result, for its owner: nobody, until named; ended at any time. */
export function Sharing({
	shares,
	choices,
	answer,
}: {
	shares: { id: string; name: string; on: string }[]
	choices: { id: string; name: string }[]
	answer: { result?: SubmissionResult<string[]> } | undefined
}) {
	const [form, fields] = useForm<{ reader: string }>({ id: 'share', lastResult: answer?.result })
	return (
		<Section id="sharing" title="Who can see this" className="">
			<p className="small soft mt-3">{shares.length === 0 ? 'You alone.' : 'You, and whom you named:'}</p>
			{shares.length > 0 ? (
				<ul className="rows">
					{shares.map((share) => (
						<li key={share.id}>
							<span className="grow">
								<span className="strong">{share.name}</span>
								<span className="block small soft">since {share.on}</span>
							</span>
							<Form method="post">
								<input type="hidden" name="reader" value={share.id} />
								<button className="btn text sm" type="submit" name="intent" value="end-share">
									End it<span className="vh"> for {share.name}</span>
								</button>
							</Form>
						</li>
					))}
				</ul>
			) : null}
			{choices.length > 0 ? (
				<Form method="post" className="form mt-4" id={form.id}>
					<FormErrors form={form} />
					<Select
						field={fields.reader}
						label="Show this result to"
						help="They see the levels, the texts and the roadmap, until you end it. Not your single answers, and no other result."
					>
						<option value="">Nobody</option>
						{choices.map((choice) => (
							<option key={choice.id} value={choice.id}>
								{choice.name}
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
			<p className="small soft mt-3">
				Admins can read in the audit log that you showed a result, and to whom, never what it says.
			</p>
			<Confirm
				id="delete"
				look="text"
				label="Delete this result"
				question="Delete this result?"
				consequences="It goes for good, for you and for everybody you showed it to."
				keep="Keep it"
				act="Delete it"
				intent="discard"
			/>
		</Section>
	)
}
