import { getFormProps, type SubmissionResult } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { FormErrors, Input } from '../ui/form'
import { useForm } from '../ui/use-form'

type Fields = { fromDay: string; untilDay: string }

/** When somebody is away. Why is asked nowhere, so that nobody writes it down. */
export function Leaves({
	answer,
	leaves,
	isOwn,
}: {
	answer: { result?: SubmissionResult<string[]> } | undefined
	/** `words`: "1 March 2027 to 31 May 2027" */
	leaves: { id: string; words: string; isNow: boolean }[]
	/** An admin's own page: somebody else records it */
	isOwn: boolean
}) {
	const [form, fields] = useForm<Fields>({ id: 'leave', lastResult: answer?.result })
	return (
		<section aria-labelledby="leaves" className="mt-8">
			<h2 className="h2" id="leaves">
				Leave
			</h2>
			<p className="small soft mt-2">
				While it lasts every clock stands still: due days, the end of a certificate, cool-downs and waivers.
			</p>
			<ul className="rows mt-3">
				{leaves.map((leave) => (
					<li key={leave.id}>
						<span className="grow small">
							<b>{leave.words}</b>
							{leave.isNow ? <span className="block soft">Away now</span> : null}
						</span>
						{isOwn ? null : (
							<Form method="post">
								<input type="hidden" name="leave" value={leave.id} />
								<button className="btn text sm" type="submit" name="intent" value="take-out-leave">
									Take out<span className="vh">: {leave.words}</span>
								</button>
							</Form>
						)}
					</li>
				))}
			</ul>
			{isOwn ? (
				<p className="small soft mt-2">Another admin records yours.</p>
			) : (
				<details className="mt-4" open={answer !== undefined}>
					<summary className="small strong">Record leave</summary>
					<Form method="post" className="form mt-3" {...getFormProps(form)}>
						<FormErrors form={form} />
						<Input field={fields.fromDay} label="First day away" type="date" />
						<Input
							field={fields.untilDay}
							label="Last day away"
							type="date"
							help="When somebody comes back sooner or later, take it out and record it as it was. Why they are away is kept nowhere."
						/>
						<p>
							<button className="btn edge" type="submit" name="intent" value="record-leave">
								Record it
							</button>
						</p>
					</Form>
				</details>
			)}
		</section>
	)
}
